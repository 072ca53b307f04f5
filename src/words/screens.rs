//! The words of screens: labels, verdicts, counts.

use super::{Messages, messages};
use crate::catalogue::Catalogue;
use crate::catalogue::access::{Basis, Verdict};
use crate::catalogue::api::{FranceConnect, Group, Member, Update};
use crate::catalogue::date::Date;
use crate::catalogue::field::SearchField;
use crate::catalogue::openness::Openness;
use crate::catalogue::profile::Profile;
use crate::catalogue::status::Status;
use crate::catalogue::text::Text;
use crate::markdown::{Phrase, Preparation};

messages! {
    api { fr: "API", en: "API" }
    slug { fr: "Identifiant", en: "Slug" }
    producer { fr: "Producteur", en: "Producer" }
    access { fr: "Accès", en: "Access" }
    verdict { fr: "Pour ce profil", en: "For this profile" }
    score { fr: "Pertinence", en: "Score" }
    matches { fr: "Trouvé dans", en: "Found in" }
    france_connect_possible { fr: "utilisable avec FranceConnect", en: "can be used with FranceConnect" }
    france_connect_required { fr: "utilisable seulement avec FranceConnect", en: "only with FranceConnect" }
    openapi { fr: "OpenAPI", en: "OpenAPI" }
    percent(number: &str) { fr: "{number} %", en: "{number}%" }
    uptime_noted(percent: &str, month: &str) {
        fr: "disponibilité de {percent} relevée en {month}",
        en: "availability of {percent}, noted in {month}",
    }
    uptime_undated(percent: &str) {
        fr: "disponibilité annoncée de {percent}",
        en: "stated availability of {percent}",
    }
    /// Behind how open an API is.
    supposed_in_brackets(source: &str) {
        fr: " (supposé : {source})",
        en: " (supposed: {source})",
    }
    supposed_access(source: &str) {
        fr: "Accès supposé : {source}. À vérifier auprès du producteur.",
        en: "Supposed access: {source}. To be checked with the producing body.",
    }
    entry { fr: "Fiche", en: "Entry" }
    changed_on(date: &str) { fr: "modifiée le {date}", en: "changed on {date}" }
    declared_on(date: &str) { fr: "datée du {date} par son producteur", en: "dated {date} by its producer" }
    declared_as(text: &str) { fr: "datée de « {text} » par son producteur", en: "dated “{text}” by its producer" }
    old_text(month: &str) {
        fr: "Texte {month} : à vérifier sur data.gouv.fr.",
        en: "Text {month}: check it on data.gouv.fr.",
    }
    status_found_on(date: &str) { fr: "source publique lue le {date}", en: "public source read on {date}" }
    according_to(source: &str) { fr: "selon {source}", en: "according to {source}" }
    /// An availability under its label, and when it was noted.
    uptime_in(percent: &str, month: &str) { fr: "{percent} ({month})", en: "{percent} ({month})" }
    source_label { fr: "Source :", en: "Source:" }
    as_of(state: &str) { fr: "état {state}", en: "as {state}" }
    /// The name of a source, whose texts are French.
    french_source(name: &str) { fr: "{name}", en: "{name} (in French)" }
    not_official { fr: "sans caractère officiel", en: "not an official publication" }
    /// Before the command that asks another catalogue of the same API.
    also_of(source: &str) { fr: "La même API selon {source}", en: "The same API according to {source}" }
    living_page { fr: "À jour :", en: "Up to date:" }
    catalogue_label { fr: "catalogue :", en: "catalogue:" }
    visits(count: &str) { fr: "{count} en 2019", en: "{count} in 2019" }
    who_may { fr: "Qui peut l’utiliser", en: "Who may use it" }
    /// Before the command that answers for a profile.
    how_to_proceed { fr: "La marche à suivre :", en: "How to proceed:" }
    references { fr: "Liens", en: "Links" }
    /// A reference to a heading of the same page.
    files_read(done: &str, all: &str) {
        fr: "{done} fichiers lus sur {all}",
        en: "{done} of {all} files read",
    }
    entries_indexed(done: &str, all: &str) {
        fr: "{done} fiches indexées sur {all}",
        en: "{done} of {all} entries indexed",
    }
    kind { fr: "Nature", en: "Kind" }
    guide { fr: "guide", en: "guide" }
    guides { fr: "Guides", en: "Guides" }
    for_whom_it_is { fr: "Destinataires", en: "Meant for" }
    apis_of_guide { fr: "Les API de ce guide", en: "The APIs of this guide" }
    apis_of_body { fr: "Ses API", en: "Its APIs" }
    part { fr: "Partie", en: "Section" }
    section_named(heading: &str) { fr: "partie « {heading} » de cette page", en: "section “{heading}” of this page" }

    /// Label: the answer to "may I?".
    answer { fr: "Réponse", en: "Answer" }
    profile_label { fr: "Profil", en: "Profile" }
    /// Column: the condition, and where to ask.
    condition { fr: "Condition et demande", en: "Condition and request" }
    to_prepare { fr: "À préparer", en: "What to prepare" }
    to_request { fr: "Où faire la demande", en: "Where to apply" }
    otherwise { fr: "Pour la suite", en: "What next" }
    /// Before the command that answers the questions above.
    to_answer { fr: "Pour répondre :", en: "To answer:" }
    request_form { fr: "Formulaire de demande", en: "Request form" }
    create_account { fr: "Créer un compte", en: "Create an account" }
    read_documentation { fr: "Lire la documentation", en: "Read the documentation" }
    visit_site { fr: "Voir le site", en: "Visit the site" }
    /// Before the contacts.
    questions { fr: "Des questions ?", en: "Questions?" }
    labelled(label: &str) { fr: "{label} : ", en: "{label}: " }
    /// Before quoted text.
    quotation { fr: "Citation :", en: "Quotation:" }
    /// Between a label and its value, where they are made apart.
    colon { fr: " : ", en: ": " }
    no_request_needed {
        fr: "La fiche la dit ouverte à tous : aucune demande n’est nécessaire.",
        en: "The entry says that it is open to all: no request is needed.",
    }
    account_needed {
        fr: "Il suffit de créer un compte, ce que chacun peut faire.",
        en: "Creating an account is enough, and anyone may do so.",
    }
    unspecified_for(who: &str) {
        fr: "La fiche ne dit rien pour « {who} ». Les profils qu’elle nomme :",
        en: "The entry says nothing about “{who}”. The profiles it names:",
    }
    /// For a user whom the entry does not name; those whom it names follow.
    /// The entry says that a label includes one who asks.
    basis_covered(who: &str, label: &str) {
        fr: "La fiche compte « {who} » parmi « {label} ».",
        en: "The entry counts “{who}” among “{label}”.",
    }
    /// The law includes one who asks among administrations.
    basis_administration(who: &str, label: &str) {
        fr: "La fiche nomme « {label} », où la loi range aussi « {who} » (code des relations entre le public et l’administration, art. L100-3) : à confirmer.",
        en: "The entry names “{label}”, among which the law counts “{who}” too (code of the relations between the public and the administration, CRPA, art. L100-3): to be confirmed.",
    }
    /// The law includes one who asks among companies.
    basis_company(who: &str, label: &str) {
        fr: "La fiche nomme « {label} » ; « {who} » est compté ici parmi les entreprises : à confirmer.",
        en: "The entry names “{label}”; “{who}” is counted among companies here: to be confirmed.",
    }
    /// After a verdict that a wider body has.
    /// After a refusal that a wider body has.
    probably { fr: "sans doute", en: "probably" }
    /// When the text of an entry last changed, by its month.
    entry_changed(month: &str) { fr: "Fiche modifiée en {month}.", en: "Entry changed in {month}." }
    to_be_confirmed { fr: "à confirmer", en: "to be confirmed" }
    /// After a verdict on some kinds of one who asks.
    in_some_cases { fr: "dans certains cas", en: "in some cases" }
    /// The rules for some kinds of one who asks follow.
    basis_kinds { fr: "La fiche ne nomme que certains cas. Si vous êtes :", en: "The entry names some cases only. If you are:" }
    /// What is said to others than those kinds follows.
    for_others { fr: "Sinon :", en: "Otherwise:" }
    /// What is said to those whom the entry does not name.
    basis_other(who: &str) {
        fr: "La fiche ne nomme pas « {who} » ; elle dit à tous les autres :",
        en: "The entry does not name “{who}”; to all others it says:",
    }
    /// Why what is said of companies is not said of a mutual.
    no_company(who: &str) {
        fr: "« {who} » n’est pas une entreprise au regard de la loi (code de la mutualité) : ce que la fiche dit des entreprises ne vaut pas d’office.",
        en: "“{who}” is not a company in the eyes of the law (it has a code of its own): what the entry says of companies does not apply as such.",
    }
    named_by_entry {
        fr: "La fiche nomme :",
        en: "The entry names:",
    }
    no_rules {
        fr: "La fiche ne dit pas qui peut utiliser cette API.",
        en: "The entry does not say who may use this API.",
    }
    /// Rules that disagree follow.
    depends_on_case {
        fr: "Plusieurs règles s’appliquent, et leur réponse diffère :",
        en: "Several rules apply, and their answers differ:",
    }
    /// The count of each verdict follows.
    verdicts_for(who: &str) {
        fr: "Bilan pour le profil « {who} »",
        en: "Summary for the profile “{who}”",
    }
    /// Before the command that lists what a profile may have.
    to_list_them { fr: "API accessibles :", en: "APIs you may use:" }
    who_are_you { fr: "Pour qui demandez-vous l’accès ?", en: "Who is asking?" }
    /// After the labels of an API, for a profile.
    somebody_else(profile: &str) { fr: "Autre profil : {profile}", en: "Other profile: {profile}" }
    /// After a verdict.
    for_whom(who: &str) { fr: " pour « {who} »", en: " for “{who}”" }
    /// Where no answer of a closed set has some words.
    no_answer(words: &str) { fr: "Aucune réponse pour « {words} ».", en: "No answer for “{words}”." }
    /// Keys and what they do, at the foot of the screen.
    enter_takes { fr: "Entrée choisir", en: "Enter choose" }
    enter_shows { fr: "Entrée fiche", en: "Enter page" }
    enter_answers { fr: "Entrée réponse", en: "Enter answer" }
    tab_to_access { fr: "Tab accès", en: "Tab access" }
    tab_to_operations { fr: "Tab opérations", en: "Tab operations" }
    tab_to_page { fr: "Tab fiche", en: "Tab page" }
    alt_o { fr: "Alt-O navigateur", en: "Alt-O browser" }
    alt_p { fr: "Alt-P profil", en: "Alt-P profile" }
    escape_clears { fr: "Échap effacer", en: "Esc clear" }
    escape_goes_back { fr: "Échap revenir", en: "Esc go back" }
    escape_leaves { fr: "Échap quitter", en: "Esc leave" }
    letters_narrow { fr: "des lettres pour chercher", en: "letters to search" }
    any_key { fr: "Une touche pour revenir", en: "Any key to go back" }
    what_for { fr: "Que cherchez-vous ?", en: "What are you looking for?" }
    show_page { fr: "Afficher la fiche", en: "Show its page" }
    ask_access { fr: "Ai-je le droit de l’utiliser ?", en: "May I use it?" }
    show_operations { fr: "Que peut-on appeler ?", en: "What can be called?" }
    /// The explorer opens the address where the API is best met.
    open_in_browser { fr: "Ouvrir dans le navigateur", en: "Open in the browser" }
    search_again { fr: "Chercher encore", en: "Search again" }
    leave { fr: "Quitter", en: "Leave" }
    or_leave(question: &str) {
        fr: "{question} (Entrée seule pour quitter) :",
        en: "{question} (Enter alone to leave):",
    }
    number_of(count: usize) {
        fr: "Numéro, de 1 à {count} (Entrée seule pour revenir) :",
        en: "Number, from 1 to {count} (Enter alone to go back):",
    }
    /// Asks for the number of an answer, where nothing comes before.
    number_or_leave(count: usize) {
        fr: "Numéro, de 1 à {count} (Entrée seule pour quitter) :",
        en: "Number, from 1 to {count} (Enter alone to leave):",
    }
    /// Answers that are not read out.
    others_untold(count: usize) {
        fr: "Et {count} de plus : précisez votre recherche.",
        en: "And {count} more: narrow your search.",
    }
    not_a_number_of(count: usize) {
        fr: "Tapez un nombre de 1 à {count}.",
        en: "Type a number from 1 to {count}.",
    }
    read_from_environment { fr: "profil donné par APICAT_WHO", en: "profile given by APICAT_WHO" }

    questionnaire {
        fr: "Un questionnaire d’éligibilité précède la demande, sur sa page.",
        en: "A questionnaire on eligibility precedes the request, on its page.",
    }
    picture { fr: "image", en: "image" }
    search_the_catalogue { fr: "chercher dans le catalogue", en: "search the catalogue" }

    step_siret { fr: "votre numéro SIRET", en: "your SIRET number" }
    step_legal { fr: "le cadre juridique de la demande", en: "the legal framework of the request" }
    step_service {
        fr: "une description du service et de ce qu’il simplifie pour ses usagers",
        en: "a description of the service and of what it makes simpler for its users",
    }
    step_team { fr: "les coordonnées de l’équipe", en: "the contact details of the team" }
    step_data_protection {
        fr: "les coordonnées du délégué à la protection des données et du responsable de traitement",
        en: "the contact details of your data-protection officer and of your data controller",
    }
    step_data_protection_of_client {
        fr: "les coordonnées du délégué à la protection des données et du responsable de traitement de l’entité pour laquelle vous opérez",
        en: "the contact details of the data-protection officer and of the data controller of the entity on whose behalf you operate",
    }
}

