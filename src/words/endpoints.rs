//! The words of what can be called.

use super::{Messages, messages};
use crate::openapi::{Document, Place};

messages! {
    endpoints_about {
        fr: "Ce qu’une API permet d’appeler, et ce qu’elle rend",
        en: "What can be called of an API, and what comes back",
    }
    endpoints_description {
        fr: "Donne les opérations d’une API : méthode, chemin, nom, paramètres, corps, champs de la réponse, et la commande curl qui l’appelle. Elles sont extraites d’un document OpenAPI, dont la version et la date sont dites.\n\nDes mots ne gardent que les opérations qui les ont dans leur nom, leur chemin, leurs étiquettes, leurs paramètres ou leurs champs, d’abord celles dont le nom ou le chemin les a ; quand il n’en reste qu’une, elle est donnée en entier. La commande curl lit le jeton dans la variable TOKEN, un deuxième dans TOKEN2, et l’adresse dans SERVER quand le document n’en donne pas d’utilisable.\n\n--file lit n’importe quel document OpenAPI ou Swagger, en JSON ou en YAML.\n\nAilleurs que dans un terminal, les colonnes sont la méthode, le chemin, le nom, les étiquettes et les paramètres ; avec --fields, la méthode, le chemin, le champ, son type et son nom.",
        en: "Gives the operations of an API: method, path, name, parameters, body, fields of the answer, and the curl command that calls it. They are taken from an OpenAPI document, whose version and date are told.\n\nWords keep only the operations that have them in their name, path, tags, parameters or fields, first those whose name or path has them; when one is left, it is given in full. The curl command reads the token from the variable TOKEN, a second one from TOKEN2, and the address from SERVER where the document gives none that can be used.\n\n--file reads any OpenAPI or Swagger document, in JSON or YAML.\n\nWhen output is not a terminal, the columns are method, path, name, tags and parameters; with --fields, method, path, field, its type and its name.",
    }
    endpoints_example { fr: "Les opérations de l’API Géo.", en: "The operations of API Géo." }
    operation_example {
        fr: "L’opération qui donne le numéro de TVA, en entier.",
        en: "The operation that gives the VAT number, in full.",
    }
    answer_fields_example {
        fr: "Les champs de toutes les réponses, un par ligne.",
        en: "The fields of all answers, one a row.",
    }
    operation_words {
        fr: "Des mots du nom, du chemin, des paramètres ou des champs d’une opération, ou son chemin",
        en: "Words of the name, path, parameters or fields of an operation, or its path",
    }
    one_slug_argument {
        fr: "L’API : identifiant (le préfixe « api- » est facultatif) ou titre",
        en: "The API: slug (its “api-” prefix may be left out) or title",
    }
    openapi_file {
        fr: "Lire ce document OpenAPI à la place d’une fiche ; - pour l’entrée standard",
        en: "Read this OpenAPI document instead of an entry; - for standard input",
    }
    answer_fields {
        fr: "Les champs des réponses, un par ligne",
        en: "The fields of the answers, one a row",
    }
    value_address { fr: "ADRESSE", en: "URL" }

    one_operation { fr: "1 opération", en: "1 operation" }
    many_operations(count: usize) { fr: "{count} opérations", en: "{count} operations" }
    among_operations(all: &str, chosen: usize, words: &str) {
        fr: "{all}, dont {chosen} pour « {words} »",
        en: "{all}, {chosen} of which for “{words}”",
    }
    /// Label: how many operations there are.
    calls { fr: "Appels", en: "Calls" }
    method { fr: "Méthode", en: "Method" }
    path { fr: "Chemin", en: "Path" }
    operation { fr: "Opération", en: "Operation" }
    parameters { fr: "Paramètres", en: "Parameters" }
    parameter { fr: "Paramètre", en: "Parameter" }
    place { fr: "Place", en: "Place" }
    kind_label { fr: "Type", en: "Type" }
    values_label { fr: "Valeurs", en: "Values" }
    field_label { fr: "Champ", en: "Field" }
    name_label { fr: "Nom", en: "Name" }
    /// Before a field by which an operation was found.
    gives { fr: "rend", en: "gives" }
    /// Before the command that tells one of several operations in full.
    in_full { fr: "Pour en voir une en entier", en: "To see one in full" }
    request_body { fr: "Corps de la requête", en: "Body of the request" }
    given_back { fr: "Réponse", en: "Answer" }
    to_call { fr: "Appel", en: "Call" }
    presence { fr: "Présence", en: "Presence" }
    required { fr: "obligatoire", en: "required" }
    deprecated { fr: "obsolète", en: "deprecated" }
    for_example(example: &str) { fr: "par exemple {example}", en: "for example {example}" }
    fields_cut {
        fr: "Il y a plus de champs que ce document ne permet d’en suivre.",
        en: "There are more fields than can be followed in this document.",
    }
    in_path { fr: "chemin", en: "path" }
    in_query { fr: "requête", en: "query" }
    in_header { fr: "en-tête", en: "header" }
    in_cookie { fr: "cookie", en: "cookie" }
    list_of(kind: &str) { fr: "liste ({kind})", en: "list ({kind})" }
    list_of_all { fr: "liste", en: "list" }
    mapping_of(kind: &str) { fr: "par clé, {kind}", en: "by key, {kind}" }
    no_server_at_all {
        fr: "Le document ne dit pas à quelle adresse l’API répond : à mettre dans SERVER.",
        en: "The document does not say at which address the API answers: set SERVER to it.",
    }
    no_usable_server(urls: &str) {
        fr: "Le document ne donne pas d’adresse utilisable ({urls}) : celle de l’API est à mettre dans SERVER.",
        en: "The document gives no address that can be used ({urls}): set SERVER to that of the API.",
    }
    version_of(version: &str) { fr: "version {version}", en: "version {version}" }
    token_label { fr: "Jeton", en: "Token" }
    to_be_let_in { fr: "Accès", en: "Access" }

    no_endpoints(id: &str) {
        fr: "Le catalogue ne dit pas ce que « {id} » permet d’appeler.",
        en: "The catalogue does not say what can be called of “{id}”.",
    }
    its_openapi(url: &str) { fr: "Son document OpenAPI : {url}", en: "Its OpenAPI document: {url}" }
    its_documentation(url: &str) { fr: "Sa documentation : {url}", en: "Its documentation: {url}" }
    to_read_document {
        fr: "Pour lire un document : apicat endpoints --file FICHIER",
        en: "To read a document: apicat endpoints --file FILE",
    }
    no_operation(id: &str, words: &str) {
        fr: "Aucune opération de « {id} » pour « {words} ».",
        en: "No operation of “{id}” for “{words}”.",
    }
    no_operation_at_all(id: &str) {
        fr: "« {id} » n’a aucune opération.",
        en: "“{id}” has no operation.",
    }
    bad_document(place: &str, reason: &str) { fr: "{place} : {reason}.", en: "{place}: {reason}." }
}

