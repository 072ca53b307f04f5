//! `cargo bench --bench processes`: whole runs of the program, as one meets
//! them, and what they are measured against. A whole run writes the tables of
//! docs/benchmarks.md anew, between the lines that name this benchmark.
//!
//! Times are medians and given as ratios to another program of the same
//! rounds, since machines are noisy; instructions are those that valgrind
//! counts, and the same each time. What is not installed is left out: valgrind,
//! ripgrep. Numbers after `--` are the sizes of the directories to measure:
//! `cargo bench --bench processes -- 170 1000`.

// A benchmark that cannot run says why by failing.
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::print_stderr
)]

mod support;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use std::{env, fs};

const PROGRAM: &str = env!("CARGO_BIN_EXE_apicat");

/// The commands on the embedded catalogue.
const COMMANDS: [&str; 6] = [
    "--version",
    "list",
    "show franceconnect",
    "access franceconnect --who entreprise",
    "search identification",
    "search identifcation",
];

/// What a shell asks when one types `apicat show fran` and a tab.
const COMPLETION: &str = "-- apicat show fran";

/// The entries of the directories.
const SIZES: [usize; 4] = [170, 1_000, 10_000, 100_000];

/// A word that 6 of the 170 entries have.
const WORD: &str = "identification";

/// The first argument by which the benchmark calls itself, to measure memory.
const PEAK: &str = "peak";

fn main() {
    let mut arguments: Vec<String> = env::args().skip(1).collect();
    if arguments.first().is_some_and(|first| first == PEAK) {
        return peak(&arguments[1..]);
    }
    // `cargo test --all-targets` runs it without: there is nothing to test.
    let Some(at) = arguments.iter().position(|word| word == "--bench") else {
        return;
    };
    arguments.remove(at);
    let sizes = arguments.iter().map(|size| size.parse());
    let sizes: Vec<usize> = sizes.collect::<Result<_, _>>().expect("sizes are numbers");
    let is_whole = sizes.is_empty() && is_installed("valgrind") && is_installed("rg");
    let sizes = if sizes.is_empty() {
        SIZES.to_vec()
    } else {
        sizes
    };
    let directory = tempfile::tempdir().unwrap();
    let tables = format!(
        "{}\n{}",
        embedded(directory.path()),
        directories(directory.path(), &sizes)
    );
    println!("{tables}");
    if is_whole {
        put_into_page(&tables);
    }
}

/// A command line, its environment pinned.
fn line(program: &str, arguments: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.args(arguments).env_clear();
    for name in ["PATH", "HOME"] {
        command.envs(env::var(name).map(|value| (name, value)));
    }
    command.env("LC_ALL", "C").env("COLUMNS", "80");
    // The largest directory holds some 310 MB.
    command.env("APICAT_MAX_BYTES", "1000000000");
    command.stdin(Stdio::null()).stdout(Stdio::null());
    command.stderr(Stdio::null());
    command
}

fn apicat(line_of: &str, more: &[&str]) -> Command {
    let arguments: Vec<&str> = line_of.split(' ').chain(more.iter().copied()).collect();
    line(PROGRAM, &arguments)
}

fn timed(command: &mut Command) -> Duration {
    let start = Instant::now();
    let status = command.status().unwrap();
    let elapsed = start.elapsed();
    // 1 is "nothing found", or found by `check`.
    assert!(
        matches!(status.code(), Some(0 | 1)),
        "{command:?}: {status}"
    );
    elapsed
}

/// The median time of each of some commands over some rounds. In a round, each
/// command has its runs before the next one, after a first that is not counted.
fn medians(commands: &mut [Command], rounds: usize, runs: usize) -> Vec<Duration> {
    let mut times = vec![Vec::new(); commands.len()];
    for _ in 0..rounds {
        for (command, times) in commands.iter_mut().zip(&mut times) {
            timed(command);
            times.extend((0..runs).map(|_| timed(command)));
        }
    }
    let medians = times.into_iter().map(|mut times| {
        times.sort_unstable();
        times[times.len() / 2]
    });
    medians.collect()
}

fn is_installed(program: &str) -> bool {
    let found = line(program, &["--version"]).status();
    let is_installed = found.is_ok_and(|status| status.success());
    if !is_installed {
        eprintln!("{program} is not installed: what it measures is left out");
    }
    is_installed
}

/// A program that says hello: what any Rust program takes.
fn hello(directory: &Path) -> PathBuf {
    let source = directory.join("hello.rs");
    let program = directory.join("hello");
    fs::write(&source, "fn main() { println!(\"hello\"); }").unwrap();
    let rustc = env::var("RUSTC").unwrap_or_else(|_| "rustc".to_owned());
    let status = Command::new(rustc)
        .args(["-O", "-C", "strip=symbols", "-o"])
        .args([&program, &source])
        .status();
    assert!(status.unwrap().success(), "hello.rs does not compile");
    program
}

