//! Running the program on a terminal of its own, and reading its screen.

use std::io::{Read, Write};
use std::process::Command;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

/// Longest wait for something that must come; a test that waits so long fails.
const PATIENCE: Duration = Duration::from_secs(20);

/// Runs a program and writes the status with which it ended, nothing else, and
/// stays: when the first process of a session ends, the system resets the
/// terminal and may forget what was written last.
const SESSION: &str = r#"trap : INT QUIT
exec 3>&2 2>/dev/null
(exec "$@" 2>&3 3>&-)
printf '\033]ended;%s\007' $?
exec sleep 600"#;

/// What stands before and after the status that a session ends with.
const END: (&[u8], &[u8]) = (b"\x1b]ended;", b"\x07");

/// A program running on a terminal.
pub(crate) struct Screen {
    parser: vt100::Parser,
    raw: Vec<u8>,
    output: Receiver<Vec<u8>>,
    input: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    master: Box<dyn MasterPty + Send>,
    /// The modes of the terminal before the program.
    modes: String,
}

/// Where a run on a terminal ended.
pub(crate) struct Ended {
    pub(crate) status: u32,
    pub(crate) text: String,
    /// Everything that was written, escape sequences included.
    pub(crate) raw: String,
    pub(crate) cursor_is_hidden: bool,
    /// Whether the terminal reads by lines again.
    pub(crate) is_canonical: bool,
    /// Whether all modes of the terminal are those of before.
    pub(crate) has_its_modes: bool,
}

impl Screen {
    /// Starts the program with `line` as its arguments, on a terminal of that
    /// size, with these environment variables and no other but `PATH`.
    pub(crate) fn start(columns: u16, rows: u16, line: &str, variables: &[(&str, &str)]) -> Self {
        let mut program = vec![env!("CARGO_BIN_EXE_apicat")];
        program.extend(line.split_whitespace());
        Self::run(columns, rows, &program, variables)
    }

    /// Has a shell run `code` on such a terminal, in which `$APICAT` is the
    /// program.
    pub(crate) fn start_shell(
        columns: u16,
        rows: u16,
        code: &str,
        variables: &[(&str, &str)],
    ) -> Self {
        let program = ("APICAT", env!("CARGO_BIN_EXE_apicat"));
        let variables = [&[program], variables].concat();
        Self::run(columns, rows, &["/bin/sh", "-c", code], &variables)
    }

    /// Has a program run on such a terminal, with its arguments.
    pub(crate) fn run(
        columns: u16,
        rows: u16,
        program: &[&str],
        variables: &[(&str, &str)],
    ) -> Self {
        let size = PtySize {
            rows,
            cols: columns,
            pixel_width: 0,
            pixel_height: 0,
        };
        let pair = native_pty_system().openpty(size).unwrap();
        let modes = modes(&*pair.master);
        let mut command = CommandBuilder::new("/bin/sh");
        command.args(["-c", SESSION, "session"]);
        command.args(program);
        command.env_clear();
        command.env("PATH", std::env::var_os("PATH").unwrap_or_default());
        command.env("SOURCE_DATE_EPOCH", super::TODAY);
        command.env("TERM", "xterm-256color");
        for (name, value) in variables {
            command.env(name, value);
        }
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().unwrap();
        let input = pair.master.take_writer().unwrap();
        let (sender, output) = channel();
        std::thread::spawn(move || {
            let mut buffer = [0; 4096];
            while let Ok(count @ 1..) = reader.read(&mut buffer) {
                if sender.send(buffer[..count].to_vec()).is_err() {
                    break;
                }
            }
        });
        Self {
            parser: vt100::Parser::new(rows, columns, 0),
            raw: Vec::new(),
            output,
            input,
            child,
            master: pair.master,
            modes,
        }
    }

    /// Waits until `text` is on the screen.
    #[track_caller]
    pub(crate) fn wait_for(&mut self, text: &str) -> &mut Self {
        self.wait_until(text, |screen| screen.contains(text))
    }

    /// Waits until the program was stopped, and nothing more is written.
    #[track_caller]
    pub(crate) fn wait_for_stop(&mut self) -> &mut Self {
        let limit = Instant::now() + PATIENCE;
        let program = self.program();
        loop {
            let state = Command::new("ps")
                .args(["-o", "stat=", "-p", &program])
                .output();
            if state.unwrap().stdout.starts_with(b"T") {
                break;
            }
            assert!(Instant::now() < limit, "the program did not stop");
        }
        while let Ok(bytes) = self.output.recv_timeout(Duration::from_millis(100)) {
            self.take(&bytes);
        }
        self
    }

    /// Waits until `text` is the last on the screen.
    #[track_caller]
    pub(crate) fn wait_for_last(&mut self, text: &str) -> &mut Self {
        self.wait_until(text, |screen| screen.trim_end().ends_with(text))
    }

    #[track_caller]
    fn wait_until(&mut self, text: &str, is_there: impl Fn(&str) -> bool) -> &mut Self {
        let limit = Instant::now() + PATIENCE;
        while !self.is_whole() || !is_there(&self.text()) {
            let left = limit.saturating_duration_since(Instant::now());
            match self.output.recv_timeout(left) {
                Ok(bytes) => self.take(&bytes),
                Err(_) => panic!("`{text}` did not come; the screen:\n{}", self.text()),
            }
        }
        self
    }

