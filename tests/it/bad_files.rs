//! What is named like an entry and cannot be read as one is left out with one
//! warning, the others are served.

use std::path::{Path, PathBuf};

use crate::support::entries::{GOOD, apicat, left_out_file, named};
use crate::support::{Apicat, Files};

#[test]
fn a_file_that_is_too_large_is_left_out() {
    let files = Files::new().file("api/bad.md", GOOD);
    let file = std::fs::File::options()
        .write(true)
        .open(files.path().join("api/bad.md"))
        .unwrap();
    file.set_len(1024 * 1024 + 1).unwrap();
    left_out_file(files, "bad.md", ": the file exceeds 1,048,576 bytes");
}

#[test]
fn a_directory_named_like_an_entry_is_left_out() {
    let files = Files::new().file("api/x.md/inside.md", GOOD);
    left_out_file(files, "x.md", ": this is not a regular file");
}

#[test]
fn a_name_that_is_no_slug_is_left_out() {
    const RULE: &str = ": the name of an entry is made of letters without accents, digits, “.”, “_” and “-”, and begins with a letter or digit; this one contains ";
    for (name, found) in [
        ("été.md", "“é”"),
        ("-x.md", "“-”"),
        ("_x.md", "“_”"),
        ("a b.md", "U+0020"),
        ("$(x).md", "“$”"),
        ("x\u{200b}.md", "U+200B"),
    ] {
        let files = Files::new().file(&format!("api/{name}"), GOOD);
        left_out_file(files, name, &format!("{RULE}{found}"));
    }
    let french = Files::new()
        .file("api/good.md", GOOD)
        .file("api/été.md", GOOD);
    apicat(&french, "list --lang fr")
        .with_plain_spaces()
        .stderr(&format!(
            "apicat: avertissement : {}: le nom d’une fiche est fait de lettres sans accent, de chiffres, de « . », de « _ » et de « - », et commence par une lettre ou un chiffre ; celui-ci contient « é », fiche laissée de côté\n",
            named("été.md")
        ).replace(": le nom", " : le nom"))
        .success();
}

#[test]
fn names_that_are_no_entries_are_passed_over_in_silence() {
    let files = Files::new()
        .file("api/good.md", GOOD)
        .file("api/.good.md", "")
        .file("api/.é.md", "")
        .file("api/.md", "")
        .file("api/été.md.example", "");
    apicat(&files, "list")
        .stdout("good\tGood\tp\topen\t\n")
        .stderr("")
        .success();
    let hidden = Files::new().file("api/.good.md", GOOD);
    apicat(&hidden, "check").stdout("").status(2);
}

// Elsewhere the two names may be one file.
#[cfg(target_os = "linux")]
#[test]
fn of_names_that_differ_by_case_the_first_is_an_entry() {
    let files = Files::new()
        .file("api/Air.md", "---\n")
        .file("api/air.md", GOOD)
        .file("api/aIR.md", GOOD)
        .file("api/eau.md", GOOD)
        .file("producteurs/eau.md", "---\nname: E\n---\n")
        .file("producteurs/EAU.md", "---\nname: F\n---\n");
    apicat(&files, "list")
        .stdout("eau\tGood\tp\topen\t\n")
        .stderr(
            "apicat: warning: ./api/Air.md:1:1: the “---” line that ends the front matter is missing, entry left out\n\
             apicat: warning: ./api/aIR.md: its name differs from that of “Air.md” only in case, entry left out\n\
             apicat: warning: ./api/air.md: its name differs from that of “Air.md” only in case, entry left out\n\
             apicat: warning: ./producteurs/eau.md: its name differs from that of “EAU.md” only in case, entry left out\n",
        )
        .success();
    let checked = apicat(&files, "check --lang fr").with_plain_spaces();
    let of_names = checked.stdout.lines().filter(|line| line.contains("casse"));
    assert_eq!(
        of_names.collect::<Vec<_>>(),
        [
            "./api/aIR.md: error: son nom ne diffère de celui de « Air.md » que par la casse · la fiche est laissée de côté",
            "./api/air.md: error: son nom ne diffère de celui de « Air.md » que par la casse · la fiche est laissée de côté",
            "./producteurs/eau.md: error: son nom ne diffère de celui de « EAU.md » que par la casse · la fiche est laissée de côté",
        ]
    );
}

