//! What went wrong, and what to do next.

use std::io;

use super::{Messages, messages};
use crate::catalogue::diagnostic::Diagnostic;
use crate::catalogue::file_error::{Expected, FileError, SystemError};
use crate::find::Thing;
use crate::invocation;

messages! {
    warning { fr: "avertissement :", en: "warning:" }

    unknown_api(typed: &str) {
        fr: "Aucune API nommée « {typed} ».",
        en: "No API named “{typed}”.",
    }
    /// Several APIs have the name typed; they follow, one a line.
    ambiguous_api(typed: &str) {
        fr: "Plusieurs API correspondent à « {typed} » :",
        en: "Several APIs match “{typed}”:",
    }
    did_you_mean(names: &str) {
        fr: "Vouliez-vous dire : {names} ?",
        en: "Did you mean {names}?",
    }
    to_search(command: &str) {
        fr: "Pour chercher : {command}",
        en: "To search: {command}",
    }
    to_list { fr: "Pour tout voir : apicat list", en: "To see them all: apicat list" }

    unknown_section(id: &str, typed: &str) {
        fr: "La fiche « {id} » n’a pas de partie « {typed} ».",
        en: "The page “{id}” has no section “{typed}”.",
    }
    known_sections(names: &str) {
        fr: "Ses parties : {names}.",
        en: "Its sections: {names}.",
    }

    unknown_profile(typed: &str) {
        fr: "Profil inconnu : « {typed} ».",
        en: "Unknown profile: “{typed}”.",
    }
    empty_profile { fr: "Le profil est vide.", en: "The profile is empty." }
    ambiguous_profile(typed: &str) {
        fr: "« {typed} » désigne plusieurs profils de cette API :",
        en: "“{typed}” matches several profiles of this API:",
    }
    known_profiles(names: &str) {
        fr: "Profils connus : {names}.",
        en: "Known profiles: {names}.",
    }
    /// The profile was not typed.
    given_by_environment {
        fr: "Il vient de la variable APICAT_WHO.",
        en: "It comes from the variable APICAT_WHO.",
    }
    /// Before the labels of the API at hand, one a line.
    labels_of_this_api { fr: "Ou un libellé de cette API :", en: "Or a label of this API:" }
    /// `access` without `--who`, where nobody can be asked.
    profile_needed(id: &str) {
        fr: "Pour qui ? L’accès à « {id} » dépend de qui le demande :",
        en: "For whom? Access to “{id}” depends on who asks:",
    }
    to_type(command: &str) { fr: "Tapez : {command}", en: "Type: {command}" }

    nothing_listed { fr: "Aucune API ne correspond à ces critères.", en: "No API matches these criteria." }
    without_filters(count: usize, command: &str) {
        fr: "Sans ces critères, la recherche trouve {count} API : {command}",
        en: "Without them, the search finds {count}: {command}",
    }
    nothing_found(words: &str) {
        fr: "Aucune API trouvée pour « {words} ».",
        en: "No API found for “{words}”.",
    }
    known_since(date: &str) { fr: "(au {date})", en: "(in French, as of {date})" }
    in_french { fr: "", en: "(in French)" }
    /// What a search did with words that it did not find.
    tried {
        fr: "L’orthographe, les débuts de mots et les synonymes connus ont été essayés.",
        en: "The catalogue is in French; spellings, beginnings of words and known synonyms were tried.",
    }
    try_fewer_words {
        fr: "Essayez avec moins de mots, ou des mots plus généraux.",
        en: "Try fewer words, more general ones, or French ones.",
    }
    /// The words of a query that some entry has, each with the number of those.
    entries_by_word(words: &str) {
        fr: "Fiches pour chaque mot : {words}.",
        en: "Entries for each word: {words}.",
    }
    count_of_word(word: &str, count: usize) { fr: "« {word} » {count}", en: "“{word}” {count}" }

    unreadable_catalogue(path: &str, reason: &str) {
        fr: "Le dossier de catalogue « {path} » n’a pas pu être lu : {reason}.",
        en: "The catalogue directory “{path}” could not be read: {reason}.",
    }
    unusable_archive(path: &str, reason: &str) {
        fr: "« {path} » ne peut pas servir de catalogue : {reason}.",
        en: "“{path}” cannot be used as a catalogue: {reason}.",
    }
    archive_foreign {
        fr: "ce n’est ni un dossier ni un catalogue compilé",
        en: "it is neither a directory nor a compiled catalogue",
    }
    archive_of_other_version {
        fr: "une autre version d’apicat l’a compilé",
        en: "another version of apicat compiled it",
    }
    archive_damaged {
        fr: "il est incomplet ou abîmé",
        en: "it is incomplete or damaged",
    }
    to_compile(command: &str) {
        fr: "Pour le refaire à partir de son dossier : {command}",
        en: "To make it anew from its directory: {command}",
    }
    catalogue_too_large(path: &str, limit: &str) {
        fr: "Les fiches du dossier de catalogue « {path} » dépassent {limit} octets ; la variable APICAT_MAX_BYTES change cette limite.",
        en: "The entries of the catalogue directory “{path}” exceed {limit} bytes; the variable APICAT_MAX_BYTES changes this limit.",
    }
    empty_catalogue(path: &str) {
        fr: "« {path} » ne contient aucune fiche lisible.",
        en: "“{path}” holds no readable entry.",
    }
    catalogue_layout {
        fr: "Un dossier de catalogue contient api/*.md et producteurs/*.md, ou directement des *.md.",
        en: "A catalogue directory holds api/*.md and producteurs/*.md, or *.md files at its top.",
    }

    file_gone(id: &str) {
        fr: "Le fichier de « {id} » a disparu pendant la lecture du catalogue.",
        en: "The file of “{id}” disappeared while the catalogue was being read.",
    }
    no_address(id: &str) {
        fr: "La fiche « {id} » ne donne pas d’adresse à ouvrir.",
        en: "The entry “{id}” gives no address to open.",
    }
    opened(address: &str) { fr: "Ouverture de {address}", en: "Opening {address}" }
    no_browser(address: &str) {
        fr: "Le navigateur n’a pas pu être ouvert. L’adresse : {address}",
        en: "The browser could not be opened. The address: {address}",
    }
    unwritable(path: &str, reason: &str) {
        fr: "« {path} » n’a pas pu être écrit : {reason}.",
        en: "“{path}” could not be written: {reason}.",
    }
    not_written(reason: &str) {
        fr: "La sortie n’a pas pu être écrite : {reason}.",
        en: "The output could not be written: {reason}.",
    }

    panicked {
        fr: "Arrêt sur une erreur interne : c’est un défaut du programme, vous n’y êtes pour rien.",
        en: "The program stopped on an internal error: this is a bug, not a mistake of yours.",
    }
    /// What a report of it should hold; it follows, one a line.
    to_report {
        fr: "Pour le signaler, envoyez ces lignes à qui vous a fourni apicat, sans rien de confidentiel :",
        en: "To report it, send these lines to whoever gave you apicat, with nothing confidential in them:",
    }

    ignored_variable(name: &str) {
        fr: "la variable {name} n’est pas en UTF-8, elle est ignorée",
        en: "the variable {name} is not UTF-8, and is ignored",
    }
    /// An error of which the system says nothing.
    system_fails { fr: "erreur du système", en: "system error" }
    system_says(words: &str) {
        fr: "le système répond « {words} »",
        en: "the system says “{words}”",
    }

    no_command { fr: "Aucune commande donnée.", en: "No command given." }
    unknown_command(typed: &str) { fr: "Commande inconnue : « {typed} ».", en: "Unknown command: “{typed}”." }
    unknown_option(typed: &str) { fr: "Option inconnue : « {typed} ».", en: "Unknown option: “{typed}”." }
    unexpected_argument(typed: &str) { fr: "Argument en trop : « {typed} ».", en: "Unexpected argument: “{typed}”." }
    invalid_value(typed: &str, option: &str) {
        fr: "Valeur non valide pour {option} : « {typed} ».",
        en: "Invalid value for {option}: “{typed}”.",
    }
    field_needs(field: &str, needed: &str) {
        fr: "Le champ « {field} » ne va pas sans {needed}.",
        en: "The field “{field}” needs {needed}.",
    }
    extra_answer(typed: &str) {
        fr: "Réponse de trop : « {typed} ».",
        en: "One answer too many: “{typed}”.",
    }
    /// There is no question that could be answered.
    nothing_asked {
        fr: "Aucune question n’est posée avant cette demande.",
        en: "No question is asked before this request.",
    }
    missing_value(option: &str) {
        fr: "Il manque une valeur à {option}.",
        en: "{option} needs a value.",
    }
    missing_argument(name: &str) { fr: "Il manque un argument : {name}.", en: "Missing argument: {name}." }
    conflict(one: &str, other: &str) {
        fr: "{one} et {other} ne vont pas ensemble.",
        en: "{one} cannot be used with {other}.",
    }
    not_unicode { fr: "Un argument n’est pas en UTF-8.", en: "An argument is not UTF-8." }
    /// Any other refusal of the command line.
    refused { fr: "La commande n’a pas été comprise.", en: "The command was not understood." }
    unknown_value(typed: &str, option: &str) {
        fr: "Valeur inconnue pour {option} : « {typed} ».",
        en: "Unknown value for {option}: “{typed}”.",
    }
    some_values(values: &str) { fr: "Parmi les valeurs possibles : {values}.", en: "Among the possible values: {values}." }
    all_values(command: &str) { fr: "Toutes les valeurs : {command}", en: "All values: {command}" }
    known_values(values: &str) { fr: "Valeurs possibles : {values}.", en: "Possible values: {values}." }
    known_commands(values: &str) { fr: "Commandes : {values}.", en: "Commands: {values}." }
    width_range { fr: "Un nombre de colonnes, de 20 à 10000.", en: "A number of columns, from 20 to 10000." }
    limit_range { fr: "Un nombre entier, 1 ou plus.", en: "A whole number, 1 or more." }
    bytes_range { fr: "Un nombre entier d’octets.", en: "A whole number of bytes." }
    see_help(command: &str) { fr: "Pour l’aide : {command} --help", en: "For help: {command} --help" }

    left_out(place: &str, reason: &str) {
        fr: "{place} : {reason}, fiche laissée de côté",
        en: "{place}: {reason}, entry left out",
    }
    not_a_slug(found: &str) {
        fr: "le nom d’une fiche est fait de lettres sans accent, de chiffres, de « . », de « _ » et de « - », et commence par une lettre ou un chiffre ; celui-ci contient {found}",
        en: "the name of an entry is made of letters without accents, digits, “.”, “_” and “-”, and begins with a letter or digit; this one contains {found}",
    }
    quoted(c: char) { fr: "« {c} »", en: "“{c}”" }
    a_byte { fr: "un octet qui n’est pas de l’UTF-8", en: "a byte that is not UTF-8" }
    same_slug(other: &str) {
        fr: "son nom ne diffère de celui de « {other} » que par la casse",
        en: "its name differs from that of “{other}” only in case",
    }
    slug_too_long(limit: usize) {
        fr: "le nom d’une fiche a {limit} octets au plus",
        en: "the name of an entry has {limit} bytes at most",
    }
    slug_taken(other: &str) {
        fr: "« {other} » est déjà le nom d’une autre fiche",
        en: "“{other}” is the name of another entry already",
    }
    missing_key(key: &str) { fr: "il manque la clé « {key} »", en: "the key “{key}” is missing" }
    aimless_choice(key: &str) {
        fr: "« {key} » devrait avoir « then » ou « form », et non les deux, ou une « note »",
        en: "“{key}” should have “then” or “form”, and not both, or a “note”",
    }
    duplicate_key(key: &str) { fr: "la clé « {key} » est donnée deux fois", en: "the key “{key}” is given twice" }
    wrong_type(key: &str, expected: &str) {
        fr: "« {key} » devrait être {expected}",
        en: "“{key}” should be {expected}",
    }
    /// The front matter as a whole is not a mapping.
    no_mapping { fr: "l’en-tête YAML devrait être une suite de clés et de valeurs", en: "the front matter should be keys and values" }
    out_of_range(key: &str, found: i64, allowed: &str) {
        fr: "« {key} » vaut {found}, et devrait valoir {allowed}",
        en: "“{key}” is {found}, and should be {allowed}",
    }
    bad_yaml(details: &str) { fr: "YAML illisible ici{details}", en: "unreadable YAML{details}" }
    bad_json(details: &str) { fr: "JSON illisible ici{details}", en: "unreadable JSON here ({details})" }
    not_utf8 { fr: "ce n’est pas de l’UTF-8", en: "this is not UTF-8" }
    not_text { fr: "ce n’est pas du texte", en: "this is no text" }
    empty { fr: "il est vide", en: "it is empty" }
    cut_off {
        fr: "le JSON s’arrête là, incomplet : à télécharger de nouveau",
        en: "the JSON ends here, incomplete: to be downloaded again",
    }
    compressed {
        fr: "il est compressé : à décompresser d’abord (gunzip, unzip)",
        en: "it is compressed: to be decompressed first (gunzip, unzip)",
    }
    web_page {
        fr: "c’est une page web, non des données : l’adresse de la liste en JSON est https://www.data.gouv.fr/api/1/dataservices/",
        en: "this is a web page, not data: the address of the list in JSON is https://www.data.gouv.fr/api/1/dataservices/",
    }
    rdf {
        fr: "c’est du DCAT (RDF), qui ne dit ni l’accès ni le producteur, et ne s’importe pas : la liste en JSON les dit",
        en: "this is DCAT (RDF), which tells neither access nor producing body, and is not imported: the list in JSON does",
    }
    other_columns {
        fr: "ce tableau n’est pas l’export des dataservices : il lui faut les colonnes id, title et slug",
        en: "this table is not the export of dataservices: it needs the columns id, title and slug",
    }
    no_front_matter {
        fr: "le fichier devrait commencer par une ligne « --- »",
        en: "the file should begin with a “---” line",
    }
    unclosed_front_matter {
        fr: "la ligne « --- » qui ferme l’en-tête manque",
        en: "the “---” line that ends the front matter is missing",
    }
    front_matter_too_large(limit: &str) {
        fr: "l’en-tête dépasse {limit} octets",
        en: "the front matter exceeds {limit} bytes",
    }
    nested_too_deep(limit: usize) {
        fr: "l’en-tête est imbriqué sur plus de {limit} niveaux",
        en: "the front matter is nested more than {limit} levels deep",
    }
    too_many_values(limit: &str) { fr: "plus de {limit} valeurs", en: "more than {limit} values" }
    too_many_entries(limit: &str) { fr: "les fiches au-delà de {limit}", en: "the entries beyond {limit}" }
    unknown_form {
        fr: "ce n’est ni un dataservice, ni un document OpenAPI, ni APIs.json, ni un descripteur Backstage",
        en: "this is no dataservice, OpenAPI document, APIs.json or Backstage descriptor",
    }
    bad_line { fr: "cette ligne n’est pas du JSON", en: "this line is no JSON" }
    bad_row { fr: "une ligne qui n’a pas autant de cellules que la première", en: "a row that has not as many cells as the first" }
    not_openapi { fr: "ce n’est pas un document OpenAPI", en: "this is not an OpenAPI document" }
    too_large(limit: &str) { fr: "le fichier dépasse {limit} octets", en: "the file exceeds {limit} bytes" }
    not_a_file { fr: "ce n’est pas un fichier ordinaire", en: "this is not a regular file" }
    unreadable(reason: &str) { fr: "lecture impossible ({reason})", en: "it cannot be read ({reason})" }
}

