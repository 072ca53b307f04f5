//! With a French locale everything is French, with any other locale English:
//! whatever the program says is said in both and searched for words of the
//! other.

use crate::support::screen::Screen;
use crate::support::verbs;
use crate::support::words::in_both;
use crate::support::{Apicat, Files};
use apicat::words::Lang;

/// A locale of the language; English is for every locale that is not French.
fn locale(lang: Lang) -> &'static str {
    match lang {
        Lang::French => "fr_FR.UTF-8",
        Lang::English => "de_DE.UTF-8",
    }
}

/// Both outputs of a run in a language.
fn outputs(run: Apicat, lang: Lang) -> String {
    let output = run.env("LANG", locale(lang)).run();
    output.stdout + &output.stderr
}

#[test]
fn help_is_in_one_language() {
    for name in [None].into_iter().chain(verbs().map(Some)) {
        in_both(&format!("{name:?} --help"), |lang| {
            let help = outputs(Apicat::new().args(&name).arg("--help"), lang);
            // Examples look for what the catalogue has, in French.
            let lines = help.lines().filter(|line| !line.starts_with("  apicat "));
            lines.collect::<Vec<_>>().join("\n")
        });
    }
}

#[test]
fn refusals_are_in_one_language() {
    let broken = [
        "title: a: b",
        "title: *zor",
        "title: [zor",
        "title: \"zor",
        "title: zor\n- qux",
        "title: zor\n qux: a",
        "title: zor\n\tqux: a",
        "title: @zor",
        "title: |zor",
        "title: !<zor qux",
        "title: \"\\z\"",
        "title: {zor: qux}",
        "title: zor\ntitle: zor",
        "zor: qux",
        "? [zor]\n: qux",
        "%ZOR",
        "- zor",
    ];
    let named = broken.iter().zip('a'..);
    let files = named.fold(
        catalogue().file("drev/README", ""),
        |files, (lines, name)| {
            let path = format!("broken/api/{name}.md");
            files.file(
                &path,
                &format!("---\ntagline: Qux\nproducer: blik\nis_open: 1\n{lines}\n---\n"),
            )
        },
    );
    let files = files
        .file("broken/api/zor.md", "")
        .bytes("broken/api/latin.md", b"---\ntitle: \xe9\n---\n");
    let said = |run: Apicat, lang| {
        let output = run
            .current_dir(files.path())
            .env("LANG", locale(lang))
            .run();
        // What a pipe gets beside the answer, which is in the words of
        // programs.
        output.stderr
    };
    for line in [
        "",
        "lsit",
        "-x",
        "--zor",
        "list --them x",
        "list --zor",
        "list zor",
        "list --json=zor",
        "list --theme",
        "list --theme=",
        "list --sort zor",
        "list --format zor",
        "list --fields zor",
        "list --fields titel",
        "list --json --format csv",
        "list --openness zor",
        "list --color blue",
        "list --lang zz",
        "list --width 3",
        "list --width zor",
        "list --france-connect=1",
        "search",
        "search qux --limit 0",
        "search plokk",
        "search vrumblik",
        "search qux --theme flup",
        "show",
        "show zor --raw --json",
        "show zor --open --section vrum",
        "--json show zor --raw",
        "show zorr",
        "show zor --section splof",
        "show bare --open",
        "access",
        "access zorr",
        "access zor",
        "access zor --who flup",
        "access zor --open --json",
        "access --who flup",
        "list --who flup",
        "list --theme flup",
        "list --catalogue nowhere",
        "list --catalogue drev",
        "list --catalogue broken",
        "list --catalogue api/zor.md",
        "check",
        "check nowhere",
        "diff",
        "diff embedded nowhere",
        "diff embedded embedded --who flup",
        "check drev",
        "completions",
        "completions tcsh",
    ] {
        in_both(line, |lang| {
            said(Apicat::new().line(line).env("APICAT_CATALOGUE", "."), lang)
        });
    }
    in_both("APICAT_WHO", |lang| {
        let run = Apicat::new().line("access zor --catalogue .");
        said(run.env("APICAT_WHO", "flup"), lang)
    });
    in_both("findings", |lang| {
        let run = Apicat::new().line("check broken").current_dir(files.path());
        // The severity is a word of editors.
        let said = outputs(run, lang);
        said.replace(": error: ", ": ").replace(": warning: ", ": ")
    });
}

