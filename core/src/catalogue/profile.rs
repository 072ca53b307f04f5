//! Who asks: the profiles of `--who`, and which labels of access rules each of
//! them is covered by.

use super::fold::words;

/// A kind of user that every API can be asked about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Profile {
    /// A private person.
    Particulier,
    Entreprise,
    Association,
    /// A body of the State, or entrusted with its missions.
    Administration,
    /// A local authority.
    Collectivite,
    Editeur,
}

impl Profile {
    /// In the order in which they are listed.
    pub const ALL: [Self; 6] = [
        Self::Particulier,
        Self::Entreprise,
        Self::Association,
        Self::Administration,
        Self::Collectivite,
        Self::Editeur,
    ];

    /// Its value on the command line and in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Particulier => "particulier",
            Self::Entreprise => "entreprise",
            Self::Association => "association",
            Self::Administration => "administration",
            Self::Collectivite => "collectivite",
            Self::Editeur => "editeur",
        }
    }

    /// Other words for it, as a user may type them.
    pub fn aliases(self) -> &'static [&'static str] {
        match self {
            Self::Particulier => &["individual", "citoyen", "citoyenne", "usager"],
            Self::Entreprise => &["company", "société"],
            Self::Association => &[],
            Self::Administration => &["ministère", "état"],
            Self::Collectivite => &[
                "commune",
                "mairie",
                "région",
                "département",
                "collectivité territoriale",
            ],
            Self::Editeur => &["éditeur de logiciel", "software vendor"],
        }
    }

    /// The profile that a user's words name, whatever their case, accents,
    /// article and number.
    pub fn parse(typed: &str) -> Option<Self> {
        let typed = bare(typed);
        Self::ALL.into_iter().find(|profile| {
            bare(profile.name()) == typed
                || profile.aliases().iter().any(|alias| bare(alias) == typed)
        })
    }

    /// How far `label`, a label of an access rule, covers this profile; the
    /// smaller, the more specific. `None` when it does not.
    pub fn covered_by(self, label: &str) -> Option<Coverage> {
        let label = bare(label);
        if label.first().is_some_and(|word| word == "autre") {
            return Some(Coverage::Others);
        }
        let bodies: Vec<&[String]> = label.split(|word| word == "ou").collect();
        if bodies.len() == 1 || LABELS.iter().any(|(named, ..)| words_of(named).eq(&label)) {
            return self.body_coverage(&label);
        }
        bodies
            .iter()
            .filter_map(|body| self.body_coverage(without_article(body)))
            .min()
            .map(|coverage| coverage.max(Coverage::Shared))
    }

    /// The coverage by a label that names one body, its words bare.
    fn body_coverage(self, body: &[String]) -> Option<Coverage> {
        LABELS
            .iter()
            .filter(|(_, profiles, _)| profiles.contains(&self))
            .filter_map(|(named, _, coverage)| {
                let mut rest = body.iter();
                let begins = words_of(named).all(|word| rest.next().is_some_and(|own| own == word));
                let is_whole = rest.next().is_none();
                begins.then_some(if is_whole { *coverage } else { Coverage::Kind })
            })
            .min()
    }
}

/// How a label covers a profile, the most specific first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Coverage {
    /// The label names the profile and nothing else: `Une entreprise`.
    Own,
    /// The label names the profile among others, `Une entreprise ou une
    /// association`, or by a narrower word that is also used for all of it: `Un
    /// ministère`.
    Shared,
    /// The label names a kind of that profile: `Un établissement bancaire`.
    Kind,
    /// The label names everybody that no other label does: `Autre`.
    Others,
}

impl Coverage {
    /// The rank by which rules win over others: a label that is the profile,
    /// one that contains it, then those for a part of it. A kind of company
    /// says no more of all companies than `Autre` does.
    pub fn closeness(self) -> u8 {
        match self {
            Self::Own => 0,
            Self::Shared => 1,
            Self::Kind | Self::Others => 2,
        }
    }
}

use Coverage::{Kind, Own, Shared};
use Profile::{Administration, Association, Collectivite, Editeur, Entreprise, Particulier};

