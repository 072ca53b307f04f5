//! What the manual pages say beside the help.

use super::messages;

messages! {
    manual { fr: "Manuel d’apicat", en: "apicat manual" }
    name_heading { fr: "NOM", en: "NAME" }
    synopsis_heading { fr: "SYNOPSIS", en: "SYNOPSIS" }
    description_heading { fr: "DESCRIPTION", en: "DESCRIPTION" }
    exit_heading { fr: "CODE DE RETOUR", en: "EXIT STATUS" }
    environment_heading { fr: "ENVIRONNEMENT", en: "ENVIRONMENT" }
    examples_heading { fr: "EXEMPLES", en: "EXAMPLES" }
    see_also_heading { fr: "VOIR AUSSI", en: "SEE ALSO" }

    program_description {
        fr: "Le catalogue est compilé dans le programme : rien ne passe par le réseau. Ses fiches sont en français, quelle que soit la langue des réponses. Elles viennent d’api.gouv.fr (DINUM), dans l’état de janvier 2026, sous Licence Ouverte 2.0 (Etalab) ; elles ont été reformulées et n’ont pas de caractère officiel.\n\nUne API se nomme par son identifiant, dont le préfixe « api- » est facultatif, par son titre ou le début de son titre, ou par une abréviation ; la casse et les accents ne comptent pas.\n\nDans un terminal, les réponses sont mises en page à sa largeur, et les longues passent par un paginateur. Ailleurs, elles sont du texte sans couleurs ni coupes ; list et search donnent alors des colonnes séparées par des tabulations, l’identifiant d’abord.\n\nSans commande, dans un terminal, le programme aide à chercher une API et à choisir ; chaque réponse nomme la commande qui la donne directement.",
        en: "The catalogue is compiled into the program: it needs no network. Its entries are in French, whatever the language of the answers. They come from api.gouv.fr (DINUM), as of January 2026, under the Licence Ouverte 2.0 (Etalab); they were worded anew and are not an official publication.\n\nAn API is named by its slug, whose “api-” prefix may be left out, by its title or the beginning of its title, or by an abbreviation; case and accents do not matter.\n\nOn a terminal, answers are laid out for its width, and long ones go through a pager. When output is not a terminal, they are text without colours or cuts, and list and search give columns separated by tabs, the slug first.\n\nWithout a command, on a terminal, the program helps you to find and choose an API; each answer names the command that gives it directly.",
    }
    list_description {
        fr: "Liste les API du catalogue. Les filtres se cumulent : une API doit répondre à tous. Un filtre donné plusieurs fois, ou avec plusieurs valeurs séparées par des virgules, en demande une. --by dit quelles valeurs existent.\n\nDans un terminal, un tableau donne le titre, l’identifiant, le producteur et l’accès, ou la réponse au profil de --who ; une dernière ligne fait les comptes, de ce qui lui est refusé aussi. Les fiches qui ne disent rien de ce profil viennent à la fin, « à vérifier ». Ailleurs, les colonnes sont l’identifiant, le titre, le producteur, l’accès ou la réponse, et les thèmes, si --format ou --fields ne demandent rien d’autre.",
        en: "Lists the APIs of the catalogue. Filters add up: an API must meet all of them. A filter given several times, or with several values separated by commas, asks for one of them. --by tells the values that there are.\n\nOn a terminal, a table gives title, slug, producer and access, or the answer to the profile of --who; a last line counts them, and what is refused to it too. Entries that say nothing of that profile come last, “to be checked”. When output is not a terminal, the columns are slug, title, producer, access or answer, and themes, unless --format or --fields ask for something else.",
    }
    show_description {
        fr: "Affiche la fiche d’une ou plusieurs API : ce que chacune donne, son producteur, son accès, sa documentation, son contact, sa disponibilité et ses limites, puis le texte de la fiche. Un guide dit quelles API servent à une tâche, et où les demander ; la page d’un producteur dit ce qu’il détient, et ses API.",
        en: "Shows the page of one or more APIs: what each gives, its producer, its access, its documentation, contact, availability and limits, then the text of the entry. A guide tells which APIs serve a task, and where to ask for them; the page of a producing body tells what it holds, and its APIs.",
    }
    search_description {
        fr: "Cherche dans les titres, les mots-clés, les thèmes, les producteurs et le texte des fiches. La casse, les accents et les fautes de frappe ne comptent pas, le début d’un mot suffit, et les mots de tous les jours mènent à ceux de l’administration. Chaque résultat dit pourquoi il est là.\n\nAilleurs que dans un terminal, les colonnes sont l’identifiant, le titre, le producteur, l’accès, la pertinence et la première raison, si --format ou --fields ne demandent rien d’autre.",
        en: "Searches the titles, keywords, themes, producers and text of the entries. Case, accents and typos do not matter, the beginning of a word is enough, and everyday words lead to those of the administration. Each result says why it is there.\n\nWhen output is not a terminal, the columns are slug, title, producer, access, score and the first reason, unless --format or --fields ask for something else.",
    }
    access_description {
        fr: "Dit si un profil peut utiliser une API, ce qu’il doit préparer, et où demander. Un profil est particulier, entreprise, association, administration, collectivite, editeur, ou un libellé de l’API, en entier ou en partie.\n\nSans --who ni APICAT_WHO, le profil est demandé dans un terminal ; ailleurs, les choix sont donnés avec le code de retour 2.\n\nDes questions peuvent précéder la demande. Elles sont posées ensuite, dans un terminal ; --answer y répond d’avance. Ailleurs, toutes les voies sont données, chacune avec son formulaire et les numéros qui y mènent.",
        en: "Says whether a profile may use an API, what to prepare, and where to apply. A profile is particulier, entreprise, association, administration, collectivite, editeur, or a label of the API, in full or in part.\n\nWithout --who or APICAT_WHO, the profile is asked for on a terminal; elsewhere, the choices are given with the exit status 2.\n\nQuestions may precede the request. They are asked next, on a terminal; --answer answers them beforehand. Elsewhere, all the ways are given, each with its form and the numbers that lead to it.",
    }
    check_description {
        fr: "Vérifie un dossier de fiches avant sa publication : YAML, clés, valeurs, dates, adresses, liens entre fiches et vers les titres, composants, règles d’accès, textes recopiés d’une fiche à l’autre, orthographe des mots-clés. De plusieurs catalogues, chacun est vérifié à part, et ses liens peuvent mener aux autres. Un catalogue qui a un fichier themes.yaml est tenu aussi aux thèmes de cette liste, à la typographie française et à des fiches complètes.\n\nDans un terminal, chaque constat montre sa ligne. Ailleurs, il tient en une ligne, fichier:ligne:colonne: gravité: constat, que lisent les éditeurs.\n\nAvec --score, dit plutôt ce qui manque aux fiches pour être complètes, ce qui manque le plus d’abord : les dix critères de data.gouv.fr (description, documentations pour une machine, technique et fonctionnelle, licence, contact, adresse des appels, disponibilité, limites, accès clair), et les nôtres (une date, des besoins, une réponse à chaque profil, des adresses à jour).",
        en: "Checks a directory of entries before it is published: YAML, keys, values, dates, addresses, links between entries and to headings, components, access rules, texts copied from one entry to another, and spellings of keywords. Of several catalogues, each is checked by itself, and its links may lead to the others. A catalogue with a file themes.yaml is also held to the themes of that list, to French typography and to complete entries.\n\nOn a terminal, each finding shows its line. When output is not a terminal, it is one line, file:line:column: severity: finding, which editors read.\n\nWith --score, tells instead what entries lack to be complete, what is missing most first: the ten criteria of data.gouv.fr (description, machine, technical and functional documentation, licence, contact, base address, availability, limits, clear access), and ours (a date, needs, an answer for each profile, addresses that are up to date).",
    }
    completions_description {
        fr: "Écrit sur la sortie standard le script que lit l’interpréteur de commandes à son démarrage. Avec lui, la touche de tabulation complète les commandes, les options, les identifiants, les titres des fiches, les profils, les thèmes, les mots-clés et les producteurs.",
        en: "Prints the script that the shell reads when it starts. With it, the tab key completes commands, options, slugs, headings of pages, profiles, themes, keywords and producers.",
    }
    compile_description {
        fr: "Fait d’un dossier de catalogue un seul fichier, que --catalogue, APICAT_CATALOGUE et check acceptent à la place du dossier. Les réponses sont les mêmes ; elles viennent bien plus vite quand le dossier est grand, car chaque commande ne lit du fichier que ce qu’il lui faut. Le fichier garde les textes des fiches, y compris de celles qui sont laissées de côté.\n\nUn fichier fait par une autre version d’apicat est refusé : refaites-le. La limite d’APICAT_MAX_BYTES ne vaut pas ici.",
        en: "Makes one file of a catalogue directory, which --catalogue, APICAT_CATALOGUE and check take in place of the directory. The answers are the same; they come much sooner where the directory is large, since each command reads only what it needs of the file. The file keeps the texts of the entries, with those that are left out.\n\nA file that another version of apicat made is refused: make it anew. The limit of APICAT_MAX_BYTES does not apply here.",
    }
    man_description {
        fr: "Écrit apicat.1, et une page par commande, dans un dossier, qui est créé s’il n’existe pas. Les pages sont dans la langue de la session, ou celle de --lang. La commande man(1) les trouve dans les dossiers que donne manpath(1).",
        en: "Writes apicat.1, and a page for each command, into a directory, which is created if it does not exist. The pages are in the language of the session, or that of --lang. The command man(1) finds them in the directories that manpath(1) gives.",
    }

    schema_description {
        fr: "Écrit un schéma JSON (JSON Schema 2020-12) : les clés d’une réponse en JSON, leur type et leur sens. Il contient ceux auxquels il renvoie, et suffit à valider. Le nombre de son identifiant ($id) est celui de la version majeure : tant qu’il ne change pas, aucune clé ne disparaît ni ne change de sens.\n\nSans nom, dit quels schémas existent et la réponse que chacun décrit ; avec ndjson, une ligne de la réponse.",
        en: "Prints a JSON Schema (2020-12): the keys of an answer in JSON, their types and meanings. It contains those that it refers to, and is enough to validate. The number in its identifier ($id) is that of the major version: as long as it stays the same, no key goes away or changes its meaning.\n\nWithout a name, tells which schemas there are and the answer that each describes; with ndjson, a line of the answer.",
    }

    exit_found { fr: "Tout s’est bien passé, et quelque chose a été trouvé.", en: "Success: something was found." }
    exit_not_found {
        fr: "Rien n’a été trouvé : aucun résultat, aucune API de ce nom, aucune règle pour ce profil ; ou check a trouvé des erreurs, diff des différences.",
        en: "Nothing was found: no result, no such API, no rule for the profile; or check found errors, diff differences.",
    }
    exit_usage {
        fr: "La ligne de commande ou le catalogue n’a pas pu être utilisé, une écriture a échoué, ou le profil est nécessaire et ne peut pas être demandé.",
        en: "The command line or the catalogue could not be used, writing failed, or the profile is needed and nobody can be asked.",
    }
    exit_cancelled { fr: "La question a été annulée.", en: "The prompt was cancelled." }

    catalogue_variable {
        fr: "Le dossier lu à la place du catalogue intégré, sans --catalogue ; ou plusieurs, séparés comme dans PATH.",
        en: "The directory read instead of the embedded catalogue, unless --catalogue is given; or several, separated as in PATH.",
    }
    max_bytes_variable {
        fr: "Le nombre maximal d’octets des fiches d’un dossier de catalogue, par défaut 67108864 (64 Mio). Un dossier plus gros est refusé.",
        en: "The most bytes that the entries of a catalogue directory may have, by default 67108864 (64 MiB). A larger directory is refused.",
    }
    cache_variables {
        fr: "Un dossier d’au moins 64 fichiers est gardé, compilé, dans $XDG_CACHE_HOME/apicat, sinon ~/.cache/apicat (sous Windows, %LOCALAPPDATA%\\apicat), pour que la question suivante ne lise pas ses fichiers ; elle les regarde, et ceux qui ont changé font tout relire. APICAT_CACHE=0 : rien n’est gardé.",
        en: "A directory of 64 files or more is kept, compiled, in $XDG_CACHE_HOME/apicat, else ~/.cache/apicat (on Windows, %LOCALAPPDATA%\\apicat), so that the next question does not read its files; it looks at them, and any that changed has all read again. APICAT_CACHE=0: nothing is kept.",
    }
    who_variable {
        fr: "Le profil de la commande access, sans --who.",
        en: "The profile of the command access, unless --who is given.",
    }
    pager_variables {
        fr: "La commande par laquelle passe un texte plus long que l’écran : la première de ces variables qui existe, sinon less -FRX. Vide, elle supprime la pagination.",
        en: "The command that a text longer than the screen goes through: the first of these variables that is set, else less -FRX. An empty value turns paging off.",
    }
    no_color_variable {
        fr: "Non vide, elle supprime les couleurs, sauf --color always.",
        en: "If not empty, it turns colours off, except with --color always.",
    }
    clicolor_force_variable {
        fr: "Non vide et différente de 0, elle met des couleurs même hors d’un terminal.",
        en: "If neither empty nor 0, it turns colours on even when output is not a terminal.",
    }
    clicolor_variable {
        fr: "À 0, elle supprime les couleurs.",
        en: "If it is 0, it turns colours off.",
    }
    ground_variable {
        fr: "Les numéros des couleurs du texte et du fond, que donnent certains terminaux (15;0, 0;15) : les couleurs conviennent alors à ce fond, clair ou sombre ; sans elle, aux deux.",
        en: "The numbers of the colours of text and background, which some terminals give (15;0, 0;15): colours then suit that background, light or dark; without it, both.",
    }
    accessible_variable {
        fr: "Définie et différente de 0, elle équivaut à --plain.",
        en: "If set and not 0, it is the same as --plain.",
    }
    today_variable {
        fr: "Le moment, en secondes depuis 1970, d’après lequel l’âge des textes est calculé ; par défaut, maintenant.",
        en: "The moment, in seconds since 1970, from which the age of texts is reckoned; by default, now.",
    }
    term_variable {
        fr: "À dumb, ni couleurs ni paginateur, et les réponses se tapent en entier.",
        en: "If it is dumb, there are no colours and no pager, and answers are typed as a line.",
    }
    hyperlink_variable {
        fr: "À 0, les adresses ne sont jamais cliquables ; à toute autre valeur, elles le sont même si le terminal n’est pas connu pour l’accepter.",
        en: "If it is 0, links are never hyperlinks; with any other value, they are even where the terminal is not known to take them.",
    }
    columns_variable {
        fr: "La largeur de l’écran, sans --width et hors d’un terminal.",
        en: "The width of the screen, without --width, when output is not a terminal.",
    }
    language_variables {
        fr: "La langue, sans --lang : celle de la première de ces variables qui n’est pas vide. Le français pour les langues qui commencent par fr, sinon l’anglais.",
        en: "The language, unless --lang is given: that of the first of these variables that is not empty. French for languages that begin with fr, else English.",
    }

    theme_example {
        fr: "Les API sur l’éducation.",
        en: "The APIs about education.",
    }
    values_example {
        fr: "Les thèmes, avec leur nombre d’API.",
        en: "The themes, with their numbers of APIs.",
    }
    who_example {
        fr: "Celles qu’une association peut utiliser, éventuellement sous conditions.",
        en: "Those that an association may use, possibly under conditions.",
    }
    open_example {
        fr: "Celles qui sont libres d’accès, les plus consultées d’abord.",
        en: "Those that are open, the most visited first.",
    }
    spreadsheet_example {
        fr: "Un fichier pour un tableur.",
        en: "A file for a spreadsheet.",
    }
    export_example {
        fr: "Tout le catalogue, pour un moteur de recherche.",
        en: "The whole catalogue, for a search engine.",
    }
    exchange_example {
        fr: "Le catalogue en APIs.json, pour un autre catalogue.",
        en: "The catalogue as APIs.json, for another catalogue.",
    }
    pipe_example {
        fr: "Les identifiants de celles de la CNAM, pour un autre programme.",
        en: "The slugs of those of CNAM, for another program.",
    }
    search_example {
        fr: "Ce qui permet d’identifier quelqu’un.",
        en: "What can identify somebody.",
    }
    limit_example {
        fr: "Les trois premiers résultats pour un mot de tous les jours.",
        en: "The first three results for an everyday word.",
    }
    filtered_example {
        fr: "Seulement ce qu’une collectivité peut utiliser.",
        en: "Only what a local authority may use.",
    }
    show_example {
        fr: "La fiche de FranceConnect.",
        en: "The page of FranceConnect.",
    }
    guides_example { fr: "Les guides : une tâche, et les API qui y servent.", en: "The guides: a task, and the APIs that serve it." }
    section_example {
        fr: "Une seule partie d’une fiche.",
        en: "One section of a page.",
    }
    raw_example {
        fr: "Le fichier de la fiche, tel qu’il est écrit.",
        en: "The file of the entry, as written.",
    }
    access_example {
        fr: "Une entreprise a-t-elle droit à FranceConnect, et comment le demander ?",
        en: "May a company use FranceConnect, and how does it apply?",
    }
    label_example {
        fr: "La même question pour un libellé de l’API.",
        en: "The same for a label of the API.",
    }
    census_example {
        fr: "Le bilan de tout le catalogue pour une entreprise.",
        en: "A summary of the whole catalogue for a company.",
    }
    check_example {
        fr: "Vérifier les fiches d’un dossier.",
        en: "Check the entries of a directory.",
    }
    check_file_example {
        fr: "Vérifier une seule fiche, parmi les autres.",
        en: "Check one entry, among the others.",
    }
    findings_example {
        fr: "Les constats sur le catalogue intégré, pour un autre programme.",
        en: "The findings on the embedded catalogue, for another program.",
    }
    schemas_example { fr: "Les schémas, par nom.", en: "The schemas, by name." }
    schema_example {
        fr: "Le schéma de la réponse à « ai-je le droit ? ».",
        en: "The schema of the answer to “may I?”.",
    }
    bash_example { fr: "La ligne à mettre dans ~/.bashrc.", en: "The line for ~/.bashrc." }
    zsh_example {
        fr: "La ligne à mettre dans ~/.zshrc, après compinit.",
        en: "The line for ~/.zshrc, after compinit.",
    }
    fish_example {
        fr: "La ligne à mettre dans ~/.config/fish/config.fish.",
        en: "The line for ~/.config/fish/config.fish.",
    }
    compile_example {
        fr: "Compiler un dossier. Pour le fichier : --catalogue ~/catalogue.apicat.",
        en: "Compile a directory. For the file: --catalogue ~/catalogue.apicat.",
    }
    man_example {
        fr: "Pour votre compte seulement.",
        en: "For your user only.",
    }
    french_example {
        fr: "Les pages françaises, que lit une session en français.",
        en: "The French pages, which a session in French reads.",
    }
}
