//! A signal that ends the process while keys are read one by one: the terminal
//! is given back as it was.

#[cfg(unix)]
pub(super) use unix::Guard;

/// Without signals, there is nothing to guard against.
#[cfg(not(unix))]
#[derive(Default)]
pub(super) struct Guard;

#[cfg(not(unix))]
impl Guard {
    pub(super) fn during<T>(&self, work: impl FnOnce() -> T) -> T {
        work()
    }
}

#[cfg(unix)]
mod unix {
    use std::io::{self, Write};
    use std::sync::atomic::{AtomicBool, Ordering};
    use std::sync::{Arc, OnceLock};
    use std::thread;
    use std::time::Duration;

    use dialoguer::console::Term;
    use rustix::termios::{OptionalActions, Termios, tcgetattr, tcsetattr};
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    use signal_hook::iterator::Signals;
    use signal_hook::low_level::emulate_default_handler;

    /// How long Ctrl-C, which the work itself takes for an answer, may take to
    /// end the work before it ends the process.
    const GRACE: Duration = Duration::from_millis(300);

    /// Gives the terminal back when a signal comes.
    #[derive(Default)]
    pub(in crate::terminal) struct Guard {
        /// Whether there is work to interrupt; once it was asked to watch.
        is_working: OnceLock<Arc<AtomicBool>>,
    }

    impl Guard {
        /// Does `work`, during which the terminal may read by keys and hide its
        /// cursor. A signal that ends the process does so once the terminal is
        /// as it was before.
        pub(in crate::terminal) fn during<T>(&self, work: impl FnOnce() -> T) -> T {
            // So that Ctrl-C is an error of the read instead of the end of the
            // process.
            crate::terminal::hold_interrupts();
            let is_working = self.is_working.get_or_init(watch);
            is_working.store(true, Ordering::SeqCst);
            let done = work();
            is_working.store(false, Ordering::SeqCst);
            done
        }
    }

    /// Waits for signals from now on, in a thread of its own.
    fn watch() -> Arc<AtomicBool> {
        let is_working = Arc::new(AtomicBool::new(false));
        // Without a terminal, or without signals, there is nothing to guard.
        let modes = tcgetattr(io::stdin()).ok();
        let signals = Signals::new([SIGINT, SIGTERM, SIGHUP]).ok();
        if let Some((modes, mut signals)) = modes.zip(signals) {
            let is_working = Arc::clone(&is_working);
            thread::spawn(move || {
                for signal in signals.forever() {
                    if signal == SIGINT {
                        thread::sleep(GRACE);
                    }
                    if is_working.load(Ordering::SeqCst) {
                        give_back(&modes);
                    } else if signal == SIGINT {
                        // Ctrl-C is for whoever has the terminal by now.
                        continue;
                    }
                    let _ = emulate_default_handler(signal);
                }
            });
        }
        is_working
    }

    fn give_back(modes: &Termios) {
        let _ = tcsetattr(io::stdin(), OptionalActions::Now, modes);
        let _ = Term::stderr().show_cursor();
        let _ = io::stderr().flush();
    }
}