/// The instructions of a run, by callgrind.
fn instructions(command: &Command) -> u64 {
    let mut counted = line("valgrind", &["--tool=callgrind"]);
    counted.arg("--callgrind-out-file=/dev/null");
    counted.arg(command.get_program()).args(command.get_args());
    let variables = command
        .get_envs()
        .filter_map(|(name, value)| Some((name, value?)));
    counted.envs(variables);
    let said = counted.stderr(Stdio::piped()).output().unwrap().stderr;
    let said = String::from_utf8_lossy(&said).into_owned();
    let (_, count) = said.rsplit_once("Collected :").unwrap();
    count.split_whitespace().next().unwrap().parse().unwrap()
}

/// The most memory that a run holds, in KiB.
fn memory(command: &Command) -> u64 {
    processor_and_memory(command)[1] as u64
}

/// The processor time that a run takes, in microseconds, and the most memory that it
/// holds, in KiB. The system tells it of all the children of a process together, hence
/// a process for each.
fn processor_and_memory(command: &Command) -> [f64; 2] {
    let own = env::current_exe().unwrap();
    let mut measured = line(own.to_str().unwrap(), &[PEAK]);
    measured.arg(command.get_program()).args(command.get_args());
    for (name, value) in command.get_envs() {
        value.map(|value| measured.env(name, value));
    }
    let said = measured.stdout(Stdio::piped()).output().unwrap().stdout;
    let said = String::from_utf8(said).unwrap();
    let mut numbers = said.split_whitespace().map(|word| word.parse().unwrap());
    [(); 2].map(|()| numbers.next().unwrap())
}

/// Runs a command and says what it took, as [`processor_and_memory`].
fn peak(words: &[String]) {
    let mut command = Command::new(&words[0]);
    command.args(&words[1..]).stdin(Stdio::null());
    command.stdout(Stdio::null()).stderr(Stdio::null());
    command.status().unwrap();
    let [processor, memory] = of_children();
    println!("{processor} {memory}");
}

#[cfg(unix)]
fn of_children() -> [i64; 2] {
    use nix::sys::resource::{UsageWho, getrusage};
    use nix::sys::time::TimeValLike;

    let usage = getrusage(UsageWho::RUSAGE_CHILDREN).unwrap();
    let processor = usage.user_time().num_microseconds() + usage.system_time().num_microseconds();
    [processor, usage.max_rss()]
}

/// Elsewhere it is not told.
#[cfg(not(unix))]
fn of_children() -> [i64; 2] {
    [0, 0]
}

fn embedded(directory: &Path) -> String {
    let hello = hello(directory);
    let mut commands = vec![line(hello.to_str().unwrap(), &[])];
    commands.extend(COMMANDS.map(|command| apicat(command, &[])));
    let mut completion = apicat(COMPLETION, &[]);
    completion.env("APICAT_COMPLETE", "fish");
    commands.push(completion);
    let times = medians(&mut commands, 20, 20);
    let counts = is_installed("valgrind");
    let mut table = "| command | instructions | time | memory |\n|---|--:|--:|--:|\n".to_owned();
    let names = ["hello world in Rust".to_owned()].into_iter();
    let names = names.chain(COMMANDS.map(|command| format!("`apicat {command}`")));
    let names = names.chain(["a completion of slugs".to_owned()]);
    for ((name, command), time) in names.zip(&commands).zip(&times) {
        let count = if counts {
            format!("{:.2} M", instructions(command) as f64 / 1e6)
        } else {
            "".to_owned()
        };
        let ratio = time.as_secs_f64() / times[0].as_secs_f64();
        let memory = memory(command) as f64 / 1024.0;
        writeln!(table, "| {name} | {count} | {ratio:.2} | {memory:.1} MiB |").unwrap();
    }
    table
}

/// What questions take of directories, read at each question, read before, and
/// compiled.
fn directories(directory: &Path, sizes: &[usize]) -> String {
    let mut tables = [
        "| entries | `rg -i` | `list` | `search` | `check` | memory of `search` |\n\
         |--:|--:|--:|--:|--:|--:|\n",
        "| entries | `rg -i` | read before: `list` | `search` | compiled: `search` | `show` \
         | a completion | memory of `search` | FTS5 | tantivy |\n\
         |--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|\n",
        "| entries | `compile`: processor | memory | bytes an entry | FTS5 builds | tantivy |\n\
         |--:|--:|--:|--:|--:|--:|\n",
    ]
    .map(str::to_owned);
    for size in sizes {
        let path = directory.join(size.to_string());
        support::write(&path, *size);
        let rows = Measured::new(directory, path.to_str().unwrap(), *size).rows();
        for (table, row) in tables.iter_mut().zip(rows) {
            writeln!(table, "| {size} | {row} |").unwrap();
        }
        fs::remove_dir_all(&path).unwrap();
    }
    tables.join("\n")
}