impl Messages {
    /// Where something is that no entry holds, then its address and what helps.
    pub(crate) fn elsewhere(self, thing: &Thing) -> (String, Vec<String>) {
        let known = match thing.date {
            Some(date) => self.known_since(&self.date(date)),
            None => self.in_french().to_owned(),
        };
        let sentence = format!("{} {known}", thing.answer);
        let link = thing.link.iter().map(ToString::to_string);
        let near = thing.see.iter().map(|slug| invocation::show(slug));
        (sentence.trim_end().to_owned(), link.chain(near).collect())
    }

    /// Why filters by words of the catalogue may find nothing.
    pub(crate) fn values_are_french(self) -> Option<String> {
        let said = "The themes and keywords of the catalogue are in French.";
        self.either(None, Some(said)).map(str::to_owned)
    }

    /// The warning for a file that was left out.
    pub(crate) fn bad_file(self, bad: &Diagnostic) -> String {
        self.left_out(&bad.location(), &self.lint(&bad.lint))
    }

    /// What is wrong with a file, as part of a sentence.
    pub fn file_error(self, error: &FileError) -> String {
        match error {
            FileError::NotASlug { found } => self.not_a_slug(&self.named_char(*found)),
            FileError::SlugTooLong(limit) => self.slug_too_long(*limit),
            FileError::SlugTaken { other } => self.slug_taken(other),
            FileError::SameSlug { other } => self.same_slug(other),
            FileError::Unreadable(error) => self.unreadable(&self.system_error(error)),
            FileError::NotAFile => self.not_a_file().to_owned(),
            FileError::TooLarge(limit) => self.too_large(&self.integer(*limit)),
            FileError::NotUtf8 => self.not_utf8().to_owned(),
            FileError::NotText => self.not_text().to_owned(),
            FileError::Empty => self.empty().to_owned(),
            FileError::CutOff => self.cut_off().to_owned(),
            FileError::Compressed => self.compressed().to_owned(),
            FileError::WebPage => self.web_page().to_owned(),
            FileError::Rdf => self.rdf().to_owned(),
            FileError::OtherColumns => self.other_columns().to_owned(),
            FileError::NoFrontMatter => self.no_front_matter().to_owned(),
            FileError::UnclosedFrontMatter => self.unclosed_front_matter().to_owned(),
            FileError::FrontMatterTooLarge(limit) => {
                self.front_matter_too_large(&self.integer(*limit as u64))
            }
            FileError::NestedTooDeep(limit) => self.nested_too_deep(*limit),
            FileError::TooManyValues(limit) => self.too_many_values(&self.integer(*limit as u64)),
            FileError::TooManyEntries(limit) => self.too_many_entries(&self.integer(*limit as u64)),
            FileError::NotOpenApi => self.not_openapi().to_owned(),
            FileError::UnknownForm => self.unknown_form().to_owned(),
            FileError::Json(words) => self.bad_json(self.either("", words)),
            FileError::JsonLine => self.bad_line().to_owned(),
            FileError::Csv => self.bad_row().to_owned(),
            FileError::Yaml(words) => self.bad_yaml(&self.parser_words(words)),
            FileError::DuplicateKey(key) => self.duplicate_key(key),
            FileError::MissingKey(key) => self.missing_key(key),
            FileError::AimlessChoice(key) => self.aimless_choice(key),
            FileError::WrongType { key, .. } if key.is_empty() => self.no_mapping().to_owned(),
            FileError::WrongType { key, expected } => {
                self.wrong_type(key, self.expected(*expected))
            }
            FileError::OutOfRange {
                key,
                found,
                allowed,
            } => {
                let allowed: Vec<String> = allowed.iter().map(i64::to_string).collect();
                self.out_of_range(key, *found, &self.any_of(&allowed))
            }
        }
    }

