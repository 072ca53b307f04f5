
using namespace System.Management.Automation
using namespace System.Management.Automation.Language

Register-ArgumentCompleter -Native -CommandName 'apicat' -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    $commandElements = $commandAst.CommandElements
    $command = @(
        'apicat'
        for ($i = 1; $i -lt $commandElements.Count; $i++) {
            $element = $commandElements[$i]
            if ($element -isnot [StringConstantExpressionAst] -or
                $element.StringConstantType -ne [StringConstantType]::BareWord -or
                $element.Value.StartsWith('-') -or
                $element.Value -eq $wordToComplete) {
                break
        }
        $element.Value
    }) -join ';'

    $completions = @(switch ($command) {
        'apicat' {
            [CompletionResult]::new('--catalogue', '--catalogue', [CompletionResultType]::ParameterName, 'Read this directory, or this file of compile, instead of the embedded catalogue; of several, embedded being one, the first that has an entry wins (default: APICAT_CATALOGUE)')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colours: auto, always or never')
            [CompletionResult]::new('--width', '--width', [CompletionResultType]::ParameterName, 'Number of columns (default: the terminal'’s, else COLUMNS, else 80)')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Language: fr or en (default: the locale'’s)')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Show the version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Show the version')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON')
            [CompletionResult]::new('--no-color', '--no-color', [CompletionResultType]::ParameterName, 'No colours, as --color never')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not use a pager')
            [CompletionResult]::new('--plain', '--plain', [CompletionResultType]::ParameterName, 'For screen readers: no boxes, signs or pager, “name: value” lines, questions with numbered answers (also by ACCESSIBLE)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Show this help; --help gives all of it')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Show this help; --help gives all of it')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List the APIs, one per row')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show the page of an API, a guide or a producing body')
            [CompletionResult]::new('search', 'search', [CompletionResultType]::ParameterValue, 'Search the APIs, the most relevant first, with the reason for each match')
            [CompletionResult]::new('access', 'access', [CompletionResultType]::ParameterValue, 'May I use this API, and how do I request access?')
            [CompletionResult]::new('endpoints', 'endpoints', [CompletionResultType]::ParameterValue, 'What can be called of an API, and what comes back')
            [CompletionResult]::new('import', 'import', [CompletionResultType]::ParameterValue, 'Make a catalogue of a list of APIs, or of OpenAPI documents')
            [CompletionResult]::new('diff', 'diff', [CompletionResultType]::ParameterValue, 'Compare two catalogues')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Check a catalogue directory')
            [CompletionResult]::new('compile', 'compile', [CompletionResultType]::ParameterValue, 'Make one file of a catalogue directory')
            [CompletionResult]::new('completions', 'completions', [CompletionResultType]::ParameterValue, 'Print the completion script for a shell')
            [CompletionResult]::new('man', 'man', [CompletionResultType]::ParameterValue, 'Write the manual pages to a directory')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Show the help of a command')
            break
        }
        'apicat;list' {
            [CompletionResult]::new('--theme', '--theme', [CompletionResultType]::ParameterName, 'Only the APIs of this theme')
            [CompletionResult]::new('--producer', '--producer', [CompletionResultType]::ParameterName, 'Only those of this producer: slug, acronym or name')
            [CompletionResult]::new('--openness', '--openness', [CompletionResultType]::ParameterName, 'Only those with this access: open, account or restricted')
            [CompletionResult]::new('--status', '--status', [CompletionResultType]::ParameterName, 'Only those with this status: active, moved, renamed, closed or announced')
            [CompletionResult]::new('--keyword', '--keyword', [CompletionResultType]::ParameterName, 'Only those with this keyword')
            [CompletionResult]::new('-w', '-w', [CompletionResultType]::ParameterName, 'The verdict for this profile, without those that are refused to it; entries that say nothing of it come last')
            [CompletionResult]::new('--who', '--who', [CompletionResultType]::ParameterName, 'The verdict for this profile, without those that are refused to it; entries that say nothing of it come last')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'Order: title, producer, popularity, date or uptime')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'Only the first N')
            [CompletionResult]::new('--by', '--by', [CompletionResultType]::ParameterName, 'The values of a filter and their numbers of APIs: theme, producer, keyword, openness or status')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'Format of the answer: table (the default on a terminal), tsv (the default elsewhere), csv, json, ndjson or apis.json')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Format of the answer: table (the default on a terminal), tsv (the default elsewhere), csv, json, ndjson or apis.json')
            [CompletionResult]::new('--fields', '--fields', [CompletionResultType]::ParameterName, 'Only these fields, separated by commas; all gives them all')
            [CompletionResult]::new('--catalogue', '--catalogue', [CompletionResultType]::ParameterName, 'Read this directory, or this file of compile, instead of the embedded catalogue; of several, embedded being one, the first that has an entry wins (default: APICAT_CATALOGUE)')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colours: auto, always or never')
            [CompletionResult]::new('--width', '--width', [CompletionResultType]::ParameterName, 'Number of columns (default: the terminal'’s, else COLUMNS, else 80)')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Language: fr or en (default: the locale'’s)')
            [CompletionResult]::new('--france-connect', '--france-connect', [CompletionResultType]::ParameterName, 'Only those that can be used with FranceConnect')
            [CompletionResult]::new('--reverse', '--reverse', [CompletionResultType]::ParameterName, 'In the reverse order')
            [CompletionResult]::new('--guides', '--guides', [CompletionResultType]::ParameterName, 'The guides instead of the APIs')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON')
            [CompletionResult]::new('--no-color', '--no-color', [CompletionResultType]::ParameterName, 'No colours, as --color never')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not use a pager')
            [CompletionResult]::new('--plain', '--plain', [CompletionResultType]::ParameterName, 'For screen readers: no boxes, signs or pager, “name: value” lines, questions with numbered answers (also by ACCESSIBLE)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Show this help; --help gives all of it')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Show this help; --help gives all of it')
            break
        }
        'apicat;show' {
            [CompletionResult]::new('--section', '--section', [CompletionResultType]::ParameterName, 'Only the section with this heading')
            [CompletionResult]::new('--open', '--open', [CompletionResultType]::ParameterName, 'Open in the browser: site (the default), request, or successor (the up-to-date page on data.gouv.fr)')
            [CompletionResult]::new('--catalogue', '--catalogue', [CompletionResultType]::ParameterName, 'Read this directory, or this file of compile, instead of the embedded catalogue; of several, embedded being one, the first that has an entry wins (default: APICAT_CATALOGUE)')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colours: auto, always or never')
            [CompletionResult]::new('--width', '--width', [CompletionResultType]::ParameterName, 'Number of columns (default: the terminal'’s, else COLUMNS, else 80)')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Language: fr or en (default: the locale'’s)')
            [CompletionResult]::new('--raw', '--raw', [CompletionResultType]::ParameterName, 'The file as written')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON')
            [CompletionResult]::new('--no-color', '--no-color', [CompletionResultType]::ParameterName, 'No colours, as --color never')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not use a pager')
            [CompletionResult]::new('--plain', '--plain', [CompletionResultType]::ParameterName, 'For screen readers: no boxes, signs or pager, “name: value” lines, questions with numbered answers (also by ACCESSIBLE)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Show this help; --help gives all of it')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Show this help; --help gives all of it')
            break
        }
        'apicat;search' {
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'Maximum number of results, guides after APIs (by default, 10 APIs)')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'Maximum number of results, guides after APIs (by default, 10 APIs)')
            [CompletionResult]::new('--theme', '--theme', [CompletionResultType]::ParameterName, 'Only the APIs of this theme')
            [CompletionResult]::new('--producer', '--producer', [CompletionResultType]::ParameterName, 'Only those of this producer: slug, acronym or name')
            [CompletionResult]::new('--openness', '--openness', [CompletionResultType]::ParameterName, 'Only those with this access: open, account or restricted')
            [CompletionResult]::new('--status', '--status', [CompletionResultType]::ParameterName, 'Only those with this status: active, moved, renamed, closed or announced')
            [CompletionResult]::new('--keyword', '--keyword', [CompletionResultType]::ParameterName, 'Only those with this keyword')
            [CompletionResult]::new('-w', '-w', [CompletionResultType]::ParameterName, 'The verdict for this profile, without those that are refused to it; entries that say nothing of it come last')
            [CompletionResult]::new('--who', '--who', [CompletionResultType]::ParameterName, 'The verdict for this profile, without those that are refused to it; entries that say nothing of it come last')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'Format of the answer: table (the default on a terminal), tsv (the default elsewhere), csv, json or ndjson')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Format of the answer: table (the default on a terminal), tsv (the default elsewhere), csv, json or ndjson')
            [CompletionResult]::new('--fields', '--fields', [CompletionResultType]::ParameterName, 'Only these fields, separated by commas; all gives them all')
            [CompletionResult]::new('--catalogue', '--catalogue', [CompletionResultType]::ParameterName, 'Read this directory, or this file of compile, instead of the embedded catalogue; of several, embedded being one, the first that has an entry wins (default: APICAT_CATALOGUE)')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colours: auto, always or never')
            [CompletionResult]::new('--width', '--width', [CompletionResultType]::ParameterName, 'Number of columns (default: the terminal'’s, else COLUMNS, else 80)')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Language: fr or en (default: the locale'’s)')
            [CompletionResult]::new('--france-connect', '--france-connect', [CompletionResultType]::ParameterName, 'Only those that can be used with FranceConnect')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON')
            [CompletionResult]::new('--no-color', '--no-color', [CompletionResultType]::ParameterName, 'No colours, as --color never')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not use a pager')
            [CompletionResult]::new('--plain', '--plain', [CompletionResultType]::ParameterName, 'For screen readers: no boxes, signs or pager, “name: value” lines, questions with numbered answers (also by ACCESSIBLE)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Show this help; --help gives all of it')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Show this help; --help gives all of it')
            break
        }
        'apicat;access' {
            [CompletionResult]::new('-w', '-w', [CompletionResultType]::ParameterName, 'Who asks: particulier, entreprise, association, administration, collectivite, editeur, or a label of the API (default: APICAT_WHO, else the question is asked)')
            [CompletionResult]::new('--who', '--who', [CompletionResultType]::ParameterName, 'Who asks: particulier, entreprise, association, administration, collectivite, editeur, or a label of the API (default: APICAT_WHO, else the question is asked)')
            [CompletionResult]::new('--answer', '--answer', [CompletionResultType]::ParameterName, 'Answer a question that is asked before the request, by the number of the choice; repeated for the questions that follow')
            [CompletionResult]::new('--open', '--open', [CompletionResultType]::ParameterName, 'Open in the browser: request (the default, the request form), site, or successor (the up-to-date page on data.gouv.fr)')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'Format of the answer: table (the default on a terminal), tsv (the default elsewhere), csv, json or ndjson')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Format of the answer: table (the default on a terminal), tsv (the default elsewhere), csv, json or ndjson')
            [CompletionResult]::new('--catalogue', '--catalogue', [CompletionResultType]::ParameterName, 'Read this directory, or this file of compile, instead of the embedded catalogue; of several, embedded being one, the first that has an entry wins (default: APICAT_CATALOGUE)')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colours: auto, always or never')
            [CompletionResult]::new('--width', '--width', [CompletionResultType]::ParameterName, 'Number of columns (default: the terminal'’s, else COLUMNS, else 80)')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Language: fr or en (default: the locale'’s)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON')
            [CompletionResult]::new('--no-color', '--no-color', [CompletionResultType]::ParameterName, 'No colours, as --color never')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not use a pager')
            [CompletionResult]::new('--plain', '--plain', [CompletionResultType]::ParameterName, 'For screen readers: no boxes, signs or pager, “name: value” lines, questions with numbered answers (also by ACCESSIBLE)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Show this help; --help gives all of it')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Show this help; --help gives all of it')
            break
        }
        'apicat;endpoints' {
            [CompletionResult]::new('--file', '--file', [CompletionResultType]::ParameterName, 'Read this OpenAPI document instead of an entry; - for standard input')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'Format of the answer: table (the default on a terminal), tsv (the default elsewhere), csv, json or ndjson')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Format of the answer: table (the default on a terminal), tsv (the default elsewhere), csv, json or ndjson')
            [CompletionResult]::new('--catalogue', '--catalogue', [CompletionResultType]::ParameterName, 'Read this directory, or this file of compile, instead of the embedded catalogue; of several, embedded being one, the first that has an entry wins (default: APICAT_CATALOGUE)')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colours: auto, always or never')
            [CompletionResult]::new('--width', '--width', [CompletionResultType]::ParameterName, 'Number of columns (default: the terminal'’s, else COLUMNS, else 80)')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Language: fr or en (default: the locale'’s)')
            [CompletionResult]::new('--fields', '--fields', [CompletionResultType]::ParameterName, 'The fields of the answers, one a row')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON')
            [CompletionResult]::new('--no-color', '--no-color', [CompletionResultType]::ParameterName, 'No colours, as --color never')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not use a pager')
            [CompletionResult]::new('--plain', '--plain', [CompletionResultType]::ParameterName, 'For screen readers: no boxes, signs or pager, “name: value” lines, questions with numbered answers (also by ACCESSIBLE)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Show this help; --help gives all of it')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Show this help; --help gives all of it')
            break
        }
        'apicat;import' {
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'The catalogue directory, made where there is none')
            [CompletionResult]::new('--organization', '--organization', [CompletionResultType]::ParameterName, 'Only APIs of that body: name, acronym or slug; repeated for several')
            [CompletionResult]::new('--endpoints', '--endpoints', [CompletionResultType]::ParameterName, 'Only what can be called by the document, for the entry of that slug')
            [CompletionResult]::new('--path', '--path', [CompletionResultType]::ParameterName, 'Only paths of this form, in which * is anything; repeated for several')
            [CompletionResult]::new('--url', '--url', [CompletionResultType]::ParameterName, 'The address of the document')
            [CompletionResult]::new('--date', '--date', [CompletionResultType]::ParameterName, 'The day on which it last changed, yyyy-mm-dd')
            [CompletionResult]::new('--server', '--server', [CompletionResultType]::ParameterName, 'The address of the API, where the document gives none that can be used; repeated for several')
            [CompletionResult]::new('--note', '--note', [CompletionResultType]::ParameterName, 'What is to be known of the document: that it is a test copy, or another version')
            [CompletionResult]::new('--catalogue', '--catalogue', [CompletionResultType]::ParameterName, 'Read this directory, or this file of compile, instead of the embedded catalogue; of several, embedded being one, the first that has an entry wins (default: APICAT_CATALOGUE)')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colours: auto, always or never')
            [CompletionResult]::new('--width', '--width', [CompletionResultType]::ParameterName, 'Number of columns (default: the terminal'’s, else COLUMNS, else 80)')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Language: fr or en (default: the locale'’s)')
            [CompletionResult]::new('--force', '--force', [CompletionResultType]::ParameterName, 'Replace what was changed by hand too')
            [CompletionResult]::new('--restricted', '--restricted', [CompletionResultType]::ParameterName, 'Only APIs on request')
            [CompletionResult]::new('--no-harvested', '--no-harvested', [CompletionResultType]::ParameterName, 'Without the entries that the list took from another')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON')
            [CompletionResult]::new('--no-color', '--no-color', [CompletionResultType]::ParameterName, 'No colours, as --color never')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not use a pager')
            [CompletionResult]::new('--plain', '--plain', [CompletionResultType]::ParameterName, 'For screen readers: no boxes, signs or pager, “name: value” lines, questions with numbered answers (also by ACCESSIBLE)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Show this help; --help gives all of it')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Show this help; --help gives all of it')
            break
        }
        'apicat;diff' {
            [CompletionResult]::new('-w', '-w', [CompletionResultType]::ParameterName, 'First tell what opens and what closes to this profile')
            [CompletionResult]::new('--who', '--who', [CompletionResultType]::ParameterName, 'First tell what opens and what closes to this profile')
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'Format of the answer: table (the default on a terminal), tsv (the default elsewhere), csv, json or ndjson')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Format of the answer: table (the default on a terminal), tsv (the default elsewhere), csv, json or ndjson')
            [CompletionResult]::new('--catalogue', '--catalogue', [CompletionResultType]::ParameterName, 'Read this directory, or this file of compile, instead of the embedded catalogue; of several, embedded being one, the first that has an entry wins (default: APICAT_CATALOGUE)')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colours: auto, always or never')
            [CompletionResult]::new('--width', '--width', [CompletionResultType]::ParameterName, 'Number of columns (default: the terminal'’s, else COLUMNS, else 80)')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Language: fr or en (default: the locale'’s)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON')
            [CompletionResult]::new('--no-color', '--no-color', [CompletionResultType]::ParameterName, 'No colours, as --color never')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not use a pager')
            [CompletionResult]::new('--plain', '--plain', [CompletionResultType]::ParameterName, 'For screen readers: no boxes, signs or pager, “name: value” lines, questions with numbered answers (also by ACCESSIBLE)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Show this help; --help gives all of it')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Show this help; --help gives all of it')
            break
        }
        'apicat;check' {
            [CompletionResult]::new('-f', '-f', [CompletionResultType]::ParameterName, 'Format: table (one line per finding when output is not a terminal), json, github (to annotate a pull request) or sarif; with --score, table, tsv, csv, json or ndjson')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Format: table (one line per finding when output is not a terminal), json, github (to annotate a pull request) or sarif; with --score, table, tsv, csv, json or ndjson')
            [CompletionResult]::new('--catalogue', '--catalogue', [CompletionResultType]::ParameterName, 'Read this directory, or this file of compile, instead of the embedded catalogue; of several, embedded being one, the first that has an entry wins (default: APICAT_CATALOGUE)')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colours: auto, always or never')
            [CompletionResult]::new('--width', '--width', [CompletionResultType]::ParameterName, 'Number of columns (default: the terminal'’s, else COLUMNS, else 80)')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Language: fr or en (default: the locale'’s)')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Treat warnings as errors')
            [CompletionResult]::new('--score', '--score', [CompletionResultType]::ParameterName, 'Tell instead what is left to add to each entry, and to those of each producing body')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON')
            [CompletionResult]::new('--no-color', '--no-color', [CompletionResultType]::ParameterName, 'No colours, as --color never')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not use a pager')
            [CompletionResult]::new('--plain', '--plain', [CompletionResultType]::ParameterName, 'For screen readers: no boxes, signs or pager, “name: value” lines, questions with numbered answers (also by ACCESSIBLE)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Show this help; --help gives all of it')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Show this help; --help gives all of it')
            break
        }
        'apicat;compile' {
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'The file to write')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'The file to write')
            [CompletionResult]::new('--catalogue', '--catalogue', [CompletionResultType]::ParameterName, 'Read this directory, or this file of compile, instead of the embedded catalogue; of several, embedded being one, the first that has an entry wins (default: APICAT_CATALOGUE)')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colours: auto, always or never')
            [CompletionResult]::new('--width', '--width', [CompletionResultType]::ParameterName, 'Number of columns (default: the terminal'’s, else COLUMNS, else 80)')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Language: fr or en (default: the locale'’s)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON')
            [CompletionResult]::new('--no-color', '--no-color', [CompletionResultType]::ParameterName, 'No colours, as --color never')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not use a pager')
            [CompletionResult]::new('--plain', '--plain', [CompletionResultType]::ParameterName, 'For screen readers: no boxes, signs or pager, “name: value” lines, questions with numbered answers (also by ACCESSIBLE)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Show this help; --help gives all of it')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Show this help; --help gives all of it')
            break
        }
        'apicat;completions' {
            [CompletionResult]::new('--catalogue', '--catalogue', [CompletionResultType]::ParameterName, 'Read this directory, or this file of compile, instead of the embedded catalogue; of several, embedded being one, the first that has an entry wins (default: APICAT_CATALOGUE)')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colours: auto, always or never')
            [CompletionResult]::new('--width', '--width', [CompletionResultType]::ParameterName, 'Number of columns (default: the terminal'’s, else COLUMNS, else 80)')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Language: fr or en (default: the locale'’s)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON')
            [CompletionResult]::new('--no-color', '--no-color', [CompletionResultType]::ParameterName, 'No colours, as --color never')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not use a pager')
            [CompletionResult]::new('--plain', '--plain', [CompletionResultType]::ParameterName, 'For screen readers: no boxes, signs or pager, “name: value” lines, questions with numbered answers (also by ACCESSIBLE)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Show this help; --help gives all of it')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Show this help; --help gives all of it')
            break
        }
        'apicat;man' {
            [CompletionResult]::new('--catalogue', '--catalogue', [CompletionResultType]::ParameterName, 'Read this directory, or this file of compile, instead of the embedded catalogue; of several, embedded being one, the first that has an entry wins (default: APICAT_CATALOGUE)')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colours: auto, always or never')
            [CompletionResult]::new('--width', '--width', [CompletionResultType]::ParameterName, 'Number of columns (default: the terminal'’s, else COLUMNS, else 80)')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Language: fr or en (default: the locale'’s)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON')
            [CompletionResult]::new('--no-color', '--no-color', [CompletionResultType]::ParameterName, 'No colours, as --color never')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not use a pager')
            [CompletionResult]::new('--plain', '--plain', [CompletionResultType]::ParameterName, 'For screen readers: no boxes, signs or pager, “name: value” lines, questions with numbered answers (also by ACCESSIBLE)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Show this help; --help gives all of it')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Show this help; --help gives all of it')
            break
        }
        'apicat;help' {
            [CompletionResult]::new('--catalogue', '--catalogue', [CompletionResultType]::ParameterName, 'Read this directory, or this file of compile, instead of the embedded catalogue; of several, embedded being one, the first that has an entry wins (default: APICAT_CATALOGUE)')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Colours: auto, always or never')
            [CompletionResult]::new('--width', '--width', [CompletionResultType]::ParameterName, 'Number of columns (default: the terminal'’s, else COLUMNS, else 80)')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Language: fr or en (default: the locale'’s)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Answer in JSON')
            [CompletionResult]::new('--no-color', '--no-color', [CompletionResultType]::ParameterName, 'No colours, as --color never')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not use a pager')
            [CompletionResult]::new('--plain', '--plain', [CompletionResultType]::ParameterName, 'For screen readers: no boxes, signs or pager, “name: value” lines, questions with numbered answers (also by ACCESSIBLE)')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Show this help; --help gives all of it')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Show this help; --help gives all of it')
            break
        }
    })

    $completions.Where{ $_.CompletionText -like "$wordToComplete*" } |
        Sort-Object -Property ListItemText
}
