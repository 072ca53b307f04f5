//! A signal that ends the process while keys are read one by one: the terminal
//! is given back as it was.

#[cfg(unix)]
pub(super) use unix::{Guard, key_comes};

/// Without signals, there is nothing to guard against.
#[cfg(not(unix))]
#[derive(Default)]
pub(super) struct Guard;

#[cfg(not(unix))]
impl Guard {
    pub(super) fn during<T>(&self, work: impl FnOnce() -> T) -> T {
        work()
    }

    pub(super) fn during_drawing<T>(&self, work: impl FnOnce() -> T) -> T {
        work()
    }

    pub(super) fn wait_if_ending(&self) {}

    pub(super) fn wait_if_ending_soon(&self) {}
}

/// Where one cannot ask whether keys wait, reading waits for one.
#[cfg(not(unix))]
pub(super) fn key_comes(within: std::time::Duration) -> bool {
    !within.is_zero()
}

#[cfg(unix)]
mod unix {
    use std::io::{self, Write};
    use std::sync::atomic::{AtomicBool, Ordering};
    use std::sync::{Arc, OnceLock};
    use std::thread;
    use std::time::Duration;

    use dialoguer::console::Term;
    use rustix::event::{PollFd, PollFlags, Timespec, poll};
    use rustix::termios::{LocalModes, OptionalActions, Termios, tcgetattr, tcsetattr};
    use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM};
    use signal_hook::iterator::Signals;
    use signal_hook::low_level::emulate_default_handler;

    /// How long Ctrl-C, which the work itself takes for an answer, may take to
    /// end the work before it ends the process.
    const GRACE: Duration = Duration::from_millis(300);

    /// How long the work may take from asking whether it should go on to
    /// reading a key, which changes the modes of the terminal.
    const SETTLING: Duration = Duration::from_millis(20);

    /// Gives the terminal back when a signal comes.
    #[derive(Default)]
    pub(in crate::terminal) struct Guard {
        /// Once it was asked to watch.
        state: OnceLock<Arc<State>>,
    }

    #[derive(Default)]
    struct State {
        /// Whether there is work to interrupt.
        is_working: AtomicBool,
        /// Whether the cursor may be hidden.
        is_drawing: AtomicBool,
        /// Whether the process is about to end.
        is_ending: AtomicBool,
    }

    impl Guard {
        /// Does `work`, during which the terminal may read by keys and hide its
        /// cursor. A signal that ends the process does so once the terminal is
        /// as it was before.
        pub(in crate::terminal) fn during<T>(&self, work: impl FnOnce() -> T) -> T {
            // So that Ctrl-C is an error of the read instead of the end of the
            // process.
            crate::terminal::hold_interrupts();
            let state = self.state.get_or_init(watch);
            state.is_working.store(true, Ordering::SeqCst);
            let done = work();
            state.is_working.store(false, Ordering::SeqCst);
            done
        }

        /// Does `work`, which hides the cursor. Keys that come while none is read
        /// are kept for the next reading: none appears on the screen, and Ctrl-C
        /// is one of them.
        pub(in crate::terminal) fn during_drawing<T>(&self, work: impl FnOnce() -> T) -> T {
            self.during(|| {
                let Ok(modes) = tcgetattr(io::stdin()) else {
                    return work();
                };
                let state = self.state.get_or_init(watch);
                let mut quiet = modes.clone();
                quiet.local_modes -= LocalModes::ICANON | LocalModes::ECHO | LocalModes::ISIG;
                state.is_drawing.store(true, Ordering::SeqCst);
                let _ = tcsetattr(io::stdin(), OptionalActions::Now, &quiet);
                let done = work();
                let _ = tcsetattr(io::stdin(), OptionalActions::Now, &modes);
                state.is_drawing.store(false, Ordering::SeqCst);
                done
            })
        }

        /// The same once a reading was interrupted, perhaps by the signal that
        /// is about to end the process.
        pub(in crate::terminal) fn wait_if_ending_soon(&self) {
            thread::sleep(SETTLING);
            self.wait_if_ending();
        }

        /// Waits for the end where the process is about to: the terminal is
        /// being given back, and no key may be read any more.
        pub(in crate::terminal) fn wait_if_ending(&self) {
            let Some(state) = self.state.get() else {
                return;
            };
            while state.is_ending.load(Ordering::SeqCst) {
                thread::park();
            }
        }
    }

    /// Waits for signals from now on, in a thread of its own.
    fn watch() -> Arc<State> {
        let state = Arc::new(State::default());
        // Without a terminal, or without signals, there is nothing to guard.
        let modes = tcgetattr(io::stdin()).ok();
        let signals = Signals::new([SIGINT, SIGTERM, SIGHUP, SIGQUIT]).ok();
        if let Some((modes, mut signals)) = modes.zip(signals) {
            let state = Arc::clone(&state);
            thread::spawn(move || {
                for signal in signals.forever() {
                    if signal == SIGINT {
                        thread::sleep(GRACE);
                    }
                    if state.is_working.load(Ordering::SeqCst) {
                        state.is_ending.store(true, Ordering::SeqCst);
                        thread::sleep(SETTLING);
                        give_back(&modes, state.is_drawing.load(Ordering::SeqCst));
                    } else if signal == SIGINT {
                        // Ctrl-C is for whoever has the terminal by now.
                        continue;
                    }
                    let _ = emulate_default_handler(signal);
                }
            });
        }
        state
    }

    /// Whether a key waits to be read, or comes within that time.
    pub(in crate::terminal) fn key_comes(within: Duration) -> bool {
        let stdin = io::stdin();
        let mut waiting = [PollFd::new(&stdin, PollFlags::IN)];
        let within = Timespec::try_from(within).ok();
        poll(&mut waiting, within.as_ref()).is_ok_and(|count| count > 0)
    }

    /// The modes as they were, and the cursor where it was hidden; a question
    /// that stays on the screen gets the end of its line.
    fn give_back(modes: &Termios, is_drawing: bool) {
        let _ = tcsetattr(io::stdin(), OptionalActions::Now, modes);
        let _ = if is_drawing {
            Term::stderr().show_cursor()
        } else {
            writeln!(io::stderr())
        };
    }
}
