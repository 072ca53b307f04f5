//! Signals that come while the terminal is a question's or a pager's: whatever
//! ends or stops the process, the terminal is given back as it was before.
//!
//! A handler only sets a flag, and whoever waits for a key looks at it. So no
//! thread is needed, which some systems refuse to start.

pub(crate) use imp::keeper;
pub(super) use imp::{Guard, key_comes};

/// What comes of waiting for a key.
#[cfg_attr(not(unix), allow(dead_code))] // keys are all there is without signals
pub(super) enum Event {
    Key,
    /// Nothing came for a while.
    Nothing,
    /// A signal ends the process once the question is gone.
    Ending,
    /// The process is to stop until it is continued.
    Stopping,
    /// The process goes on after a stop.
    Continued,
}

#[cfg(not(unix))]
mod imp {
    use std::sync::Arc;
    use std::sync::atomic::AtomicBool;
    use std::time::Duration;

    use signal_hook::consts::SIGINT;
    use signal_hook::flag;

    use super::Event;

    /// The system itself gives the console back, and stops no process.
    #[derive(Default)]
    pub(in crate::screen) struct Guard;

    impl Guard {
        pub(in crate::screen) fn during<T>(&self, work: impl FnOnce() -> T) -> T {
            work()
        }

        pub(in crate::screen) fn during_drawing<T>(&self, work: impl FnOnce() -> T) -> T {
            work()
        }

        pub(in crate::screen) fn during_pager<T>(&self, work: impl FnOnce() -> T) -> T {
            let _ = flag::register(SIGINT, Arc::<AtomicBool>::default());
            work()
        }

        /// Reading waits by itself.
        pub(in crate::screen) fn wait(&self) -> Event {
            Event::Key
        }

        pub(in crate::screen) fn stop_job(&self) {}

        pub(in crate::screen) fn stop(&self) {}

        pub(in crate::screen) fn take(&self) -> bool {
            true
        }
    }

    /// Always false: this system cannot be asked whether a key waits.
    pub(in crate::screen) fn key_comes(_within: Duration) -> bool {
        false
    }

    pub(crate) fn keeper() -> impl Fn() + Send + Sync {
        || ()
    }
}

