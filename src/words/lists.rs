//! The words of lists: how many, how open, for whom.

use super::{Messages, messages};
use crate::catalogue::access::{Verdict, Who};
use crate::catalogue::applicant::Applicant;
use crate::catalogue::openness::Openness;
use crate::catalogue::profile::Profile;
use crate::find::Facet;

messages! {
    schema { fr: "Schéma", en: "Schema" }
    /// Over the commands whose answers schemas describe.
    answer_of { fr: "Réponse à", en: "Answer to" }
    also_searched(words: &str) { fr: "Aussi cherché : {words}", en: "Also searched: {words}" }
    read_as(typed: &str, read: &str) { fr: "« {typed} » lu « {read} »", en: "“{typed}” read as “{read}”" }
    found_for(what: &str, words: &str) { fr: "{what} pour « {words} »", en: "{what} for “{words}”" }
    first_of_more(total: usize) { fr: "La première sur {total}", en: "The first of {total}" }
    first_of(shown: usize, total: usize) {
        fr: "Les {shown} premières sur {total}",
        en: "The first {shown} of {total}",
    }
    /// Before the command that shows the page of a result.
    to_read_page { fr: "Pour lire une fiche", en: "To read a page" }
    /// One who asks, in words of their own.
    someone(words: &str) { fr: "« {words} »", en: "“{words}”" }
    possible_for(apis: &str, whom: &str) { fr: "{apis} pour {whom}", en: "{apis} for {whom}" }
}

impl Messages {
    /// The foot of a list: how many APIs, and how open they are.
    pub(crate) fn count_by_openness(self, of: &[Openness]) -> String {
        let parts = Openness::ALL.into_iter().filter_map(|openness| {
            let words = match openness {
                Openness::Open => self.either(["libre", "libres"], ["open"; 2]),
                Openness::Account => self.either(["avec un compte"; 2], ["with an account"; 2]),
                Openness::Restricted => self.either(["sur habilitation"; 2], ["on request"; 2]),
            };
            self.counted(of.iter().filter(|other| **other == openness).count(), words)
        });
        let parts: Vec<String> = parts.collect();
        format!(
            "{}{}{}.",
            self.apis(of.len()),
            self.colon(),
            parts.join(", ")
        )
    }

    /// The foot of a list for those who ask: how many APIs are possible, and
    /// the count of each verdict.
    pub(crate) fn count_by_verdict(self, whom: &[Who], verdicts: &[Verdict]) -> String {
        let told = |verdict: Verdict| {
            let count = verdicts.iter().filter(|other| **other == verdict).count();
            self.counted(count, self.listed(verdict))
        };
        let whom: Vec<String> = whom.iter().map(|who| self.who(who)).collect();
        let possible = verdicts.iter().filter(|verdict| verdict.is_promising());
        let mut foot = self.possible_for(&self.apis(possible.count()), &self.any_of(&whom));
        let promising = Verdict::ALL
            .into_iter()
            .filter(|verdict| verdict.is_promising());
        let parts: Vec<String> = promising.filter_map(told).collect();
        if !parts.is_empty() {
            foot = format!("{foot}{}{}", self.colon(), parts.join(", "));
        }
        for other in [Verdict::Unspecified, Verdict::Ineligible]
            .into_iter()
            .filter_map(told)
        {
            foot = format!("{foot} · {other}");
        }
        foot + "."
    }

    /// How many of some APIs are shown, the first ones.
    pub(crate) fn shown_of(self, shown: usize, total: usize) -> String {
        match shown {
            1 => self.first_of_more(total),
            _ => self.first_of(shown, total),
        }
    }

    /// The title of the values of a facet.
    pub(crate) fn facet(self, facet: Facet) -> &'static str {
        match facet {
            Facet::Theme => self.either("Thème", "Theme"),
            Facet::Producer => self.producer(),
            Facet::Keyword => self.either("Mot-clé", "Keyword"),
            Facet::Openness => self.access(),
            Facet::Status => self.either("État", "Status"),
        }
    }

    /// A verdict in a list, of one API and of several.
    pub(super) fn listed(self, verdict: Verdict) -> [&'static str; 2] {
        match verdict {
            Verdict::Open => self.either(["libre", "libres"], ["open"; 2]),
            Verdict::Account => self.either(["avec un compte"; 2], ["with an account"; 2]),
            Verdict::Eligible => self.either(["éligible", "éligibles"], ["eligible"; 2]),
            Verdict::Conditional => self.either(["sous conditions"; 2], ["under conditions"; 2]),
            Verdict::Ineligible => {
                self.either(["non éligible", "non éligibles"], ["not eligible"; 2])
            }
            Verdict::Depends => self.either(["selon le cas"; 2], ["case by case"; 2]),
            Verdict::Unspecified => self.either(["à vérifier"; 2], ["to be checked"; 2]),
        }
    }

    /// A count and the words for it, on one line; none where there is nothing to count.
    pub(super) fn counted(self, count: usize, [one, many]: [&str; 2]) -> Option<String> {
        let words = self.plural(count, one, many).replace(' ', "\u{a0}");
        (count > 0).then(|| format!("{count}\u{a0}{words}"))
    }

    /// How many APIs and guides a search found.
    pub(crate) fn found(self, apis: usize, guides: usize, words: &str) -> String {
        self.found_for(&self.apis_and_guides(apis, guides), words)
    }

    pub(crate) fn apis_and_guides(self, apis: usize, guides: usize) -> String {
        let count = |guides| {
            let (one, many) = self.either(("guide", "guides"), ("guide", "guides"));
            format!("{guides} {}", self.plural(guides, one, many))
        };
        match (apis, guides) {
            (apis, 0) => self.apis(apis),
            (0, guides) => count(guides),
            (apis, guides) => {
                let and = self.either("et", "and");
                format!("{} {and} {}", self.apis(apis), count(guides))
            }
        }
    }

    pub(crate) fn apis(self, count: usize) -> String {
        format!(
            "{count} {}",
            self.either("API", self.plural(count, "API", "APIs"))
        )
    }

    /// One who asks: a profile, else the words typed.
    pub(super) fn who(self, who: &Who) -> String {
        let is_asked = |profile: &Profile| who.applicant() == Some(Applicant::of(*profile));
        let Some(profile) = Profile::ALL.into_iter().find(is_asked) else {
            return self.someone(who.typed());
        };
        let article = match profile {
            Profile::Particulier => self.either("un", "an"),
            Profile::Editeur => self.either("un", "a"),
            Profile::Association | Profile::Administration => self.either("une", "an"),
            Profile::Entreprise | Profile::Collectivite => self.either("une", "a"),
        };
        format!("{article} {}", self.profile(profile))
    }
}
