//! What shells are told while somebody types, and that their scripts ask for it.

use std::path::Path;
use std::process::Command;

use crate::support::{Apicat, Files, few};

/// What is proposed for the last of the words after `apicat`: a line each, the
/// value, a tab and what it is.
fn proposed(files: &Files, words: &[&str]) -> String {
    let output = few::apicat(files, "-- apicat")
        .args(words)
        .env("APICAT_COMPLETE", "fish")
        .env("LANG", "fr_FR.UTF-8")
        .run()
        .success();
    output.stderr("").stdout
}

#[test]
fn values_are_those_of_the_catalogue() {
    let files = few::files();
    for (words, expected) in [
        (&["show", "f"][..], "franceconnect\tAPI FranceConnect\n"),
        (
            &["access", "pro"],
            "pro-sante-connect\tAPI Pro Santé Connect\n",
        ),
        (
            &["show", "franceconnect", "IMP"],
            "IMPot-particulier\tAPI Impôt particulier\n",
        ),
        (
            &["access", "x", "--who", "éd"],
            "éditeur\téditeur de logiciel\n",
        ),
        (&["list", "--theme", "part"], "particulier\n"),
        (
            &["search", "x", "--producer", "dg"],
            "dgfip\tDirection Générale des Finances Publiques\n",
        ),
        (&["list", "--openness", "r"], "restricted\n"),
        (&["show", "impot", "--section", "les"], "les données\n"),
        (
            &["show", "impot", "--section", "qui"],
            "qui peut l’utiliser\n",
        ),
        (
            &["list", "--fields", "id,producer.n"],
            "id,producer.name\tNom du producteur\n",
        ),
        (&["list", "--fields", "id,titl"], "id,title\tAPI\n"),
        (&["list", "--fields", "al"], "all\n"),
        (&["list", "--format", "nd"], "ndjson\n"),
        (&["show", "--section", "qui"], ""),
        (&["show", "zzz", "--section", "qui"], ""),
        (
            &["--lang", "en", "access", "x", "--who", "ed"],
            "editeur\tsoftware publisher\n",
        ),
        (&["show", "zzz"], ""),
    ] {
        assert_eq!(proposed(&files, words), expected, "{words:?}");
    }
}

#[test]
fn what_can_be_called_is_proposed_entry_then_path() {
    let file = "operations:\n- method: GET\n  path: /a/{b}\n  name: Une opération\n";
    let files = few::files().file("endpoints/franceconnect.yaml", file);
    for (words, expected) in [
        (&["endpoints", ""][..], "franceconnect\tAPI FranceConnect\n"),
        (&["endpoints", "impot"], ""),
        (
            &["endpoints", "franceconnect", ""],
            "/a/{b}\tUne opération\n",
        ),
        (&["endpoints", "impot-particulier", "/"], ""),
    ] {
        let proposed = proposed(&files, words);
        let own = proposed.lines().filter(|line| !line.starts_with("--"));
        let own: String = own.map(|line| format!("{line}\n")).collect();
        assert_eq!(own, expected, "{words:?}");
    }
}

#[test]
fn a_catalogue_of_the_line_is_the_one_that_is_asked() {
    let files = Files::new().file(
        "x-own.md",
        "---\ntitle: Own\ntagline: t\nproducer: p\nis_open: 1\n---\n",
    );
    let few = few::files();
    let directory = files.path().to_str().unwrap();
    let words = ["--catalogue", directory, "show", ""];
    assert!(proposed(&few, &words).starts_with("x-own\tOwn\n"));
    // The command will say what is wrong with it.
    let words = ["--catalogue", "/nowhere", "show", "f"];
    assert_eq!(proposed(&few, &words), "");
}

/// What a shell says when it runs `code` with the program at hand; none where
/// it is not installed.
fn said_by(shell: &str, arguments: &[&str], code: &str) -> Option<String> {
    let home = tempfile::TempDir::new().unwrap();
    let program = Path::new(env!("CARGO_BIN_EXE_apicat")).parent().unwrap();
    let path = std::env::var_os("PATH").unwrap_or_default();
    let path = std::iter::once(program.to_owned()).chain(std::env::split_paths(&path));
    let output = Command::new(shell)
        .args(arguments)
        .arg(code)
        .env_clear()
        .env("PATH", std::env::join_paths(path).unwrap())
        .env("HOME", home.path())
        .output();
    match output {
        Ok(output) => Some(format!(
            "{}{}",
            String::from_utf8_lossy(&output.stdout),
            String::from_utf8_lossy(&output.stderr)
        )),
        Err(_) => {
            eprintln!("skipped: {shell} is not installed");
            None
        }
    }
}

