//! What is wrong with a question by itself: its keys, its forms, its notes.

use super::address::lint_of;
use super::diagnostics::Diagnostics;
use super::head::KeyChecker;
use super::node::Node;
use super::place::SourceText;
use super::texts::TextChecker;
use super::whole::Claims;
use crate::catalogue::clean::clean_line;
use crate::catalogue::keys::UnknownKey;
use crate::catalogue::questionnaire::Question;
use crate::markdown::link;

/// Checks a question; returns what only the whole catalogue can judge.
pub(super) fn checked(
    question: Question,
    root: &Node<'_>,
    text: &SourceText<'_>,
    unknown: &[UnknownKey],
    diagnostics: &mut Diagnostics,
) -> Claims {
    KeyChecker::new(text, diagnostics).unknown_keys(unknown);
    let list = root.get("choices");
    let choices = list.iter().flat_map(Node::items).collect::<Vec<_>>();
    for form in choices.iter().filter_map(|choice| choice.get("form")) {
        let address = form.text().unwrap_or_default();
        if let Some(lint) = lint_of(address, &link::resolve(address, &|_| true)) {
            diagnostics.add(lint, || text.spot(&form.spot));
        }
    }
    let mut checker = TextChecker::new(text, None, diagnostics);
    for note in choices.iter().filter_map(|choice| choice.get("note")) {
        checker.check_text(&note);
    }
    let thens = choices.iter().filter_map(|choice| {
        let then = choice.get("then")?;
        Some((clean_line(then.text()?), text.spot(&then.spot)))
    });
    Claims {
        links: checker.links,
        questionnaires: thens.collect(),
        question: Some((question, list.and_then(|list| text.spot(&list.spot)))),
        ..Claims::default()
    }
}