#[cfg(unix)]
mod unix {
    use std::ffi::OsStr;
    use std::fs::Permissions;
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::fs::{PermissionsExt, symlink};
    use std::process::{Command, Stdio};
    use std::sync::atomic::{AtomicBool, Ordering};
    use std::time::{Duration, Instant};

    use super::*;

    #[test]
    fn a_name_that_is_not_utf_8_is_left_out() {
        let (files, folder) = empty();
        if std::fs::write(folder.join(OsStr::from_bytes(b"x\xff.md")), GOOD).is_err() {
            eprintln!("not tested: the file system takes UTF-8 only");
            return;
        }
        left_out_file(
            files,
            "x\u{fffd}.md",
            ": the name of an entry is made of letters without accents, digits, “.”, “_” and “-”, and begins with a letter or digit; this one contains a byte that is not UTF-8",
        );
    }

    #[test]
    fn what_the_system_says_is_said() {
        let files = Files::new().file("good.md", GOOD);
        symlink("loop", files.path().join("loop")).unwrap();
        for line in ["list --catalogue loop", "check loop"] {
            Apicat::new()
                .line(line)
                .current_dir(files.path())
                .run()
                .stdout("")
                .stderr(&format!(
                    "apicat: the catalogue directory “loop” could not be read: the system says “{LOOP}”.\n\
                     A catalogue directory holds api/*.md and producteurs/*.md, or *.md files at its top.\n"
                ))
                .status(2);
        }
    }

    /// What the C library says of `ELOOP`.
    const LOOP: &str = if cfg!(target_env = "musl") {
        "Symbolic link loop"
    } else {
        "Too many levels of symbolic links"
    };

    /// The folder of entries of a catalogue that has none yet.
    fn empty() -> (Files, PathBuf) {
        let files = Files::new().file("api/README", "");
        let folder = files.path().join("api");
        (files, folder)
    }

    #[test]
    fn a_pipe_is_left_out_unopened() {
        let (files, folder) = empty();
        let made = Command::new("mkfifo").arg(folder.join("x.md")).status();
        assert!(made.unwrap().success());
        left_out_file(files, "x.md", ": this is not a regular file");
    }

    /// Where a pipe takes the place of a file between the look at it and its
    /// opening, nothing waits for somebody to write into the pipe.
    #[test]
    fn a_pipe_in_the_place_of_a_file_is_not_waited_for() {
        let (files, folder) = empty();
        let files = files.file("plain", GOOD);
        let path = |name: &str| files.path().join(name);
        let made = Command::new("mkfifo").arg(path("pipe")).status();
        assert!(made.unwrap().success());
        std::fs::copy(path("plain"), path("both")).unwrap();
        for number in 0..64 {
            symlink("../both", folder.join(format!("x{number}.md"))).unwrap();
        }
        let stop = AtomicBool::new(false);
        std::thread::scope(|scope| {
            scope.spawn(|| {
                for name in ["pipe", "plain"].into_iter().cycle() {
                    std::fs::hard_link(path(name), path("next")).unwrap();
                    std::fs::rename(path("next"), path("both")).unwrap();
                    if stop.load(Ordering::Relaxed) {
                        break;
                    }
                }
            });
            let ended = (0..10).all(|_| ends(&files, "list", Duration::from_secs(20)));
            stop.store(true, Ordering::Relaxed);
            assert!(ended, "the program waits for the pipe");
        });
    }

