//! The words of what is imported.

use super::{Messages, messages};
use crate::catalogue::file_error::FileError;
use crate::import::{LeftOut, Part, Place};

/// Most slugs that a warning names.
const MOST_NAMED: usize = 10;

messages! {
    import_about {
        fr: "Faire un catalogue d’une liste d’API, ou de documents OpenAPI",
        en: "Make a catalogue of a list of APIs, or of OpenAPI documents",
    }
    import_description {
        fr: "Écrit dans un dossier de catalogue les fiches de ce que d’autres publient. La forme de chaque fichier se reconnaît à son contenu : dataservices de data.gouv.fr ou d’un autre portail udata (une page, une liste, une fiche, une fiche par ligne, ou l’export CSV, qui ne dit pas pour qui l’accès est possible), documents OpenAPI ou Swagger, APIs.json, descripteurs Backstage. Rien ne passe par le réseau.\n\nUn texte est en UTF-8, ou en UTF-16 avec sa marque. Ce qu’une forme dit, et dont ce format n’a pas la clé, reste dans l’en-tête sous son nom. Quand rien ne dit à qui l’API est ouverte, is_open est supposé, et is_open_source dit de quoi. Les producteurs et la source de la liste sont écrits aussi. Les fiches archivées ou privées ne sont pas reprises.\n\nUne deuxième fois dans le même dossier, ce qui n’a pas changé n’est pas touché, ce qui a changé est remplacé, ce que la liste a renommé l’est aussi ici, et ce qui n’est plus dans la liste est dit, non effacé : seule une liste entière le dit (toutes ses pages, un tableau JSON, l’export CSV). Un fichier changé à la main n’est jamais remplacé, sauf avec --force : .import.json garde l’empreinte de chaque fichier écrit. Un nombre de consultations qui change n’est pas un changement.\n\nAvec --endpoints, un seul document OpenAPI donne endpoints/SLUG.yaml, pour une fiche qui existe déjà : les faits seulement, méthodes, chemins, noms des opérations, paramètres et champs, sans les descriptions, dont la licence n’est souvent pas dite. Les noms donnés à la main dans le fichier qui existe déjà sont gardés là où le document n’en a pas, comme les adresses et les valeurs de paramètres. Un document sans opération n’écrit rien.",
        en: "Writes into a catalogue directory the entries of what others publish. The form of each file is known by what is in it: dataservices of data.gouv.fr or of another udata portal (a page, a list, an entry, an entry a line, or the CSV export, which does not say who may be given access), OpenAPI or Swagger documents, APIs.json, Backstage descriptors. Nothing goes over the network.\n\nA text is UTF-8, or UTF-16 with its mark. What a form says, and this format has no key for, stays in the front matter under its own name. Where nothing says to whom an API is open, is_open is supposed, and is_open_source says from what. The producing bodies and the source of the list are written too. Entries that are archived or private are not taken.\n\nThe second time into the same directory, what has not changed is not touched, what has changed is replaced, what the list renamed is renamed here too, and what is in the list no more is told, not deleted: only a whole list tells that (all its pages, an array of JSON, the CSV export). A file that was changed by hand is never replaced, except with --force: .import.json keeps the digest of each file that was written. A number of visits that changes is no change.\n\nWith --endpoints, one OpenAPI document gives endpoints/SLUG.yaml, for an entry that is there already: facts only, methods, paths, names of operations, parameters and fields, without descriptions, whose licence is often not told. Names given by hand in the file that is there already are kept where the document has none, as are addresses and values of parameters. A document without operations writes nothing.",
    }
    import_example {
        fr: "Un catalogue des fiches d’une page de la liste.",
        en: "A catalogue of the entries of a page of the list.",
    }
    import_openapi_example {
        fr: "La fiche d’un document OpenAPI, et ce qu’il permet d’appeler.",
        en: "The entry of an OpenAPI document, and what can be called by it.",
    }
    import_file { fr: "Les fichiers à importer ; - pour l’entrée standard", en: "The files to import; - for standard input" }
    import_to { fr: "Le dossier de catalogue, créé s’il n’existe pas", en: "The catalogue directory, made where there is none" }
    import_force { fr: "Remplacer aussi ce qui a été changé à la main", en: "Replace what was changed by hand too" }
    import_restricted { fr: "Seulement les API sur habilitation", en: "Only APIs on request" }
    import_organization {
        fr: "Seulement les API de cet organisme : nom, sigle ou identifiant ; à répéter pour plusieurs",
        en: "Only APIs of that body: name, acronym or slug; repeated for several",
    }
    import_no_harvested {
        fr: "Sans les fiches que la liste a reprises d’une autre",
        en: "Without the entries that the list took from another",
    }
    import_endpoints {
        fr: "Seulement ce que le document permet d’appeler, pour la fiche de cet identifiant",
        en: "Only what can be called by the document, for the entry of that slug",
    }
    import_path {
        fr: "Seulement les chemins de cette forme, où * est n’importe quoi ; à répéter pour plusieurs",
        en: "Only paths of this form, in which * is anything; repeated for several",
    }
    import_url { fr: "L’adresse du document", en: "The address of the document" }
    import_date {
        fr: "Le jour de sa dernière modification, aaaa-mm-jj",
        en: "The day on which it last changed, yyyy-mm-dd",
    }
    import_server {
        fr: "L’adresse de l’API, quand le document n’en donne pas d’utilisable ; à répéter pour plusieurs",
        en: "The address of the API, where the document gives none that can be used; repeated for several",
    }
    import_note {
        fr: "Ce qu’il faut savoir du document : qu’il est une copie de test, ou d’une autre version",
        en: "What is to be known of the document: that it is a test copy, or another version",
    }
    /// Heading of the options that only go with that one.
    with_endpoints { fr: "Avec --endpoints ", en: "With --endpoints" }
    value_date { fr: "DATE", en: "DATE" }
    value_name { fr: "NOM", en: "NAME" }

    imported_operations(path: &str, operations: &str) { fr: "{path} : {operations}", en: "{path}: {operations}" }
    files_written(done: &str, all: &str) {
        fr: "{done} fichiers écrits sur {all}",
        en: "{done} of {all} files written",
    }
    /// Before the command that lists what was imported.
    to_read_them { fr: "Pour les lire :", en: "To read them:" }
    gone(slugs: &str) {
        fr: "Plus dans la liste, non effacées : {slugs}",
        en: "In the list no more, not deleted: {slugs}",
    }

    outlived(paths: &str) {
        fr: "Effacés, car le document n’a plus d’opération : {paths}",
        en: "Deleted, since the document has no operation any more: {paths}",
    }

    file_not_imported(place: &str, reason: &str) {
        fr: "{place} : {reason} ; non importé",
        en: "{place}: {reason}; not imported",
    }
    entry_not_imported(place: &str, reason: &str) {
        fr: "{place} : {reason} ; non importée",
        en: "{place}: {reason}; not imported",
    }
    operations_not_imported(place: &str, reason: &str) {
        fr: "{place} : ce qu’on peut appeler n’est pas importé, {reason} ; la fiche l’est",
        en: "{place}: what can be called is not imported, {reason}; the entry is",
    }
    in_file(file: &str, number: usize) { fr: "{file}, fiche {number}", en: "{file}, entry {number}" }
    in_file_named(file: &str, number: usize, name: &str) {
        fr: "{file}, fiche {number}, « {name} »",
        en: "{file}, entry {number}, “{name}”",
    }
    /// After what says that a text is not UTF-8.
    to_reencode {
        fr: "à enregistrer en UTF-8 (iconv -f WINDOWS-1252 -t UTF-8)",
        en: "to be saved as UTF-8 (iconv -f WINDOWS-1252 -t UTF-8)",
    }
    more_warnings(count: usize) {
        fr: "et {count} autres avertissements de cette sorte",
        en: "and {count} more warnings of this kind",
    }
    kept(path: &str) {
        fr: "{path} n’est pas remplacé : ce n’est plus le fichier qu’un import a écrit (--force le remplace)",
        en: "{path} is not replaced: it is not the file that an import wrote (--force replaces it)",
    }
    forgotten {
        fr: ".import.json n’est pas lisible : les fichiers qui existent déjà ne sont pas remplacés",
        en: ".import.json cannot be read: files that are there already are not replaced",
    }
    missing_entries(total: usize, met: usize) {
        fr: "la liste a {total} fiches, dont {met} ici : donner aussi les autres pages, ou une page plus longue (page_size=1000)",
        en: "the list has {total} entries, {met} of them here: give the other pages too, or a longer one (page_size=1000)",
    }
    without_audiences {
        fr: "l’export CSV ne dit pas pour qui l’accès est possible : la liste en JSON le dit",
        en: "the CSV export does not say who may be given access: the list in JSON does",
    }
    one_guess(slug: &str) {
        fr: "la fiche {slug} ne dit pas à qui l’API est ouverte : son is_open est supposé, à vérifier",
        en: "the entry {slug} does not say to whom the API is open: its is_open is supposed, and to be checked",
    }
    guesses(count: usize, slugs: &str) {
        fr: "{count} fiches ne disent pas à qui l’API est ouverte : leur is_open est supposé, à vérifier ({slugs})",
        en: "{count} entries do not say to whom the API is open: their is_open is supposed, and to be checked ({slugs})",
    }
    one_not_public {
        fr: "1 fiche archivée ou privée n’est pas reprise.",
        en: "1 entry that is archived or private is not taken.",
    }
    several_not_public(count: usize) {
        fr: "{count} fiches archivées ou privées ne sont pas reprises.",
        en: "{count} entries that are archived or private are not taken.",
    }

    input_too_large(limit: &str) {
        fr: "Les fichiers à importer dépassent {limit} octets ; la variable APICAT_MAX_BYTES change cette limite.",
        en: "The files to import exceed {limit} bytes; the variable APICAT_MAX_BYTES changes this limit.",
    }
    nothing_imported { fr: "Aucune fiche à importer.", en: "No entry to import." }
    nothing_passes {
        fr: "Aucune fiche à importer : aucune ne passe les filtres.",
        en: "No entry to import: none passes the filters.",
    }
    renamed_from(pairs: &str) {
        fr: "Renommées dans la liste, donc ici : {pairs}",
        en: "Renamed in the list, and so here: {pairs}",
    }
    renaming(old: &str, new: &str) { fr: "{old} → {new}", en: "{old} → {new}" }
    flat_directory(path: &str) {
        fr: "« {path} » a des fiches sans dossier api/ : l’import en ferait un, qui les cacherait.",
        en: "“{path}” has entries without a folder api/: import would make one, which would hide them.",
    }
    to_unflatten {
        fr: "Déplacez-les d’abord dans un dossier api/, ou importez dans un autre dossier.",
        en: "Move them into a folder api/ first, or import into another directory.",
    }
    several_sources(path: &str, names: &str) {
        fr: "Un catalogue a une seule source, et « {path} » en aurait plusieurs : {names}.",
        en: "A catalogue has one source, and “{path}” would have several: {names}.",
    }
    to_separate_sources {
        fr: "Importez chaque liste dans un dossier à elle, et lisez-les ensemble en répétant --catalogue. --force les mêle.",
        en: "Import each list into a directory of its own, and read them together by repeating --catalogue. --force mixes them.",
    }
    being_written(path: &str) {
        fr: "Un autre import écrit dans « {path} ».",
        en: "Another import is writing into “{path}”.",
    }
    to_import_later { fr: "Recommencez quand il aura fini.", en: "Try again once it is done." }
    no_such_entry(path: &str, slug: &str) {
        fr: "« {path} » n’a pas de fiche « {slug} » : ce qu’on peut appeler va avec une fiche.",
        en: "“{path}” has no entry “{slug}”: what can be called goes with an entry.",
    }
    to_make_entry {
        fr: "Sans --endpoints, le document donne aussi la fiche.",
        en: "Without --endpoints, the document gives the entry too.",
    }
    leads_out(path: &str) {
        fr: "« {path} » mène hors du dossier de catalogue : rien n’y est écrit.",
        en: "“{path}” leads out of the catalogue directory: nothing is written there.",
    }
}

