//! Operations chosen by words.

use super::fold;
use crate::openapi::{Field, Operation, Shape};

/// The numbers of the operations that have all the words: only those that are
/// exactly named by them, where there are; else first those that have them in
/// their names and paths, then those that have them in what else is known of them.
pub(super) fn chosen(operations: &[Operation], words: &[String]) -> Vec<usize> {
    let typed = words.join(" ");
    let folded = folded(words);
    let named = |operation: &Operation| {
        let whole = format!("{} {}", operation.method, operation.path);
        typed == operation.path || whole.eq_ignore_ascii_case(&typed)
    };
    let numbered = || operations.iter().enumerate();
    let exact = numbered().filter(|(_, operation)| named(operation));
    let exact: Vec<usize> = exact.map(|(number, _)| number).collect();
    if !exact.is_empty() {
        return exact;
    }
    let has_all = |text: &str| folded.iter().all(|word| text.contains(word.as_str()));
    let (mut first, mut then) = (Vec::new(), Vec::new());
    for (number, operation) in numbered() {
        if has_all(&head(operation)) {
            first.push(number);
        } else if has_all(&whole(operation)) {
            then.push(number);
        }
    }
    first.append(&mut then);
    first
}

/// The fields of the answer by which an operation was chosen, where its name and path do not say
/// why it was.
pub(super) fn telling<'o>(operation: &'o Operation, words: &[String]) -> Vec<&'o Field> {
    let folded = folded(words);
    let has_all = |text: &str| folded.iter().all(|word| text.contains(word.as_str()));
    if folded.is_empty() || has_all(&head(operation)) {
        return Vec::new();
    }
    let fields = operation.answer.iter().flat_map(|answer| &answer.fields);
    let fields = fields.filter(|field| {
        let mut text = String::new();
        add([field.path.as_str()].into_iter(), &mut text);
        add(field.name.as_deref().into_iter(), &mut text);
        has_all(&text)
    });
    fields.collect()
}

/// The words that were typed, one by one.
fn folded(words: &[String]) -> Vec<String> {
    let words = words.iter().flat_map(|word| word.split_whitespace());
    words.map(|word| fold(word).into_owned()).collect()
}

/// The folded words of an operation that say what it is.
fn head(operation: &Operation) -> String {
    let mut text = String::new();
    let name = operation.name.iter();
    let said = [&operation.method, &operation.path].into_iter().chain(name);
    add(said.map(AsRef::as_ref), &mut text);
    text
}

/// All its folded words.
fn whole(operation: &Operation) -> String {
    let mut text = head(operation);
    add(operation.tags.iter().map(AsRef::as_ref), &mut text);
    let parameters = operation.parameters.iter();
    add(
        parameters.map(|parameter| parameter.name.as_ref()),
        &mut text,
    );
    let shapes = [&operation.body, &operation.answer].into_iter().flatten();
    for field in shapes.flat_map(|shape: &Shape| &shape.fields) {
        add([field.path.as_str()].into_iter(), &mut text);
        add(field.name.as_deref().into_iter(), &mut text);
    }
    text
}

fn add<'t>(texts: impl Iterator<Item = &'t str>, to: &mut String) {
    for text in texts {
        to.push_str(&fold(text));
        to.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn operation(method: &'static str, path: &'static str, name: &'static str) -> Operation {
        let field = Field {
            path: format!("data.{}", path.trim_start_matches('/')),
            ..Field::default()
        };
        Operation {
            method: method.into(),
            path: path.into(),
            name: Some(name.into()),
            answer: Some(Shape {
                fields: vec![field],
                ..Shape::default()
            }),
            ..Operation::default()
        }
    }

    #[test]
    fn words_choose_by_name_before_field() {
        let operations = [
            operation("GET", "/a", "Numéro de TVA"),
            operation("POST", "/a", "Siège"),
            operation("GET", "/a/b", "Élus"),
        ];
        let mut operations = operations;
        operations[0].tags = vec!["Élus".into()].into();
        let answer = operations[0].answer.as_mut();
        answer.unwrap().fields[0].name = Some("Date du siège".into());
        for (words, expected) in [
            (&[][..], &[0, 1, 2][..]),
            (&["/a"], &[0, 1]),
            (&["post", "/a"], &[1]),
            (&["numero", "tva"], &[0]),
            (&["elus"], &[2, 0]),
            (&["data.a/b"], &[2]),
            // By name first, then by a field.
            (&["a"], &[0, 1, 2]),
            (&["siege"], &[1, 0]),
            (&["data"], &[0, 1, 2]),
            (&["zzz"], &[]),
        ] {
            let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
            assert_eq!(chosen(&operations, &words), expected, "{words:?}");
        }
    }
}
