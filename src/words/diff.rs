//! The words of a comparison of two catalogues.

use super::{Messages, messages};
use crate::catalogue::access::Who;
use crate::diff::ChangeKind;

messages! {
    diff_about {
        fr: "Comparer deux catalogues",
        en: "Compare two catalogues",
    }
    diff_description {
        fr: "Dit ce qui change d’un catalogue à un autre : les API nouvelles, disparues et renommées ; celles dont l’accès, les règles, l’adresse où demander, l’état ou les chiffres changent. Avec --who, ce qui s’ouvre et ce qui se ferme à ce profil vient d’abord. Les textes, les mots-clés et les dates ne sont pas comparés, ni les guides.\n\nUne fiche se reconnaît à son identifiant chez data.gouv.fr (datagouv_dataservice), sinon à son identifiant dans le catalogue, sinon à ce qui la remplace (replaced_by), à son titre ou à une adresse qu’elle est seule à avoir. Ce que l’un des deux catalogues ne dit d’aucune API n’est pas un changement, sauf l’état : la page le nomme à la fin.\n\nAilleurs que dans un terminal, chaque changement tient en une ligne : l’identifiant, ce qui change (new, gone, verdict ou le nom d’un champ), l’ancienne valeur, la nouvelle. Le code de retour est 1 s’il y en a.",
        en: "Tells what changed from one catalogue to another: new, gone and renamed APIs; those of which the access, the rules, the address of the request, the status or figures changed. With --who, what opened and what closed to that profile comes first. Texts, keywords and dates are not compared, nor guides.\n\nAn entry is known by its identifier at data.gouv.fr (datagouv_dataservice), else by its slug, else by what takes its place (replaced_by), by its title or by an address that it alone has. What one of the two catalogues says of no API is no change, except for the status: the page names it at its end.\n\nWhen output is not a terminal, each change is a line: the slug, what changed (new, gone, verdict or the name of a field), the old value, the new one. The exit status is 1 where there are any.",
    }
    diff_example {
        fr: "Ce qu’un dossier change au catalogue intégré.",
        en: "What a directory changes in the embedded catalogue.",
    }
    diff_for_example {
        fr: "Ce qui s’y ouvre ou s’y ferme à une collectivité.",
        en: "What opens or closes to a local authority in it.",
    }
    diff_old {
        fr: "L’ancien catalogue : un dossier, un fichier de compile, ou embedded pour le catalogue intégré",
        en: "The old catalogue: a directory, a file of compile, or embedded for the embedded catalogue",
    }
    diff_new { fr: "Le nouveau catalogue, de même", en: "The new catalogue, likewise" }
    diff_who {
        fr: "Dire d’abord ce qui s’ouvre et ce qui se ferme à ce profil",
        en: "First tell what opens and what closes to this profile",
    }
    value_old { fr: "ANCIEN", en: "OLD" }
    value_new { fr: "NOUVEAU", en: "NEW" }

    opened_to(whom: &str) { fr: "Ouvertes à {whom}", en: "Opened to {whom}" }
    closed_to(whom: &str) { fr: "Fermées à {whom}", en: "Closed to {whom}" }
    new_entries { fr: "Nouvelles", en: "New" }
    gone_entries { fr: "Disparues", en: "Gone" }
    renamed_entries { fr: "Renommées", en: "Renamed" }
    changed_entries { fr: "Modifiées", en: "Changed" }
    no_difference {
        fr: "Aucune différence : mêmes API, mêmes accès, mêmes demandes, mêmes chiffres.",
        en: "No difference: the same APIs, access, requests and figures.",
    }
    not_compared(members: &str) {
        fr: "Non comparé, car l’un des deux catalogues n’en dit jamais rien : {members}",
        en: "Not compared, as one of the two catalogues never says it: {members}",
    }
    title { fr: "Titre", en: "Title" }
    /// Where a value is absent.
    nothing { fr: "rien", en: "nothing" }
    /// After the label of a value.
    before { fr: "avant", en: "before" }
    after { fr: "après", en: "after" }
    old_catalogue { fr: "Ancien catalogue", en: "Old catalogue" }
    new_catalogue { fr: "Nouveau catalogue", en: "New catalogue" }
}

impl Messages {
    /// The heading of some changes, those of an answer being for `who`.
    pub(crate) fn change_kind(self, kind: ChangeKind, who: Option<&Who>) -> String {
        let whom = who.map_or_else(String::new, |who| self.who(who));
        match kind {
            ChangeKind::Opened => self.opened_to(&whom),
            ChangeKind::Closed => self.closed_to(&whom),
            ChangeKind::Renamed => self.renamed_entries().to_owned(),
            ChangeKind::Other => self.changed_entries().to_owned(),
        }
    }

    /// Counts of changes; none where there is nothing to count.
    pub(crate) fn count_of_changes(self, kind: ChangeKind, count: usize) -> Option<String> {
        let words = match kind {
            ChangeKind::Opened => self.either(["ouverte", "ouvertes"], ["opened"; 2]),
            ChangeKind::Closed => self.either(["fermée", "fermées"], ["closed"; 2]),
            ChangeKind::Renamed => self.either(["renommée", "renommées"], ["renamed"; 2]),
            ChangeKind::Other => self.either(["modifiée", "modifiées"], ["changed"; 2]),
        };
        self.counted(count, words)
    }

    pub(crate) fn count_of_new(self, count: usize) -> Option<String> {
        self.counted(count, self.either(["nouvelle", "nouvelles"], ["new"; 2]))
    }

    pub(crate) fn count_of_gone(self, count: usize) -> Option<String> {
        self.counted(count, self.either(["disparue", "disparues"], ["gone"; 2]))
    }
}
