//! What lists choose, count and put in order, and what they say of what they
//! leave out.

use crate::support::{Apicat, Files, Output, few};

fn run(line: &str) -> Output {
    few::apicat(&few::files(), line).run()
}

/// The first column of what `line` lists.
#[track_caller]
fn listed(line: &str) -> Vec<String> {
    let output = run(line).success().stderr("");
    let rows = output
        .stdout
        .lines()
        .filter_map(|row| row.split('\t').next());
    rows.map(str::to_owned).collect()
}

#[test]
fn one_of_the_values_of_a_filter_is_enough() {
    let both = [
        "api_ameli_droits_cnam",
        "franceconnect",
        "api-indemnites-journalieres-cnam",
    ];
    for line in [
        "list --producer cnam --keyword css",
        "list --producer cnam,cnous --openness open",
    ] {
        run(line).status(1).stdout("");
    }
    let cnam = listed("list --producer cnam");
    assert_eq!(
        listed("list --producer cnam --producer cnous").len(),
        cnam.len() + 1
    );
    for line in [
        "list --producer cnam,dinum",
        "list --producer cnam --producer DINUM",
        "list --producer=,cnam,,dinum,",
    ] {
        assert_eq!(listed(line), both, "{line}");
    }
    assert_eq!(
        listed("list --openness open,habilitation --openness account").len(),
        7
    );
    assert_eq!(
        listed("search connect --producer ans,dinum --limit 9").len(),
        2
    );
}

/// A name with a comma is one value where there is one of that name.
#[test]
fn a_comma_may_be_part_of_a_value() {
    let entry = "---\ntitle: A\ntagline: t\nproducer: p\nis_open: 1\nthemes: [\"Eau, air\"]\n---\n";
    let files = Files::new().file("a.md", entry);
    let run = |line: &[&str]| few::apicat(&files, "list").args(line).run();
    run(&["--theme", "Eau, air"]).success().stderr("");
    let output = run(&["--theme", "Eau, feu"]).status(1);
    assert!(
        output
            .stderr
            .starts_with("apicat: unknown value for --theme: “Eau”.\n")
    );
}

#[test]
fn an_unknown_or_missing_value_is_answered_with_those_that_there_are() {
    run("list --theme educaton").status(1).stdout("").stderr(
        "apicat: unknown value for --theme: “educaton”.\n\
         Possible values: Éducation, Administration, Administration & législation, Santé, Particulier.\n",
    );
    let output = run("list --theme santé,nowhere").status(1);
    assert!(
        output.stdout.starts_with("api-pro-sante-connect\t"),
        "{}",
        output.stdout
    );
    assert!(
        output
            .stderr
            .starts_with("apicat: unknown value for --theme: “nowhere”.\n")
    );
    let known = "Possible values: Particulier, Administration, Administration & législation, Éducation, Santé.";
    for line in ["list --theme", "list --theme=", "search x --theme ,"] {
        let help = line.split(' ').next().unwrap();
        let expected =
            format!("apicat: --theme needs a value.\n{known}\nFor help: apicat {help} --help\n");
        run(line).status(2).stdout("").stderr(&expected);
    }
    let many = Apicat::new().line("list --keyword adrese").run().status(1);
    let mut lines = many.stderr.lines().skip(1);
    assert!(
        lines
            .next()
            .unwrap()
            .starts_with("Among the possible values: Adresse, ")
    );
    assert_eq!(lines.next(), Some("All values: apicat list --by keyword"));
}

#[test]
fn the_values_of_a_filter_are_listed_with_their_counts() {
    assert_eq!(
        run("list --by producer").success().stdout,
        "CNAM / Ameli\t2\nANS\t1\nCNOUS\t1\nDGFiP\t1\nDINUM\t1\nMESR\t1\n"
    );
    run("list --by theme --who collectivite --limit 2 --json")
        .success()
        .stdout("[{\"value\":\"Particulier\",\"count\":4},{\"value\":\"Administration\",\"count\":2}]\n");
    run("list --by openness --format csv")
        .success()
        .stdout("value,count\nrestricted,7\n");
    run("list --by theme --openness open --json")
        .status(1)
        .stdout("[]\n");
    run("list --by theme --sort title").status(2).stdout("");
}