/// The bodies that labels name, the profiles they belong to, and whether the
/// body is the profile itself or a kind of it. A label that goes on after one
/// of these (`Un éditeur de logiciel de paie`) names a kind. Words are
/// compared [bare], and are without case and accents here.
///
/// A body that could be of any profile (`Un gestionnaire de cantine`) is not
/// here: its label is chosen by name, never guessed.
const LABELS: &[(&str, &[Profile], Coverage)] = &[
    ("particulier", &[Particulier], Own),
    ("citoyen", &[Particulier], Own),
    ("usager", &[Particulier], Own),
    ("demandeur d'emploi", &[Particulier], Kind),
    ("entreprise", &[Entreprise], Own),
    ("societe", &[Entreprise], Own),
    ("etablissement bancaire", &[Entreprise], Kind),
    ("banque", &[Entreprise], Kind),
    ("assurance", &[Entreprise], Kind),
    ("auto-entrepreneur", &[Entreprise], Kind),
    ("bureau d'etude", &[Entreprise], Kind),
    ("organisme complementaire", &[Entreprise], Kind),
    ("organisme de prevoyance", &[Entreprise], Kind),
    ("prestataire de service", &[Entreprise], Kind),
    ("mandataire de service", &[Entreprise], Kind),
    ("artisan", &[Entreprise], Kind),
    ("association", &[Association], Own),
    ("administration", &[Administration], Own),
    ("entite administrative", &[Administration], Own),
    ("institution", &[Administration], Kind),
    ("ministere", &[Administration], Shared),
    ("etablissement public", &[Administration], Kind),
    ("operateur de l'etat", &[Administration], Kind),
    ("lycee", &[Administration], Kind),
    (
        "etablissement de l'enseignement superieur",
        &[Administration],
        Kind,
    ),
    (
        "etablissement ou systeme d'information dans l'enseignement superieur",
        &[Administration],
        Kind,
    ),
    (
        "etablissement de soins",
        &[Administration, Entreprise],
        Kind,
    ),
    ("collectivite", &[Collectivite], Own),
    ("collectivite territoriale", &[Collectivite], Own),
    ("collectivite locale", &[Collectivite], Own),
    ("commune", &[Collectivite], Shared),
    ("mairie", &[Collectivite], Shared),
    ("intercommunalite", &[Collectivite], Kind),
    ("departement", &[Collectivite], Shared),
    ("region", &[Collectivite], Shared),
    ("editeur", &[Editeur], Own),
    ("editeur de logiciel", &[Editeur], Own),
];

/// The [bare] words of one of the [`LABELS`].
fn words_of(named: &str) -> impl Iterator<Item = &str> {
    named.split([' ', '\'', '-']).map(singular)
}

fn singular(word: &str) -> &str {
    let is_long = word.len() > 3;
    word.strip_suffix('s').filter(|_| is_long).unwrap_or(word)
}

/// The words of a label that distinguish it: folded, without what is between
/// parentheses, leading article and plural endings.
pub fn bare(label: &str) -> Vec<String> {
    let outside: String = match (label.find('('), label.rfind(')')) {
        (Some(open), Some(close)) if 0 < open && open < close => {
            format!("{} {}", &label[..open], &label[close + 1..])
        }
        _ => label.to_owned(),
    };
    let words: Vec<String> = words(&outside)
        .iter()
        .map(|word| singular(word).to_owned())
        .collect();
    without_article(&words).to_vec()
}

fn without_article(words: &[String]) -> &[String] {
    match words {
        [article, rest @ ..] if !rest.is_empty() && ARTICLES.contains(&article.as_str()) => rest,
        _ => words,
    }
}

/// Whether [bare] words distinguish anybody.
pub fn says_who(words: &[String]) -> bool {
    let tells = |word: &String| word.len() > 2 && !ARTICLES.contains(&word.as_str());
    words.iter().any(tells)
}

const ARTICLES: [&str; 7] = ["un", "une", "des", "le", "la", "les", "l"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bodies_are_named_by_bare_words() {
        for (named, ..) in LABELS {
            assert!(words_of(named).eq(bare(named)), "{named}");
        }
    }

    #[test]
    fn profiles_are_typed_in_many_ways() {
        for (typed, profile) in [
            ("entreprise", Entreprise),
            ("Une ENTREPRISE", Entreprise),
            ("sociétés", Entreprise),
            ("Collectivité", Collectivite),
            ("mairie", Collectivite),
            ("éditeur de logiciels", Editeur),
            ("software vendor", Editeur),
            ("l’État", Administration),
            ("citoyen", Particulier),
        ] {
            assert_eq!(Profile::parse(typed), Some(profile), "{typed}");
        }
        assert_eq!(Profile::parse("établissement bancaire"), None);
        assert_eq!(Profile::parse(""), None);
    }

    #[test]
    fn labels_cover_profiles() {
        use Coverage::Others;
        for (label, expected) in [
            ("Un particulier", vec![(Particulier, Own)]),
            ("Un demandeur d'emploi", vec![(Particulier, Kind)]),
            ("Une entreprise", vec![(Entreprise, Own)]),
            (
                "Une entreprise ou une association",
                vec![(Entreprise, Shared), (Association, Shared)],
            ),
            (
                "Une entreprise dédiée à la maitrise d'énergie",
                vec![(Entreprise, Kind)],
            ),
            (
                "Une collectivité ou une administration",
                vec![(Administration, Shared), (Collectivite, Shared)],
            ),
            (
                "Un ministère (administration centrale ou service déconcentré)",
                vec![(Administration, Shared)],
            ),
            ("Un opérateur de l’État", vec![(Administration, Kind)]),
            ("Un éditeur de logiciels", vec![(Editeur, Own)]),
            ("Un editeur d’application mobile", vec![(Editeur, Kind)]),
            (
                "Etablissement ou système d'information dans l'enseignement supérieur",
                vec![(Administration, Kind)],
            ),
            (
                "Un établissements de soins",
                vec![(Entreprise, Kind), (Administration, Kind)],
            ),
            ("Un gestionnaire de cantine", vec![]),
            (
                "Autres activités",
                Profile::ALL.map(|p| (p, Others)).to_vec(),
            ),
        ] {
            let covered: Vec<_> = Profile::ALL
                .into_iter()
                .filter_map(|profile| Some((profile, profile.covered_by(label)?)))
                .collect();
            assert_eq!(covered, expected, "{label}");
        }
    }
}
