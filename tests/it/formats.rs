//! The formats of `list` and `search`, and the fields that one asks for.

use crate::support::{Files, Output, few};
use apicat::answer::COLUMNS;
use apicat::screen::Format;

fn run(line: &str) -> Output {
    few::apicat(&few::files(), line).run()
}

/// A run on two entries that hold little.
fn run_on_two(line: &str) -> Output {
    let entry = |title: &str, rest: &str| {
        format!("---\ntitle: {title}\ntagline: t\nproducer: p\nis_open: 1\n{rest}\n---\n")
    };
    let files = Files::new()
        .file("producteurs/p.md", "---\nname: Le Producteur\n---\n")
        .file(
            "api/air.md",
            &entry("Air", "keywords: [Vent, Pluie]\nuptime: 99.893"),
        )
        .file("api/eau.md", &entry("Eau", "contact_link: a@b.fr"));
    few::apicat(&files, line).run()
}

const AIR: &str = "{\"id\":\"air\",\"producer\":{\"name\":\"Le Producteur\"},\
    \"keywords\":[\"Vent\",\"Pluie\"],\"uptime\":99.893}";
const EAU: &str = "{\"id\":\"eau\",\"producer\":{\"name\":\"Le Producteur\"},\
    \"keywords\":[],\"uptime\":null}";

#[test]
fn each_format_has_its_form() {
    let fields = "--fields id,producer.name,keywords,uptime";
    for (format, expected) in [
        (
            "tsv",
            "air\tLe Producteur\tVent, Pluie\t99.893\n\
             eau\tLe Producteur\t\t\n",
        ),
        (
            "csv",
            "id,producer.name,keywords,uptime\n\
             air,Le Producteur,\"Vent, Pluie\",99.893\n\
             eau,Le Producteur,,\n",
        ),
        ("json", &format!("[{AIR},{EAU}]\n")),
        ("ndjson", &format!("{AIR}\n{EAU}\n")),
    ] {
        run_on_two(&format!("list {fields} --format {format}"))
            .success()
            .stderr("")
            .stdout(expected);
    }
}

#[test]
fn all_fields_of_rows_are_those_that_apply() {
    let header = |line: &str| {
        let output = run(line).success().stdout;
        output.lines().next().unwrap_or_default().to_owned()
    };
    let whole = "id,title,tagline,producer,openness,france_connect,themes,keywords,needs,partners,\
                 base_url,links,uptime,uptime_date,visits_2019,views,license,last_update,last_update_text,dates,status,kind,source,\
                 eligibility,openness_source,category,clients,datagouv,datagouv_dataservice,monitoring,rate_limiting,statistics,stat,introduction,body,access,extra";
    for (line, added) in [
        ("list", ""),
        ("list --who entreprise", ",verdict"),
        ("search connect", ",score,matches"),
        ("search connect --who entreprise", ",verdict,score,matches"),
    ] {
        let line = format!("{line} --format csv --fields all");
        assert_eq!(header(&line), format!("{whole}{added}"), "{line}");
    }
}

#[test]
fn rows_have_the_usual_columns_where_no_fields_are_named() {
    run("list --producer cnam --format csv").success().stdout(
        "id,title,producer,openness,themes\n\
         api_ameli_droits_cnam,API de droits à l’Assurance Maladie,CNAM / Ameli,\
         restricted,Particulier\n\
         api-indemnites-journalieres-cnam,API Indemnités Journalières de la CNAM,\
         CNAM / Ameli,restricted,Particulier\n",
    );
    run_on_two("search eau --format csv --who entreprise")
        .success()
        .stdout("id,title,producer,verdict,score,matches\neau,Eau,Le Producteur,open,1.312,\n");
}

#[test]
fn fields_are_told_in_the_order_asked_for_and_once() {
    run("list --producer cnam --fields openness,ID,openness --format ndjson")
        .success()
        .stdout(
            "{\"openness\":\"restricted\",\"id\":\"api_ameli_droits_cnam\"}\n\
             {\"openness\":\"restricted\",\"id\":\"api-indemnites-journalieres-cnam\"}\n",
        );
}

#[test]
fn parts_of_a_key_stay_where_they_are() {
    let fields = "producer.id,id,links.contact,status.name,producer.name";
    run_on_two(&format!("search eau --fields {fields} --json"))
        .success()
        .stdout(
            "[{\"producer\":{\"id\":\"p\",\"name\":\"Le Producteur\"},\"id\":\"eau\",\
             \"links\":{\"contact\":[\"a@b.fr\"]},\"status\":null}]\n",
        );
}

