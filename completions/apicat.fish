# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_apicat_global_optspecs
    string join \n V/version catalogue= json color= no-color width= lang= no-pager plain h/help
end

function __fish_apicat_needs_command
    # Figure out if the current invocation already has a command.
    set -l cmd (commandline -opc)
    set -e cmd[1]
    argparse -s (__fish_apicat_global_optspecs) -- $cmd 2>/dev/null
    or return
    if set -q argv[1]
        # Also print the command, so this can be used to figure out what it is.
        echo $argv[1]
        return 1
    end
    return 0
end

function __fish_apicat_using_subcommand
    set -l cmd (__fish_apicat_needs_command)
    test -z "$cmd"
    and return 1
    contains -- $cmd[1] $argv
end

complete -c apicat -n "__fish_apicat_needs_command" -l catalogue -d 'Read this directory, or this file of compile, instead of the embedded catalogue; of several, embedded being one, the first that has an entry wins (default: APICAT_CATALOGUE)' -r -F
complete -c apicat -n "__fish_apicat_needs_command" -l color -d 'Colours: auto, always or never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c apicat -n "__fish_apicat_needs_command" -l width -d 'Number of columns (default: the terminal’s, else COLUMNS, else 80)' -r
complete -c apicat -n "__fish_apicat_needs_command" -l lang -d 'Language: fr or en (default: the locale’s)' -r -f -a "fr\t''
en\t''"
complete -c apicat -n "__fish_apicat_needs_command" -s V -l version -d 'Show the version'
complete -c apicat -n "__fish_apicat_needs_command" -l json -d 'Answer in JSON'
complete -c apicat -n "__fish_apicat_needs_command" -l no-color -d 'No colours, as --color never'
complete -c apicat -n "__fish_apicat_needs_command" -l no-pager -d 'Do not use a pager'
complete -c apicat -n "__fish_apicat_needs_command" -l plain -d 'For screen readers: no boxes, signs or pager, “name: value” lines, questions with numbered answers (also by ACCESSIBLE)'
complete -c apicat -n "__fish_apicat_needs_command" -s h -l help -d 'Show this help; --help gives all of it'
complete -c apicat -n "__fish_apicat_needs_command" -f -a "list" -d 'List the APIs, one per row'
complete -c apicat -n "__fish_apicat_needs_command" -f -a "show" -d 'Show the page of an API, a guide or a producing body'
complete -c apicat -n "__fish_apicat_needs_command" -f -a "search" -d 'Search the APIs, the most relevant first, with the reason for each match'
complete -c apicat -n "__fish_apicat_needs_command" -f -a "access" -d 'May I use this API, and how do I request access?'
complete -c apicat -n "__fish_apicat_needs_command" -f -a "endpoints" -d 'What can be called of an API, and what comes back'
complete -c apicat -n "__fish_apicat_needs_command" -f -a "import" -d 'Make a catalogue of a list of APIs, or of OpenAPI documents'
complete -c apicat -n "__fish_apicat_needs_command" -f -a "diff" -d 'Compare two catalogues'
complete -c apicat -n "__fish_apicat_needs_command" -f -a "check" -d 'Check a catalogue directory'
complete -c apicat -n "__fish_apicat_needs_command" -f -a "compile" -d 'Make one file of a catalogue directory'
complete -c apicat -n "__fish_apicat_needs_command" -f -a "completions" -d 'Print the completion script for a shell'
complete -c apicat -n "__fish_apicat_needs_command" -f -a "man" -d 'Write the manual pages to a directory'
complete -c apicat -n "__fish_apicat_needs_command" -f -a "help" -d 'Show the help of a command'
complete -c apicat -n "__fish_apicat_using_subcommand list" -l theme -d 'Only the APIs of this theme' -r -f
complete -c apicat -n "__fish_apicat_using_subcommand list" -l producer -d 'Only those of this producer: slug, acronym or name' -r -f
complete -c apicat -n "__fish_apicat_using_subcommand list" -l openness -d 'Only those with this access: open, account or restricted' -r -f -a "open\t''
account\t''
restricted\t''"
complete -c apicat -n "__fish_apicat_using_subcommand list" -l status -d 'Only those with this status: active, moved, renamed, closed or announced' -r -f -a "active\t''
moved\t''
renamed\t''
closed\t''
announced\t''"
complete -c apicat -n "__fish_apicat_using_subcommand list" -l keyword -d 'Only those with this keyword' -r -f
complete -c apicat -n "__fish_apicat_using_subcommand list" -s w -l who -d 'The verdict for this profile, without those that are refused to it; entries that say nothing of it come last' -r -f
complete -c apicat -n "__fish_apicat_using_subcommand list" -l sort -d 'Order: title, producer, popularity, date or uptime' -r -f -a "title\t''
producer\t''
popularity\t''
date\t''
uptime\t''"
complete -c apicat -n "__fish_apicat_using_subcommand list" -l limit -d 'Only the first N' -r -f
complete -c apicat -n "__fish_apicat_using_subcommand list" -l by -d 'The values of a filter and their numbers of APIs: theme, producer, keyword, openness or status' -r -f -a "theme\t''
producer\t''
keyword\t''
openness\t''
status\t''"
complete -c apicat -n "__fish_apicat_using_subcommand list" -s f -l format -d 'Format of the answer: table (the default on a terminal), tsv (the default elsewhere), csv, json, ndjson or apis.json' -r -f -a "table\t''
tsv\t''
csv\t''
json\t''
ndjson\t''
apis.json\t''"
complete -c apicat -n "__fish_apicat_using_subcommand list" -l fields -d 'Only these fields, separated by commas; all gives them all' -r -f
complete -c apicat -n "__fish_apicat_using_subcommand list" -l catalogue -d 'Read this directory, or this file of compile, instead of the embedded catalogue; of several, embedded being one, the first that has an entry wins (default: APICAT_CATALOGUE)' -r -F
complete -c apicat -n "__fish_apicat_using_subcommand list" -l color -d 'Colours: auto, always or never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c apicat -n "__fish_apicat_using_subcommand list" -l width -d 'Number of columns (default: the terminal’s, else COLUMNS, else 80)' -r
complete -c apicat -n "__fish_apicat_using_subcommand list" -l lang -d 'Language: fr or en (default: the locale’s)' -r -f -a "fr\t''
en\t''"
complete -c apicat -n "__fish_apicat_using_subcommand list" -l france-connect -d 'Only those that can be used with FranceConnect'
complete -c apicat -n "__fish_apicat_using_subcommand list" -l reverse -d 'In the reverse order'
complete -c apicat -n "__fish_apicat_using_subcommand list" -l guides -d 'The guides instead of the APIs'
complete -c apicat -n "__fish_apicat_using_subcommand list" -l json -d 'Answer in JSON'
complete -c apicat -n "__fish_apicat_using_subcommand list" -l no-color -d 'No colours, as --color never'
complete -c apicat -n "__fish_apicat_using_subcommand list" -l no-pager -d 'Do not use a pager'
complete -c apicat -n "__fish_apicat_using_subcommand list" -l plain -d 'For screen readers: no boxes, signs or pager, “name: value” lines, questions with numbered answers (also by ACCESSIBLE)'
complete -c apicat -n "__fish_apicat_using_subcommand list" -s h -l help -d 'Show this help; --help gives all of it'
complete -c apicat -n "__fish_apicat_using_subcommand show" -l section -d 'Only the section with this heading' -r -f
complete -c apicat -n "__fish_apicat_using_subcommand show" -l open -d 'Open in the browser: site (the default), request, or successor (the up-to-date page on data.gouv.fr)' -r -f
complete -c apicat -n "__fish_apicat_using_subcommand show" -l catalogue -d 'Read this directory, or this file of compile, instead of the embedded catalogue; of several, embedded being one, the first that has an entry wins (default: APICAT_CATALOGUE)' -r -F
complete -c apicat -n "__fish_apicat_using_subcommand show" -l color -d 'Colours: auto, always or never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c apicat -n "__fish_apicat_using_subcommand show" -l width -d 'Number of columns (default: the terminal’s, else COLUMNS, else 80)' -r
complete -c apicat -n "__fish_apicat_using_subcommand show" -l lang -d 'Language: fr or en (default: the locale’s)' -r -f -a "fr\t''
en\t''"
complete -c apicat -n "__fish_apicat_using_subcommand show" -l raw -d 'The file as written'
complete -c apicat -n "__fish_apicat_using_subcommand show" -l json -d 'Answer in JSON'
complete -c apicat -n "__fish_apicat_using_subcommand show" -l no-color -d 'No colours, as --color never'
complete -c apicat -n "__fish_apicat_using_subcommand show" -l no-pager -d 'Do not use a pager'
complete -c apicat -n "__fish_apicat_using_subcommand show" -l plain -d 'For screen readers: no boxes, signs or pager, “name: value” lines, questions with numbered answers (also by ACCESSIBLE)'
complete -c apicat -n "__fish_apicat_using_subcommand show" -s h -l help -d 'Show this help; --help gives all of it'
complete -c apicat -n "__fish_apicat_using_subcommand search" -s n -l limit -d 'Maximum number of results, guides after APIs (by default, 10 APIs)' -r -f
complete -c apicat -n "__fish_apicat_using_subcommand search" -l theme -d 'Only the APIs of this theme' -r -f
complete -c apicat -n "__fish_apicat_using_subcommand search" -l producer -d 'Only those of this producer: slug, acronym or name' -r -f
complete -c apicat -n "__fish_apicat_using_subcommand search" -l openness -d 'Only those with this access: open, account or restricted' -r -f -a "open\t''
account\t''
restricted\t''"
complete -c apicat -n "__fish_apicat_using_subcommand search" -l status -d 'Only those with this status: active, moved, renamed, closed or announced' -r -f -a "active\t''
moved\t''
renamed\t''
closed\t''
announced\t''"
complete -c apicat -n "__fish_apicat_using_subcommand search" -l keyword -d 'Only those with this keyword' -r -f
complete -c apicat -n "__fish_apicat_using_subcommand search" -s w -l who -d 'The verdict for this profile, without those that are refused to it; entries that say nothing of it come last' -r -f
complete -c apicat -n "__fish_apicat_using_subcommand search" -s f -l format -d 'Format of the answer: table (the default on a terminal), tsv (the default elsewhere), csv, json or ndjson' -r -f -a "table\t''
tsv\t''
csv\t''
json\t''
ndjson\t''"
complete -c apicat -n "__fish_apicat_using_subcommand search" -l fields -d 'Only these fields, separated by commas; all gives them all' -r -f
complete -c apicat -n "__fish_apicat_using_subcommand search" -l catalogue -d 'Read this directory, or this file of compile, instead of the embedded catalogue; of several, embedded being one, the first that has an entry wins (default: APICAT_CATALOGUE)' -r -F
complete -c apicat -n "__fish_apicat_using_subcommand search" -l color -d 'Colours: auto, always or never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c apicat -n "__fish_apicat_using_subcommand search" -l width -d 'Number of columns (default: the terminal’s, else COLUMNS, else 80)' -r
complete -c apicat -n "__fish_apicat_using_subcommand search" -l lang -d 'Language: fr or en (default: the locale’s)' -r -f -a "fr\t''
en\t''"
complete -c apicat -n "__fish_apicat_using_subcommand search" -l france-connect -d 'Only those that can be used with FranceConnect'
complete -c apicat -n "__fish_apicat_using_subcommand search" -l json -d 'Answer in JSON'
complete -c apicat -n "__fish_apicat_using_subcommand search" -l no-color -d 'No colours, as --color never'
complete -c apicat -n "__fish_apicat_using_subcommand search" -l no-pager -d 'Do not use a pager'
complete -c apicat -n "__fish_apicat_using_subcommand search" -l plain -d 'For screen readers: no boxes, signs or pager, “name: value” lines, questions with numbered answers (also by ACCESSIBLE)'
complete -c apicat -n "__fish_apicat_using_subcommand search" -s h -l help -d 'Show this help; --help gives all of it'
complete -c apicat -n "__fish_apicat_using_subcommand access" -s w -l who -d 'Who asks: particulier, entreprise, association, administration, collectivite, editeur, or a label of the API (default: APICAT_WHO, else the question is asked)' -r -f
complete -c apicat -n "__fish_apicat_using_subcommand access" -l answer -d 'Answer a question that is asked before the request, by the number of the choice; repeated for the questions that follow' -r -f
complete -c apicat -n "__fish_apicat_using_subcommand access" -l open -d 'Open in the browser: request (the default, the request form), site, or successor (the up-to-date page on data.gouv.fr)' -r -f
complete -c apicat -n "__fish_apicat_using_subcommand access" -s f -l format -d 'Format of the answer: table (the default on a terminal), tsv (the default elsewhere), csv, json or ndjson' -r -f -a "table\t''
tsv\t''
csv\t''
json\t''
ndjson\t''"
complete -c apicat -n "__fish_apicat_using_subcommand access" -l catalogue -d 'Read this directory, or this file of compile, instead of the embedded catalogue; of several, embedded being one, the first that has an entry wins (default: APICAT_CATALOGUE)' -r -F
complete -c apicat -n "__fish_apicat_using_subcommand access" -l color -d 'Colours: auto, always or never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c apicat -n "__fish_apicat_using_subcommand access" -l width -d 'Number of columns (default: the terminal’s, else COLUMNS, else 80)' -r
complete -c apicat -n "__fish_apicat_using_subcommand access" -l lang -d 'Language: fr or en (default: the locale’s)' -r -f -a "fr\t''
en\t''"
complete -c apicat -n "__fish_apicat_using_subcommand access" -l json -d 'Answer in JSON'
complete -c apicat -n "__fish_apicat_using_subcommand access" -l no-color -d 'No colours, as --color never'
complete -c apicat -n "__fish_apicat_using_subcommand access" -l no-pager -d 'Do not use a pager'
complete -c apicat -n "__fish_apicat_using_subcommand access" -l plain -d 'For screen readers: no boxes, signs or pager, “name: value” lines, questions with numbered answers (also by ACCESSIBLE)'
complete -c apicat -n "__fish_apicat_using_subcommand access" -s h -l help -d 'Show this help; --help gives all of it'
complete -c apicat -n "__fish_apicat_using_subcommand endpoints" -l file -d 'Read this OpenAPI document instead of an entry; - for standard input' -r -F
complete -c apicat -n "__fish_apicat_using_subcommand endpoints" -s f -l format -d 'Format of the answer: table (the default on a terminal), tsv (the default elsewhere), csv, json or ndjson' -r -f -a "table\t''
tsv\t''
csv\t''
json\t''
ndjson\t''"
complete -c apicat -n "__fish_apicat_using_subcommand endpoints" -l catalogue -d 'Read this directory, or this file of compile, instead of the embedded catalogue; of several, embedded being one, the first that has an entry wins (default: APICAT_CATALOGUE)' -r -F
complete -c apicat -n "__fish_apicat_using_subcommand endpoints" -l color -d 'Colours: auto, always or never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c apicat -n "__fish_apicat_using_subcommand endpoints" -l width -d 'Number of columns (default: the terminal’s, else COLUMNS, else 80)' -r
complete -c apicat -n "__fish_apicat_using_subcommand endpoints" -l lang -d 'Language: fr or en (default: the locale’s)' -r -f -a "fr\t''
en\t''"
complete -c apicat -n "__fish_apicat_using_subcommand endpoints" -l fields -d 'The fields of the answers, one a row'
complete -c apicat -n "__fish_apicat_using_subcommand endpoints" -l json -d 'Answer in JSON'
complete -c apicat -n "__fish_apicat_using_subcommand endpoints" -l no-color -d 'No colours, as --color never'
complete -c apicat -n "__fish_apicat_using_subcommand endpoints" -l no-pager -d 'Do not use a pager'
complete -c apicat -n "__fish_apicat_using_subcommand endpoints" -l plain -d 'For screen readers: no boxes, signs or pager, “name: value” lines, questions with numbered answers (also by ACCESSIBLE)'
complete -c apicat -n "__fish_apicat_using_subcommand endpoints" -s h -l help -d 'Show this help; --help gives all of it'
complete -c apicat -n "__fish_apicat_using_subcommand import" -l to -d 'The catalogue directory, made where there is none' -r -f -a "(__fish_complete_directories)"
complete -c apicat -n "__fish_apicat_using_subcommand import" -l organization -d 'Only APIs of that body: name, acronym or slug; repeated for several' -r -f
complete -c apicat -n "__fish_apicat_using_subcommand import" -l endpoints -d 'Only what can be called by the document, for the entry of that slug' -r -f
complete -c apicat -n "__fish_apicat_using_subcommand import" -l path -d 'Only paths of this form, in which * is anything; repeated for several' -r -f
complete -c apicat -n "__fish_apicat_using_subcommand import" -l url -d 'The address of the document' -r -f
complete -c apicat -n "__fish_apicat_using_subcommand import" -l date -d 'The day on which it last changed, yyyy-mm-dd' -r -f
complete -c apicat -n "__fish_apicat_using_subcommand import" -l server -d 'The address of the API, where the document gives none that can be used; repeated for several' -r -f
complete -c apicat -n "__fish_apicat_using_subcommand import" -l note -d 'What is to be known of the document: that it is a test copy, or another version' -r -f
complete -c apicat -n "__fish_apicat_using_subcommand import" -l catalogue -d 'Read this directory, or this file of compile, instead of the embedded catalogue; of several, embedded being one, the first that has an entry wins (default: APICAT_CATALOGUE)' -r -F
complete -c apicat -n "__fish_apicat_using_subcommand import" -l color -d 'Colours: auto, always or never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c apicat -n "__fish_apicat_using_subcommand import" -l width -d 'Number of columns (default: the terminal’s, else COLUMNS, else 80)' -r
complete -c apicat -n "__fish_apicat_using_subcommand import" -l lang -d 'Language: fr or en (default: the locale’s)' -r -f -a "fr\t''
en\t''"
complete -c apicat -n "__fish_apicat_using_subcommand import" -l force -d 'Replace what was changed by hand too'
complete -c apicat -n "__fish_apicat_using_subcommand import" -l restricted -d 'Only APIs on request'
complete -c apicat -n "__fish_apicat_using_subcommand import" -l no-harvested -d 'Without the entries that the list took from another'
complete -c apicat -n "__fish_apicat_using_subcommand import" -l json -d 'Answer in JSON'
complete -c apicat -n "__fish_apicat_using_subcommand import" -l no-color -d 'No colours, as --color never'
complete -c apicat -n "__fish_apicat_using_subcommand import" -l no-pager -d 'Do not use a pager'
complete -c apicat -n "__fish_apicat_using_subcommand import" -l plain -d 'For screen readers: no boxes, signs or pager, “name: value” lines, questions with numbered answers (also by ACCESSIBLE)'
complete -c apicat -n "__fish_apicat_using_subcommand import" -s h -l help -d 'Show this help; --help gives all of it'
complete -c apicat -n "__fish_apicat_using_subcommand diff" -s w -l who -d 'First tell what opens and what closes to this profile' -r -f
complete -c apicat -n "__fish_apicat_using_subcommand diff" -s f -l format -d 'Format of the answer: table (the default on a terminal), tsv (the default elsewhere), csv, json or ndjson' -r -f -a "table\t''
tsv\t''
csv\t''
json\t''
ndjson\t''"
complete -c apicat -n "__fish_apicat_using_subcommand diff" -l catalogue -d 'Read this directory, or this file of compile, instead of the embedded catalogue; of several, embedded being one, the first that has an entry wins (default: APICAT_CATALOGUE)' -r -F
complete -c apicat -n "__fish_apicat_using_subcommand diff" -l color -d 'Colours: auto, always or never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c apicat -n "__fish_apicat_using_subcommand diff" -l width -d 'Number of columns (default: the terminal’s, else COLUMNS, else 80)' -r
complete -c apicat -n "__fish_apicat_using_subcommand diff" -l lang -d 'Language: fr or en (default: the locale’s)' -r -f -a "fr\t''
en\t''"
complete -c apicat -n "__fish_apicat_using_subcommand diff" -l json -d 'Answer in JSON'
complete -c apicat -n "__fish_apicat_using_subcommand diff" -l no-color -d 'No colours, as --color never'
complete -c apicat -n "__fish_apicat_using_subcommand diff" -l no-pager -d 'Do not use a pager'
complete -c apicat -n "__fish_apicat_using_subcommand diff" -l plain -d 'For screen readers: no boxes, signs or pager, “name: value” lines, questions with numbered answers (also by ACCESSIBLE)'
complete -c apicat -n "__fish_apicat_using_subcommand diff" -s h -l help -d 'Show this help; --help gives all of it'
complete -c apicat -n "__fish_apicat_using_subcommand check" -s f -l format -d 'Format: table (one line per finding when output is not a terminal), json, github (to annotate a pull request) or sarif; with --score, table, tsv, csv, json or ndjson' -r -f -a "table\t''
tsv\t''
csv\t''
json\t''
ndjson\t''
github\t''
sarif\t''"
complete -c apicat -n "__fish_apicat_using_subcommand check" -l catalogue -d 'Read this directory, or this file of compile, instead of the embedded catalogue; of several, embedded being one, the first that has an entry wins (default: APICAT_CATALOGUE)' -r -F
complete -c apicat -n "__fish_apicat_using_subcommand check" -l color -d 'Colours: auto, always or never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c apicat -n "__fish_apicat_using_subcommand check" -l width -d 'Number of columns (default: the terminal’s, else COLUMNS, else 80)' -r
complete -c apicat -n "__fish_apicat_using_subcommand check" -l lang -d 'Language: fr or en (default: the locale’s)' -r -f -a "fr\t''
en\t''"
complete -c apicat -n "__fish_apicat_using_subcommand check" -l strict -d 'Treat warnings as errors'
complete -c apicat -n "__fish_apicat_using_subcommand check" -l score -d 'Tell instead what is left to add to each entry, and to those of each producing body'
complete -c apicat -n "__fish_apicat_using_subcommand check" -l json -d 'Answer in JSON'
complete -c apicat -n "__fish_apicat_using_subcommand check" -l no-color -d 'No colours, as --color never'
complete -c apicat -n "__fish_apicat_using_subcommand check" -l no-pager -d 'Do not use a pager'
complete -c apicat -n "__fish_apicat_using_subcommand check" -l plain -d 'For screen readers: no boxes, signs or pager, “name: value” lines, questions with numbered answers (also by ACCESSIBLE)'
complete -c apicat -n "__fish_apicat_using_subcommand check" -s h -l help -d 'Show this help; --help gives all of it'
complete -c apicat -n "__fish_apicat_using_subcommand compile" -s o -l output -d 'The file to write' -r -F
complete -c apicat -n "__fish_apicat_using_subcommand compile" -l catalogue -d 'Read this directory, or this file of compile, instead of the embedded catalogue; of several, embedded being one, the first that has an entry wins (default: APICAT_CATALOGUE)' -r -F
complete -c apicat -n "__fish_apicat_using_subcommand compile" -l color -d 'Colours: auto, always or never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c apicat -n "__fish_apicat_using_subcommand compile" -l width -d 'Number of columns (default: the terminal’s, else COLUMNS, else 80)' -r
complete -c apicat -n "__fish_apicat_using_subcommand compile" -l lang -d 'Language: fr or en (default: the locale’s)' -r -f -a "fr\t''
en\t''"
complete -c apicat -n "__fish_apicat_using_subcommand compile" -l json -d 'Answer in JSON'
complete -c apicat -n "__fish_apicat_using_subcommand compile" -l no-color -d 'No colours, as --color never'
complete -c apicat -n "__fish_apicat_using_subcommand compile" -l no-pager -d 'Do not use a pager'
complete -c apicat -n "__fish_apicat_using_subcommand compile" -l plain -d 'For screen readers: no boxes, signs or pager, “name: value” lines, questions with numbered answers (also by ACCESSIBLE)'
complete -c apicat -n "__fish_apicat_using_subcommand compile" -s h -l help -d 'Show this help; --help gives all of it'
complete -c apicat -n "__fish_apicat_using_subcommand completions" -l catalogue -d 'Read this directory, or this file of compile, instead of the embedded catalogue; of several, embedded being one, the first that has an entry wins (default: APICAT_CATALOGUE)' -r -F
complete -c apicat -n "__fish_apicat_using_subcommand completions" -l color -d 'Colours: auto, always or never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c apicat -n "__fish_apicat_using_subcommand completions" -l width -d 'Number of columns (default: the terminal’s, else COLUMNS, else 80)' -r
complete -c apicat -n "__fish_apicat_using_subcommand completions" -l lang -d 'Language: fr or en (default: the locale’s)' -r -f -a "fr\t''
en\t''"
complete -c apicat -n "__fish_apicat_using_subcommand completions" -l json -d 'Answer in JSON'
complete -c apicat -n "__fish_apicat_using_subcommand completions" -l no-color -d 'No colours, as --color never'
complete -c apicat -n "__fish_apicat_using_subcommand completions" -l no-pager -d 'Do not use a pager'
complete -c apicat -n "__fish_apicat_using_subcommand completions" -l plain -d 'For screen readers: no boxes, signs or pager, “name: value” lines, questions with numbered answers (also by ACCESSIBLE)'
complete -c apicat -n "__fish_apicat_using_subcommand completions" -s h -l help -d 'Show this help; --help gives all of it'
complete -c apicat -n "__fish_apicat_using_subcommand man" -l catalogue -d 'Read this directory, or this file of compile, instead of the embedded catalogue; of several, embedded being one, the first that has an entry wins (default: APICAT_CATALOGUE)' -r -F
complete -c apicat -n "__fish_apicat_using_subcommand man" -l color -d 'Colours: auto, always or never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c apicat -n "__fish_apicat_using_subcommand man" -l width -d 'Number of columns (default: the terminal’s, else COLUMNS, else 80)' -r
complete -c apicat -n "__fish_apicat_using_subcommand man" -l lang -d 'Language: fr or en (default: the locale’s)' -r -f -a "fr\t''
en\t''"
complete -c apicat -n "__fish_apicat_using_subcommand man" -l json -d 'Answer in JSON'
complete -c apicat -n "__fish_apicat_using_subcommand man" -l no-color -d 'No colours, as --color never'
complete -c apicat -n "__fish_apicat_using_subcommand man" -l no-pager -d 'Do not use a pager'
complete -c apicat -n "__fish_apicat_using_subcommand man" -l plain -d 'For screen readers: no boxes, signs or pager, “name: value” lines, questions with numbered answers (also by ACCESSIBLE)'
complete -c apicat -n "__fish_apicat_using_subcommand man" -s h -l help -d 'Show this help; --help gives all of it'
complete -c apicat -n "__fish_apicat_using_subcommand help" -l catalogue -d 'Read this directory, or this file of compile, instead of the embedded catalogue; of several, embedded being one, the first that has an entry wins (default: APICAT_CATALOGUE)' -r -F
complete -c apicat -n "__fish_apicat_using_subcommand help" -l color -d 'Colours: auto, always or never' -r -f -a "auto\t''
always\t''
never\t''"
complete -c apicat -n "__fish_apicat_using_subcommand help" -l width -d 'Number of columns (default: the terminal’s, else COLUMNS, else 80)' -r
complete -c apicat -n "__fish_apicat_using_subcommand help" -l lang -d 'Language: fr or en (default: the locale’s)' -r -f -a "fr\t''
en\t''"
complete -c apicat -n "__fish_apicat_using_subcommand help" -l json -d 'Answer in JSON'
complete -c apicat -n "__fish_apicat_using_subcommand help" -l no-color -d 'No colours, as --color never'
complete -c apicat -n "__fish_apicat_using_subcommand help" -l no-pager -d 'Do not use a pager'
complete -c apicat -n "__fish_apicat_using_subcommand help" -l plain -d 'For screen readers: no boxes, signs or pager, “name: value” lines, questions with numbered answers (also by ACCESSIBLE)'
complete -c apicat -n "__fish_apicat_using_subcommand help" -s h -l help -d 'Show this help; --help gives all of it'