    /// Whether a run ends in some time.
    fn ends(files: &Files, line: &str, time: Duration) -> bool {
        let run = Apicat::new().line(line).args(["--catalogue", "."]);
        let (mut command, _directory) = run.current_dir(files.path()).into_command();
        command.stdout(Stdio::null()).stderr(Stdio::null());
        let mut child = command.spawn().unwrap();
        let start = Instant::now();
        while start.elapsed() < time {
            if child.try_wait().unwrap().is_some() {
                return true;
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        child.kill().unwrap();
        child.wait().unwrap();
        false
    }

    #[test]
    fn an_endless_device_is_left_out() {
        let (files, folder) = empty();
        symlink("/dev/zero", folder.join("x.md")).unwrap();
        left_out_file(files, "x.md", ": this is not a regular file");
    }

    #[test]
    fn a_link_that_leads_nowhere_is_left_out() {
        let (files, folder) = empty();
        symlink("nowhere.md", folder.join("x.md")).unwrap();
        left_out_file(files, "x.md", ": it cannot be read (it does not exist)");
    }

    #[test]
    fn a_link_that_leads_back_to_itself_is_left_out() {
        let (files, folder) = empty();
        symlink("y.md", folder.join("x.md")).unwrap();
        symlink("x.md", folder.join("y.md")).unwrap();
        let files = files.file("api/good.md", GOOD);
        apicat(&files, "list")
            .stdout("good\tGood\tp\topen\t\n")
            .stderr(
                &["x.md", "y.md"]
                    .map(|file| {
                        let file = named(file);
                        format!("apicat: warning: {file}: it cannot be read (the system says “{LOOP}”), entry left out\n")
                    })
                    .concat(),
            )
            .success();
    }

    #[test]
    fn a_link_from_the_folder_to_its_parent_is_not_followed_for_ever() {
        let (files, folder) = empty();
        symlink("..", folder.join("api")).unwrap();
        symlink("../api", folder.join("x.md")).unwrap();
        left_out_file(files, "x.md", ": this is not a regular file");
    }

    #[test]
    fn a_link_to_a_good_file_is_served_under_its_own_name() {
        let (files, folder) = empty();
        let files = files.file("elsewhere.txt", GOOD);
        symlink("../elsewhere.txt", folder.join("x.md")).unwrap();
        apicat(&files, "list")
            .stdout("x\tGood\tp\topen\t\n")
            .stderr("")
            .success();
    }

    /// Takes every permission from `path`; whether that keeps the one who runs
    /// the tests out.
    fn closed(path: &Path) -> bool {
        std::fs::set_permissions(path, Permissions::from_mode(0o000)).unwrap();
        let is_closed = std::fs::File::open(path).is_err();
        if !is_closed {
            eprintln!("not tested: who runs the tests may read everything");
        }
        is_closed
    }

    #[test]
    fn a_file_without_permission_is_left_out() {
        let files = Files::new().file("api/x.md", GOOD);
        if closed(&files.path().join("api/x.md")) {
            left_out_file(files, "x.md", ": it cannot be read (permission denied)");
        }
    }

    #[test]
    fn producers_without_permission_leave_the_entries() {
        let files = Files::new()
            .file("api/good.md", GOOD)
            .file("producteurs/p.md", "---\nname: P\n---\n");
        let folder = files.path().join("producteurs");
        if closed(&folder) {
            apicat(&files, "list")
                .stdout("good\tGood\tp\topen\t\n")
                .stderr("apicat: warning: ./producteurs: it cannot be read (permission denied), entry left out\n")
                .success();
        }
        std::fs::set_permissions(&folder, Permissions::from_mode(0o700)).unwrap();
    }

    #[test]
    fn a_catalogue_without_permission_is_refused() {
        let files = Files::new().file("closed/good.md", GOOD);
        let folder = files.path().join("closed");
        if closed(&folder) {
            Apicat::new()
                .line("list --catalogue closed")
                .current_dir(files.path())
                .run()
                .stdout("")
                .stderr(
                    "apicat: the catalogue directory “closed” could not be read: permission denied.\n\
                     A catalogue directory holds api/*.md and producteurs/*.md, or *.md files at its top.\n",
                )
                .status(2);
        }
        std::fs::set_permissions(&folder, Permissions::from_mode(0o700)).unwrap();
    }
}