/// A directory that is measured.
struct Measured<'a> {
    /// Its path, and that of the file that is compiled of it.
    directory: &'a str,
    file: String,
    /// Where what was read before is kept.
    cache: PathBuf,
    size: usize,
}

impl<'a> Measured<'a> {
    fn new(place: &Path, directory: &'a str, size: usize) -> Self {
        Self {
            directory,
            file: format!("{directory}.apicat"),
            cache: place.join("cache"),
            size,
        }
    }

    fn on(&self, line: &str, catalogue: &str) -> Command {
        let mut command = apicat(line, &["--catalogue", catalogue]);
        command.env("APICAT_CACHE", "0");
        command
    }

    fn cached(&self, line: &str) -> Command {
        let mut command = self.on(line, self.directory);
        command.env_remove("APICAT_CACHE");
        command.env("XDG_CACHE_HOME", &self.cache);
        command
    }

    /// The cells of each table.
    fn rows(&self) -> [String; 3] {
        let compile = apicat("compile", &[self.directory, "-o", &self.file]);
        let [compiled, most] = processor_and_memory(&compile);
        let search = format!("search {WORD}");
        let mut completion = apicat(COMPLETION, &[]);
        completion.env("APICAT_COMPLETE", "fish");
        completion.env("APICAT_CATALOGUE", &self.file);
        let mut check = apicat("check", &[self.directory]);
        check.env("APICAT_CACHE", "0");
        let mut commands = vec![
            self.on("list", self.directory),
            self.on(&search, self.directory),
            check,
            self.cached("list"),
            self.cached(&search),
            self.on(&search, &self.file),
            self.on("show franceconnect", &self.file),
            completion,
        ];
        if is_installed("rg") {
            commands.push(line("rg", &["-i", WORD, self.directory]));
        }
        // A directory that was just written is not kept: two seconds settle it.
        std::thread::sleep(Duration::from_secs(3));
        let runs = (20_000 / self.size).clamp(3, 20);
        let times = medians(&mut commands, 1, runs);
        let rg = times.get(8).copied();
        let shown = |at: usize| {
            let time = times[at].as_secs_f64();
            match rg {
                Some(rg) => format!("{:.1} ms ({:.2} ×)", 1e3 * time, time / rg.as_secs_f64()),
                None => format!("{:.1} ms", 1e3 * time),
            }
        };
        let rg = rg.map_or(String::new(), |rg| {
            format!("{:.0} ms", rg.as_secs_f64() * 1e3)
        });
        let memory = |at: usize| format!("{:.0} MiB", memory(&commands[at]) as f64 / 1024.0);
        let peers = peers(self.directory);
        let peer = |name: &str, at: usize| {
            let peer = peers.iter().find(|words| words[0] == name);
            peer.map_or(String::new(), |words| format!("{} ms", words[at]))
        };
        let bytes = fs::metadata(&self.file).unwrap().len() / self.size as u64;
        let asked = (3..8).map(shown).collect::<Vec<_>>().join(" | ");
        [
            format!(
                "{rg} | {} | {} | {} | {}",
                shown(0),
                shown(1),
                shown(2),
                memory(1)
            ),
            format!(
                "{rg} | {asked} | {} | {} | {}",
                memory(5),
                peer("fts5", 2),
                peer("tantivy", 2)
            ),
            format!(
                "{:.1} s | {:.0} MiB | {bytes} | {} | {}",
                compiled / 1e6,
                most / 1024.0,
                peer("fts5", 1),
                peer("tantivy", 1)
            ),
        ]
    }
}

/// What benches/peers.py says of the engines that are installed: words a line.
fn peers(directory: &str) -> Vec<Vec<String>> {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/peers.py");
    let mut peers = line("python3", &[script, directory, WORD]);
    peers.envs(env::var("PYTHONPATH").map(|path| ("PYTHONPATH", path)));
    let Ok(said) = peers.stdout(Stdio::piped()).output() else {
        return Vec::new();
    };
    let said = String::from_utf8_lossy(&said.stdout).into_owned();
    let lines = said.lines();
    lines
        .map(|line| line.split(' ').map(str::to_owned).collect())
        .collect()
}

/// The lines of docs/benchmarks.md between which the tables stand.
const MARKS: [&str; 2] = [
    "<!-- cargo bench --bench processes -->\n",
    "<!-- end of the benchmark -->\n",
];

fn put_into_page(tables: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/benchmarks.md");
    let page = fs::read_to_string(&path).unwrap();
    let [before, after] = MARKS;
    let (head, rest) = page.split_once(before).unwrap();
    let (_, tail) = rest.split_once(after).unwrap();
    fs::write(path, format!("{head}{before}\n{tables}\n{after}{tail}")).unwrap();
}
