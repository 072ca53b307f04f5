//! The figures and addresses of the embedded catalogue, held to what is known
//! of each API: `tests/it/data/facts.tsv`, one fact a line: slug, name, value.
//!
//! A name is a key of the front matter; `rule N` (eligibility and number of
//! labels of the Nth access rule), `rule N link` (an address in its
//! description) and `link` (an address anywhere in the file). One who corrects
//! a figure of the catalogue corrects it there too.

use std::path::Path;

use apicat::catalogue::document;
use serde_yaml::Value;

/// What was found wrong or doubtful: slug, name, value, and the reason why the
/// entry says something else or nothing.
const PUT_RIGHT: [(&str, &str, &str, &str); 17] = [
    (
        "api-data-subvention",
        "rule 2 link",
        "mailto:contact@datasubvention.beta.gouv.fr?subject=Demande d",
        "The address was cut at an apostrophe.",
    ),
    (
        "api-declaration-auto-entrepreneur",
        "external_site",
        "https://open.urssaf.fr/explore/?sort=modified",
        "That is the site of another API.",
    ),
    (
        "api-declaration-cesu",
        "external_site",
        "https://open.urssaf.fr/explore/?sort=modified",
        "That is the site of another API.",
    ),
    (
        "api-declaration-embauche",
        "external_site",
        "https://open.urssaf.fr/explore/?sort=modified",
        "That is the site of another API.",
    ),
    (
        "api-declaration-embauche",
        "rule 2 link",
        "mailto:api-dpae@acoss.fr?subject=Demande d",
        "The address was cut at an apostrophe.",
    ),
    (
        "api-declaration-pajemploi",
        "external_site",
        "https://open.urssaf.fr/explore/?sort=modified",
        "That is the site of another API.",
    ),
    (
        "api-defibrillateurs",
        "rule 2 link",
        "mailto:contact@geodae.sante.gouv.fr?subject=Demande d",
        "The address was cut at an apostrophe.",
    ),
    (
        "api-dume",
        "external_site",
        "http://www.chorus-pro.gouv.fr/",
        "That is the site of another API.",
    ),
    (
        "api-entreprise",
        "link",
        "/les-api/api-rncs",
        "There is no such entry.",
    ),
    (
        "api-gels-avoirs",
        "external_site",
        "http://documentation.abes.fr/aideidrefdeveloppeur/index.html#WebServiceRest",
        "That is a page of another API.",
    ),
    (
        "api-grdf-adict",
        "monitoring_link",
        "https://status-api.abes.fr/",
        "That is the status page of another API.",
    ),
    (
        "api-grdf-adict",
        "uptime",
        "100",
        "The figure is that of the status page of another API.",
    ),
    (
        "api-grdf-adict",
        "rate_limiting_resume",
        "1",
        "The limit is that of another API.",
    ),
    (
        "api-rbe",
        "link",
        "/les-api/api-rncs",
        "There is no such entry.",
    ),
    (
        "api-tiers-de-prestation",
        "external_site",
        "https://open.urssaf.fr/explore/?sort=modified",
        "That is the site of another API.",
    ),
    (
        "api_quiforme",
        "last_update",
        "10/10/2023 /TODO",
        "The date had a note after it.",
    ),
    (
        "api_quiforme",
        "link",
        "../les-api/api-annuaire-education",
        "The path of an entry begins with /les-api/.",
    ),
];

/// A fact as written in the table.
struct Fact<'a> {
    slug: &'a str,
    name: &'a str,
    value: &'a str,
}

fn facts(table: &str) -> impl Iterator<Item = Fact<'_>> {
    table.lines().map(|line| {
        let mut cells = line.split('\t');
        let mut cell = || cells.next().unwrap();
        Fact {
            slug: cell(),
            name: cell(),
            value: cell(),
        }
    })
}

/// A file of the catalogue, read as plain YAML.
struct Entry {
    text: String,
    head: Value,
}

impl Entry {
    fn read(slug: &str) -> Self {
        let path = format!("catalogue/api/{slug}.md");
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
        let text = std::fs::read_to_string(path).unwrap();
        let head = serde_yaml::from_str(document::split(&text).unwrap().front_matter).unwrap();
        Self { text, head }
    }

    fn holds(&self, fact: &Fact) -> bool {
        let name: Vec<&str> = fact.name.split(' ').collect();
        match name[..] {
            ["link"] => self.links_to(&self.text, fact.value),
            ["rule", number, ref rest @ ..] => {
                let number: usize = number.parse().unwrap();
                let rule = &self.head["access_page"][number - 1];
                if rest == ["link"] {
                    return self.links_to(&text(&rule["description"]), fact.value);
                }
                let labels = rule["who"].as_sequence().map_or(0, Vec::len);
                format!("{} {labels}", text(&rule["is_eligible"])) == fact.value
            }
            ["rate_limiting_resume"] => numbers(&text(&self.head[fact.name])) == fact.value,
            ["datagouv_uuid"] => {
                let sets = self.head["datagouv_uuid"].as_sequence();
                sets.is_some_and(|sets| sets.iter().any(|set| text(set) == fact.value))
            }
            _ => text(&self.head[fact.name]) == fact.value,
        }
    }

    /// Entries are linked to by their path, never by the address of the site.
    fn links_to(&self, text: &str, address: &str) -> bool {
        let path = address.strip_prefix("https://api.gouv.fr");
        text.contains(address) || path.is_some_and(|path| text.contains(path))
    }
}

/// A scalar as it is written.
fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        _ => String::new(),
    }
}

/// The numbers in a text, separated by spaces: `1 000 / 10` is `1000 10`.
fn numbers(text: &str) -> String {
    let text = text.replace('\u{a0}', "");
    let numbers = text.split(|c: char| !c.is_ascii_digit());
    let numbers: Vec<&str> = numbers.filter(|number| !number.is_empty()).collect();
    numbers.join(" ")
}

#[test]
fn figures_and_addresses_are_those_that_are_known() {
    let table = include_str!("data/facts.tsv");
    let mut findings = Vec::new();
    let mut entry: Option<(&str, Entry)> = None;
    for fact in facts(table) {
        if entry.as_ref().is_none_or(|(slug, _)| *slug != fact.slug) {
            entry = Some((fact.slug, Entry::read(fact.slug)));
        }
        let (_, read) = entry.as_ref().unwrap();
        let is_put_right = PUT_RIGHT.iter().any(|(slug, name, value, _)| {
            (*slug, *name, *value) == (fact.slug, fact.name, fact.value)
        });
        if read.holds(&fact) == is_put_right {
            let Fact { slug, name, value } = fact;
            findings.push(format!("{slug}: {name}: {value}"));
        }
    }
    assert!(findings.is_empty(), "\n{}", findings.join("\n"));
}

#[test]
fn every_entry_is_in_the_table() {
    let table = include_str!("data/facts.tsv");
    let mut known: Vec<String> = facts(table).map(|fact| fact.slug.to_owned()).collect();
    known.dedup();
    known.sort();
    let catalogue = apicat::embedded::catalogue();
    let mut slugs: Vec<String> = catalogue
        .apis()
        .iter()
        .map(|api| api.id.to_string())
        .collect();
    slugs.sort();
    assert_eq!(slugs, known);
}