#[test]
fn a_table_of_fields_has_titles_and_values_for_the_eye() {
    let output = run("list --producer cnam --format table --width 100 --lang fr \
                      --fields id,openness,last_update,eligibility")
    .success();
    insta::assert_snapshot!(output.stdout);
}

#[test]
fn a_field_that_there_is_not_is_refused_with_those_that_there_are() {
    let output = run("list --fields id,titel").status(2).stdout("");
    assert!(output.stderr.starts_with(
        "apicat: invalid value for --fields: “titel”.\nDid you mean title?\nPossible values: id, title, "
    ));
    assert!(output.stderr.contains(", all.\n"), "{}", output.stderr);
    for line in [
        "list --fields all,nope",
        "search x --fields id.",
        "list --fields ,",
        "list --fields=",
    ] {
        run(line).status(2).stdout("");
    }
    // A comma too many says nothing.
    run("list --producer cnam --fields ,id,, --format csv")
        .success()
        .stdout("id\napi_ameli_droits_cnam\napi-indemnites-journalieres-cnam\n");
    run("list --fields")
        .status(2)
        .stdout("")
        .stderr("apicat: --fields needs a value.\nFor help: apicat list --help\n");
}

#[test]
fn a_field_needs_what_it_is_of() {
    for (line, sentence) in [
        (
            "list --fields score",
            "apicat: the field “score” needs apicat search.",
        ),
        (
            "list --fields id,matches",
            "apicat: the field “matches” needs apicat search.",
        ),
        (
            "list --fields verdict",
            "apicat: the field “verdict” needs --who.",
        ),
        (
            "search x --fields verdict",
            "apicat: the field “verdict” needs --who.",
        ),
    ] {
        let output = run(line).status(2).stdout("");
        assert!(output.stderr.starts_with(sentence), "{}", output.stderr);
    }
    run("list --fields id,verdict --who entreprise").success();
    run("search connect --fields score,matches").success();
}

#[test]
fn one_format_at_a_time() {
    for (line, sentence) in [
        (
            "list --json --format csv",
            "apicat: --json cannot be used with --format.",
        ),
        (
            "--json list --format csv",
            "apicat: --format cannot be used with --json.",
        ),
        (
            "list --format json --json",
            "apicat: --format cannot be used with --json.",
        ),
    ] {
        let stderr = format!("{sentence}\nFor help: apicat list --help\n");
        run(line).status(2).stdout("").stderr(&stderr);
    }
}

/// A program that reads JSON gets a document even when nothing is found.
#[test]
fn nothing_found_is_said_in_each_format() {
    let fields = "--fields id,title";
    for (format, expected) in [
        ("json", "[]\n"),
        ("ndjson", ""),
        ("csv", "id,title\n"),
        ("tsv", ""),
        ("table", ""),
    ] {
        for command in [
            "list --theme nowhere",
            "search zzzzz",
            "search connect --theme nowhere",
        ] {
            run(&format!("{command} {fields} --format {format}"))
                .status(1)
                .stdout(expected);
        }
    }
}

#[test]
fn a_text_of_many_lines_is_one_cell() {
    let files = Files::new().file(
        "a.md",
        "---\ntitle: A\ntagline: t\nproducer: p\nis_open: 1\n---\nLine one,\n\"two\"\n",
    );
    few::apicat(&files, "list --fields id,body --format csv")
        .run()
        .success()
        .stdout("id,body\na,\"Line one,\n\"\"two\"\"\n\"\n");
    few::apicat(&files, "list --fields id,body --format tsv")
        .run()
        .success()
        .stdout("a\tLine one, \"two\" \n");
}

#[test]
fn help_names_every_field_and_format() {
    let help = run("list --help --width 10000").success().stdout;
    for field in COLUMNS.iter() {
        let name = match field.name.split_once('.') {
            Some((_, part)) => format!(".{part}"),
            None => field.name.to_owned(),
        };
        let is_named = help
            .split(|c: char| !c.is_alphanumeric() && c != '.' && c != '_')
            .any(|word| word == name);
        assert!(is_named, "{}", field.name);
    }
    for format in Format::ALL {
        assert!(help.contains(format.name()), "{}", format.name());
    }
}