    fn expected(self, expected: Expected) -> &'static str {
        match expected {
            Expected::Text => self.either("un texte", "a text"),
            Expected::Method => self.either("une méthode HTTP (GET)", "an HTTP method (GET)"),
            Expected::Integer => self.either("un nombre entier", "a whole number"),
            Expected::Number => self.either("un nombre (99.9)", "a number (99.9)"),
            Expected::Flag => self.either("« true » ou « false »", "true or false"),
            Expected::Texts => self.either("une liste de textes", "a list of texts"),
            Expected::List => self.either("une liste", "a list"),
            Expected::Mapping => self.either("une suite de clés et de valeurs", "keys and values"),
        }
    }

    /// The YAML parser speaks English only: its commonest refusals are
    /// translated, the others left out in French.
    fn parser_words(self, words: &str) -> String {
        let known = YAML_WORDS
            .iter()
            .find(|(english, _)| words.starts_with(english));
        let said = match known {
            Some((_, french)) => self.either(*french, words),
            None => self.either("", words),
        };
        if said.is_empty() {
            String::new()
        } else {
            format!(" ({said})")
        }
    }

    /// A character, by its number where it does not show.
    fn named_char(self, c: char) -> String {
        match c {
            char::REPLACEMENT_CHARACTER => self.a_byte().to_owned(),
            c if c.is_alphanumeric() || c.is_ascii_graphic() => self.quoted(c),
            c => format!("U+{:04X}", u32::from(c)),
        }
    }

    /// An error of the system, as part of a sentence: in the system's own words
    /// where there are none here.
    pub(crate) fn system_error(self, error: &SystemError) -> String {
        match self.known_reason(error.kind) {
            Some(reason) => reason.to_owned(),
            None if error.words.is_empty() => self.system_fails().to_owned(),
            None => self.system_says(&error.words),
        }
    }

    fn known_reason(self, kind: io::ErrorKind) -> Option<&'static str> {
        use io::ErrorKind as Kind;
        Some(match kind {
            Kind::NotFound => self.either("il n’existe pas", "it does not exist"),
            Kind::PermissionDenied => self.either("accès refusé", "permission denied"),
            Kind::NotADirectory => self.either("ce n’est pas un dossier", "it is not a directory"),
            Kind::IsADirectory => self.either("c’est un dossier", "it is a directory"),
            Kind::InvalidFilename => {
                self.either("ce nom n’est pas possible", "no file can have that name")
            }
            Kind::ReadOnlyFilesystem => self.either(
                "le système de fichiers est en lecture seule",
                "the file system is read-only",
            ),
            Kind::AlreadyExists => self.either(
                "un autre fichier s’y trouve déjà",
                "another file is there already",
            ),
            Kind::Unsupported => {
                self.either("ce n’est pas un fichier ordinaire", "it is no regular file")
            }
            Kind::StorageFull => self.either("plus de place", "no space left"),
            _ => return None,
        })
    }
}

