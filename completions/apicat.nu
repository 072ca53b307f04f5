module completions {

  def "nu-complete apicat color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete apicat lang" [] {
    [ "fr" "en" ]
  }

  # The catalogue of the French State’s public APIs in a terminal: what exists, who may use it, how to get access.
  export extern apicat [
    --version(-V)             # Show the version
    --catalogue: path         # Read this directory, or this file of compile, instead of the embedded catalogue; of several, embedded being one, the first that has an entry wins (default: APICAT_CATALOGUE)
    --json                    # Answer in JSON
    --color: string@"nu-complete apicat color" # Colours: auto, always or never
    --no-color                # No colours, as --color never
    --width: string           # Number of columns (default: the terminal’s, else COLUMNS, else 80)
    --lang: string@"nu-complete apicat lang" # Language: fr or en (default: the locale’s)
    --no-pager                # Do not use a pager
    --plain                   # For screen readers: no boxes, signs or pager, “name: value” lines, questions with numbered answers (also by ACCESSIBLE)
    --help(-h)                # Show this help; --help gives all of it
  ]

  def "nu-complete apicat list openness" [] {
    [ "open" "account" "restricted" ]
  }

  def "nu-complete apicat list status" [] {
    [ "active" "moved" "renamed" "closed" "announced" ]
  }

  def "nu-complete apicat list sort" [] {
    [ "title" "producer" "popularity" "date" "uptime" ]
  }

  def "nu-complete apicat list by" [] {
    [ "theme" "producer" "keyword" "openness" "status" ]
  }

  def "nu-complete apicat list format" [] {
    [ "table" "tsv" "csv" "json" "ndjson" "apis.json" ]
  }

  def "nu-complete apicat list color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete apicat list lang" [] {
    [ "fr" "en" ]
  }

  # List the APIs, one per row
  export extern "apicat list" [
    --theme: string           # Only the APIs of this theme
    --producer: string        # Only those of this producer: slug, acronym or name
    --openness: string@"nu-complete apicat list openness" # Only those with this access: open, account or restricted
    --status: string@"nu-complete apicat list status" # Only those with this status: active, moved, renamed, closed or announced
    --keyword: string         # Only those with this keyword
    --france-connect          # Only those that can be used with FranceConnect
    --who(-w): string         # The verdict for this profile, without those that are refused to it; entries that say nothing of it come last
    --sort: string@"nu-complete apicat list sort" # Order: title, producer, popularity, date or uptime
    --reverse                 # In the reverse order
    --limit: string           # Only the first N
    --by: string@"nu-complete apicat list by" # The values of a filter and their numbers of APIs: theme, producer, keyword, openness or status
    --guides                  # The guides instead of the APIs
    --format(-f): string@"nu-complete apicat list format" # Format of the answer: table (the default on a terminal), tsv (the default elsewhere), csv, json, ndjson or apis.json
    --fields: string          # Only these fields, separated by commas; all gives them all
    --catalogue: path         # Read this directory, or this file of compile, instead of the embedded catalogue; of several, embedded being one, the first that has an entry wins (default: APICAT_CATALOGUE)
    --json                    # Answer in JSON
    --color: string@"nu-complete apicat list color" # Colours: auto, always or never
    --no-color                # No colours, as --color never
    --width: string           # Number of columns (default: the terminal’s, else COLUMNS, else 80)
    --lang: string@"nu-complete apicat list lang" # Language: fr or en (default: the locale’s)
    --no-pager                # Do not use a pager
    --plain                   # For screen readers: no boxes, signs or pager, “name: value” lines, questions with numbered answers (also by ACCESSIBLE)
    --help(-h)                # Show this help; --help gives all of it
  ]

  def "nu-complete apicat show color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete apicat show lang" [] {
    [ "fr" "en" ]
  }

  # Show the page of an API, a guide or a producing body
  export extern "apicat show" [
    --section: string         # Only the section with this heading
    --raw                     # The file as written
    --open: string            # Open in the browser: site (the default), request, or successor (the up-to-date page on data.gouv.fr)
    --catalogue: path         # Read this directory, or this file of compile, instead of the embedded catalogue; of several, embedded being one, the first that has an entry wins (default: APICAT_CATALOGUE)
    --json                    # Answer in JSON
    --color: string@"nu-complete apicat show color" # Colours: auto, always or never
    --no-color                # No colours, as --color never
    --width: string           # Number of columns (default: the terminal’s, else COLUMNS, else 80)
    --lang: string@"nu-complete apicat show lang" # Language: fr or en (default: the locale’s)
    --no-pager                # Do not use a pager
    --plain                   # For screen readers: no boxes, signs or pager, “name: value” lines, questions with numbered answers (also by ACCESSIBLE)
    --help(-h)                # Show this help; --help gives all of it
    ...SLUG: string           # The APIs: slug (its “api-” prefix may be left out) or title
  ]

  def "nu-complete apicat search openness" [] {
    [ "open" "account" "restricted" ]
  }

  def "nu-complete apicat search status" [] {
    [ "active" "moved" "renamed" "closed" "announced" ]
  }

  def "nu-complete apicat search format" [] {
    [ "table" "tsv" "csv" "json" "ndjson" ]
  }

  def "nu-complete apicat search color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete apicat search lang" [] {
    [ "fr" "en" ]
  }

  # Search the APIs, the most relevant first, with the reason for each match
  export extern "apicat search" [
    --limit(-n): string       # Maximum number of results, guides after APIs (by default, 10 APIs)
    --theme: string           # Only the APIs of this theme
    --producer: string        # Only those of this producer: slug, acronym or name
    --openness: string@"nu-complete apicat search openness" # Only those with this access: open, account or restricted
    --status: string@"nu-complete apicat search status" # Only those with this status: active, moved, renamed, closed or announced
    --keyword: string         # Only those with this keyword
    --france-connect          # Only those that can be used with FranceConnect
    --who(-w): string         # The verdict for this profile, without those that are refused to it; entries that say nothing of it come last
    --format(-f): string@"nu-complete apicat search format" # Format of the answer: table (the default on a terminal), tsv (the default elsewhere), csv, json or ndjson
    --fields: string          # Only these fields, separated by commas; all gives them all
    --catalogue: path         # Read this directory, or this file of compile, instead of the embedded catalogue; of several, embedded being one, the first that has an entry wins (default: APICAT_CATALOGUE)
    --json                    # Answer in JSON
    --color: string@"nu-complete apicat search color" # Colours: auto, always or never
    --no-color                # No colours, as --color never
    --width: string           # Number of columns (default: the terminal’s, else COLUMNS, else 80)
    --lang: string@"nu-complete apicat search lang" # Language: fr or en (default: the locale’s)
    --no-pager                # Do not use a pager
    --plain                   # For screen readers: no boxes, signs or pager, “name: value” lines, questions with numbered answers (also by ACCESSIBLE)
    --help(-h)                # Show this help; --help gives all of it
    ...WORDS: string          # What to look for
  ]

  def "nu-complete apicat access format" [] {
    [ "table" "tsv" "csv" "json" "ndjson" ]
  }

  def "nu-complete apicat access color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete apicat access lang" [] {
    [ "fr" "en" ]
  }

  # May I use this API, and how do I request access?
  export extern "apicat access" [
    --who(-w): string         # Who asks: particulier, entreprise, association, administration, collectivite, editeur, or a label of the API (default: APICAT_WHO, else the question is asked)
    --answer: string          # Answer a question that is asked before the request, by the number of the choice; repeated for the questions that follow
    --open: string            # Open in the browser: request (the default, the request form), site, or successor (the up-to-date page on data.gouv.fr)
    --format(-f): string@"nu-complete apicat access format" # Format of the answer: table (the default on a terminal), tsv (the default elsewhere), csv, json or ndjson
    --catalogue: path         # Read this directory, or this file of compile, instead of the embedded catalogue; of several, embedded being one, the first that has an entry wins (default: APICAT_CATALOGUE)
    --json                    # Answer in JSON
    --color: string@"nu-complete apicat access color" # Colours: auto, always or never
    --no-color                # No colours, as --color never
    --width: string           # Number of columns (default: the terminal’s, else COLUMNS, else 80)
    --lang: string@"nu-complete apicat access lang" # Language: fr or en (default: the locale’s)
    --no-pager                # Do not use a pager
    --plain                   # For screen readers: no boxes, signs or pager, “name: value” lines, questions with numbered answers (also by ACCESSIBLE)
    --help(-h)                # Show this help; --help gives all of it
    ...SLUG: string           # The APIs: slug (its “api-” prefix may be left out) or title; - to read them from standard input; with none, a summary of the whole catalogue for that profile
  ]

  def "nu-complete apicat endpoints format" [] {
    [ "table" "tsv" "csv" "json" "ndjson" ]
  }

  def "nu-complete apicat endpoints color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete apicat endpoints lang" [] {
    [ "fr" "en" ]
  }

  # What can be called of an API, and what comes back
  export extern "apicat endpoints" [
    --file: path              # Read this OpenAPI document instead of an entry; - for standard input
    --fields                  # The fields of the answers, one a row
    --format(-f): string@"nu-complete apicat endpoints format" # Format of the answer: table (the default on a terminal), tsv (the default elsewhere), csv, json or ndjson
    --catalogue: path         # Read this directory, or this file of compile, instead of the embedded catalogue; of several, embedded being one, the first that has an entry wins (default: APICAT_CATALOGUE)
    --json                    # Answer in JSON
    --color: string@"nu-complete apicat endpoints color" # Colours: auto, always or never
    --no-color                # No colours, as --color never
    --width: string           # Number of columns (default: the terminal’s, else COLUMNS, else 80)
    --lang: string@"nu-complete apicat endpoints lang" # Language: fr or en (default: the locale’s)
    --no-pager                # Do not use a pager
    --plain                   # For screen readers: no boxes, signs or pager, “name: value” lines, questions with numbered answers (also by ACCESSIBLE)
    --help(-h)                # Show this help; --help gives all of it
    SLUG?: string             # The API: slug (its “api-” prefix may be left out) or title
    ...WORDS: string          # Words of the name, path, parameters or fields of an operation, or its path
  ]

  def "nu-complete apicat import color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete apicat import lang" [] {
    [ "fr" "en" ]
  }

  # Make a catalogue of a list of APIs, or of OpenAPI documents
  export extern "apicat import" [
    --to: directory           # The catalogue directory, made where there is none
    --force                   # Replace what was changed by hand too
    --restricted              # Only APIs on request
    --organization: string    # Only APIs of that body: name, acronym or slug; repeated for several
    --no-harvested            # Without the entries that the list took from another
    --endpoints: string       # Only what can be called by the document, for the entry of that slug
    --path: string            # Only paths of this form, in which * is anything; repeated for several
    --url: string             # The address of the document
    --date: string            # The day on which it last changed, yyyy-mm-dd
    --server: string          # The address of the API, where the document gives none that can be used; repeated for several
    --note: string            # What is to be known of the document: that it is a test copy, or another version
    --catalogue: path         # Read this directory, or this file of compile, instead of the embedded catalogue; of several, embedded being one, the first that has an entry wins (default: APICAT_CATALOGUE)
    --json                    # Answer in JSON
    --color: string@"nu-complete apicat import color" # Colours: auto, always or never
    --no-color                # No colours, as --color never
    --width: string           # Number of columns (default: the terminal’s, else COLUMNS, else 80)
    --lang: string@"nu-complete apicat import lang" # Language: fr or en (default: the locale’s)
    --no-pager                # Do not use a pager
    --plain                   # For screen readers: no boxes, signs or pager, “name: value” lines, questions with numbered answers (also by ACCESSIBLE)
    --help(-h)                # Show this help; --help gives all of it
    ...FILE: path             # The files to import; - for standard input
  ]

  def "nu-complete apicat diff format" [] {
    [ "table" "tsv" "csv" "json" "ndjson" ]
  }

  def "nu-complete apicat diff color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete apicat diff lang" [] {
    [ "fr" "en" ]
  }

  # Compare two catalogues
  export extern "apicat diff" [
    --who(-w): string         # First tell what opens and what closes to this profile
    --format(-f): string@"nu-complete apicat diff format" # Format of the answer: table (the default on a terminal), tsv (the default elsewhere), csv, json or ndjson
    --catalogue: path         # Read this directory, or this file of compile, instead of the embedded catalogue; of several, embedded being one, the first that has an entry wins (default: APICAT_CATALOGUE)
    --json                    # Answer in JSON
    --color: string@"nu-complete apicat diff color" # Colours: auto, always or never
    --no-color                # No colours, as --color never
    --width: string           # Number of columns (default: the terminal’s, else COLUMNS, else 80)
    --lang: string@"nu-complete apicat diff lang" # Language: fr or en (default: the locale’s)
    --no-pager                # Do not use a pager
    --plain                   # For screen readers: no boxes, signs or pager, “name: value” lines, questions with numbered answers (also by ACCESSIBLE)
    --help(-h)                # Show this help; --help gives all of it
    OLD: path                 # The old catalogue: a directory, a file of compile, or embedded for the embedded catalogue
    NEW: path                 # The new catalogue, likewise
  ]

  def "nu-complete apicat check format" [] {
    [ "table" "tsv" "csv" "json" "ndjson" "github" "sarif" ]
  }

  def "nu-complete apicat check color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete apicat check lang" [] {
    [ "fr" "en" ]
  }

  # Check a catalogue directory
  export extern "apicat check" [
    --strict                  # Treat warnings as errors
    --score                   # Tell instead what is left to add to each entry, and to those of each producing body
    --format(-f): string@"nu-complete apicat check format" # Format: table (one line per finding when output is not a terminal), json, github (to annotate a pull request) or sarif; with --score, table, tsv, csv, json or ndjson
    --catalogue: path         # Read this directory, or this file of compile, instead of the embedded catalogue; of several, embedded being one, the first that has an entry wins (default: APICAT_CATALOGUE)
    --json                    # Answer in JSON
    --color: string@"nu-complete apicat check color" # Colours: auto, always or never
    --no-color                # No colours, as --color never
    --width: string           # Number of columns (default: the terminal’s, else COLUMNS, else 80)
    --lang: string@"nu-complete apicat check lang" # Language: fr or en (default: the locale’s)
    --no-pager                # Do not use a pager
    --plain                   # For screen readers: no boxes, signs or pager, “name: value” lines, questions with numbered answers (also by ACCESSIBLE)
    --help(-h)                # Show this help; --help gives all of it
    ...DIR: path              # A catalogue directory, a file in one, or a compiled catalogue; by default that of --catalogue, else the embedded catalogue
  ]

  def "nu-complete apicat compile color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete apicat compile lang" [] {
    [ "fr" "en" ]
  }

  # Make one file of a catalogue directory
  export extern "apicat compile" [
    --output(-o): path        # The file to write
    --catalogue: path         # Read this directory, or this file of compile, instead of the embedded catalogue; of several, embedded being one, the first that has an entry wins (default: APICAT_CATALOGUE)
    --json                    # Answer in JSON
    --color: string@"nu-complete apicat compile color" # Colours: auto, always or never
    --no-color                # No colours, as --color never
    --width: string           # Number of columns (default: the terminal’s, else COLUMNS, else 80)
    --lang: string@"nu-complete apicat compile lang" # Language: fr or en (default: the locale’s)
    --no-pager                # Do not use a pager
    --plain                   # For screen readers: no boxes, signs or pager, “name: value” lines, questions with numbered answers (also by ACCESSIBLE)
    --help(-h)                # Show this help; --help gives all of it
    DIR: directory            # The directory
  ]

  def "nu-complete apicat completions SHELL" [] {
    [ "bash" "zsh" "fish" "elvish" "powershell" "nushell" ]
  }

  def "nu-complete apicat completions color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete apicat completions lang" [] {
    [ "fr" "en" ]
  }

  # Print the completion script for a shell
  export extern "apicat completions" [
    --catalogue: path         # Read this directory, or this file of compile, instead of the embedded catalogue; of several, embedded being one, the first that has an entry wins (default: APICAT_CATALOGUE)
    --json                    # Answer in JSON
    --color: string@"nu-complete apicat completions color" # Colours: auto, always or never
    --no-color                # No colours, as --color never
    --width: string           # Number of columns (default: the terminal’s, else COLUMNS, else 80)
    --lang: string@"nu-complete apicat completions lang" # Language: fr or en (default: the locale’s)
    --no-pager                # Do not use a pager
    --plain                   # For screen readers: no boxes, signs or pager, “name: value” lines, questions with numbered answers (also by ACCESSIBLE)
    --help(-h)                # Show this help; --help gives all of it
    SHELL: string@"nu-complete apicat completions SHELL" # bash, zsh, fish, elvish, powershell or nushell
  ]

  def "nu-complete apicat man color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete apicat man lang" [] {
    [ "fr" "en" ]
  }

  # Write the manual pages to a directory
  export extern "apicat man" [
    --catalogue: path         # Read this directory, or this file of compile, instead of the embedded catalogue; of several, embedded being one, the first that has an entry wins (default: APICAT_CATALOGUE)
    --json                    # Answer in JSON
    --color: string@"nu-complete apicat man color" # Colours: auto, always or never
    --no-color                # No colours, as --color never
    --width: string           # Number of columns (default: the terminal’s, else COLUMNS, else 80)
    --lang: string@"nu-complete apicat man lang" # Language: fr or en (default: the locale’s)
    --no-pager                # Do not use a pager
    --plain                   # For screen readers: no boxes, signs or pager, “name: value” lines, questions with numbered answers (also by ACCESSIBLE)
    --help(-h)                # Show this help; --help gives all of it
    DIR: directory            # The directory, created if it does not exist
  ]

  def "nu-complete apicat help color" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete apicat help lang" [] {
    [ "fr" "en" ]
  }

  # Show the help of a command
  export extern "apicat help" [
    --catalogue: path         # Read this directory, or this file of compile, instead of the embedded catalogue; of several, embedded being one, the first that has an entry wins (default: APICAT_CATALOGUE)
    --json                    # Answer in JSON
    --color: string@"nu-complete apicat help color" # Colours: auto, always or never
    --no-color                # No colours, as --color never
    --width: string           # Number of columns (default: the terminal’s, else COLUMNS, else 80)
    --lang: string@"nu-complete apicat help lang" # Language: fr or en (default: the locale’s)
    --no-pager                # Do not use a pager
    --plain                   # For screen readers: no boxes, signs or pager, “name: value” lines, questions with numbered answers (also by ACCESSIBLE)
    --help(-h)                # Show this help; --help gives all of it
    COMMAND?: string          # The command; without it, the help of the program
  ]

}

export use completions *