impl Messages {
    pub(crate) fn operations(self, count: usize) -> String {
        match count {
            1 => self.one_operation().to_owned(),
            count => self.many_operations(count),
        }
    }

    /// How many operations there are, and how many have some words.
    pub(crate) fn operations_for(self, all: usize, chosen: usize, words: &str) -> String {
        self.among_operations(&self.operations(all), chosen, words)
    }

    pub(crate) fn place_of_parameter(self, place: Place) -> &'static str {
        match place {
            Place::Path => self.in_path(),
            Place::Query => self.in_query(),
            Place::Header => self.in_header(),
            Place::Cookie => self.in_cookie(),
        }
    }

    /// A type of JSON, in as many lists and mappings as are around it.
    pub(crate) fn kind_of_value(self, kind: &str) -> String {
        if let Some(inside) = kind.strip_suffix("[]") {
            return match inside {
                "" => self.list_of_all().to_owned(),
                "object" => self.either("liste d’objets", "list of objects").to_owned(),
                "string" => self.either("liste de textes", "list of texts").to_owned(),
                "integer" => self
                    .either("liste d’entiers", "list of integers")
                    .to_owned(),
                "number" => self
                    .either("liste de nombres", "list of numbers")
                    .to_owned(),
                inside => self.list_of(&self.kind_of_value(inside)),
            };
        }
        if let Some(inside) = kind.strip_suffix("{}") {
            return self.mapping_of(&self.kind_of_value(inside));
        }
        let kinds: Vec<String> = kind.split('|').map(|kind| self.one_kind(kind)).collect();
        self.any_of(&kinds)
    }

    fn one_kind(self, kind: &str) -> String {
        let said = match kind {
            "string" => self.either("texte", "text"),
            "integer" => self.either("entier", "integer"),
            "number" => self.either("nombre", "number"),
            "boolean" => self.either("vrai ou faux", "true or false"),
            "object" => self.either("objet", "object"),
            "date-time" => self.either("date et heure", "date and time"),
            "time" => self.either("heure", "time"),
            "uri" => self.either("adresse", "address"),
            "email" => self.either("courriel", "e-mail"),
            "binary" => self.either("fichier", "file"),
            other => other,
        };
        said.to_owned()
    }

    /// Why there is no address to call, the document giving only those `unusable`.
    pub(crate) fn no_server(self, unusable: &str) -> String {
        match unusable {
            "" => self.no_server_at_all().to_owned(),
            urls => self.no_usable_server(urls),
        }
    }

    /// Of which document, and of when, operations are.
    pub(crate) fn of_document(self, of: &Document) -> String {
        let title = of.title.as_deref();
        let named = title.map_or_else(
            || self.openapi().to_owned(),
            |title| format!("{} {}", self.openapi(), self.someone(title)),
        );
        let version = of
            .version
            .as_deref()
            .map(|version| self.version_of(version));
        let date = of.date.as_deref().map(|date| self.of_moment(date));
        let licence = of.licence.as_deref().map(str::to_owned);
        let parts = [Some(named), version, date, licence];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        format!("{}.", parts.join(", "))
    }
}
