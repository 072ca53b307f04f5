
use builtin;
use str;

set edit:completion:arg-completer[apicat] = {|@words|
    fn spaces {|n|
        builtin:repeat $n ' ' | str:join ''
    }
    fn cand {|text desc|
        edit:complex-candidate $text &display=$text' '(spaces (- 14 (wcswidth $text)))$desc
    }
    var command = 'apicat'
    for word $words[1..-1] {
        if (str:has-prefix $word '-') {
            break
        }
        set command = $command';'$word
    }
    var completions = [
        &'apicat'= {
            cand --catalogue 'Read this directory, or this file of compile, instead of the embedded catalogue (default: APICAT_CATALOGUE)'
            cand --color 'Colours: auto, always or never'
            cand --width 'Number of columns (default: the terminal’s, else COLUMNS, else 80)'
            cand --lang 'Language: fr or en (default: the locale’s)'
            cand -V 'Show the version'
            cand --version 'Show the version'
            cand --json 'Answer in JSON'
            cand --no-color 'No colours, as --color never'
            cand --no-pager 'Do not use a pager'
            cand --plain 'For screen readers: no boxes, signs or pager, “name: value” lines, questions with numbered answers (also by ACCESSIBLE)'
            cand -h 'Show this help; --help gives all of it'
            cand --help 'Show this help; --help gives all of it'
            cand list 'List the APIs, one per row'
            cand show 'Show the page of an API, a guide or a producing body'
            cand search 'Search the APIs, the most relevant first, with the reason for each match'
            cand access 'May I use this API, and how do I request access?'
            cand check 'Check a catalogue directory'
            cand compile 'Make one file of a catalogue directory'
            cand completions 'Print the completion script for a shell'
            cand man 'Write the manual pages to a directory'
            cand help 'Show the help of a command'
        }
        &'apicat;list'= {
            cand --theme 'Only the APIs of this theme'
            cand --producer 'Only those of this producer: slug, acronym or name'
            cand --openness 'Only those with this access: open, account or restricted'
            cand --status 'Only those with this status: active, moved, renamed, closed or announced'
            cand --keyword 'Only those with this keyword'
            cand -w 'The verdict for this profile, without those that are refused to it; entries that say nothing of it come last'
            cand --who 'The verdict for this profile, without those that are refused to it; entries that say nothing of it come last'
            cand --sort 'Order: title, producer, popularity, date or uptime'
            cand --limit 'Only the first N'
            cand --by 'The values of a filter and their numbers of APIs: theme, producer, keyword, openness or status'
            cand -f 'Format of the answer: table (the default on a terminal), tsv (the default elsewhere), csv, json or ndjson'
            cand --format 'Format of the answer: table (the default on a terminal), tsv (the default elsewhere), csv, json or ndjson'
            cand --fields 'Only these fields, separated by commas; all gives them all'
            cand --catalogue 'Read this directory, or this file of compile, instead of the embedded catalogue (default: APICAT_CATALOGUE)'
            cand --color 'Colours: auto, always or never'
            cand --width 'Number of columns (default: the terminal’s, else COLUMNS, else 80)'
            cand --lang 'Language: fr or en (default: the locale’s)'
            cand --france-connect 'Only those that can be used with FranceConnect'
            cand --reverse 'In the reverse order'
            cand --guides 'The guides instead of the APIs'
            cand --json 'Answer in JSON'
            cand --no-color 'No colours, as --color never'
            cand --no-pager 'Do not use a pager'
            cand --plain 'For screen readers: no boxes, signs or pager, “name: value” lines, questions with numbered answers (also by ACCESSIBLE)'
            cand -h 'Show this help; --help gives all of it'
            cand --help 'Show this help; --help gives all of it'
        }
        &'apicat;show'= {
            cand --section 'Only the section with this heading'
            cand --open 'Open in the browser: site (the default), request, or successor (the up-to-date page on data.gouv.fr)'
            cand --catalogue 'Read this directory, or this file of compile, instead of the embedded catalogue (default: APICAT_CATALOGUE)'
            cand --color 'Colours: auto, always or never'
            cand --width 'Number of columns (default: the terminal’s, else COLUMNS, else 80)'
            cand --lang 'Language: fr or en (default: the locale’s)'
            cand --raw 'The file as written'
            cand --json 'Answer in JSON'
            cand --no-color 'No colours, as --color never'
            cand --no-pager 'Do not use a pager'
            cand --plain 'For screen readers: no boxes, signs or pager, “name: value” lines, questions with numbered answers (also by ACCESSIBLE)'
            cand -h 'Show this help; --help gives all of it'
            cand --help 'Show this help; --help gives all of it'
        }
        &'apicat;search'= {
            cand -n 'Maximum number of results (10 by default)'
            cand --limit 'Maximum number of results (10 by default)'
            cand --theme 'Only the APIs of this theme'
            cand --producer 'Only those of this producer: slug, acronym or name'
            cand --openness 'Only those with this access: open, account or restricted'
            cand --status 'Only those with this status: active, moved, renamed, closed or announced'
            cand --keyword 'Only those with this keyword'
            cand -w 'The verdict for this profile, without those that are refused to it; entries that say nothing of it come last'
            cand --who 'The verdict for this profile, without those that are refused to it; entries that say nothing of it come last'
            cand -f 'Format of the answer: table (the default on a terminal), tsv (the default elsewhere), csv, json or ndjson'
            cand --format 'Format of the answer: table (the default on a terminal), tsv (the default elsewhere), csv, json or ndjson'
            cand --fields 'Only these fields, separated by commas; all gives them all'
            cand --catalogue 'Read this directory, or this file of compile, instead of the embedded catalogue (default: APICAT_CATALOGUE)'
            cand --color 'Colours: auto, always or never'
            cand --width 'Number of columns (default: the terminal’s, else COLUMNS, else 80)'
            cand --lang 'Language: fr or en (default: the locale’s)'
            cand --france-connect 'Only those that can be used with FranceConnect'
            cand --json 'Answer in JSON'
            cand --no-color 'No colours, as --color never'
            cand --no-pager 'Do not use a pager'
            cand --plain 'For screen readers: no boxes, signs or pager, “name: value” lines, questions with numbered answers (also by ACCESSIBLE)'
            cand -h 'Show this help; --help gives all of it'
            cand --help 'Show this help; --help gives all of it'
        }
        &'apicat;access'= {
            cand -w 'Who asks: particulier, entreprise, association, administration, collectivite, editeur, or a label of the API (default: APICAT_WHO, else the question is asked)'
            cand --who 'Who asks: particulier, entreprise, association, administration, collectivite, editeur, or a label of the API (default: APICAT_WHO, else the question is asked)'
            cand --answer 'Answer a question that is asked before the request, by the number of the choice; repeated for the questions that follow'
            cand --open 'Open in the browser: request (the default, the request form), site, or successor (the up-to-date page on data.gouv.fr)'
            cand -f 'Format of the answer: table (the default on a terminal), tsv (the default elsewhere), csv, json or ndjson'
            cand --format 'Format of the answer: table (the default on a terminal), tsv (the default elsewhere), csv, json or ndjson'
            cand --catalogue 'Read this directory, or this file of compile, instead of the embedded catalogue (default: APICAT_CATALOGUE)'
            cand --color 'Colours: auto, always or never'
            cand --width 'Number of columns (default: the terminal’s, else COLUMNS, else 80)'
            cand --lang 'Language: fr or en (default: the locale’s)'
            cand --json 'Answer in JSON'
            cand --no-color 'No colours, as --color never'
            cand --no-pager 'Do not use a pager'
            cand --plain 'For screen readers: no boxes, signs or pager, “name: value” lines, questions with numbered answers (also by ACCESSIBLE)'
            cand -h 'Show this help; --help gives all of it'
            cand --help 'Show this help; --help gives all of it'
        }
        &'apicat;check'= {
            cand -f 'Format: table (one line per finding when output is not a terminal), json, github (to annotate a pull request) or sarif'
            cand --format 'Format: table (one line per finding when output is not a terminal), json, github (to annotate a pull request) or sarif'
            cand --catalogue 'Read this directory, or this file of compile, instead of the embedded catalogue (default: APICAT_CATALOGUE)'
            cand --color 'Colours: auto, always or never'
            cand --width 'Number of columns (default: the terminal’s, else COLUMNS, else 80)'
            cand --lang 'Language: fr or en (default: the locale’s)'
            cand --strict 'Treat warnings as errors'
            cand --json 'Answer in JSON'
            cand --no-color 'No colours, as --color never'
            cand --no-pager 'Do not use a pager'
            cand --plain 'For screen readers: no boxes, signs or pager, “name: value” lines, questions with numbered answers (also by ACCESSIBLE)'
            cand -h 'Show this help; --help gives all of it'
            cand --help 'Show this help; --help gives all of it'
        }
        &'apicat;compile'= {
            cand -o 'The file to write'
            cand --output 'The file to write'
            cand --catalogue 'Read this directory, or this file of compile, instead of the embedded catalogue (default: APICAT_CATALOGUE)'
            cand --color 'Colours: auto, always or never'
            cand --width 'Number of columns (default: the terminal’s, else COLUMNS, else 80)'
            cand --lang 'Language: fr or en (default: the locale’s)'
            cand --json 'Answer in JSON'
            cand --no-color 'No colours, as --color never'
            cand --no-pager 'Do not use a pager'
            cand --plain 'For screen readers: no boxes, signs or pager, “name: value” lines, questions with numbered answers (also by ACCESSIBLE)'
            cand -h 'Show this help; --help gives all of it'
            cand --help 'Show this help; --help gives all of it'
        }
        &'apicat;completions'= {
            cand --catalogue 'Read this directory, or this file of compile, instead of the embedded catalogue (default: APICAT_CATALOGUE)'
            cand --color 'Colours: auto, always or never'
            cand --width 'Number of columns (default: the terminal’s, else COLUMNS, else 80)'
            cand --lang 'Language: fr or en (default: the locale’s)'
            cand --json 'Answer in JSON'
            cand --no-color 'No colours, as --color never'
            cand --no-pager 'Do not use a pager'
            cand --plain 'For screen readers: no boxes, signs or pager, “name: value” lines, questions with numbered answers (also by ACCESSIBLE)'
            cand -h 'Show this help; --help gives all of it'
            cand --help 'Show this help; --help gives all of it'
        }
        &'apicat;man'= {
            cand --catalogue 'Read this directory, or this file of compile, instead of the embedded catalogue (default: APICAT_CATALOGUE)'
            cand --color 'Colours: auto, always or never'
            cand --width 'Number of columns (default: the terminal’s, else COLUMNS, else 80)'
            cand --lang 'Language: fr or en (default: the locale’s)'
            cand --json 'Answer in JSON'
            cand --no-color 'No colours, as --color never'
            cand --no-pager 'Do not use a pager'
            cand --plain 'For screen readers: no boxes, signs or pager, “name: value” lines, questions with numbered answers (also by ACCESSIBLE)'
            cand -h 'Show this help; --help gives all of it'
            cand --help 'Show this help; --help gives all of it'
        }
        &'apicat;help'= {
            cand --catalogue 'Read this directory, or this file of compile, instead of the embedded catalogue (default: APICAT_CATALOGUE)'
            cand --color 'Colours: auto, always or never'
            cand --width 'Number of columns (default: the terminal’s, else COLUMNS, else 80)'
            cand --lang 'Language: fr or en (default: the locale’s)'
            cand --json 'Answer in JSON'
            cand --no-color 'No colours, as --color never'
            cand --no-pager 'Do not use a pager'
            cand --plain 'For screen readers: no boxes, signs or pager, “name: value” lines, questions with numbered answers (also by ACCESSIBLE)'
            cand -h 'Show this help; --help gives all of it'
            cand --help 'Show this help; --help gives all of it'
        }
    ]
    $completions[$command]
}