/// What bash is told by the function that was registered, the cursor at the end
/// of these words and `current` what bash takes for the part to complete.
fn bash(words: &[&str], current: &str) -> Option<String> {
    let quoted = |word: &str| format!("'{}'", word.replace('\'', "'\\''"));
    let last = words.len() - 1;
    let words: Vec<String> = words.iter().map(|word| quoted(word)).collect();
    let code = format!(
        "eval \"$(apicat completions bash)\"; registered=$(complete -p apicat); \
         registered=${{registered##*-F }}; COMP_WORDS=({}); COMP_CWORD={last}; \
         COMP_LINE=\"${{COMP_WORDS[*]}}\"; COMP_POINT=${{#COMP_LINE}}; \
         ${{registered% apicat}} apicat {}; printf '%s\\n' \"${{COMPREPLY[@]}}\"",
        words.join(" "),
        quoted(current),
    );
    said_by("bash", &["--norc", "-c"], &code)
}

#[test]
fn bash_completes_commands_slugs_and_values() {
    for (words, current, expected) in [
        (&["apicat", "se"][..], "se", "search\n"),
        (
            &["apicat", "show", "franceco"],
            "franceco",
            "franceconnect\n",
        ),
        // Values of several words, and those whose accents were left out, as
        // they are written.
        (
            &["apicat", "show", "impot", "--section", r"les\ do"],
            r"les\ do",
            "Les\\ données\n",
        ),
        (
            &["apicat", "show", "impot", "--section", "\"les do"],
            "les do",
            "Les données\n",
        ),
        (
            &["apicat", "access", "x", "--who", "é"],
            "é",
            "entreprise\nediteur\n",
        ),
        (&["apicat", "list", "--format", "=", "nd"], "nd", "ndjson\n"),
        (
            &["apicat", "list", "--format", "="],
            "",
            "table\ntsv\ncsv\njson\nndjson\napis.json\n",
        ),
        (&["apicat", "show", "zzzz"], "zzzz", "\n"),
    ] {
        if let Some(said) = bash(words, current) {
            assert_eq!(said, expected, "{words:?}");
        }
    }
}

#[test]
fn zsh_completes_commands_and_slugs() {
    // What would be drawn below the line is printed.
    let complete = |words: &str| {
        let code = format!(
            "autoload -Uz compinit; compinit -u; source <(apicat completions zsh); \
             function _describe() {{ print -l \"${{(@P)3}}\" }}; \
             words=(apicat {words}); CURRENT=$#words; ${{_comps[apicat]}}"
        );
        said_by("zsh", &["-f", "-c"], &code)
    };
    if let Some(said) = complete("sea") {
        let about = "Search the APIs, the most relevant first, with the reason for each match";
        assert_eq!(said, format!("search:{about}\n"));
    }
    if let Some(said) = complete("show franceco") {
        let title = "API FranceConnect";
        assert_eq!(said, format!("franceconnect:{title}\n"));
    }
}

#[test]
fn fish_completes_commands_slugs_and_values() {
    let complete = |line: &str| {
        let code = format!("apicat completions fish | source; complete -C '{line}'");
        said_by("fish", &["--no-config", "-c"], &code)
    };
    for (line, expected) in [
        (
            "apicat se",
            "search\tSearch the APIs, the most relevant first, with the reason for each match\n",
        ),
        ("apicat show franceco", "franceconnect\tAPI FranceConnect\n"),
        ("apicat list --openness r", "restricted\n"),
    ] {
        if let Some(said) = complete(line) {
            assert_eq!(said, expected, "{line}");
        }
    }
}

#[test]
fn zsh_completes_folders_itself() {
    let script = Apicat::new().line("completions zsh").run().success();
    assert!(
        script
            .stdout
            .contains("== --catalogue ]]; then\n        _files -/\n")
    );
}

