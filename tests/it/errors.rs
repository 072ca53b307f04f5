//! Wrong input: a sentence, a next step, an exit code, in both languages.

use crate::support::Apicat;

/// What the program says to `line` in English and French, and its exit code.
#[track_caller]
fn refused(line: &str, status: i32, english: &str, french: &str) {
    for (locale, expected) in [("en_GB.UTF-8", english), ("fr_FR.UTF-8", french)] {
        Apicat::new()
            .line(line)
            .env("LANG", locale)
            .run()
            .status(status)
            .stdout("")
            // The tests are read with plain spaces, the program writes what
            // typography wants.
            .with_plain_spaces()
            .stderr(expected);
    }
}

#[test]
fn an_unknown_api_is_answered_with_near_ones() {
    refused(
        "show francconect",
        1,
        "apicat: no API named “francconect”.\n\
         Did you mean franceconnect?\n\
         To search: apicat search francconect\n",
        "apicat: aucune API nommée « francconect ».\n\
         Vouliez-vous dire : franceconnect ?\n\
         Pour chercher : apicat search francconect\n",
    );
}

#[test]
fn a_name_like_no_other_is_answered_with_what_a_search_finds() {
    refused(
        "show restauration",
        1,
        "apicat: no API named “restauration”.\n\
         Did you mean api-ma-cantine?\n\
         To search: apicat search restauration\n",
        "apicat: aucune API nommée « restauration ».\n\
         Vouliez-vous dire : api-ma-cantine ?\n\
         Pour chercher : apicat search restauration\n",
    );
    refused(
        "show zzzz",
        1,
        "apicat: no API named “zzzz”.\nTo search: apicat search …\n",
        "apicat: aucune API nommée « zzzz ».\nPour chercher : apicat search …\n",
    );
}

#[test]
fn words_without_a_command_are_answered_with_the_one_to_type() {
    for (line, command) in [
        ("siret", "apicat search siret"),
        ("franceconnect", "apicat show franceconnect"),
        (
            "--no-pager pro sante connect --json",
            "apicat show api-pro-sante-connect",
        ),
        ("info geo", "apicat show api-geo"),
        ("zor siret", "apicat search siret"),
        ("serch code postal -n 3", "apicat search code postal"),
    ] {
        let word = line.split(' ').find(|word| !word.starts_with('-')).unwrap();
        refused(
            line,
            2,
            &format!(
                "apicat: unknown command: “{word}”.\nType: {command}\nFor help: apicat --help\n"
            ),
            &format!(
                "apicat: commande inconnue : « {word} ».\nTapez : {command}\nPour l’aide : apicat --help\n"
            ),
        );
    }
    let commands = "list, show, search, access, endpoints, import, diff, check, compile, completions, man, schema, help";
    refused(
        "zor",
        2,
        &format!(
            "apicat: unknown command: “zor”.\nCommands: {commands}.\nFor help: apicat --help\n"
        ),
        &format!(
            "apicat: commande inconnue : « zor ».\nCommandes : {commands}.\nPour l’aide : apicat --help\n"
        ),
    );
}

#[test]
fn an_ambiguous_name_is_answered_with_all_it_may_mean() {
    refused(
        "show indemn",
        2,
        "apicat: several APIs match “indemn”:\n  \
           api-indemnisation-pole-emploi  API Indemnisation France Travail\n  \
           api-indemnites-journalieres-cnam  API Indemnités Journalières de la CNAM\n\
         Type: apicat show api-indemnisation-pole-emploi\n",
        "apicat: plusieurs API correspondent à « indemn » :\n  \
           api-indemnisation-pole-emploi  API Indemnisation France Travail\n  \
           api-indemnites-journalieres-cnam  API Indemnités Journalières de la CNAM\n\
         Tapez : apicat show api-indemnisation-pole-emploi\n",
    );
    let said = Apicat::new()
        .line("access indemn --who mairie")
        .run()
        .status(2);
    let command = "Type: apicat access api-indemnisation-pole-emploi --who mairie\n";
    assert!(said.stderr.ends_with(command), "{}", said.stderr);
}

#[test]
fn an_unknown_profile_is_answered_with_the_known_ones() {
    refused(
        "access franceconnect --who martien",
        2,
        "apicat: unknown profile: “martien”.\n\
         Known profiles: particulier, entreprise, association, administration, collectivite, editeur.\n\
         Or a label of this API:\n  \
           Un particulier\n  \
           Une entreprise\n  \
           Une collectivité ou une administration\n",
        "apicat: profil inconnu : « martien ».\n\
         Profils connus : particulier, entreprise, association, administration, collectivite, editeur.\n\
         Ou un libellé de cette API :\n  \
           Un particulier\n  \
           Une entreprise\n  \
           Une collectivité ou une administration\n",
    );
    refused(
        "list --who martien",
        2,
        "apicat: unknown profile: “martien”.\n\
         Known profiles: particulier, entreprise, association, administration, collectivite, editeur.\n",
        "apicat: profil inconnu : « martien ».\n\
         Profils connus : particulier, entreprise, association, administration, collectivite, editeur.\n",
    );
}