impl Messages {
    /// What components and links say.
    pub fn phrase(self, phrase: Phrase) -> &'static str {
        match phrase {
            Phrase::Picture => self.picture(),
            Phrase::Questionnaire => self.questionnaire(),
            Phrase::Search => self.search_the_catalogue(),
            Phrase::Prepare(item) => match item {
                Preparation::Siret => self.step_siret(),
                Preparation::LegalFramework => self.step_legal(),
                Preparation::Service => self.step_service(),
                Preparation::Team => self.step_team(),
                Preparation::DataProtection => self.step_data_protection(),
                Preparation::DataProtectionOfClient => self.step_data_protection_of_client(),
            },
        }
    }

    /// An openness: its sign and its words.
    pub(crate) fn openness(self, openness: Openness) -> &'static str {
        match openness {
            Openness::Open => self.either("○ libre", "○ open"),
            Openness::Account => self.either("◐ avec un compte", "◐ with an account"),
            Openness::Restricted => self.either("● sur habilitation", "● on request"),
        }
    }

    /// What became of an API.
    pub(crate) fn status_of(self, status: Status) -> &'static str {
        match status {
            Status::Active => self.either("active", "active"),
            Status::Moved => self.either("déplacée", "moved"),
            Status::Renamed => self.either("renommée", "renamed"),
            Status::Closed => self.either("fermée", "closed"),
            Status::Announced => self.either("annoncée", "announced"),
        }
    }

    /// What a verdict follows from, in a few words; nothing for a label.
    pub(crate) fn basis(self, basis: Basis) -> Option<&'static str> {
        match basis {
            Basis::Label => None,
            Basis::Kind => Some(self.in_some_cases()),
            Basis::Covered => Some(self.either("d’après la fiche", "according to the entry")),
            Basis::Law => Some(self.to_be_confirmed()),
            Basis::Other => Some(self.either("comme tous les autres", "like everyone else")),
        }
    }

    /// An availability, in the past.
    pub(crate) fn uptime(self, percent: f64, noted: Option<Date>) -> String {
        let percent = self.percent(&self.decimal(percent));
        match noted {
            Some(date) => self.uptime_noted(&percent, &self.month(date)),
            None => self.uptime_undated(&percent),
        }
    }

    /// An availability under its label.
    pub(crate) fn uptime_cell(self, percent: f64, noted: Option<Date>) -> String {
        let percent = self.percent(&self.decimal(percent));
        match noted {
            Some(date) => self.uptime_in(&percent, &self.month(date)),
            None => percent,
        }
    }

    /// The date that the producer of an entry declared.
    pub(crate) fn declared(self, update: &Update) -> String {
        match update.date {
            Some(date) => self.declared_on(&self.date(date)),
            None => self.declared_as(&update.written),
        }
    }

    /// The source of a catalogue, its day and its licence, on one line without a
    /// stop at its end.
    pub(crate) fn source_of(self, catalogue: &Catalogue) -> Option<String> {
        let source = catalogue.provenance()?;
        let state = source.state.as_deref();
        let state = state.map(|state| self.as_of(&self.of_moment(state)));
        // The note of the compiled one is in French, and says this and more.
        let note = match catalogue.is_compiled() {
            true => Some(self.not_official().to_owned()),
            false => source
                .note
                .as_deref()
                .map(|note| note.trim_end_matches('.').to_owned()),
        };
        let licence = source.licence.as_deref().map(str::to_owned);
        let name = match catalogue.is_compiled() {
            true => self.french_source(&source.name),
            false => source.name.to_string(),
        };
        let parts = [Some(name), state, licence, note];
        Some(parts.into_iter().flatten().collect::<Vec<_>>().join(", "))
    }

    /// A verdict: its sign and its words.
    pub(crate) fn verdict_of(self, verdict: Verdict) -> &'static str {
        match verdict {
            Verdict::Open => self.either("○ libre", "○ open"),
            Verdict::Account => self.either("◐ avec un compte", "◐ with an account"),
            Verdict::Eligible => self.either("✔ éligible", "✔ eligible"),
            Verdict::Conditional => {
                self.either("◇ éligible sous conditions", "◇ eligible under conditions")
            }
            Verdict::Ineligible => self.either("✘ non éligible", "✘ not eligible"),
            Verdict::Depends => self.either("≠ selon le cas", "≠ depends on the case"),
            Verdict::Unspecified => self.either("? non précisé", "? not specified"),
        }
    }

    /// How an API goes with FranceConnect; nothing for one that does not.
    pub(crate) fn with_france_connect(self, france_connect: FranceConnect) -> &'static str {
        match france_connect {
            FranceConnect::Possible => self.france_connect_possible(),
            FranceConnect::Required => self.france_connect_required(),
            FranceConnect::No | FranceConnect::Unsaid => "",
        }
    }

    /// The date of an entry; the text of its file where that is not a date.
    pub(crate) fn date_of(self, update: &Update) -> Text {
        match update.date {
            Some(date) => self.date(date).into(),
            None => update.written.clone(),
        }
    }

    pub fn profile(self, profile: Profile) -> &'static str {
        match profile {
            Profile::Particulier => self.either("particulier", "individual"),
            Profile::Entreprise => self.either("entreprise", "company"),
            Profile::Association => "association",
            Profile::Administration => "administration",
            Profile::Collectivite => self.either("collectivité", "local authority"),
            Profile::Editeur => self.either("éditeur de logiciel", "software publisher"),
        }
    }

    /// The label of a member, and the title of its column.
    pub(crate) fn member(self, member: Member) -> &'static str {
        match member {
            Member::Id => self.slug(),
            Member::Title => self.api(),
            Member::Tagline => self.either("Résumé", "Tagline"),
            Member::Producer => self.either("Identifiant du producteur", "Producer slug"),
            Member::ProducerName => self.either("Nom du producteur", "Producer name"),
            Member::ProducerAcronym => self.either("Sigle du producteur", "Producer acronym"),
            Member::Openness => self.access(),
            Member::OpennessSource => self.either("Accès supposé", "Supposed access"),
            Member::FranceConnect => self.either("FranceConnect", "FranceConnect"),
            Member::Themes => self.either("Thèmes", "Themes"),
            Member::Needs => self.either("Pour", "For"),
            Member::Keywords => self.either("Mots-clés", "Keywords"),
            Member::Partners => self.either("Partenaires", "Partners"),
            Member::Base => self.either("Adresse", "Address"),
            Member::Site => self.either("Site", "Site"),
            Member::Request => self.either("Demande", "Request"),
            Member::Account => self.either("Compte", "Account"),
            Member::Openapi => self.openapi(),
            Member::Documentation => self.either("Documentation", "Documentation"),
            Member::StatusPage | Member::Monitoring => self.either("Supervision", "Status page"),
            Member::Contact => self.either("Contact", "Contact"),
            Member::Kind => self.either("Nature", "Kind"),
            Member::Successor => self.either("Page à jour", "Up-to-date page"),
            Member::Uptime => self.either("Disponibilité", "Availability"),
            Member::UptimeDate => self.either("Relevée le", "Noted on"),
            Member::Visits2019 | Member::Views => self.either("Consultations", "Visits"),
            Member::License => self.either("Licence", "Licence"),
            Member::LastUpdate | Member::Declared => self.either("Date déclarée", "Declared date"),
            Member::LastUpdateText => {
                self.either("Date déclarée, telle quelle", "Declared date, as written")
            }
            Member::Created => self.either("Créée le", "Created on"),
            Member::Changed => self.either("Modifiée le", "Changed on"),
            Member::Status => self.group(Group::Status),
            Member::StatusDate => self.either("Constaté le", "Found on"),
            Member::StatusSource => self.either("Source de l’état", "Source of the status"),
            Member::ReplacedBy => self.either("Remplacée par", "Replaced by"),
            Member::Source => self.either("Source", "Source"),
            Member::Eligibility => self.who_may(),
            Member::Category => self.either("Catégorie", "Category"),
            Member::Clients => self.either("Utilisateurs", "Users"),
            Member::Datagouv => self.either("Données", "Data sets"),
            Member::Dataservice => {
                self.either("Identifiant data.gouv.fr", "Identifier at data.gouv.fr")
            }
            Member::Stat => self.either("Chiffres d’utilisation", "Usage figures"),
            Member::Introduction => self.either("Introduction", "Introduction"),
            Member::Body => self.either("Texte", "Text"),
            Member::Access => self.either("Règles d’accès", "Access rules"),
            Member::Extra => self.either("Autres clés", "Other keys"),
            Member::LimitsPage | Member::LimitsSummary | Member::LimitsDescription => {
                self.group(Group::RateLimiting)
            }
            Member::StatisticsPage | Member::StatisticsSummary | Member::StatisticsDescription => {
                self.group(Group::Statistics)
            }
        }
    }

    /// The label of a group of members.
    pub(crate) fn group(self, group: Group) -> &'static str {
        match group {
            Group::Producer => self.producer(),
            Group::Links => self.references(),
            Group::RateLimiting => self.either("Limites", "Limits"),
            Group::Statistics => self.either("Statistiques", "Statistics"),
            Group::Dates => self.either("Dates", "Dates"),
            Group::Status => self.either("État", "Status"),
        }
    }

    /// The part of an entry in which words were found.
    pub(crate) fn field(self, field: SearchField) -> &'static str {
        match field {
            SearchField::Slug => self.either("identifiant", "slug"),
            SearchField::Title => self.either("titre", "title"),
            SearchField::Needs => self.either("besoin", "need"),
            SearchField::Keywords => self.either("mot-clé", "keyword"),
            SearchField::Tagline => self.either("résumé", "tagline"),
            SearchField::Producer => self.either("producteur", "producer"),
            SearchField::Partners => self.either("partenaire", "partner"),
            SearchField::Themes => self.either("thème", "theme"),
            SearchField::Headings => self.either("partie", "heading"),
            SearchField::Introduction => self.either("introduction", "introduction"),
            SearchField::Body => self.either("texte", "text"),
            SearchField::Guide => self.guide(),
            SearchField::Operations => self.either("appel", "call"),
            SearchField::Access => self.either("accès", "access"),
        }
    }
}