#[cfg(unix)]
#[test]
fn an_argument_that_is_not_unicode_is_refused_in_one_language() {
    use std::os::unix::ffi::OsStrExt;
    let bytes = std::ffi::OsStr::from_bytes(b"z\xffr");
    for arguments in [
        &["show".as_ref(), bytes][..],
        &["list".as_ref(), "--theme".as_ref(), bytes],
        &["list".as_ref(), "--sort".as_ref(), bytes],
        &[bytes],
    ] {
        in_both(&format!("{arguments:?}"), |lang| {
            outputs(Apicat::new().args(arguments), lang)
        });
    }
}

/// The texts of a JSON document.
fn texts(document: &serde_json::Value) -> Vec<&str> {
    match document {
        serde_json::Value::String(text) => vec![text],
        serde_json::Value::Array(items) => items.iter().flat_map(texts).collect(),
        serde_json::Value::Object(fields) => fields.values().flat_map(texts).collect(),
        _ => Vec::new(),
    }
}

#[test]
fn what_json_says_in_words_is_in_one_language() {
    let files = catalogue();
    for (line, keys) in [
        ("access zor --who Grum --json", &["prepare", "actions"][..]),
        ("check --json", &["findings"]),
    ] {
        in_both(line, |lang| {
            let run = Apicat::new()
                .line(line)
                .env("APICAT_CATALOGUE", files.path());
            let output = run.env("LANG", locale(lang)).run();
            let document: serde_json::Value = serde_json::from_str(&output.stdout).unwrap();
            let said = keys.iter().flat_map(|key| texts(&document[key]));
            // The names of gravities and kinds are the same in all languages.
            let said = said.filter(|text| text.contains(' '));
            said.collect::<Vec<_>>().join("\n")
        });
    }
}

#[test]
fn answers_for_programs_are_the_same_in_every_language() {
    let files = catalogue();
    for line in [
        "list",
        "list --who entreprise",
        "list --json",
        "search qux",
        "search qux --json",
        "show zor --json",
        "show zor --raw",
        "access --who entreprise",
        "access --who entreprise --json",
        "completions bash",
        "completions zsh",
        "completions fish",
        "completions nushell",
    ] {
        let [french, english] = [Lang::French, Lang::English].map(|lang| {
            let run = Apicat::new()
                .line(line)
                .env("APICAT_CATALOGUE", files.path());
            run.env("LANG", locale(lang)).run().stdout
        });
        assert!(!french.is_empty(), "{line}");
        assert_eq!(french, english, "{line}");
    }
}

#[test]
fn shells_are_told_in_one_language() {
    let files = catalogue();
    for words in [
        &[""][..],
        &["--"],
        &["list", "--"],
        &["access", "zor", "--who", ""],
    ] {
        in_both(&format!("{words:?}"), |lang| {
            let run = Apicat::new().line("-- apicat").args(words);
            let run = run
                .env("APICAT_COMPLETE", "fish")
                .env("APICAT_CATALOGUE", files.path());
            outputs(run, lang)
        });
    }
}

