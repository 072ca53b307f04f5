//! The words of what entries lack.

use super::{Messages, messages};
use crate::check::score::Criterion;

messages! {
    score_option {
        fr: "Dire plutôt ce qu’il reste à ajouter à chaque fiche, et à celles de chaque producteur",
        en: "Tell instead what is left to add to each entry, and to those of each producing body",
    }
    score_example {
        fr: "Ce qu’il reste à ajouter aux fiches d’un dossier.",
        en: "What is left to add to the entries of a directory.",
    }
    entries_judged(done: &str, all: &str) {
        fr: "{done} fiches examinées sur {all}",
        en: "{done} of {all} entries judged",
    }
    counted_for_score(apis: &str, criteria: usize) {
        fr: "{apis}, {criteria} critères",
        en: "{apis}, {criteria} criteria",
    }
    to_add { fr: "À ajouter", en: "To add" }
    to_add_first { fr: "À ajouter d’abord", en: "To add first" }
    keys { fr: "Clés", en: "Keys" }
    by_body { fr: "Par producteur", en: "By producing body" }
    by_api { fr: "Par API", en: "By API" }
    met_of(met: usize, all: usize) { fr: "{met} sur {all}", en: "{met} of {all}" }
}

impl Messages {
    /// How many entries are judged by how many criteria, and how many are complete.
    pub(crate) fn scored(self, entries: usize, criteria: usize, complete: usize) -> String {
        let judged = self.counted_for_score(&self.apis(entries), criteria);
        let words = self.either(["complète", "complètes"], ["complete"; 2]);
        match self.counted(complete, words) {
            Some(complete) => format!("{judged}, {complete}."),
            None => format!("{judged}."),
        }
    }

    /// What to add to meet a criterion.
    pub(crate) fn criterion(self, criterion: Criterion) -> &'static str {
        match criterion {
            Criterion::Access => self.either("où demander l’accès", "where to ask for access"),
            Criterion::Profiles => {
                self.either("une réponse à chaque profil", "an answer for each profile")
            }
            Criterion::Contact => self.either("un contact", "a contact"),
            Criterion::LivingLinks => {
                self.either("des adresses à jour", "addresses that are up to date")
            }
            Criterion::MachineDocumentation => {
                self.either("un document OpenAPI", "an OpenAPI document")
            }
            Criterion::BaseAddress => self.either("l’adresse des appels", "the address of calls"),
            Criterion::TechnicalDocumentation => {
                self.either("la documentation technique", "technical documentation")
            }
            Criterion::FunctionalDocumentation => {
                self.either("la documentation fonctionnelle", "functional documentation")
            }
            Criterion::Limits => self.either("les limites d’appels", "call limits"),
            Criterion::Availability => self.either("la disponibilité", "availability"),
            Criterion::Licence => self.either("la licence", "the licence"),
            Criterion::Description => self.either("une description", "a description"),
            Criterion::Needs => self.either("les besoins", "needs"),
            Criterion::Dates => self.either("une date", "a date"),
        }
    }
}
