//! docs/scripts.md is held against the program: each command in it is run, and what it
//! quotes of the answer must be there.
//!
//! `APICAT_UPDATE=1 cargo test --test it scripts` writes the excerpts anew.

use std::path::Path;

use serde_json::Value;

use crate::support::Apicat;

const COMMAND: &str = "```sh\napicat ";
const EXCERPT: &str = "```json\n";
const END: &str = "\n```";

/// As much of an answer as an excerpt of it has: its keys, and as many items.
fn as_in(excerpt: &Value, answer: &Value) -> Value {
    match (excerpt, answer) {
        (Value::Object(excerpt), Value::Object(answer)) => {
            let keys = excerpt.iter();
            keys.filter_map(|(key, part)| Some((key.clone(), as_in(part, answer.get(key)?))))
                .collect()
        }
        (Value::Array(excerpt), Value::Array(answer)) => {
            let items = excerpt.iter().zip(answer);
            items.map(|(part, item)| as_in(part, item)).collect()
        }
        _ => answer.clone(),
    }
}

/// The text with its excerpts as the program gives them, and how many there are.
fn refreshed(page: &str) -> (String, usize) {
    let mut parts = page.split(COMMAND);
    let mut text = parts.next().unwrap().to_owned();
    let mut count = 0;
    for part in parts {
        let (line, rest) = part.split_once(END).unwrap();
        let (before, rest) = rest.split_once(EXCERPT).unwrap();
        let (excerpt, after) = rest.split_once(END).unwrap();
        let answer = Apicat::new().line(line).run().success().stdout;
        let answer: Value = serde_json::from_str(&answer).unwrap();
        let fresh = as_in(&serde_json::from_str(excerpt).unwrap(), &answer);
        text.push_str(&format!(
            "{COMMAND}{line}{END}{before}{EXCERPT}{fresh:#}{END}{after}"
        ));
        count += 1;
    }
    (text, count)
}

#[test]
fn what_is_quoted_is_what_the_program_answers() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/scripts.md");
    let page = std::fs::read_to_string(&path).unwrap();
    let (fresh, count) = refreshed(&page);
    assert_eq!(count, 4, "the four questions");
    if std::env::var_os("APICAT_UPDATE").is_some() {
        std::fs::write(&path, &fresh).unwrap();
    } else {
        assert_eq!(page, fresh);
    }
}

#[test]
fn what_an_answer_lacks_is_noticed() {
    let said = |excerpt: &str, answer: &str| {
        let [excerpt, answer] = [excerpt, answer].map(|text| serde_json::from_str(text).unwrap());
        as_in(&excerpt, &answer) == excerpt
    };
    assert!(said(
        r#"{"a": [{"b": 1}]}"#,
        r#"{"a": [{"b": 1, "c": 2}, 3], "d": 4}"#
    ));
    assert!(!said(r#"{"a": [{"b": 1}, 3]}"#, r#"{"a": [{"b": 1}]}"#));
    assert!(!said(r#"{"a": null}"#, "{}"));
    assert!(!said(r#"{"a": 1}"#, r#"{"a": 2}"#));
}