#[test]
fn the_first_locale_that_is_set_decides() {
    for (variables, is_french) in [
        (&[][..], false),
        (&[("LANG", "fr_FR.UTF-8")], true),
        (&[("LANG", "fr_CA")], true),
        (&[("LANG", "fr_BE@euro")], true),
        (&[("LANG", "frr_DE.UTF-8")], false),
        (&[("LANG", "de_DE.UTF-8")], false),
        (&[("LANG", "C")], false),
        (&[("LANG", "POSIX")], false),
        (&[("LANG", "fr_FR.UTF-8"), ("LC_ALL", "C")], false),
        (&[("LANG", "fr_FR.UTF-8"), ("LC_ALL", "C.UTF-8")], false),
        (&[("LANG", "fr_FR.UTF-8"), ("LC_ALL", "POSIX")], false),
        (&[("LANG", "fr_FR.UTF-8"), ("LC_ALL", "")], true),
        (
            &[("LANG", "fr_FR.UTF-8"), ("LC_MESSAGES", "de_DE.UTF-8")],
            false,
        ),
        (&[("LANG", "C"), ("LC_MESSAGES", "fr_CA.UTF-8")], true),
        (
            &[("LC_MESSAGES", "fr_FR.UTF-8"), ("LC_ALL", "en_US.UTF-8")],
            false,
        ),
        (
            &[("LC_MESSAGES", "en_US.UTF-8"), ("LC_ALL", "fr_FR.UTF-8")],
            true,
        ),
        // Dates and letters may be those of a language that is not spoken.
        (
            &[("LC_CTYPE", "fr_FR.UTF-8"), ("LC_TIME", "fr_FR.UTF-8")],
            false,
        ),
        // What gettext prefers to locales is none.
        (&[("LANGUAGE", "fr")], false),
        (&[("LANG", "C"), ("LANGUAGE", "fr")], false),
        (&[("LANG", "fr_FR.UTF-8"), ("LANGUAGE", "en")], true),
    ] {
        let run = Apicat::new().line("show zor");
        let run = variables
            .iter()
            .fold(run, |run, (name, value)| run.env(name, value));
        let said = run.run().status(1).stderr;
        let expected = if is_french {
            "apicat: aucune API"
        } else {
            "apicat: no API"
        };
        assert!(said.starts_with(expected), "{variables:?}: {said}");
    }
}

/// Files of which nothing but a title can be read in any language.
fn catalogue() -> Files {
    let steps = "<NextSteps />\n\n      <QuestionTree tree='qux' />";
    let rules = [
        ("[Grum]", 1, steps),
        ("[Prax]", 0, "blik"),
        ("[Splof]", -1, "blik"),
        ("[Vlonk, Wib]", 1, "blik"),
        ("[Wib]", -1, "<NextSteps is_editeur />"),
    ];
    let rules = rules.map(|(who, is_eligible, text)| {
        format!(
            "  - who: {who}\n    is_eligible: {is_eligible}\n    description: |\n      {text}\n"
        )
    });
    let head = "tagline: Qux vim\nproducer: blik\nis_france_connected: 2\npartners: [blik]\nthemes: [Vrum]\n\
         keywords: [plok]\ncategory: Plok\nclients: [Plok]\nexternal_site: https://a.fr/zor\n\
         datapass_link: https://a.fr/qux\naccount_link: https://a.fr/flup\n\
         doc_tech_link: https://a.fr/flup.yaml\ndoc_tech_external: https://a.fr/vim\n\
         monitoring_link: https://a.fr/wib\nmonitoring_description: Vrum.\n\
         rate_limiting_resume: Vrum\nrate_limiting_description: Vrum.\nrate_limiting_link: https://a.fr/w\n\
         stats_detail_resume: Vrum\nstats_detail_description: Vrum.\nstats_detail_link: https://a.fr/x\n\
         contact_link: zor@a.fr\nuptime: 99.5\nvisits_2019: 5000\ndatagouv_uuid: [zor]\n\
         content_intro: Blik.";
    let body = "## Vrum\n\nQux.\n\n[](/rechercher-api) [flup](#vrum) [![](/zor.png)](https://a.fr/zor) <Zor>flup</Zor>\n";
    let entry = |title: &str, is_open: i64, date: &str| {
        format!(
            "---\ntitle: {title}\n{head}\nis_open: {is_open}\nlast_update: {date}\naccess_page:\n{}---\n\n{body}",
            rules.concat()
        )
    };
    Files::new()
        .file("api/zor.md", &entry("Zor", -1, "10/12/2019"))
        .file("api/flup.md", &entry("Flup", 0, "01/02/2018"))
        .file(
            "api/wib.md",
            &entry("Wib", 1, "01/08/2017")
                .replace("is_france_connected: 2", "is_france_connected: 1"),
        )
        .file(
            "api/bare.md",
            "---\ntitle: Bare\ntagline: Vlonk\nproducer: blik\nis_open: -1\n---\n",
        )
        // Its name makes columns too narrow: rows become lines with labels.
        .file(
            "api/zor-qux-wib-wib-wib-wib-wib-wib-wib-wib-wib-wib-wib-wib-wib.md",
            "---\ntitle: Plok\ntagline: Vlonk\nproducer: blik\nis_open: 1\nthemes: [Vrum]\n---\n",
        )
        .file("producteurs/blik.md", "---\nname: Blik\nacronym: BK\n---\n")
}

