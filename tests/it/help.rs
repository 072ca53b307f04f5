//! The help of every command, in both languages.

use crate::support::{Apicat, verbs};
use apicat::cli::command;
use apicat::words::{Lang, Messages};

#[test]
fn the_command_line_is_well_formed() {
    for lang in [Lang::French, Lang::English] {
        command(Messages::new(lang)).debug_assert();
    }
}

#[test]
fn every_command_has_help_in_both_languages() {
    for (lang, locale) in [("fr", "fr_FR.UTF-8"), ("en", "en_GB.UTF-8")] {
        let mut pages = Vec::new();
        for name in [None].into_iter().chain(verbs().map(Some)) {
            let page = Apicat::new()
                .args(&name)
                .arg("--help")
                .env("LANG", locale)
                .run();
            pages.push(page.success().stderr("").stdout);
        }
        insta::assert_snapshot!(format!("help_{lang}"), pages.join("\n════════\n\n"));
    }
}

#[test]
fn the_short_help_leaves_out_what_every_command_has() {
    for name in verbs() {
        let [short, long] = ["-h", "--help"].map(|option| {
            let run = Apicat::new().arg(&name).arg(option).run();
            run.success().stdout
        });
        assert!(
            !short.contains("--width") && long.contains("--width"),
            "{name}"
        );
        assert!(short.len() < long.len() * 2 / 3, "{name}: {short}");
        let example = format!("\n  apicat {name} ");
        let has_examples = [&short, &long].iter().all(|help| help.contains(&example));
        assert!(has_examples || name == "help", "{name}");
    }
}

#[test]
fn help_is_a_command_too() {
    for (line, same) in [
        ("help", "--help"),
        ("help list", "list --help"),
        ("--lang fr help access", "access --help --lang fr"),
    ] {
        let [said, same] = [line, same].map(|line| Apicat::new().line(line).run().success().stdout);
        assert_eq!(said, same, "{line}");
    }
    Apicat::new().line("help zor").run().status(2).stdout("");
}

#[test]
fn options_have_short_names() {
    for (short, long) in [
        (
            "search eau -n 2 -f csv",
            "search eau --limit 2 --format csv",
        ),
        ("list -w mairie", "list --who mairie"),
        ("access api-geo -w mairie", "access api-geo --who mairie"),
        ("--no-color list", "--color never list"),
        ("list --color always --no-color", "list"),
    ] {
        let [short, long] = [short, long].map(|line| Apicat::new().line(line).run());
        assert_eq!(short.success().stdout, long.stdout);
    }
}

#[test]
fn lang_decides_wherever_it_stands() {
    for line in [
        "--lang fr list --help",
        "list --help --lang=fr",
        "list --lang fr --help",
    ] {
        let help = Apicat::new().line(line).run().success().stdout;
        assert!(help.starts_with("Lister les API"), "{line}: {help}");
    }
}

#[test]
fn the_version_is_that_of_the_package_and_of_the_catalogue() {
    let version = concat!(
        "apicat ",
        env!("CARGO_PKG_VERSION"),
        "\ncatalogue: api.gouv.fr (in French), as of January 2026, Licence Ouverte 2.0, \
         not an official publication\n"
    );
    Apicat::new()
        .line("--version")
        .run()
        .success()
        .stdout(version);
    Apicat::new().line("-V").run().success().stdout(version);
}
