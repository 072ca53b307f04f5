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
const PUT_RIGHT: [(&str, &str, &str, &str); 50] = [
    (
        "api-ecobalyse",
        "is_open",
        "1",
        "Since 2026, a token is required.",
    ),
    (
        "api-data-subvention",
        "rule 2 link",
        "mailto:contact@datasubvention.beta.gouv.fr?subject=Demande d'accès à l'API Data Subventions\
         &body=Bonjour, je souhaite accéder à l'API Data.Subvention.",
        "The address is written percent-encoded.",
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
        "mailto:api-dpae@acoss.fr?subject=Demande d'accès à l'API DPAE\
         &body=Indiquez ici votre nom, prénom et le nom de votre organisation.",
        "The address is written percent-encoded.",
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
        "mailto:contact@geodae.sante.gouv.fr?subject=Demande d'accès à l'API Défibrillateurs",
        "The address is written percent-encoded.",
    ),
    (
        "api-donnees-foncieres",
        "rule 1 link",
        "/documentation/api-donnees-foncieres",
        "That is a page of the closed site.",
    ),
    (
        "api-donnees-foncieres",
        "link",
        "/documentation/api-donnees-foncieres",
        "That is a page of the closed site.",
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
        "uptime_date",
        "2023-02-22",
        "There is no figure to date.",
    ),
    (
        "api-grdf-adict",
        "rate_limiting_resume",
        "1",
        "The limit is that of another API.",
    ),
    (
        "api-indemnisation-pole-emploi",
        "doc_tech_external",
        "https://api.gouv.fr/guides/documentation-api-indemnisation",
        "The page was emptied in January 2026.",
    ),
    (
        "api-la-bonne-alternance",
        "link",
        "https://api.gouv.fr/documentation/api-la-bonne-alternance",
        "That is a page of the closed site.",
    ),
    (
        "api-rbe",
        "link",
        "/les-api/api-rncs",
        "There is no such entry.",
    ),
    (
        "api-recherche-entreprises",
        "link",
        "/documentation/api-recherche-entreprises",
        "That is a page of the closed site.",
    ),
    (
        "api-statut-demandeur-emploi",
        "doc_tech_external",
        "https://api.gouv.fr/guides/documentation-api-statut-pole-emploi",
        "The page was emptied in January 2026.",
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
    (
        "api-dume",
        "doc_tech_external",
        "https://developer.aife.economie.gouv.fr/index.php?option=com_apiportal&view=apitester&usage=api&apitab=tests&apiName=DUME+Acheteurs&apiId=a3040f00-f8b2-4180-8075-f1fcad896ca6&managerId=2&type=rest&apiVersion=1.0.0&Itemid=265&swaggerVersion=2.0&lang=fr",
        "That portal closed in 2023 or 2025.",
    ),
    (
        "api-dume",
        "contact_link",
        "https://developer.aife.economie.gouv.fr/support/#/",
        "That portal closed in 2023 or 2025.",
    ),
    (
        "api-dume",
        "rule 1 link",
        "https://developer.aife.economie.gouv.fr/",
        "That portal closed in 2023 or 2025.",
    ),
    (
        "api-dume",
        "rule 2 link",
        "https://developer.aife.economie.gouv.fr/",
        "That portal closed in 2023 or 2025.",
    ),
    (
        "api-dume",
        "link",
        "https://developer.aife.economie.gouv.fr/api-catalog-sandbox",
        "That portal closed in 2023 or 2025.",
    ),
    (
        "api-judilibre",
        "account_link",
        "https://developer.aife.economie.gouv.fr/component/apiportal/registration",
        "That portal closed in 2023 or 2025.",
    ),
    (
        "api-metadonnees-insee",
        "account_link",
        "https://api.insee.fr/catalogue/site/themes/wso2/subthemes/insee/pages/sign-up.jag",
        "That portal closed in 2023 or 2025.",
    ),
    (
        "api-metadonnees-insee",
        "doc_tech_link",
        "https://api.insee.fr/catalogue/api-docs/carbon.super/M%C3%A9tadonn%C3%A9es/V1?envName=Production%20and%20Sandbox",
        "That portal closed in 2023 or 2025.",
    ),
    (
        "api-metadonnees-insee",
        "doc_tech_external",
        "https://api.insee.fr/catalogue/site/themes/wso2/subthemes/insee/pages/item-info.jag?name=M%C3%A9tadonn%C3%A9es&version=V1&provider=insee",
        "That portal closed in 2023 or 2025.",
    ),
    (
        "api-metadonnees-insee",
        "contact_link",
        "https://api.insee.fr/catalogue/site/themes/wso2/subthemes/insee/pages/help.jag#contact",
        "That portal closed in 2023 or 2025.",
    ),
    (
        "api_bdm",
        "account_link",
        "https://api.insee.fr/catalogue/site/themes/wso2/subthemes/insee/pages/sign-up.jag",
        "That portal closed in 2023 or 2025.",
    ),
    (
        "api_bdm",
        "doc_tech_link",
        "https://api.insee.fr/catalogue/api-docs/carbon.super/BDM/V1?envName=Production%20and%20Sandbox",
        "That portal closed in 2023 or 2025.",
    ),
    (
        "api_bdm",
        "doc_tech_external",
        "https://api.insee.fr/catalogue/site/themes/wso2/subthemes/insee/pages/item-info.jag?name=BDM&version=V1&provider=insee",
        "That portal closed in 2023 or 2025.",
    ),
    (
        "api_bdm",
        "contact_link",
        "https://api.insee.fr/catalogue/site/themes/wso2/subthemes/insee/pages/help.jag#contact",
        "That portal closed in 2023 or 2025.",
    ),
    (
        "api_bdm",
        "link",
        "https://api.insee.fr/catalogue/site/themes/wso2/subthemes/insee/pages/item-info.jag?name=BDM&version=V1&provider=insee#!/Regroupements_thematiques/get_data_dataflow",
        "That portal closed in 2023 or 2025.",
    ),
    (
        "api_complementaire_sante_solidaire",
        "rule 2 link",
        "https://api.gouv.fr/les-api/api-particulier#exemples-d%E2%80%99application",
        "The entry leads to the page that has it now.",
    ),
    (
        "api_data_gouv",
        "link",
        "/documentation/api_data_gouv",
        "That is a page of the closed site.",
    ),
    (
        "api_donnees_locales",
        "account_link",
        "https://api.insee.fr/catalogue/site/themes/wso2/subthemes/insee/pages/sign-up.jag",
        "That portal closed in 2023 or 2025.",
    ),
    (
        "api_donnees_locales",
        "doc_tech_link",
        "https://api.insee.fr/catalogue/api-docs/carbon.super/DonneesLocales/V0.1?envName=null",
        "That portal closed in 2023 or 2025.",
    ),
    (
        "api_donnees_locales",
        "doc_tech_external",
        "https://api.insee.fr/catalogue/site/themes/wso2/subthemes/insee/pages/item-info.jag?name=DonneesLocales&version=V0.1&provider=insee",
        "That portal closed in 2023 or 2025.",
    ),
    (
        "api_donnees_locales",
        "contact_link",
        "https://api.insee.fr/catalogue/site/themes/wso2/subthemes/insee/pages/help.jag#contact",
        "That portal closed in 2023 or 2025.",
    ),
    (
        "sirene_v3",
        "account_link",
        "https://api.insee.fr/catalogue/site/themes/wso2/subthemes/insee/pages/sign-up.jag",
        "That portal closed in 2023 or 2025.",
    ),
    (
        "sirene_v3",
        "doc_tech_link",
        "https://api.insee.fr/catalogue/api-docs/carbon.super/Sirene/V3.11?envName=Production%20and%20Sandbox",
        "That portal closed in 2023 or 2025.",
    ),
    (
        "sirene_v3",
        "doc_tech_external",
        "https://api.insee.fr/catalogue/site/themes/wso2/subthemes/insee/pages/item-info.jag?name=Sirene&version=V3.11&provider=insee",
        "That portal closed in 2023 or 2025.",
    ),
    (
        "sirene_v3",
        "contact_link",
        "https://api.insee.fr/catalogue/site/themes/wso2/subthemes/insee/pages/help.jag#contact",
        "That portal closed in 2023 or 2025.",
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
                    let description = text(&rule["description"]);
                    return self.links_to(&description, fact.value)
                        || description.contains("<QuestionTree") && is_asked_for(fact.value);
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

/// Whether a questionnaire leads to a form.
fn is_asked_for(form: &str) -> bool {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("catalogue/questions");
    let files = std::fs::read_dir(folder).unwrap();
    files
        .map(|file| std::fs::read_to_string(file.unwrap().path()).unwrap())
        .any(|questions| questions.contains(form))
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
    for (slug, name, value, _) in PUT_RIGHT {
        assert!(
            table.contains(&format!("\n{slug}\t{name}\t{value}\n")),
            "{slug}: {name}: {value} is no fact"
        );
    }
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