    /// Whether what is being drawn is on the screen to its end.
    fn is_whole(&self) -> bool {
        let last = |mark: &[u8]| {
            self.raw
                .windows(mark.len())
                .rposition(|bytes| bytes == mark)
        };
        last(b"\x1b[?2026h") <= last(b"\x1b[?2026l")
    }

    /// Types `keys` once the program reads them one by one: before that, the
    /// terminal would echo them and act on them by itself.
    #[track_caller]
    pub(crate) fn type_in(&mut self, keys: &str) -> &mut Self {
        let limit = Instant::now() + PATIENCE;
        while self.is_canonical() {
            assert!(Instant::now() < limit, "no key was asked for");
            std::thread::sleep(Duration::from_millis(5));
        }
        self.input.write_all(keys.as_bytes()).unwrap();
        self.input.flush().unwrap();
        self
    }

    /// Types a line where the terminal reads by lines.
    pub(crate) fn type_line(&mut self, line: &str) -> &mut Self {
        self.type_bytes(format!("{line}\r").as_bytes())
    }

    /// Types bytes, whatever reads them.
    pub(crate) fn type_bytes(&mut self, bytes: &[u8]) -> &mut Self {
        self.input.write_all(bytes).unwrap();
        self.input.flush().unwrap();
        self
    }

    /// Sends the program a signal once it reads keys one by one.
    #[track_caller]
    pub(crate) fn signal(&mut self, name: &str) -> &mut Self {
        self.type_in("").signal_now(name)
    }

    /// Sends the program a signal.
    pub(crate) fn signal_now(&mut self, name: &str) -> &mut Self {
        let sent = Command::new("kill")
            .args(["-s", name, &self.program()])
            .status();
        assert!(sent.unwrap().success());
        self
    }

    /// The process of the program: the only one that its session started.
    fn program(&self) -> String {
        let session = self.child.process_id().unwrap().to_string();
        let found = Command::new("pgrep").args(["-P", &session]).output();
        let found = String::from_utf8(found.unwrap().stdout).unwrap();
        found.trim().to_owned()
    }

    /// Makes the terminal of another size, as one does with a window.
    pub(crate) fn resize(&mut self, columns: u16, rows: u16) -> &mut Self {
        let size = PtySize {
            rows,
            cols: columns,
            pixel_width: 0,
            pixel_height: 0,
        };
        self.master.resize(size).unwrap();
        self.parser.screen_mut().set_size(rows, columns);
        self
    }

    /// Whether the cursor cannot be seen.
    pub(crate) fn cursor_is_hidden(&self) -> bool {
        self.parser.screen().hide_cursor()
    }

    /// Whether all modes of the terminal are those of before.
    pub(crate) fn has_its_modes(&self) -> bool {
        modes(&*self.master) == self.modes
    }

    /// Whether the terminal reads by lines, and not by keys.
    fn is_canonical(&self) -> bool {
        modes(&*self.master).contains("ICANON")
    }

    /// Waits for the end.
    #[track_caller]
    pub(crate) fn end(mut self) -> Ended {
        let limit = Instant::now() + PATIENCE;
        let status = loop {
            if let Some(status) = self.cut_status() {
                break status;
            }
            let left = limit.saturating_duration_since(Instant::now());
            match self.output.recv_timeout(left) {
                Ok(bytes) => self.take(&bytes),
                Err(_) => panic!("the program did not end; the screen:\n{}", self.text()),
            }
        };
        let ended = Ended {
            status,
            text: self.text(),
            raw: String::from_utf8_lossy(&self.raw).into_owned(),
            cursor_is_hidden: self.cursor_is_hidden(),
            is_canonical: self.is_canonical(),
            has_its_modes: self.has_its_modes(),
        };
        self.child.kill().unwrap();
        ended
    }

    /// The status that the program ended with, taken out of what was written.
    fn cut_status(&mut self) -> Option<u32> {
        let (before, after) = END;
        let at = |mark: &[u8]| {
            let mut places = self.raw.windows(mark.len());
            places.rposition(|bytes| bytes == mark)
        };
        let start = at(before)?;
        let status = self.raw.get(start + before.len()..at(after)?)?;
        let status = std::str::from_utf8(status).ok()?.parse().ok()?;
        self.raw.truncate(start);
        Some(status)
    }

    fn take(&mut self, bytes: &[u8]) {
        self.raw.extend_from_slice(bytes);
        self.parser.process(bytes);
    }

    /// The screen as text, without the empty lines at its end.
    pub(crate) fn text(&self) -> String {
        let screen = self.parser.screen();
        let rows: Vec<String> = screen
            .rows(0, screen.size().1)
            .map(|row| row.trim_end().to_owned())
            .collect();
        format!("{}\n", rows.join("\n").trim_end())
    }
}

/// How the terminal treats what is typed and written.
fn modes(terminal: &dyn MasterPty) -> String {
    format!("{:?}", terminal.get_termios())
}
