//! Signals that come while the terminal is a question's or a pager's: whatever
//! ends or stops the process, the terminal is given back as it was before.
//!
//! A handler only sets a flag, and whoever waits for a key looks at it. So no
//! thread is needed, which some systems refuse to start.

use crossterm::terminal::{disable_raw_mode, is_raw_mode_enabled};

use super::prompt::leave;

pub(super) use imp::Guard;

/// What comes while one waits.
#[cfg_attr(not(unix), allow(dead_code))] // keys are all there is without signals
pub(super) enum Event {
    Key,
    /// The process ends once the question is gone.
    Ending,
    /// The process is to stop until it is continued.
    Stopping,
    /// The process goes on after a stop.
    Continued,
}

/// Gives the terminal back where it is drawn on, for whoever cannot wait for the
/// end of that.
pub(crate) fn give_back() {
    if is_raw_mode_enabled().unwrap_or(false) && imp::is_in_foreground() {
        let _ = disable_raw_mode();
        let _ = leave();
    }
}

#[cfg(not(unix))]
mod imp {
    use std::sync::Arc;
    use std::sync::atomic::AtomicBool;

    use crossterm::terminal::{disable_raw_mode, enable_raw_mode};
    use signal_hook::consts::SIGINT;
    use signal_hook::flag;

    use super::Event;

    /// No signal but that of Ctrl-C, and none that stops a process.
    #[derive(Default)]
    pub(in crate::screen) struct Guard;

    impl Guard {
        pub(in crate::screen) fn during<T>(&self, work: impl FnOnce() -> T) -> T {
            work()
        }

        pub(in crate::screen) fn during_drawing<T>(&self, work: impl FnOnce() -> T) -> T {
            self.take();
            let done = work();
            let _ = disable_raw_mode();
            done
        }

        pub(in crate::screen) fn aside<T>(&self, work: impl FnOnce() -> T) -> T {
            let _ = disable_raw_mode();
            let done = work();
            self.take();
            done
        }

        pub(in crate::screen) fn during_pager<T>(&self, work: impl FnOnce() -> T) -> T {
            let _ = flag::register(SIGINT, Arc::<AtomicBool>::default());
            work()
        }

        pub(in crate::screen) fn news(&self) -> Option<Event> {
            None
        }

        /// Reading waits by itself.
        pub(in crate::screen) fn wait(&self) -> Option<Event> {
            Some(Event::Key)
        }

        pub(in crate::screen) fn stop_job(&self) {}

        pub(in crate::screen) fn stop(&self) {}

        pub(in crate::screen) fn take(&self) -> bool {
            enable_raw_mode().is_ok()
        }
    }

    pub(super) fn is_in_foreground() -> bool {
        true
    }
}

