//! A signal that ends the process while keys are read one by one: the terminal
//! is given back as it was.

#[cfg(not(unix))]
pub(super) fn guarded<T>(work: impl FnOnce() -> T) -> T {
    work()
}

/// Does `work`, during which the terminal may read by keys and hide its
/// cursor. A signal that ends the process does so once the terminal is as it
/// was before.
#[cfg(unix)]
pub(super) fn guarded<T>(work: impl FnOnce() -> T) -> T {
    let _guard = unix::Guard::new();
    work()
}

#[cfg(unix)]
mod unix {
    use std::io::{self, Write};
    use std::sync::Arc;
    use std::sync::atomic::{AtomicBool, Ordering};
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

    /// Gives the terminal back when a signal comes, until it is dropped.
    pub(super) struct Guard(Arc<AtomicBool>);

    impl Guard {
        pub(super) fn new() -> Self {
            let is_working = Arc::new(AtomicBool::new(true));
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
            Self(is_working)
        }
    }

    impl Drop for Guard {
        fn drop(&mut self) {
            self.0.store(false, Ordering::SeqCst);
        }
    }

    fn give_back(modes: &Termios) {
        let _ = tcsetattr(io::stdin(), OptionalActions::Now, modes);
        let _ = Term::stderr().show_cursor();
        let _ = io::stderr().flush();
    }
}
