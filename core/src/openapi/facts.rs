//! What of a document may stand in a catalogue, and what a catalogue knew before.

use super::{Document, Endpoints, Operation};
use crate::catalogue::text::Text;

/// Longest name of an operation and of a field, in characters: what is longer is
/// a description, which belongs to whoever wrote it.
const LONGEST_NAME: usize = 120;
const LONGEST_FIELD_NAME: usize = 80;

impl Endpoints {
    /// The same without what is no fact.
    #[must_use]
    pub fn facts(mut self) -> Self {
        self.unusable = Vec::new().into();
        for operation in &mut self.operations {
            shorten(&mut operation.name, LONGEST_NAME);
            let shapes = [&mut operation.body, &mut operation.answer];
            for shape in shapes.into_iter().flatten() {
                for field in &mut shape.fields {
                    shorten(&mut field.name, LONGEST_FIELD_NAME);
                }
            }
        }
        self
    }

    /// Keeps only the operations whose path has one of some forms, in which `*` is
    /// anything; all where there are none.
    pub fn keep(&mut self, forms: &[String]) {
        let is_kept = |path: &str| forms.iter().any(|form| has_form(path, form));
        if !forms.is_empty() {
            self.operations.retain(|operation| is_kept(&operation.path));
        }
    }

    /// Takes over what a person wrote into an earlier file where this one says
    /// nothing; what was told of its document, only where this is the same.
    pub fn complete(&mut self, before: &Self) {
        self.document.complete(&before.document);
        if self.servers.is_empty() {
            self.servers.clone_from(&before.servers);
        }
        if self.values.is_empty() {
            self.values.clone_from(&before.values);
        }
        if self.operations_of.is_none() {
            self.operations_of.clone_from(&before.operations_of);
        }
        for operation in self.operations.iter_mut().filter(|one| one.name.is_none()) {
            operation.name = before.name_of(operation);
        }
    }

    fn name_of(&self, operation: &Operation) -> Option<Text> {
        let is_it = |one: &&Operation| one.method == operation.method && one.path == operation.path;
        self.operations.iter().find(is_it)?.name.clone()
    }
}

impl Document {
    fn complete(&mut self, before: &Self) {
        let is_same = self.title == before.title
            && self.version == before.version
            && (self.url.is_none() || self.url == before.url);
        if !is_same {
            return;
        }
        for (now, then) in [
            (&mut self.url, &before.url),
            (&mut self.date, &before.date),
            (&mut self.licence, &before.licence),
            (&mut self.note, &before.note),
        ] {
            if now.is_none() {
                now.clone_from(then);
            }
        }
    }
}

fn shorten(name: &mut Option<Text>, longest: usize) {
    if name
        .as_ref()
        .is_some_and(|name| name.chars().count() > longest)
    {
        *name = None;
    }
}

/// Whether a path has a form, in which `*` is anything.
fn has_form(path: &str, form: &str) -> bool {
    let Some((first, rest)) = form.split_once('*') else {
        return path == form;
    };
    let Some(mut left) = path.strip_prefix(first) else {
        return false;
    };
    let parts: Vec<&str> = rest.split('*').collect();
    let Some((last, between)) = parts.split_last() else {
        return true;
    };
    for part in between {
        let Some(at) = left.find(part) else {
            return false;
        };
        left = &left[at + part.len()..];
    }
    left.ends_with(last)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::openapi::Shape;

    #[test]
    fn a_star_is_anything() {
        for (path, form, is_it) in [
            ("/a/b", "/a/b", true),
            ("/a/b", "/a", false),
            ("/a/b", "/a*", true),
            ("/a/b", "*b", true),
            ("/a/b", "*", true),
            ("/a/b/c", "/a*/c", true),
            ("/a/b/c", "/a*x*", false),
            ("/ab", "/ab*b", false),
        ] {
            assert_eq!(has_form(path, form), is_it, "{path} {form}");
        }
    }

    #[test]
    fn an_earlier_file_fills_the_gaps() {
        let operation = |name: Option<&'static str>| Operation {
            method: "GET".into(),
            path: "/a".into(),
            name: name.map(Text::Borrowed),
            answer: Some(Shape::default()),
            ..Operation::default()
        };
        let of = |name| Endpoints {
            operations: vec![operation(name)],
            ..Endpoints::default()
        };
        let mut now = of(None);
        now.complete(&of(Some("avant")));
        assert_eq!(now.operations, [operation(Some("avant"))]);
        let mut now = of(Some("maintenant"));
        now.complete(&of(Some("avant")));
        assert_eq!(now.operations, [operation(Some("maintenant"))]);
    }

    #[test]
    fn what_is_told_of_another_document_is_not_kept() {
        let of = |title: &'static str, date: Option<&'static str>| Endpoints {
            document: Document {
                title: Some(title.into()),
                date: date.map(Text::Borrowed),
                note: date.map(|_| "Une copie de test".into()),
                ..Document::default()
            },
            ..Endpoints::default()
        };
        let before = Endpoints {
            values: vec![("a".into(), "1".into())],
            operations_of: Some("b".into()),
            servers: vec!["https://a.fr".into()].into(),
            ..of("A", Some("2026-04-27"))
        };
        for (title, is_kept) in [("A", true), ("B", false)] {
            let mut now = of(title, None);
            now.complete(&before);
            assert_eq!(now.document.date.is_some(), is_kept, "{title}");
            assert_eq!(now.document.note.is_some(), is_kept, "{title}");
            assert_eq!(now.values, before.values);
            assert_eq!(now.operations_of, before.operations_of);
            assert_eq!(now.servers, before.servers);
        }
    }
}