#[cfg(unix)]
mod imp {
    use std::ffi::c_int;
    use std::io;
    use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering::SeqCst};
    use std::sync::{Arc, OnceLock};
    use std::time::Duration;

    use crossterm::terminal::{disable_raw_mode, enable_raw_mode};
    use rustix::event::{PollFd, PollFlags, Timespec, poll};
    use rustix::process::{Signal, getpgrp, getsid, kill_current_process_group};
    use rustix::termios::{OptionalActions, SpecialCodeIndex, tcgetattr, tcgetpgrp, tcsetattr};
    use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP};
    use signal_hook::flag;
    use signal_hook::low_level::emulate_default_handler;

    use super::Event;

    /// How long to wait for a line before looking for a signal.
    const GLANCE: Duration = Duration::from_millis(200);

    /// Gives the terminal back when a signal comes.
    #[derive(Default)]
    pub(in crate::screen) struct Guard {
        signals: OnceLock<Signals>,
        stops: OnceLock<Stops>,
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

        /// From now on they end the process at once, or later.
        fn set_at_once(&self, at_once: bool) {
            self.end.store(at_once, SeqCst);
            self.interrupt.store(at_once, SeqCst);
            if at_once && let Ok(signal @ 1..) = c_int::try_from(self.came.load(SeqCst)) {
                let _ = emulate_default_handler(signal);
            }
        }
    }

    impl Stops {
        fn installed() -> Self {
            let stops = Self {
                stop: Arc::default(),
                came: Arc::default(),
            };
            let _ = flag::register_conditional_default(SIGTSTP, Arc::clone(&stops.stop));
            let _ = flag::register(SIGTSTP, Arc::clone(&stops.came));
            stops
        }

        /// From now on it stops the process at once, or later.
        fn set_at_once(&self, at_once: bool) {
            self.stop.store(at_once && can_be_continued(), SeqCst);
            if at_once && self.came.swap(false, SeqCst) {
                let _ = emulate_default_handler(SIGTSTP);
            }
        }
    }

    impl Guard {
        /// Does `work`, which looks for signals by [`Guard::wait`]. One that
        /// ends the process does so after it.
        pub(in crate::screen) fn during<T>(&self, work: impl FnOnce() -> T) -> T {
            self.signals().set_at_once(false);
            let done = work();
            self.signals().set_at_once(true);
            done
        }

        /// The same for work that draws. Keys that come while none is read are
        /// kept for the next reading: none appears on the screen, and Ctrl-C is
        /// one of them.
        pub(in crate::screen) fn during_drawing<T>(&self, work: impl FnOnce() -> T) -> T {
            self.during(|| {
                let stops = self.stops.get_or_init(Stops::installed);
                stops.set_at_once(false);
                self.take();
                let done = work();
                let _ = disable_raw_mode();
                stops.set_at_once(true);
                done
            })
        }

        /// Does `work` in the midst of drawing, for which the terminal is as it
        /// was before.
        pub(in crate::screen) fn aside<T>(&self, work: impl FnOnce() -> T) -> T {
            let stops = self.stops.get_or_init(Stops::installed);
            let _ = disable_raw_mode();
            stops.set_at_once(true);
            self.signals().set_at_once(true);
            let done = work();
            self.signals().set_at_once(false);
            stops.set_at_once(false);
            self.take();
            done
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

        /// Whether a signal came, or the end of the terminal itself.
        pub(in crate::screen) fn news(&self) -> Option<Event> {
            let is_stopping = |stops: &Stops| stops.came.load(SeqCst);
            if self.is_ending() || terminal(Duration::ZERO).contains(PollFlags::HUP) {
                Some(Event::Ending)
            } else if self.stops.get().is_some_and(is_stopping) {
                Some(Event::Stopping)
            } else {
                let is_continued = self.signals().is_continued.swap(false, SeqCst);
                is_continued.then_some(Event::Continued)
            }
        }

        /// Waits a while for a line or a signal.
        pub(in crate::screen) fn wait(&self) -> Option<Event> {
            let is_typed = || !terminal(GLANCE).is_empty();
            self.news().or_else(|| is_typed().then_some(Event::Key))
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
            let _ = disable_raw_mode();
            if let Some(stops) = self.stops.get() {
                stops.came.store(false, SeqCst);
            }
            let _ = emulate_default_handler(SIGTSTP);
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
            // A shell that continues it sets modes of its own.
            let _ = disable_raw_mode();
            let _ = enable_raw_mode();
            // A key whose escape sequence is not whole must not hold up reading.
            if let Ok(mut modes) = tcgetattr(io::stdin()) {
                modes.special_codes[SpecialCodeIndex::VMIN] = 0;
                modes.special_codes[SpecialCodeIndex::VTIME] = 0;
                let _ = tcsetattr(io::stdin(), OptionalActions::Now, &modes);
            }
            true
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
    pub(super) fn is_in_foreground() -> bool {
        tcgetpgrp(io::stdin()).map_or(true, |group| group == getpgrp())
    }

    /// What the terminal has to say within that time: that something is to be
    /// read, or that it is gone.
    fn terminal(within: Duration) -> PollFlags {
        let stdin = io::stdin();
        let mut waiting = [PollFd::new(&stdin, PollFlags::IN)];
        let within = Timespec::try_from(within).ok();
        match poll(&mut waiting, within.as_ref()) {
            Ok(_) => waiting[0].revents(),
            Err(_) => PollFlags::empty(),
        }
    }
}
