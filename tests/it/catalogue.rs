//! The embedded catalogue, tested as data: all findings at once.

use std::collections::{BTreeMap, BTreeSet};

use apicat::catalogue::api::Api;
use apicat::catalogue::directory;
use apicat::catalogue::fault::Fault;
use apicat::catalogue::openness::Openness;
use apicat::check;
use apicat::embedded;
use apicat::markdown::{self, Context, link};
use apicat::page::Target;
use apicat::words::{Lang, Messages};

/// The files of a folder of the catalogue: slug and text.
fn files(folder: &str) -> Vec<(String, String)> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("catalogue")
        .join(folder);
    let mut files: Vec<(String, String)> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| {
            let path = entry.unwrap().path();
            let slug = path.file_stem().unwrap().to_str().unwrap().to_owned();
            (slug, std::fs::read_to_string(&path).unwrap())
        })
        .collect();
    files.sort();
    files
}

#[track_caller]
fn nothing_wrong(findings: &[String]) {
    assert!(findings.is_empty(), "\n{}", findings.join("\n"));
}

#[test]
fn every_file_is_embedded_and_loads() {
    let catalogue = embedded::catalogue();
    assert_eq!(catalogue.bad_files(), []);
    let mut ids: Vec<String> = catalogue
        .apis()
        .iter()
        .map(|api| api.id.to_string())
        .collect();
    ids.sort();
    let slugs: Vec<String> = files("api").into_iter().map(|(slug, _)| slug).collect();
    assert_eq!(ids, slugs);
    for (slug, _) in files("producteurs") {
        assert!(catalogue.known_producer(&slug).is_some(), "{slug}");
    }
}

#[test]
fn no_key_is_unknown() {
    let mut findings = Vec::new();
    let report = check::check(
        &directory::files(
            &std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("catalogue"),
            u64::MAX,
        )
        .unwrap(),
    );
    for finding in &report.findings {
        if let Fault::UnknownKey { key, .. } = &finding.fault {
            findings.push(format!("{}: {key}", finding.at()));
        }
    }
    nothing_wrong(&findings);
}

/// The one API of which no contact is known.
const NO_CONTACT: &str = "rennesmetropole-travaux";

#[test]
fn entries_are_complete() {
    let catalogue = embedded::catalogue();
    let mut findings = Vec::new();
    for api in catalogue.apis() {
        let mut find = |what: &str| findings.push(format!("{}: {what}", api.id));
        if catalogue.known_producer(&api.producer).is_none() {
            find("unknown producer");
        }
        if api
            .last_update
            .as_ref()
            .is_none_or(|update| update.date.is_none())
        {
            find("no date of last update");
        }
        if api.contacts.is_empty() && api.id != NO_CONTACT {
            find("no contact");
        }
        if catalogue.body(api).unwrap().trim().is_empty() {
            find("no body");
        }
        if api.openness == Openness::Restricted && api.access.is_empty() {
            find("no access rule");
        }
        for rule in api.access.iter() {
            if rule.labels.is_empty() || rule.description.trim().is_empty() {
                find("an access rule without label or description");
            }
        }
        if api
            .uptime
            .is_some_and(|percent| !(0.0..=100.0).contains(&percent))
        {
            find("an availability that is no percentage");
        }
    }
    nothing_wrong(&findings);
}

#[test]
fn addresses_are_addresses() {
    let catalogue = embedded::catalogue();
    let knows = |slug: &str| catalogue.api(slug).is_some();
    let mut findings = Vec::new();
    for api in catalogue.apis() {
        let links = &api.links;
        let addresses = [
            &links.site,
            &links.request,
            &links.account,
            &links.openapi,
            &links.documentation,
            &links.monitoring,
            &links.rate_limiting,
            &links.statistics,
        ];
        let addresses = addresses
            .into_iter()
            .flatten()
            .map(|address| link::resolve(address, &knows));
        let contacts = api
            .contacts
            .iter()
            .map(|contact| link::resolve_contact(contact, &knows));
        for target in addresses.chain(contacts) {
            if !matches!(target, Target::Web(_) | Target::Mail(_)) {
                findings.push(format!("{}: {target:?}", api.id));
            }
        }
        let body = catalogue.body(api).unwrap();
        let texts = api
            .access
            .iter()
            .map(|rule| &rule.description)
            .chain([&body]);
        for path in texts.flat_map(|text| text.split("/les-api/").skip(1)) {
            let slug: String = path
                .chars()
                .take_while(|c| c.is_alphanumeric() || "-_".contains(*c))
                .collect();
            if !knows(&slug) {
                findings.push(format!("{}: /les-api/{slug}", api.id));
            }
        }
    }
    nothing_wrong(&findings);
}