impl Messages {
    /// What became of entries: `12 new, 3 changed, 1 gone`; where some were renamed, how
    /// many.
    pub(crate) fn imported_entries(
        self,
        new: usize,
        changed: usize,
        renamed: usize,
        gone: usize,
    ) -> String {
        let renamings = self.either(["renommée", "renommées"], ["renamed"; 2]);
        let counts = [
            (new, self.either(["nouvelle", "nouvelles"], ["new"; 2])),
            (
                changed,
                self.either(["modifiée", "modifiées"], ["changed"; 2]),
            ),
            (renamed, renamings),
            (gone, self.either(["disparue", "disparues"], ["gone"; 2])),
        ];
        let counts = counts.into_iter();
        let counts = counts.filter(|(count, words)| *count > 0 || *words != renamings);
        let counts = counts.map(|(count, [one, many])| {
            let number = self.integer(count as u64);
            format!("{number} {}", self.plural(count, one, many))
        });
        counts.collect::<Vec<_>>().join(", ")
    }

    /// Entries that do not say how open they are, the first of them by their slugs.
    pub(crate) fn guessed(self, slugs: &[String]) -> Option<String> {
        match slugs {
            [] => None,
            [slug] => Some(self.one_guess(slug)),
            slugs => {
                let named = slugs.iter().take(MOST_NAMED).map(String::as_str);
                let more = (slugs.len() > MOST_NAMED).then_some("…");
                let named: Vec<&str> = named.chain(more).collect();
                Some(self.guesses(slugs.len(), &named.join(", ")))
            }
        }
    }

    pub(crate) fn not_public(self, count: usize) -> String {
        self.plural(
            count,
            self.one_not_public().to_owned(),
            self.several_not_public(count),
        )
    }

    /// Why something is not imported, and where it is.
    pub(crate) fn not_imported(self, LeftOut { part, place, error }: &LeftOut) -> String {
        let reason = match error {
            FileError::NotUtf8 => format!("{}, {}", self.file_error(error), self.to_reencode()),
            error => self.file_error(error),
        };
        let shown = self.place_in_documents(place);
        match place.entry {
            _ if *part == Part::Endpoints => self.operations_not_imported(&shown, &reason),
            Some(_) => self.entry_not_imported(&shown, &reason),
            None => self.file_not_imported(&shown, &reason),
        }
    }

    fn place_in_documents(self, place: &Place) -> String {
        let Place {
            file,
            entry,
            name,
            at,
        } = place;
        match (entry, name, at) {
            (_, _, Some(at)) => format!("{file}:{}:{}", at.line, at.column),
            (Some(number), Some(name), None) => self.in_file_named(file, *number, name),
            (Some(number), None, None) => self.in_file(file, *number),
            (None, _, None) => file.clone(),
        }
    }
}