#[test]
fn access_off_a_terminal_needs_a_profile() {
    refused(
        "access franceconnect",
        2,
        "apicat: for whom? Access to “franceconnect” depends on who asks:\n  \
           Un particulier\n  \
           Une entreprise\n  \
           Une collectivité ou une administration\n\
         Known profiles: particulier, entreprise, association, administration, collectivite, editeur.\n\
         Type: apicat access franceconnect --who entreprise\n",
        "apicat: pour qui ? L’accès à « franceconnect » dépend de qui le demande :\n  \
           Un particulier\n  \
           Une entreprise\n  \
           Une collectivité ou une administration\n\
         Profils connus : particulier, entreprise, association, administration, collectivite, editeur.\n\
         Tapez : apicat access franceconnect --who entreprise\n",
    );
}

#[test]
fn an_unknown_shell_is_answered_with_the_known_ones() {
    refused(
        "completions tcsh",
        2,
        "apicat: invalid value for <SHELL>: “tcsh”.\n\
         Did you mean zsh?\n\
         Possible values: bash, zsh, fish, elvish, powershell, nushell.\n\
         For help: apicat completions --help\n",
        "apicat: valeur non valide pour <SHELL> : « tcsh ».\n\
         Vouliez-vous dire : zsh ?\n\
         Valeurs possibles : bash, zsh, fish, elvish, powershell, nushell.\n\
         Pour l’aide : apicat completions --help\n",
    );
}

#[test]
fn an_unknown_part_is_answered_with_the_parts_of_the_page() {
    refused(
        "show impot-particulier --section tarifs",
        1,
        "apicat: the page “impot-particulier” has no section “tarifs”.\n\
         Its sections: À quoi ça sert · Les données · Comment ça marche · Modalités · Limits · Who may use it.\n",
        "apicat: la fiche « impot-particulier » n’a pas de partie « tarifs ».\n\
         Ses parties : À quoi ça sert · Les données · Comment ça marche · Modalités · Limites · Qui peut l’utiliser.\n",
    );
}

#[test]
fn words_that_are_shown_are_understood() {
    for (option, shown, word) in [
        ("--openness", "on request", "restricted"),
        ("--openness", "Sur habilitation", "restricted"),
        ("--openness", "with an account", "account"),
        ("--status", "renommée", "renamed"),
        ("--status", "moved", "moved"),
    ] {
        let list = |word| Apicat::new().args(["list", option, word]).run().stdout;
        assert_eq!(list(shown), list(word), "{shown}");
    }
}

#[test]
fn nothing_found_is_said_with_what_to_try() {
    refused(
        "search zzzz",
        1,
        "apicat: no API found for “zzzz”.\n\
         The catalogue is in French; spellings, beginnings of words and known synonyms were tried.\n\
         Try fewer words, more general ones, or French ones.\n\
         To see them all: apicat list\n",
        "apicat: aucune API trouvée pour « zzzz ».\n\
         L’orthographe, les débuts de mots et les synonymes connus ont été essayés.\n\
         Essayez avec moins de mots, ou des mots plus généraux.\n\
         Pour tout voir : apicat list\n",
    );
    refused(
        "search judilibre --theme Sport",
        1,
        "apicat: no API matches these criteria.\n\
         The themes and keywords of the catalogue are in French.\n\
         Without them, the search finds 1: apicat search judilibre\n",
        "apicat: aucune API ne correspond à ces critères.\n\
         Sans ces critères, la recherche trouve 1 API : apicat search judilibre\n",
    );
    refused(
        "list --theme Sport --openness account",
        1,
        "apicat: no API matches these criteria.\n\
         To see them all: apicat list\n",
        "apicat: aucune API ne correspond à ces critères.\n\
         Pour tout voir : apicat list\n",
    );
}

#[test]
fn a_wrong_command_line_is_refused() {
    let help = |command: &str| {
        (
            format!("For help: {command} --help\n"),
            format!("Pour l’aide : {command} --help\n"),
        )
    };
    for (line, command, english, french) in [
        (
            "lsit",
            "apicat",
            "apicat: unknown command: “lsit”.\nType: apicat list\n",
            "apicat: commande inconnue : « lsit ».\nTapez : apicat list\n",
        ),
        (
            "list --them x",
            "apicat list",
            "apicat: unknown option: “--them”.\nDid you mean --theme?\n",
            "apicat: option inconnue : « --them ».\nVouliez-vous dire : --theme ?\n",
        ),
        (
            "list something",
            "apicat list",
            "apicat: unexpected argument: “something”.\n",
            "apicat: argument en trop : « something ».\n",
        ),
        (
            "list --sort",
            "apicat list",
            "apicat: --sort needs a value.\nPossible values: title, producer, popularity, date, uptime.\n",
            "apicat: il manque une valeur à --sort.\nValeurs possibles : title, producer, popularity, date, uptime.\n",
        ),
        (
            "show",
            "apicat show",
            "apicat: missing argument: <SLUG>.\n",
            "apicat: il manque un argument : <SLUG>.\n",
        ),
        (
            "show a --raw --section b",
            "apicat show",
            "apicat: --raw cannot be used with --section.\n",
            "apicat: --raw et --section ne vont pas ensemble.\n",
        ),
        (
            "--json show a --raw",
            "apicat show",
            "apicat: --raw cannot be used with --json.\n",
            "apicat: --raw et --json ne vont pas ensemble.\n",
        ),
        (
            "list --color blue",
            "apicat list",
            "apicat: invalid value for --color: “blue”.\nPossible values: auto, always, never.\n",
            "apicat: valeur non valide pour --color : « blue ».\nValeurs possibles : auto, always, never.\n",
        ),
        (
            "list --width 19",
            "apicat list",
            "apicat: invalid value for --width: “19”.\nA number of columns, from 20 to 10000.\n",
            "apicat: valeur non valide pour --width : « 19 ».\nUn nombre de colonnes, de 20 à 10000.\n",
        ),
        (
            "search a --limit 0",
            "apicat search",
            "apicat: invalid value for --limit: “0”.\nA whole number, 1 or more.\n",
            "apicat: valeur non valide pour --limit : « 0 ».\nUn nombre entier, 1 ou plus.\n",
        ),
    ] {
        let (english_help, french_help) = help(command);
        refused(
            line,
            2,
            &format!("{english}{english_help}"),
            &format!("{french}{french_help}"),
        );
    }
}

