//! How far work that takes long is, on standard error.

use std::io::{self, Write};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use crossterm::terminal::is_raw_mode_enabled;

use super::Terminal;
use crate::words::{Messages, said};

/// Work that takes less says nothing of itself.
const PATIENCE: Duration = Duration::from_secs(1);

/// How long a count stays before the next replaces it.
const GLANCE: Duration = Duration::from_millis(100);

impl Terminal {
    /// Does `work`, which says how many of how many things are done; they are
    /// `counted` on a terminal that can erase, until the end.
    pub(crate) fn count<T>(
        &self,
        counted: fn(Messages, &str, &str) -> String,
        work: impl FnOnce(&(dyn Fn(usize, usize) + Sync)) -> T,
    ) -> T {
        // Whoever explores has the screen already.
        let is_seen = self.settings.erases && !is_raw_mode_enabled().unwrap_or(false);
        let line = Mutex::new(Line::new(Instant::now()));
        let done = work(&|done, all| {
            // Another thread that writes at this moment says about the same.
            if is_seen
                && let Ok(mut line) = line.try_lock()
                && line.is_due(Instant::now())
            {
                let m = self.messages;
                let text = counted(m, &m.integer(done as u64), &m.integer(all as u64));
                let text = said(&text);
                let _ = write!(io::stderr(), "\r\u{1b}[K{text}");
            }
        });
        if line.into_inner().is_ok_and(|line| line.is_written) {
            let _ = write!(io::stderr(), "\r\u{1b}[K");
        }
        done
    }
}

/// The line that is written and erased.
struct Line {
    next: Instant,
    is_written: bool,
}

impl Line {
    fn new(begun: Instant) -> Self {
        Self {
            next: begun + PATIENCE,
            is_written: false,
        }
    }

    /// Whether it is to be written now.
    fn is_due(&mut self, now: Instant) -> bool {
        if now < self.next {
            return false;
        }
        self.next = now + GLANCE;
        self.is_written = true;
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_written_after_a_second_and_ten_times_in_one() {
        let begun = Instant::now();
        let mut line = Line::new(begun);
        let due: Vec<u64> = (0..1400)
            .step_by(50)
            .filter(|ms| line.is_due(begun + Duration::from_millis(*ms)))
            .collect();
        assert_eq!(due, [1000, 1100, 1200, 1300]);
        assert!(line.is_written && !Line::new(begun).is_written);
    }
}
