//! What is wrong in files, for programs that show it beside the lines.

use serde_json::{Value, json};

use super::diagnostic::explanation;
use super::style::uri;
use crate::catalogue::diagnostic::Diagnostic;
use crate::words::Messages;

/// Between a finding and what is said of it.
const BETWEEN: &str = " · ";

/// Commands for a workflow of GitHub, which annotates the lines.
/// <https://docs.github.com/actions/reference/workflow-commands-for-github-actions>
pub(super) fn github(diagnostics: &[Diagnostic], m: Messages) -> String {
    let line = |diagnostic: &Diagnostic| {
        let place = diagnostic.position().map_or_else(String::new, |at| {
            format!(",line={},col={}", at.line, at.column)
        });
        let file = escaped(bare(&diagnostic.file)).replace(':', "%3A");
        let file = file.replace(',', "%2C");
        let (severity, said) = (
            diagnostic.severity().name(),
            explanation(diagnostic, BETWEEN, m),
        );
        format!("::{severity} file={file}{place}::{}\n", escaped(&said))
    };
    diagnostics.iter().map(line).collect()
}

fn escaped(text: &str) -> String {
    let text = text.replace('%', "%25");
    text.replace('\r', "%0D").replace('\n', "%0A")
}

/// <https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>
pub(super) fn sarif(diagnostics: &[Diagnostic], m: Messages) -> Value {
    let mut rules: Vec<&str> = diagnostics.iter().map(|found| found.lint.name()).collect();
    rules.sort_unstable();
    rules.dedup();
    let rules: Vec<Value> = rules.iter().map(|id| json!({ "id": id })).collect();
    let results = diagnostics.iter().map(|diagnostic| {
        let mut location = json!({
            "artifactLocation": { "uri": uri(&bare(&diagnostic.file).replace('%', "%25")) },
        });
        if let Some(at) = diagnostic.position() {
            location["region"] = json!({ "startLine": at.line, "startColumn": at.column });
        }
        json!({
            "ruleId": diagnostic.lint.name(),
            "level": diagnostic.severity().name(),
            "message": { "text": explanation(diagnostic, BETWEEN, m) },
            "locations": [{ "physicalLocation": location }],
        })
    });
    let results: Vec<Value> = results.collect();
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "apicat",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": rules,
            } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    })
}

/// A path from the directory in which the program runs.
fn bare(file: &str) -> &str {
    file.strip_prefix("./").unwrap_or(file)
}