#[test]
fn a_catalogue_in_the_home_folder_is_the_one_that_is_asked() {
    let files = few::files();
    for (shell, words) in [
        // Bash hands over the line before the part to complete.
        (
            "bash",
            &["--catalogue", "~/", "show", "apicat show f", "f"][..],
        ),
        ("fish", &["--catalogue", "~/", "show", "f"]),
        ("fish", &["--catalogue", "'.'", "show", "\"f"]),
    ] {
        let output = Apicat::new()
            .line("-- apicat")
            .args(words)
            .env("APICAT_COMPLETE", shell)
            .env("HOME", files.path())
            .current_dir(files.path())
            .run()
            .success();
        assert!(
            output.stdout.starts_with("franceconnect"),
            "{shell} {words:?}"
        );
        assert_eq!(output.stdout.lines().count(), 1, "{shell} {words:?}");
    }
}

#[test]
fn nushell_is_told_values_and_titles() {
    let directory = tempfile::TempDir::new().unwrap();
    let script = directory.path().join("apicat.nu");
    let text = Apicat::new().line("completions nushell").run().success();
    std::fs::write(&script, text.stdout).unwrap();
    let complete = |spans: &str| {
        let code = format!(
            "source '{}'; do $env.config.completions.external.completer [{spans}] | to json --raw",
            script.display()
        );
        said_by("nu", &["--no-config-file", "-c"], &code)
    };
    for (spans, expected) in [
        (
            "apicat show franceco",
            "[{\"value\":\"franceconnect\",\"description\":\
             \"API FranceConnect\"}]\n",
        ),
        (
            "apicat show impot --section 'les d'",
            "[{\"value\":\"\\\"Les données\\\"\",\"description\":null}]\n",
        ),
        (
            "apicat show impot --section '\"les d'",
            "[{\"value\":\"\\\"Les données\\\"\",\"description\":null}]\n",
        ),
        // Other commands are left to whatever completed them.
        ("ls x", "null\n"),
    ] {
        if let Some(said) = complete(spans) {
            assert_eq!(said, expected, "{spans}");
        }
    }
}

#[test]
fn nushell_reads_the_same_values_back() {
    let themes = [
        "$(touch x)",
        "(touch x)",
        "$env.HOME",
        "a;b|c",
        "it's \"b\"",
        "`a` ...",
        "a\\b",
        "~",
        "{a}",
        "#x",
    ];
    let list = serde_json::to_string(&themes).unwrap();
    let entry =
        format!("---\ntitle: T\ntagline: t\nproducer: p\nis_open: 1\nthemes: {list}\n---\n");
    let files = Files::new().file("api/x.md", &entry);
    let output = Apicat::new()
        .line("-- apicat list --theme")
        .arg("")
        .env("APICAT_COMPLETE", "nushell")
        .env("APICAT_CATALOGUE", files.path())
        .run()
        .success();
    let told: Vec<serde_json::Value> = serde_json::from_str(&output.stdout).unwrap();
    let words = told.iter().map(|record| record["value"].as_str().unwrap());
    let code = words.map(|word| format!("^printf '%s\\n' {word}; ^printf '%s\\n' --theme={word};"));
    let code: String = code.collect();
    if let Some(said) = said_by("nu", &["--no-config-file", "-c"], &code) {
        let mut read: Vec<&str> = said.lines().collect();
        let expected = themes
            .iter()
            .flat_map(|theme| [theme.to_string(), format!("--theme={theme}")]);
        let mut expected: Vec<String> = expected.collect();
        read.sort_unstable();
        expected.sort_unstable();
        assert_eq!(read, expected);
    }
}

#[test]
fn names_that_would_drive_the_terminal_are_not_proposed() {
    let files = Files::new().file("good/x", "").file("g\u{1b}[31m/x", "");
    for (shell, words) in [
        ("bash", &["man", "apicat man g", "g"][..]),
        ("zsh", &["man", "g"]),
        ("fish", &["man", "g"]),
        ("elvish", &["man", "g"]),
        ("powershell", &["man", "=g"]),
    ] {
        let output = Apicat::new()
            .line("-- apicat")
            .args(words)
            .env("APICAT_COMPLETE", shell)
            .current_dir(files.path())
            .run()
            .success();
        assert_eq!(output.stdout, "good/\n", "{shell}");
    }
}

#[test]
fn powershell_evaluates_nothing_of_what_was_typed() {
    let script = Apicat::new().line("completions powershell").run().success();
    assert!(!script.stdout.contains("Invoke-Expression"));
    assert!(script.stdout.contains("& apicat -- @words"));
}
