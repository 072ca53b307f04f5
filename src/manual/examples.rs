//! Commands to try; a test runs each of them.

use crate::cli::Verb;
use crate::messages::Messages;

/// The examples of a command, or of the program: a line, and what it gives.
pub(super) fn examples(verb: Option<Verb>, m: Messages) -> Vec<(&'static str, &'static str)> {
    match verb {
        None => vec![
            ("apicat search identification", m.search_example()),
            ("apicat show franceconnect", m.show_example()),
            (
                "apicat access franceconnect --who entreprise",
                m.access_example(),
            ),
        ],
        Some(Verb::List) => vec![
            ("apicat list --theme éducation", m.theme_example()),
            (
                "apicat list --openness open --sort popularity",
                m.open_example(),
            ),
            ("apicat list --who association", m.who_example()),
            ("apicat list --producer cnam | cut -f1", m.pipe_example()),
            (
                "apicat list --format csv --fields id,title,producer.name,links.site",
                m.spreadsheet_example(),
            ),
            (
                "apicat list --format ndjson --fields all",
                m.export_example(),
            ),
        ],
        Some(Verb::Show) => vec![
            ("apicat show franceconnect", m.show_example()),
            ("apicat show impôt --section données", m.section_example()),
            ("apicat show franceconnect --raw", m.raw_example()),
        ],
        Some(Verb::Search) => vec![
            ("apicat search identification", m.search_example()),
            ("apicat search kbis --limit 3", m.limit_example()),
            (
                "apicat search impôt --who collectivite",
                m.filtered_example(),
            ),
        ],
        Some(Verb::Access) => vec![
            (
                "apicat access franceconnect --who entreprise",
                m.access_example(),
            ),
            (
                "apicat access droits_cnam --who \"établissement de soins\"",
                m.label_example(),
            ),
            ("apicat access --who entreprise", m.census_example()),
        ],
        Some(Verb::Check) => vec![
            ("apicat check catalogue", m.check_example()),
            ("apicat check --json", m.findings_example()),
        ],
        Some(Verb::Completions) => vec![
            ("source <(apicat completions bash)", m.bash_example()),
            ("source <(apicat completions zsh)", m.zsh_example()),
            ("apicat completions fish | source", m.fish_example()),
        ],
        Some(Verb::Man) => vec![
            ("apicat man ~/.local/share/man/man1", m.man_example()),
            (
                "apicat man --lang fr ~/.local/share/man/fr/man1",
                m.french_example(),
            ),
        ],
    }
}