#[test]
fn screens_are_in_one_language() {
    let files = catalogue();
    let directory = files.path().to_str().unwrap();
    for line in [
        "list",
        "list --who entreprise",
        "list --plain",
        "list --fields title,eligibility,uptime,last_update,access",
        "search qux",
        "search qux --plain",
        "search qux --fields title,matches,score",
        "show zor --plain",
        "access zor --who Wib --plain",
        "search qux --limit 1",
        "search plokk",
        "show zor",
        "show flup",
        "show wib",
        "access zor --who Grum",
        "access zor --who Prax",
        "access zor --who Splof",
        "access zor --who Wib",
        "access zor --who entreprise",
        "access flup",
        "access wib",
        "access bare --who entreprise",
        "access --who entreprise",
        "check",
        "check --score",
        "check --score --plain",
        "diff embedded embedded",
    ] {
        for columns in [40, 70, 80, 120] {
            in_both(&format!("{line}, {columns} columns"), |lang| {
                let variables = [("LANG", locale(lang)), ("APICAT_CATALOGUE", directory)];
                let screen = Screen::start(columns, 500, line, &variables).end().text;
                // What is quoted has the keys of the file, which are names.
                let own = screen.lines().filter(|row| !row.contains(" │"));
                own.collect::<Vec<_>>().join("\n")
            });
        }
    }
}

#[test]
fn the_prompt_is_in_one_language() {
    let files = catalogue();
    let directory = files.path().to_str().unwrap();
    in_both("the prompt", |lang| {
        let variables = [("LANG", locale(lang)), ("APICAT_CATALOGUE", directory)];
        let mut screen = Screen::start(80, 24, "access zor", &variables);
        let asked = screen.wait_for("  Wib").text();
        screen.type_in("\u{1b}");
        assert_eq!(screen.end().status, 130);
        asked
    });
}

#[test]
fn the_explorer_is_in_one_language() {
    let files = catalogue();
    let directory = files.path().to_str().unwrap();
    for line in ["", "--plain"] {
        in_both(&format!("explorer {line}"), |lang| {
            let variables = [("LANG", locale(lang)), ("APICAT_CATALOGUE", directory)];
            let mut screen = Screen::start(160, 60, line, &variables);
            if line.is_empty() {
                let asked = screen.wait_for("apicat show").text();
                let found = screen.type_in("zor").wait_for("? zor ").text();
                let nothing = screen.type_in("yyy").wait_for("? zoryyy ").text();
                screen.type_in("\u{15}").wait_for("apicat show");
                let whom = screen.type_in("\t").wait_for("apicat access").text();
                screen.type_in("\u{3}");
                assert_eq!(screen.end().status, 130);
                return [asked, found, nothing, whom].concat();
            }
            screen.wait_for_last(":").type_line("qux");
            screen.wait_for("1. ");
            screen.wait_for_last(":").type_line("x");
            let asked = screen.wait_for("x\n").wait_for_last(":").text();
            screen.type_line("2");
            let chosen = screen.wait_for("apicat show").wait_for_last(":").text();
            screen.type_line("5");
            assert_eq!(screen.end().status, 0);
            asked + &chosen
        });
    }
}
