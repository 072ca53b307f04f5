//! What `--help` says.

use super::messages;

messages! {
    /// What the program is, in one line.
    about {
        fr: "Le catalogue des API publiques de l’État, dans un terminal : ce qui existe, qui peut l’utiliser, comment y être admis.",
        en: "The catalogue of the French State’s public APIs in a terminal: what exists, who may use it, how to be let in.",
    }
    /// The foot of the program's help.
    examples {
        fr: "Sans commande, sur un terminal, apicat aide à chercher et à choisir une API.\n\nExemples :\n  apicat search identification\n  apicat show franceconnect\n  apicat access franceconnect --who entreprise",
        en: "Without a command, on a terminal, apicat helps to look for an API and to choose.\n\nExamples:\n  apicat search identification\n  apicat show franceconnect\n  apicat access franceconnect --who entreprise",
    }
    /// The heading of the usage line.
    usage { fr: "Utilisation :", en: "Usage:" }
    /// The usage line of the program.
    usage_line { fr: "apicat [commande] [options]", en: "apicat [command] [options]" }
    /// The heading of the commands.
    commands { fr: "Commandes ", en: "Commands" }
    /// The heading of the arguments.
    arguments { fr: "Arguments ", en: "Arguments" }
    /// The heading of a command's own options.
    options { fr: "Options ", en: "Options" }
    /// What stands for options in a usage line.
    options_placeholder { fr: "options", en: "options" }
    /// The heading of the options that every command takes.
    common_options { fr: "Options communes ", en: "Common options" }
    /// The heading of the options that choose entries.
    filters { fr: "Filtres ", en: "Filters" }

    /// `list`
    list_about { fr: "Lister les API, une par ligne", en: "List the APIs, one a row" }
    /// `show`
    show_about { fr: "Afficher la fiche d’une API", en: "Show the page of an API" }
    /// `search`
    search_about {
        fr: "Chercher des API, les plus pertinentes d’abord, avec la raison de chaque résultat",
        en: "Search the APIs, the most relevant first, with the reason for each match",
    }
    /// `access`
    access_about {
        fr: "Ai-je le droit d’utiliser cette API, et comment en demander l’accès ?",
        en: "May I use this API, and how do I ask for it?",
    }
    /// `check`
    check_about {
        fr: "Dire tout ce qui ne va pas dans un dossier de catalogue",
        en: "Tell everything that is wrong in a catalogue directory",
    }
    /// The argument of `check`.
    directory_argument {
        fr: "Le dossier ; sans lui, celui de --catalogue, sinon le catalogue intégré",
        en: "The directory; without it, that of --catalogue, else the embedded catalogue",
    }
    /// `--strict`
    strict {
        fr: "Compter les avertissements comme des erreurs",
        en: "Count warnings as errors",
    }
    /// `completions`
    completions_about {
        fr: "Écrire le script de complétion d’un interpréteur de commandes",
        en: "Print the completion script of a shell",
    }
    /// `man`
    man_about {
        fr: "Écrire les pages de manuel dans un dossier",
        en: "Write the manual pages into a directory",
    }
    /// The argument of `man`.
    man_argument {
        fr: "Le dossier, créé s’il n’existe pas",
        en: "The directory, made where it does not exist",
    }

    /// `--theme`
    theme { fr: "Seulement les API de ce thème", en: "Only the APIs of this theme" }
    /// `--producer`
    producer_option {
        fr: "Seulement celles de ce producteur : identifiant, sigle ou nom",
        en: "Only those of this producer: slug, acronym or name",
    }
    /// `--openness`
    openness_option {
        fr: "Seulement celles dont l’accès est : open (libre), account (compte) ou restricted (habilitation)",
        en: "Only those with this access: open, account or restricted",
    }
    /// `--keyword`
    keyword { fr: "Seulement celles qui ont ce mot-clé", en: "Only those with this keyword" }
    /// `--france-connect`
    france_connect {
        fr: "Seulement celles qui s’utilisent avec FranceConnect",
        en: "Only those that can be used with FranceConnect",
    }
    /// `--who` as a filter
    who_filter {
        fr: "Seulement celles que ce profil peut obtenir, peut-être sous conditions",
        en: "Only those that this profile may have, possibly under conditions",
    }
    /// `--sort`
    sort {
        fr: "Ordre : title, producer, popularity, date ou uptime",
        en: "Order: title, producer, popularity, date or uptime",
    }
    /// `--format`
    format_option {
        fr: "Forme de la réponse : table (un tableau, sur un terminal), tsv (ailleurs), csv, json ou ndjson",
        en: "Form of the answer: table (on a terminal), tsv (elsewhere), csv, json or ndjson",
    }
    /// `--fields`
    fields_option(fields: &str) {
        fr: "Seulement ces champs, séparés par des virgules : {fields} ; avec --who, verdict ; d’une recherche, score et matches ; ou all, qui les donne tous",
        en: "Only these fields, separated by commas: {fields}; with --who, verdict; of a search, score and matches; or all, which gives them all",
    }
    /// `SLUG…` of `show`
    slugs_argument {
        fr: "Les API : identifiant (le préfixe « api- » est facultatif) ou titre",
        en: "The APIs: slug (its “api-” prefix may be left out) or title",
    }
    /// `SLUG` of `access`
    slug_argument {
        fr: "L’API : identifiant (le préfixe « api- » est facultatif) ou titre ; sans elle, le compte des réponses de tout le catalogue à ce profil",
        en: "The API: slug (its “api-” prefix may be left out) or title; without it, the count of the answers of the whole catalogue to that profile",
    }
    /// `--section`
    section { fr: "Seulement la partie qui a ce titre", en: "Only the part under this heading" }
    /// `--raw`
    raw { fr: "Le fichier tel qu’il est écrit", en: "The file as it is written" }
    /// `--open` of `show`
    open_site { fr: "Ouvrir le site de l’API dans le navigateur", en: "Open the API’s site in the browser" }
    /// `--open` of `access`
    open_form {
        fr: "Ouvrir le formulaire de demande dans le navigateur",
        en: "Open the request form in the browser",
    }
    /// `WORDS…`
    words_argument { fr: "Ce que l’on cherche", en: "What to look for" }
    /// `--limit`
    limit {
        fr: "Nombre de résultats au plus (10 sans cette option)",
        en: "How many results at most (10 without this option)",
    }
    /// `--who` of `access`
    who_option {
        fr: "Qui demande : particulier, entreprise, association, administration, collectivite, editeur, ou un libellé de l’API (sinon APICAT_WHO, sinon la question est posée)",
        en: "Who asks: particulier, entreprise, association, administration, collectivite, editeur, or a label of the API (else APICAT_WHO, else the question is asked)",
    }
    /// `SHELL`
    shell_argument {
        fr: "bash, zsh, fish, elvish, powershell ou nushell",
        en: "bash, zsh, fish, elvish, powershell or nushell",
    }

    /// `--catalogue`
    catalogue_option {
        fr: "Lire ce dossier à la place du catalogue intégré (sinon APICAT_CATALOGUE)",
        en: "Read this directory in place of the embedded catalogue (else APICAT_CATALOGUE)",
    }
    /// `--json`
    json { fr: "Répondre en JSON", en: "Answer in JSON" }
    /// `--color`
    color { fr: "Couleurs : auto, always ou never", en: "Colours: auto, always or never" }
    /// `--width`
    width {
        fr: "Nombre de colonnes (sinon celui du terminal, sinon COLUMNS, sinon 80)",
        en: "Number of columns (else the terminal’s, else COLUMNS, else 80)",
    }
    /// `--lang`
    lang_option {
        fr: "Langue : fr ou en (sinon celle de la session)",
        en: "Language: fr or en (else the locale’s)",
    }
    /// `--no-pager`
    no_pager { fr: "Ne pas paginer un texte long", en: "Do not page long output" }
    /// `--plain`
    plain_option {
        fr: "Pour un lecteur d’écran : ni cadre, ni signe, ni paginateur, des lignes « nom : valeur », des questions à réponse numérotée (aussi par ACCESSIBLE)",
        en: "For screen readers: no boxes, signs or pager, “name: value” lines, questions with numbered answers (also by ACCESSIBLE)",
    }
    /// `--help`
    help_option { fr: "Afficher cette aide", en: "Show this help" }
    /// `--version`
    version_option { fr: "Afficher la version", en: "Show the version" }

    /// The name of the value of `--sort`
    value_order { fr: "ORDRE", en: "ORDER" }
    /// The name of the value of `--format`
    value_format { fr: "FORME", en: "FORMAT" }
    /// The name of the value of `--fields`
    value_fields { fr: "CHAMPS", en: "FIELDS" }
    /// The name of the value of `--section`
    value_heading { fr: "TITRE", en: "HEADING" }
    /// The name of the value of `--who`
    value_profile { fr: "PROFIL", en: "PROFILE" }
    /// The name of the value of `--theme`
    value_theme { fr: "THÈME", en: "THEME" }
    /// The name of the value of `--producer`
    value_producer { fr: "PRODUCTEUR", en: "PRODUCER" }
    /// The name of the value of `--openness`
    value_access { fr: "ACCÈS", en: "ACCESS" }
    /// The name of the value of `--keyword`
    value_word { fr: "MOT", en: "WORD" }
    /// The name of the value of `search`
    value_words { fr: "MOTS", en: "WORDS" }
    /// The name of the value of `--catalogue`
    value_directory { fr: "DOSSIER", en: "DIR" }
    /// The name of the value of `--color`
    value_when { fr: "QUAND", en: "WHEN" }
    /// The name of the value of `--lang`
    value_language { fr: "LANGUE", en: "LANG" }
}
