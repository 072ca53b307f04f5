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
        "\ncatalogue: api.gouv.fr, as of January 2026, Licence Ouverte 2.0, \
         not an official publication\n"
    );
    Apicat::new()
        .line("--version")
        .run()
        .success()
        .stdout(version);
    Apicat::new().line("-V").run().success().stdout(version);
}
