//! What `--help` says.

use super::messages;

messages! {
    about {
        fr: "Le catalogue des API publiques de l’État, dans un terminal : ce qui existe, qui peut l’utiliser, comment y accéder.",
        en: "The catalogue of the French State’s public APIs in a terminal: what exists, who may use it, how to get access.",
    }
    without_command {
        fr: "Sans commande, dans un terminal, apicat aide à chercher et à choisir une API.",
        en: "Without a command, on a terminal, apicat helps you to find and choose an API.",
    }
    examples { fr: "Exemples :", en: "Examples:" }
    usage { fr: "Utilisation :", en: "Usage:" }
    usage_line { fr: "apicat [options] [commande]", en: "apicat [options] [command]" }
    commands { fr: "Commandes ", en: "Commands" }
    arguments { fr: "Arguments ", en: "Arguments" }
    options { fr: "Options ", en: "Options" }
    options_placeholder { fr: "options", en: "options" }
    common_options { fr: "Options communes ", en: "Common options" }
    filters { fr: "Filtres ", en: "Filters" }

    list_about { fr: "Lister les API, une par ligne", en: "List the APIs, one per row" }
    show_about {
        fr: "Afficher la page d’une API, d’un guide ou d’un producteur",
        en: "Show the page of an API, a guide or a producing body",
    }
    search_about {
        fr: "Chercher des API, les plus pertinentes d’abord, avec la raison de chaque résultat",
        en: "Search the APIs, the most relevant first, with the reason for each match",
    }
    access_about {
        fr: "Ai-je le droit d’utiliser cette API, et comment y demander l’accès ?",
        en: "May I use this API, and how do I request access?",
    }
    check_about {
        fr: "Vérifier un dossier de catalogue",
        en: "Check a catalogue directory",
    }
    help_about { fr: "Afficher l’aide d’une commande", en: "Show the help of a command" }
    command_argument {
        fr: "La commande ; sans elle, l’aide du programme",
        en: "The command; without it, the help of the program",
    }
    directory_argument {
        fr: "Un dossier de catalogue, un fichier d’un tel dossier, ou un catalogue compilé ; par défaut celui de --catalogue, sinon le catalogue intégré",
        en: "A catalogue directory, a file in one, or a compiled catalogue; by default that of --catalogue, else the embedded catalogue",
    }
    check_format_option {
        fr: "Format : table (une ligne par constat hors d’un terminal), json, github (pour annoter une demande de fusion) ou sarif ; avec --score, table, tsv, csv, json ou ndjson",
        en: "Format: table (one line per finding when output is not a terminal), json, github (to annotate a pull request) or sarif; with --score, table, tsv, csv, json or ndjson",
    }
    strict {
        fr: "Compter les avertissements comme des erreurs",
        en: "Treat warnings as errors",
    }
    completions_about {
        fr: "Écrire le script de complétion d’un interpréteur de commandes",
        en: "Print the completion script for a shell",
    }
    compile_about {
        fr: "Faire d’un dossier de catalogue un seul fichier",
        en: "Make one file of a catalogue directory",
    }
    compile_argument { fr: "Le dossier", en: "The directory" }
    compile_output { fr: "Le fichier à écrire", en: "The file to write" }
    man_about {
        fr: "Écrire les pages de manuel dans un dossier",
        en: "Write the manual pages to a directory",
    }
    man_argument {
        fr: "Le dossier, créé s’il n’existe pas",
        en: "The directory, created if it does not exist",
    }
    schema_about {
        fr: "Écrire le schéma JSON d’une réponse",
        en: "Print the JSON Schema of an answer",
    }
    schema_argument {
        fr: "Le schéma ; sans lui, la liste des schémas",
        en: "The schema; without it, the list of schemas",
    }

    theme { fr: "Seulement les API de ce thème", en: "Only the APIs of this theme" }
    producer_option {
        fr: "Seulement celles de ce producteur : identifiant, sigle ou nom",
        en: "Only those of this producer: slug, acronym or name",
    }
    openness_option {
        fr: "Seulement celles dont l’accès est : open (libre), account (compte) ou restricted (habilitation)",
        en: "Only those with this access: open, account or restricted",
    }
    keyword { fr: "Seulement celles qui ont ce mot-clé", en: "Only those with this keyword" }
    france_connect {
        fr: "Seulement celles qui s’utilisent avec FranceConnect",
        en: "Only those that can be used with FranceConnect",
    }
    who_filter {
        fr: "Le verdict pour ce profil, sans celles qui lui sont refusées ; les fiches qui n’en disent rien viennent à la fin",
        en: "The verdict for this profile, without those that are refused to it; entries that say nothing of it come last",
    }
    by {
        fr: "Les valeurs d’un filtre et leur nombre d’API : theme, producer, keyword, openness ou status",
        en: "The values of a filter and their numbers of APIs: theme, producer, keyword, openness or status",
    }
    reverse { fr: "Dans l’ordre inverse", en: "In the reverse order" }
    list_limit { fr: "Seulement les N premières", en: "Only the first N" }
    sort {
        fr: "Ordre : title, producer, popularity, date ou uptime",
        en: "Order: title, producer, popularity, date or uptime",
    }
    format_option {
        fr: "Format de la réponse : table (par défaut dans un terminal), tsv (par défaut ailleurs), csv, json ou ndjson",
        en: "Format of the answer: table (the default on a terminal), tsv (the default elsewhere), csv, json or ndjson",
    }
    list_format_option {
        fr: "Format de la réponse : table (par défaut dans un terminal), tsv (par défaut ailleurs), csv, json, ndjson ou apis.json",
        en: "Format of the answer: table (the default on a terminal), tsv (the default elsewhere), csv, json, ndjson or apis.json",
    }
    fields_in_short {
        fr: "Seulement ces champs, séparés par des virgules ; all les donne tous",
        en: "Only these fields, separated by commas; all gives them all",
    }
    fields_option(fields: &str) {
        fr: "Seulement ces champs, séparés par des virgules : {fields} ; avec --who, verdict ; d’une recherche, score et matches ; ou all, qui les donne tous",
        en: "Only these fields, separated by commas: {fields}; with --who, verdict; of a search, score and matches; or all, which gives them all",
    }
    slugs_argument {
        fr: "Les API : identifiant (le préfixe « api- » est facultatif) ou titre",
        en: "The APIs: slug (its “api-” prefix may be left out) or title",
    }
    slug_argument {
        fr: "Les API : identifiant (le préfixe « api- » est facultatif) ou titre ; - pour les lire sur l’entrée standard ; sans aucune, le bilan de tout le catalogue pour ce profil",
        en: "The APIs: slug (its “api-” prefix may be left out) or title; - to read them from standard input; with none, a summary of the whole catalogue for that profile",
    }
    list_guides { fr: "Les guides au lieu des API", en: "The guides instead of the APIs" }
    section { fr: "Seulement la partie qui a ce titre", en: "Only the section with this heading" }
    raw { fr: "Le fichier tel qu’il est écrit", en: "The file as written" }
    open_site {
        fr: "Ouvrir dans le navigateur : site (par défaut), request (la demande) ou successor (la page à jour de data.gouv.fr)",
        en: "Open in the browser: site (the default), request, or successor (the up-to-date page on data.gouv.fr)",
    }
    answer_option {
        fr: "Répondre à une question posée avant la demande, par le numéro du choix ; à répéter pour les questions suivantes",
        en: "Answer a question that is asked before the request, by the number of the choice; repeated for the questions that follow",
    }
    open_form {
        fr: "Ouvrir dans le navigateur : request (par défaut, le formulaire de demande), site ou successor (la page à jour de data.gouv.fr)",
        en: "Open in the browser: request (the default, the request form), site, or successor (the up-to-date page on data.gouv.fr)",
    }
    words_argument { fr: "Ce que l’on cherche", en: "What to look for" }
    limit {
        fr: "Nombre maximal de résultats, les guides après les API (par défaut, 10 API)",
        en: "Maximum number of results, guides after APIs (by default, 10 APIs)",
    }
    who_option {
        fr: "Qui demande : particulier, entreprise, association, administration, collectivite, editeur, ou un libellé de l’API (par défaut APICAT_WHO, sinon la question est posée)",
        en: "Who asks: particulier, entreprise, association, administration, collectivite, editeur, or a label of the API (default: APICAT_WHO, else the question is asked)",
    }
    shell_argument {
        fr: "bash, zsh, fish, elvish, powershell ou nushell",
        en: "bash, zsh, fish, elvish, powershell or nushell",
    }

    catalogue_option {
        fr: "Lire ce dossier, ou ce fichier de compile, à la place du catalogue intégré ; de plusieurs, dont peut être embedded, le premier qui a une fiche l’emporte (par défaut APICAT_CATALOGUE)",
        en: "Read this directory, or this file of compile, instead of the embedded catalogue; of several, embedded being one, the first that has an entry wins (default: APICAT_CATALOGUE)",
    }
    json { fr: "Répondre en JSON", en: "Answer in JSON" }
    color { fr: "Couleurs : auto, always ou never", en: "Colours: auto, always or never" }
    width {
        fr: "Nombre de colonnes (par défaut celui du terminal, sinon COLUMNS, sinon 80)",
        en: "Number of columns (default: the terminal’s, else COLUMNS, else 80)",
    }
    lang_option {
        fr: "Langue : fr ou en (par défaut celle de la session)",
        en: "Language: fr or en (default: the locale’s)",
    }
    no_pager { fr: "Ne pas utiliser de paginateur", en: "Do not use a pager" }
    plain_option {
        fr: "Pour un lecteur d’écran : ni cadre, ni signe, ni paginateur, des lignes « nom : valeur », des questions à réponse numérotée (aussi par ACCESSIBLE)",
        en: "For screen readers: no boxes, signs or pager, “name: value” lines, questions with numbered answers (also by ACCESSIBLE)",
    }
    help_option {
        fr: "Afficher cette aide ; --help la donne en entier",
        en: "Show this help; --help gives all of it",
    }
    long_help_option {
        fr: "Afficher cette aide ; -h en donne l’essentiel",
        en: "Show this help; -h gives the gist of it",
    }
    no_color { fr: "Sans couleurs, comme --color never", en: "No colours, as --color never" }
    version_option { fr: "Afficher la version", en: "Show the version" }

    status_option {
        fr: "Seulement celles dont l’état est : active (en service), moved (déplacée), renamed (renommée), closed (fermée) ou announced (annoncée)",
        en: "Only those with this status: active, moved, renamed, closed or announced",
    }
    value_status { fr: "ÉTAT", en: "STATUS" }
    value_facet { fr: "FILTRE", en: "FILTER" }
    value_number { fr: "NUMÉRO", en: "NUMBER" }
    value_page { fr: "PAGE", en: "PAGE" }
    value_order { fr: "ORDRE", en: "ORDER" }
    value_format { fr: "FORMAT", en: "FORMAT" }
    value_fields { fr: "CHAMPS", en: "FIELDS" }
    value_heading { fr: "TITRE", en: "HEADING" }
    value_profile { fr: "PROFIL", en: "PROFILE" }
    value_theme { fr: "THÈME", en: "THEME" }
    value_producer { fr: "PRODUCTEUR", en: "PRODUCER" }
    value_access { fr: "ACCÈS", en: "ACCESS" }
    value_word { fr: "MOT", en: "WORD" }
    value_words { fr: "MOTS", en: "WORDS" }
    value_command { fr: "COMMANDE", en: "COMMAND" }
    value_directory { fr: "DOSSIER", en: "DIR" }
    value_file { fr: "FICHIER", en: "FILE" }
    value_path { fr: "CHEMIN", en: "PATH" }
    value_when { fr: "QUAND", en: "WHEN" }
    value_language { fr: "LANGUE", en: "LANG" }
}