/// Refusals of the YAML parser, and what they mean in French.
const YAML_WORDS: &[(&str, &str)] = &[
    (
        "mapping values are not allowed in this context",
        "un « : » suivi d’une espace n’est pas permis ici : mettre le texte entre guillemets",
    ),
    (
        "found unexpected end of stream",
        "un guillemet n’est pas fermé",
    ),
    (
        "did not find expected ',' or ']'",
        "il manque une virgule ou un crochet fermant",
    ),
    (
        "did not find expected ',' or '}'",
        "il manque une virgule ou une accolade fermante",
    ),
    (
        "did not find expected key",
        "une clé était attendue : vérifier le retrait",
    ),
    (
        "did not find expected '-' indicator",
        "un tiret de liste était attendu : vérifier le retrait",
    ),
    ("could not find expected ':'", "il manque un « : »"),
    (
        "found character that cannot start any token",
        "un texte ne peut pas commencer par ce caractère : le mettre entre guillemets",
    ),
    (
        "found unknown escape character",
        "séquence d’échappement inconnue entre guillemets",
    ),
    (
        "unknown anchor",
        "une ancre « *nom » n’est définie nulle part",
    ),
    (
        "found a tab character",
        "une tabulation dans le retrait : mettre des espaces",
    ),
    (
        "control characters are not allowed",
        "un caractère de contrôle",
    ),
    ("repetition limit exceeded", "des ancres se répètent trop"),
    ("recursion limit exceeded", "imbrication trop profonde"),
    (
        "deserializing from YAML containing more than one document is not supported",
        "l’en-tête contient plusieurs documents",
    ),
];

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use crate::words::Lang;

    #[test]
    fn a_reason_without_words_of_ours_is_the_system_s() {
        let (french, english) = (Messages::new(Lang::French), Messages::new(Lang::English));
        let eio = io::Error::from_raw_os_error(5);
        let said = "le système répond «\u{a0}Input/output error\u{a0}»";
        assert_eq!(french.system_error(&(&eio).into()), said);
        let said = "the system says “Input/output error”";
        assert_eq!(english.system_error(&(&eio).into()), said);
        let denied = io::Error::from_raw_os_error(13);
        assert_eq!(english.system_error(&(&denied).into()), "permission denied");
        let own = io::Error::from(io::ErrorKind::WriteZero);
        assert_eq!(english.system_error(&(&own).into()), "system error");
    }
}
