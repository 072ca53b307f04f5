//! The same work on many things, on every core, the results in their order.
//! Where the system starts no more threads, this one does the work of all.

use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::thread::{self, Builder, Scope, ScopedJoinHandle};

/// Fewest things for which another thread is worth its start.
const FEWEST: usize = 64;

/// Called with how many of how many things are done, from any thread.
pub type Progress<'a> = &'a (dyn Fn(usize, usize) + Sync);

/// Says how many of `all` things are done.
pub(crate) struct Counter<'a> {
    done: AtomicUsize,
    all: usize,
    progress: Progress<'a>,
}

impl<'a> Counter<'a> {
    pub(crate) fn new(all: usize, progress: Progress<'a>) -> Self {
        let done = AtomicUsize::new(0);
        Self {
            done,
            all,
            progress,
        }
    }

    /// One more is done.
    pub(crate) fn count(&self) {
        (self.progress)(self.done.fetch_add(1, Relaxed) + 1, self.all);
    }
}

/// `work` on each of `items`, which `progress` hears of.
pub(crate) fn map_counted<T: Sync, R: Send>(
    items: &[T],
    progress: Progress<'_>,
    work: impl Fn(&T) -> R + Sync,
) -> Vec<R> {
    let counter = Counter::new(items.len(), progress);
    map(items, |item| {
        let result = work(item);
        counter.count();
        result
    })
}

/// `work` on each of `items`.
pub(crate) fn map<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let results = shares(items, |share| share.iter().map(&work).collect::<Vec<R>>());
    results.into_iter().flatten().collect()
}

/// `work` on shares of `items`, one for each core where there are many.
pub(crate) fn shares<T: Sync, R: Send>(items: &[T], work: impl Fn(&[T]) -> R + Sync) -> Vec<R> {
    let threads = thread::available_parallelism().map_or(1, NonZero::get);
    let share = items.len().div_ceil(threads).max(FEWEST);
    let work = &work;
    thread::scope(|scope| {
        let mut shares = items.chunks(share);
        let own = shares.next().unwrap_or_default();
        let others = shares.map(|share| (share, start(scope, move || work(share))));
        let others: Vec<_> = others.collect();
        let mut results = vec![work(own)];
        for (share, other) in others {
            results.push(other.map_or_else(|| work(share), result));
        }
        results
    })
}

/// Starts `work` on a thread of its own; `None` where the system refuses one.
fn start<'s, R: Send + 's>(
    scope: &'s Scope<'s, '_>,
    work: impl FnOnce() -> R + Send + 's,
) -> Option<ScopedJoinHandle<'s, R>> {
    Builder::new().spawn_scoped(scope, work).ok()
}

fn result<R>(started: ScopedJoinHandle<'_, R>) -> R {
    let panicked = |panic| std::panic::resume_unwind(panic);
    started.join().unwrap_or_else(panicked)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_are_in_the_order_of_their_items() {
        for count in [0, 1, FEWEST, 10 * FEWEST + 1] {
            let items: Vec<usize> = (0..count).collect();
            let doubled = map(&items, |item| item * 2);
            assert!(doubled.iter().copied().eq((0..count).map(|item| item * 2)));
        }
    }
}