#[cfg(unix)]
mod imp {
    use std::ffi::c_int;
    use std::io;
    use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering::SeqCst};
    use std::sync::{Arc, OnceLock};
    use std::time::Duration;

    use dialoguer::console::Term;
    use rustix::event::{PollFd, PollFlags, Timespec, poll};
    use rustix::process::{Signal, getpgrp, getsid, kill_current_process_group};
    use rustix::termios::{LocalModes, OptionalActions, Termios, tcgetattr, tcgetpgrp, tcsetattr};
    use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP};
    use signal_hook::flag;
    use signal_hook::low_level::emulate_default_handler;

    use super::Event;

    /// How long to wait for a key before looking at something else, such as the
    /// size of the screen.
    const GLANCE: Duration = Duration::from_millis(200);

    /// Gives the terminal back when a signal comes.
    #[derive(Default)]
    pub(in crate::screen) struct Guard {
        signals: OnceLock<Signals>,
        stops: OnceLock<Stops>,
        /// The modes of the terminal before the first question.
        before: OnceLock<Termios>,
        /// Whether the terminal has modes of ours.
        is_taken: AtomicBool,
    }

    /// Signals that end the process.
    struct Signals {
        /// Whether they do so at once, Ctrl-C apart.
        end: Arc<AtomicBool>,
        /// Whether Ctrl-C does so at once.
        interrupt: Arc<AtomicBool>,
        /// The number of the one that came, else 0.
        came: Arc<AtomicUsize>,
        /// Whether the process went on after a stop.
        is_continued: Arc<AtomicBool>,
    }

    /// The signal that stops the process. Its handler stays, so that it is
    /// installed only once keys are read one by one.
    struct Stops {
        /// Whether it does so at once.
        stop: Arc<AtomicBool>,
        /// Whether it came.
        came: Arc<AtomicBool>,
    }

    impl Signals {
        /// Installs the handlers; where that fails, the system's stay.
        fn installed() -> Self {
            let signals = Self {
                end: Arc::new(AtomicBool::new(true)),
                interrupt: Arc::new(AtomicBool::new(true)),
                came: Arc::default(),
                is_continued: Arc::default(),
            };
            for (signal, at_once) in [
                (SIGTERM, &signals.end),
                (SIGHUP, &signals.end),
                (SIGQUIT, &signals.end),
                (SIGINT, &signals.interrupt),
            ] {
                let _ = flag::register_conditional_default(signal, Arc::clone(at_once));
                let number = usize::try_from(signal).unwrap_or_default();
                let _ = flag::register_usize(signal, Arc::clone(&signals.came), number);
            }
            let _ = flag::register(SIGCONT, Arc::clone(&signals.is_continued));
            signals
        }
    }

    impl Stops {
        fn installed() -> Self {
            let stops = Self {
                stop: Arc::new(AtomicBool::new(can_be_continued())),
                came: Arc::default(),
            };
            let _ = flag::register_conditional_default(SIGTSTP, Arc::clone(&stops.stop));
            let _ = flag::register(SIGTSTP, Arc::clone(&stops.came));
            stops
        }
    }

    impl Guard {
        /// Does `work`, which waits for keys by [`Guard::wait`]. A signal that
        /// ends the process does so after it.
        pub(in crate::screen) fn during<T>(&self, work: impl FnOnce() -> T) -> T {
            let signals = self.signals();
            for at_once in [&signals.end, &signals.interrupt] {
                at_once.store(false, SeqCst);
            }
            let done = work();
            for at_once in [&signals.end, &signals.interrupt] {
                at_once.store(true, SeqCst);
            }
            if let Ok(signal @ 1..) = c_int::try_from(signals.came.load(SeqCst)) {
                let _ = emulate_default_handler(signal);
            }
            done
        }

        /// The same for work that hides the cursor. Keys that come while none is
        /// read are kept for the next reading: none appears on the screen, and
        /// Ctrl-C is one of them.
        pub(in crate::screen) fn during_drawing<T>(&self, work: impl FnOnce() -> T) -> T {
            self.during(|| {
                let stops = self.stops.get_or_init(Stops::installed);
                stops.stop.store(false, SeqCst);
                self.take();
                let done = work();
                self.give_back();
                stops.stop.store(can_be_continued(), SeqCst);
                if stops.came.swap(false, SeqCst) {
                    let _ = emulate_default_handler(SIGTSTP);
                }
                done
            })
        }

        /// Does `work`, during which Ctrl-C is the pager's.
        pub(in crate::screen) fn during_pager<T>(&self, work: impl FnOnce() -> T) -> T {
            let signals = self.signals();
            signals.interrupt.store(false, SeqCst);
            let done = work();
            signals.came.store(0, SeqCst);
            signals.interrupt.store(true, SeqCst);
            done
        }

        /// Waits a while for a key or a signal.
        pub(in crate::screen) fn wait(&self) -> Event {
            let is_stopping = |stops: &Stops| stops.came.load(SeqCst);
            if self.is_ending() {
                Event::Ending
            } else if self.stops.get().is_some_and(is_stopping) {
                Event::Stopping
            } else if self.signals().is_continued.swap(false, SeqCst) {
                Event::Continued
            } else if key_comes(GLANCE) {
                Event::Key
            } else {
                Event::Nothing
            }
        }

        /// Ctrl-Z, which is a key where keys are read one by one: stops this
        /// process and those that were started with it, as the terminal itself
        /// does it.
        pub(in crate::screen) fn stop_job(&self) {
            if can_be_continued() {
                let _ = kill_current_process_group(Signal::TSTP);
            }
        }

        /// Gives the terminal back and stops, until the process is continued.
        pub(in crate::screen) fn stop(&self) {
            self.give_back();
            if let Some(stops) = self.stops.get() {
                stops.came.store(false, SeqCst);
            }
            let _ = emulate_default_handler(SIGTSTP);
            self.signals().is_continued.store(true, SeqCst);
        }

        /// Takes the terminal; `false` where the process is about to end. In the
        /// background, the process stops: the terminal is another's.
        pub(in crate::screen) fn take(&self) -> bool {
            while !self.is_ending() && !is_in_foreground() {
                let _ = emulate_default_handler(SIGTSTP);
            }
            if self.is_ending() {
                return false;
            }
            // The signal that continued the process led here: it counts once.
            self.signals().is_continued.store(false, SeqCst);
            if let Ok(modes) = tcgetattr(io::stdin()) {
                let mut quiet = self.before.get_or_init(|| modes).clone();
                quiet.local_modes -= LocalModes::ICANON | LocalModes::ECHO | LocalModes::ISIG;
                self.is_taken.store(true, SeqCst);
                let _ = tcsetattr(io::stdin(), OptionalActions::Now, &quiet);
            }
            true
        }

        fn give_back(&self) {
            if let Some(modes) = self.before.get()
                && self.is_taken.swap(false, SeqCst)
            {
                let _ = tcsetattr(io::stdin(), OptionalActions::Now, modes);
            }
        }

        fn is_ending(&self) -> bool {
            self.signals().came.load(SeqCst) != 0
        }

        fn signals(&self) -> &Signals {
            self.signals.get_or_init(Signals::installed)
        }
    }

    /// Whether there is a shell that continues what it stopped. What was started
    /// as the first of its session, as by a terminal window, would stop for ever.
    fn can_be_continued() -> bool {
        getsid(None) != Ok(getpgrp())
    }

    /// Whether this process may set the terminal: it is in the foreground, or
    /// the terminal has no job control.
    fn is_in_foreground() -> bool {
        tcgetpgrp(io::stdin()).map_or(true, |group| group == getpgrp())
    }

    /// Whether a key waits to be read, or comes within that time.
    pub(in crate::screen) fn key_comes(within: Duration) -> bool {
        let stdin = io::stdin();
        let mut waiting = [PollFd::new(&stdin, PollFlags::IN)];
        let within = Timespec::try_from(within).ok();
        poll(&mut waiting, within.as_ref()).is_ok_and(|count| count > 0)
    }

    /// What gives the terminal back as it is now, for whoever cannot wait for
    /// the end of a question: it asks the terminal itself whether there is one.
    pub(crate) fn keeper() -> impl Fn() + Send + Sync {
        let before = tcgetattr(io::stdin()).ok();
        move || {
            let Some((before, now)) = before.as_ref().zip(tcgetattr(io::stdin()).ok()) else {
                return;
            };
            if now.local_modes != before.local_modes && is_in_foreground() {
                let _ = tcsetattr(io::stdin(), OptionalActions::Now, before);
                let _ = Term::stderr().show_cursor();
            }
        }
    }
}