#[test]
fn no_command_gets_the_help() {
    let run = Apicat::new().run().status(2).stdout("");
    let help = Apicat::new().line("-h").run().success().stderr("");
    assert_eq!(
        run.stderr,
        format!("apicat: no command given.\n{}", help.stdout)
    );
}

#[test]
fn what_was_typed_cannot_control_the_terminal() {
    let run = Apicat::new()
        .args(["show", "a\u{1b}]0;title\u{7}b\u{9b}31m"])
        .run();
    assert!(
        !run.stderr.contains(|c: char| c.is_control() && c != '\n'),
        "{:?}",
        run.stderr
    );
}

#[cfg(unix)]
#[test]
fn an_argument_that_is_not_unicode_is_refused() {
    use std::os::unix::ffi::OsStrExt;
    let bytes = std::ffi::OsStr::from_bytes(b"fran\xffce");
    Apicat::new()
        .arg("show")
        .arg(bytes)
        .run()
        .status(2)
        .stderr("apicat: an argument is not UTF-8.\nFor help: apicat show --help\n");
}

#[test]
fn json_is_valid_even_when_nothing_is_found() {
    for (line, document, status) in [
        ("list --theme none --json", "[]\n", 1),
        ("search zzzz --json", "[]\n", 1),
        ("show zzzz --json", "null\n", 1),
        ("access zzzz --json", "null\n", 1),
    ] {
        Apicat::new()
            .line(line)
            .run()
            .status(status)
            .stdout(document);
    }
}

#[cfg(unix)]
#[test]
fn a_closed_pipe_is_a_quiet_end() {
    use std::process::Stdio;
    let (mut command, _directory) = Apicat::new()
        .line("show franceconnect --raw")
        .into_command();
    let mut child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_an_error() {
    let (mut command, _directory) = Apicat::new().line("list").into_command();
    let full = std::fs::OpenOptions::new()
        .write(true)
        .open("/dev/full")
        .unwrap();
    let output = command.stdout(full).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(
        String::from_utf8_lossy(&output.stderr),
        "apicat: the output could not be written: no space left.\n"
    );
}

/// What this program has no words for is said in those of the system.
#[cfg(target_os = "linux")]
#[test]
fn an_error_of_the_system_is_said_in_its_words() {
    for (lang, said) in [
        (
            "en",
            "could not be written: the system says “File too large”.",
        ),
        (
            "fr",
            "n’a pas pu être écrite\u{a0}: le système répond «\u{a0}File too large\u{a0}».",
        ),
    ] {
        let code = "trap '' XFSZ; ulimit -f 0; exec \"$0\" list --lang \"$1\" >answer";
        let directory = tempfile::TempDir::new().unwrap();
        let output = std::process::Command::new("/bin/sh")
            .args(["-c", code, env!("CARGO_BIN_EXE_apicat"), lang])
            .current_dir(directory.path())
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(2));
        let stderr = String::from_utf8(output.stderr).unwrap();
        assert!(stderr.ends_with(&format!("{said}\n")), "{stderr}");
    }
}

#[cfg(unix)]
#[test]
fn a_variable_that_is_not_unicode_is_said_to_be_ignored() {
    use std::os::unix::ffi::OsStrExt;
    let bytes = std::ffi::OsStr::from_bytes(b"fr\xff");
    for (name, said) in [
        (
            "APICAT_WHO",
            "apicat: warning: the variable APICAT_WHO is not UTF-8, and is ignored\n",
        ),
        (
            "LANG",
            "apicat: warning: the variable LANG is not UTF-8, and is ignored\n",
        ),
        ("HOME", ""),
    ] {
        let expected = Apicat::new().line("list").run().success().stdout;
        Apicat::new()
            .line("list")
            .env(name, bytes)
            .run()
            .success()
            .stdout(&expected)
            .stderr(said);
    }
}