#[test]
fn anchors_name_headings() {
    let catalogue = embedded::catalogue();
    let context = Context {
        say: &|phrase| Messages::new(Lang::French).phrase(phrase),
        knows: &|_| true,
        request: None,
    };
    let mut findings = Vec::new();
    for api in catalogue.apis() {
        let blocks = markdown::parse(&catalogue.body(api).unwrap(), &context);
        let headings = markdown::headings(&blocks);
        let text = format!("{blocks:?}");
        for anchor in text.split("Section(\"").skip(1) {
            let anchor = anchor.split('"').next().unwrap();
            if !headings.iter().any(|heading| heading == anchor) {
                findings.push(format!("{}: #{anchor}", api.id));
            }
        }
    }
    nothing_wrong(&findings);
}

/// Every theme; a new one is added here, with its spelling.
const THEMES: [&str; 31] = [
    "Administration",
    "Administration & législation",
    "Agriculture",
    "Annuaire",
    "Bibliographie",
    "Cantine",
    "Culture",
    "Droit et justice",
    "Eau",
    "Écologie",
    "Éducation",
    "Emploi",
    "Énergie",
    "Enseignement",
    "Enseignement supérieur",
    "Entreprise",
    "Environnement",
    "Géographie",
    "Immatriculation",
    "Particulier",
    "Planification",
    "Pollution",
    "Professionnels",
    "Restauration",
    "Santé",
    "Sécurité",
    "Services locaux",
    "Services publics",
    "Sport",
    "Transport",
    "Urbanisme",
];

#[test]
fn themes_are_those_of_one_list() {
    let catalogue = embedded::catalogue();
    let mut findings = Vec::new();
    for api in catalogue.apis() {
        if api.themes.is_empty() {
            findings.push(format!("{}: no theme", api.id));
        }
        for theme in api.themes.iter() {
            if !THEMES.contains(&theme.as_ref()) {
                findings.push(format!("{}: {theme}", api.id));
            }
        }
    }
    for theme in THEMES {
        let is_used = |api: &Api| api.themes.iter().any(|known| known == theme);
        if !catalogue.apis().iter().any(is_used) {
            findings.push(format!("nobody has the theme {theme}"));
        }
    }
    nothing_wrong(&findings);
}

#[test]
fn keywords_have_one_spelling() {
    use apicat::catalogue::fold::words;
    let catalogue = embedded::catalogue();
    let mut findings = Vec::new();
    let mut spellings: BTreeMap<Vec<String>, &str> = BTreeMap::new();
    for api in catalogue.apis() {
        for keyword in api.keywords.iter() {
            let known = *spellings.entry(words(keyword)).or_insert(keyword);
            if known != keyword {
                findings.push(format!("{}: {keyword}, elsewhere {known}", api.id));
            }
        }
        let distinct: BTreeSet<&str> = api.keywords.iter().map(AsRef::as_ref).collect();
        if distinct.len() < api.keywords.len() {
            findings.push(format!("{}: a keyword twice", api.id));
        }
    }
    nothing_wrong(&findings);
}

#[test]
fn typography_is_french() {
    let mut findings = Vec::new();
    for (slug, text) in files("api") {
        for (line, number) in text.lines().zip(1..) {
            let prose = line.trim_start();
            let is_code = prose.starts_with('#')
                || prose.starts_with("<!--")
                || prose.contains("<QuestionTree");
            // An address is as its site has it, and code as its program has it.
            let prose: String = line.split('`').step_by(2).collect();
            let words = prose.split([' ', '(']);
            let has_apostrophe = words
                .filter(|word| !word.contains("://") && !word.starts_with('/'))
                .any(|word| word.contains('\''));
            let breaks = [" !", " ?", " ;", " :", " %", "« ", " »"]
                .iter()
                .any(|mark| line.contains(mark));
            if !is_code && (breaks || has_apostrophe) {
                findings.push(format!("{slug}.md:{number}: {line}"));
            }
        }
    }
    nothing_wrong(&findings);
}

#[test]
fn an_entry_is_found_by_its_title_and_by_each_of_its_keywords() {
    let catalogue = embedded::catalogue();
    let engine = embedded::engine();
    let search = |query: &str| engine.search(query).hits;
    let mut findings = Vec::new();
    for api in catalogue.apis() {
        if search(&api.title)
            .first()
            .is_none_or(|hit| hit.api.id != api.id)
        {
            findings.push(format!("{}: not first for its title", api.id));
        }
        for keyword in api.keywords.iter() {
            if !search(keyword).iter().any(|hit| hit.api.id == api.id) {
                findings.push(format!("{}: not found by {keyword}", api.id));
            }
        }
    }
    nothing_wrong(&findings);
}