/// Each count is that of the filter, over the whole catalogue.
#[test]
fn a_count_is_how_many_the_filter_leaves() {
    for facet in ["theme", "producer", "openness", "status"] {
        let values = Apicat::new()
            .line(&format!("list --by {facet}"))
            .run()
            .success();
        for row in values.stdout.lines() {
            let (value, count) = row.split_once('\t').unwrap();
            let apis = Apicat::new()
                .line("list")
                .args([&format!("--{facet}"), value])
                .run();
            assert_eq!(
                apis.stdout.lines().count().to_string(),
                count,
                "{facet} {value}"
            );
        }
    }
}

#[test]
fn a_list_is_limited_and_reversed() {
    let titles = listed("list");
    assert_eq!(listed("list --limit 2"), titles[..2]);
    let mut reversed = titles.clone();
    reversed.reverse();
    assert_eq!(listed("list --reverse"), reversed);
    let visited = listed("list --sort popularity");
    assert_eq!(
        listed("list --sort popularity --reverse").len(),
        visited.len()
    );
    run("list --limit 0").status(2).stdout("");
    let page = run("list --limit 2 --format table").success().stdout;
    assert!(
        page.contains("\n\nThe first 2 of 7: --limit 7\n\n7 APIs: 7\u{a0}on\u{a0}request.\n"),
        "{page}"
    );
}

/// Entries for a company: open, eligible, refused, and one that does not say.
fn for_a_company() -> Files {
    let head = |title: &str, open: i32, rules: &str| {
        format!("---\ntitle: {title}\ntagline: mot\nproducer: p\nis_open: {open}\n{rules}---\n")
    };
    let rule =
        |who: &str, code: i32| format!("access_page:\n  - who: [{who}]\n    is_eligible: {code}\n");
    Files::new()
        .file("a.md", &head("A", -1, &rule("Une association", 1)))
        .file("b.md", &head("B", -1, &rule("Une entreprise", -1)))
        .file("c.md", &head("C", -1, &rule("Une entreprise", 1)))
        .file("d.md", &head("D", 1, ""))
}

#[test]
fn what_does_not_say_comes_last_and_what_is_refused_is_counted() {
    let files = for_a_company();
    let run = |line: &str| few::apicat(&files, line).run().success().stdout;
    assert_eq!(
        run("list --who entreprise --fields id,verdict"),
        "c\teligible\nd\topen\na\tunspecified\n"
    );
    assert_eq!(
        run("list --who entreprise --reverse --fields id,verdict"),
        "d\topen\nc\teligible\na\tunspecified\n"
    );
    let foot = "2 APIs for a company: 1\u{a0}open, 1\u{a0}eligible · 1\u{a0}to\u{a0}be\u{a0}checked · 1\u{a0}not\u{a0}eligible.\n";
    for line in ["list --limit 1", "search mot"] {
        let page = run(&format!("{line} --who entreprise --format table"));
        assert!(page.ends_with(foot), "{page}");
    }
    let page = run("list --who entreprise --format table --width 80");
    assert!(
        page.contains("A    p         ?\u{a0}to be checked\na\n"),
        "{page}"
    );
}

/// The best verdict counts.
#[test]
fn a_list_may_be_for_several() {
    let files = for_a_company();
    for line in [
        "list --who entreprise,association",
        "list --who entreprise --who association",
    ] {
        let line = format!("{line} --fields id,verdict");
        few::apicat(&files, &line)
            .run()
            .success()
            .stdout("a\teligible\nc\teligible\nd\topen\nb\tunspecified\n");
    }
    few::apicat(&files, "list --who entreprise,martien")
        .run()
        .status(2)
        .stdout("");
}

#[test]
fn a_title_is_no_reason_for_itself() {
    let page = run("search connect --format table --width 80")
        .success()
        .stdout;
    assert!(!page.contains("\n   title "), "{page}");
    assert!(!page.contains("\n   tagline "), "{page}");
    assert!(
        page.ends_with("\n\n→ To read a page\u{a0} apicat show franceconnect\n"),
        "{page}"
    );
    let page = run("search connect --format table --limit 1")
        .success()
        .stdout;
    assert!(
        page.contains("\n\nThe first of 7: --limit 7\n\n→ To read a page\u{a0} apicat show "),
        "{page}"
    );
}
