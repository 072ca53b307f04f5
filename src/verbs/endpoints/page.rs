//! Operations for a person: a list by their tags, or one in full.

use super::{Callable, Of, curl, select};
use crate::answer::View;
use crate::invocation;
use crate::openapi::{Field, Operation, Parameter, Shape};
use crate::page::{Block, Inline, Run, Table, Target, Tone, plain};
use crate::screen::INDENT;
use crate::words::Messages;

/// From this width on, the name of an operation has a column of its own.
const WIDE: usize = 110;

/// Columns before the lines of a command, and at the edge.
const EDGES: usize = 6;

pub(super) fn blocks(of: &Callable<'_>, view: View) -> Vec<Block> {
    let mut page = vec![title(of)];
    let mut operations = of.operations();
    match (operations.next(), operations.next()) {
        (Some(one), None) => page.extend(in_full(of, one, view)),
        _ if of.is_of_fields => page.extend(fields_of_all(of)),
        (first, _) => {
            page.extend(list(of, view));
            page.extend(first.and_then(|first| next_step(of, first)));
        }
    }
    page.extend(foot(of));
    page
}

fn title(of: &Callable<'_>) -> Block {
    let aside = match &of.of {
        Of::Entry(api) => api.id.to_string(),
        Of::File(_) => String::new(),
    };
    Block::Title {
        text: plain(of.title().into_owned()),
        aside,
    }
}

/// How many operations there are, and how many of them were chosen.
fn counted(of: &Callable<'_>) -> Block {
    let (all, chosen) = (of.endpoints.operations.len(), of.chosen.len());
    let said = match of.words.is_empty() {
        true => of.m.operations(all),
        false => of.m.operations_for(all, chosen, &of.words.join(" ")),
    };
    Block::Paragraph(plain(said))
}

fn list(of: &Callable<'_>, view: View) -> Vec<Block> {
    let mut blocks = vec![counted(of)];
    let mut groups: Vec<(Option<&str>, Vec<&Operation>)> = Vec::new();
    for operation in of.operations() {
        let tag = operation.tags.first().map(AsRef::as_ref);
        match groups.iter_mut().find(|(known, _)| *known == tag) {
            Some((_, group)) => group.push(operation),
            None => groups.push((tag, vec![operation])),
        }
    }
    for (tag, operations) in groups {
        blocks.extend(tag.map(|tag| heading(tag.to_owned())));
        let rows = operations
            .into_iter()
            .map(|operation| row(of, operation, view));
        blocks.push(Block::Table(Table {
            header: match view.is_linear {
                true => [of.m.method(), of.m.path(), of.m.operation()]
                    .map(plain)
                    .to_vec(),
                false => Vec::new(),
            },
            rows: rows.collect(),
            is_dense: view.width >= WIDE,
            ..Table::default()
        }));
    }
    blocks
}

/// Most fields that are named where an operation was chosen by them.
const TELLING: usize = 3;

fn row(callable: &Callable<'_>, of: &Operation, view: View) -> Vec<Inline> {
    let m = callable.m;
    let method = vec![Run::plain(of.method.clone()).strong()];
    let path = Run::toned(breakable(&of.path), Tone::Action);
    let mut name: Inline = of.name.clone().map(Run::plain).into_iter().collect();
    if of.is_deprecated {
        let space = if name.is_empty() { "" } else { " " };
        name.push(Run::toned(
            format!("{space}({})", m.deprecated()),
            Tone::Mixed,
        ));
    }
    for field in select::telling(of, &callable.words)
        .into_iter()
        .take(TELLING)
    {
        if !name.is_empty() {
            name.push(Run::plain("\n"));
        }
        name.push(Run::toned(m.labelled(m.gives()), Tone::Help));
        name.push(Run::toned(breakable(&field.path), Tone::Match));
        let title = field.name.as_deref();
        name.extend(title.map(|title| Run::plain(format!(", {title}"))));
    }
    if view.width >= WIDE || view.is_linear {
        return vec![method, vec![path], name];
    }
    let mut whole = vec![path];
    if !name.is_empty() {
        whole.push(Run::plain("\n"));
        whole.extend(name);
    }
    vec![method, whole]
}

/// A path that may be broken after its slashes.
fn breakable(path: &str) -> String {
    path.replace('/', "/\u{200b}").replacen("/\u{200b}", "/", 1)
}

/// A name that may be broken after its underlines and hyphens, and before its
/// capitals.
fn breakable_name(name: &str) -> String {
    let mut broken = String::with_capacity(name.len());
    let mut before = 'A';
    for c in name.chars() {
        if (before.is_lowercase() && c.is_uppercase())
            || (matches!(before, '_' | '-') && c != before)
        {
            broken.push('\u{200b}');
        }
        broken.push(c);
        before = c;
    }
    broken
}

fn in_full(of: &Callable<'_>, operation: &Operation, view: View) -> Vec<Block> {
    let m = of.m;
    let mut blocks = Vec::new();
    if of.endpoints.operations.len() > 1 {
        blocks.push(counted(of));
    }
    let mut head = vec![
        Run::plain(format!("{} ", operation.method)).strong(),
        Run::toned(breakable(&operation.path), Tone::Action),
    ];
    if let Some(name) = &operation.name {
        head.push(Run::plain("\n"));
        head.push(Run::plain(name.clone()));
    }
    if operation.is_deprecated {
        head.push(Run::toned(format!("\n{}", m.deprecated()), Tone::Mixed));
    }
    blocks.push(Block::Paragraph(head));
    if !operation.parameters.is_empty() {
        blocks.push(heading(m.parameters()));
        blocks.push(parameters(&operation.parameters, m));
    }
    if let Some(body) = &operation.body {
        blocks.extend(shape(m.request_body(), body, m));
    }
    if let Some(answer) = &operation.answer {
        blocks.extend(shape(m.given_back(), answer, m));
    }
    blocks.push(heading(m.to_call()));
    let room = match view.is_drawn {
        true => view.width.saturating_sub(EDGES),
        false => usize::MAX,
    };
    blocks.push(Block::Code(curl::command(&of.endpoints, operation, room)));
    blocks
}

fn heading(text: impl Into<String>) -> Block {
    Block::Heading {
        level: 3,
        text: plain(text.into()),
    }
}

fn parameters(of: &[Parameter], m: Messages) -> Block {
    let rows = of.iter().map(|one| {
        let required = match one.is_required {
            true => m.required(),
            false => "",
        };
        let mut said: Inline = Vec::new();
        if !one.values.is_empty() {
            said.push(Run::plain(one.values.join(", ")));
        } else if let Some(example) = &one.example {
            said.push(Run::toned(m.for_example(example), Tone::Help));
        }
        vec![
            vec![Run::plain(breakable_name(&one.name)).strong()],
            plain(m.place_of_parameter(one.place)),
            plain(m.kind_of_value(&one.kind)),
            plain(required),
            said,
        ]
    });
    let header = [
        m.parameter(),
        m.place(),
        m.kind_label(),
        m.presence(),
        m.values_label(),
    ];
    table(&header, rows.collect())
}

/// A table without the columns in which nothing is said.
fn table(header: &[&'static str], mut rows: Vec<Vec<Inline>>) -> Block {
    let is_said = |column: usize| {
        let mut cells = rows.iter().filter_map(|row| row.get(column));
        cells.any(|cell| cell.iter().any(|run| !run.text.is_empty()))
    };
    let said: Vec<bool> = (0..header.len()).map(is_said).collect();
    for row in &mut rows {
        let mut is_said = said.iter();
        row.retain(|_| *is_said.next().unwrap_or(&true));
    }
    let header = header.iter().zip(&said).filter(|(_, is_said)| **is_said);
    Block::Table(Table {
        header: header.map(|(title, _)| plain(*title)).collect(),
        rows,
        is_dense: true,
        ..Table::default()
    })
}

/// What goes in or comes back: its kind where it has no fields, else a tree.
fn shape(label: &'static str, of: &Shape, m: Messages) -> Vec<Block> {
    let kind = m.kind_of_value(&of.kind);
    let media = of.media.as_deref().unwrap_or_default();
    let said: Vec<&str> = [kind.as_str(), media]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect();
    let mut blocks = vec![heading(label)];
    if !said.is_empty() {
        blocks.push(Block::Paragraph(plain(said.join(", "))));
    }
    if !of.fields.is_empty() {
        blocks.push(tree(of, m));
    }
    if of.is_cut {
        blocks.push(Block::Paragraph(plain(m.fields_cut())));
    }
    blocks
}

fn tree(of: &Shape, m: Messages) -> Block {
    let mut around: Vec<&Field> = Vec::new();
    let rows = of.fields.iter().map(|field| {
        around.truncate(field.depth);
        let own = field.own(around.last().copied());
        let indent = INDENT.repeat(2 * field.depth);
        let name = vec![Run::plain(format!("{indent}{}", breakable_name(own))).strong()];
        around.push(field);
        let mut said: Inline = field.name.clone().map(Run::plain).into_iter().collect();
        if field.is_required {
            let space = if said.is_empty() { "" } else { ", " };
            said.push(Run::toned(format!("{space}{}", m.required()), Tone::Help));
        }
        vec![name, plain(m.kind_of_value(&field.kind)), said]
    });
    let rows: Vec<Vec<Inline>> = rows.collect();
    table(&[m.field_label(), m.kind_label(), m.name_label()], rows)
}

/// The command that tells one of several operations in full.
fn next_step(of: &Callable<'_>, first: &Operation) -> Option<Block> {
    let Of::Entry(api) = &of.of else {
        return None;
    };
    let same = |one: &&Operation| one.path == first.path;
    let operations = &of.endpoints.operations;
    let method = Some(first.method.to_string());
    let method = method.filter(|_| operations.iter().filter(same).count() > 1);
    let words: Vec<String> = method.into_iter().chain([first.path.to_string()]).collect();
    let command = invocation::operation(&api.id, &words);
    Some(Block::Paragraph(vec![
        Run::toned(of.m.labelled(of.m.in_full()), Tone::Help),
        Run::toned(command, Tone::Action),
    ]))
}

/// The fields of every answer, below its operation.
fn fields_of_all(of: &Callable<'_>) -> Vec<Block> {
    let mut blocks = vec![counted(of)];
    for operation in of.operations() {
        let answer = operation
            .answer
            .as_ref()
            .filter(|answer| !answer.fields.is_empty());
        if let Some(answer) = answer {
            blocks.push(heading(format!(
                "{} {}",
                operation.method,
                breakable(&operation.path)
            )));
            blocks.push(tree(answer, of.m));
        }
    }
    blocks
}

/// Of which document this is, what it lacks, and how to be let in.
fn foot(of: &Callable<'_>) -> Vec<Block> {
    let m = of.m;
    let mut lines: Vec<Inline> = Vec::new();
    let mut say = |text: String| lines.push(vec![Run::toned(text, Tone::Help)]);
    let has_none = |one: &Operation| one.servers.is_empty();
    if of.endpoints.servers.is_empty() && of.operations().any(has_none) {
        say(m.no_server(&of.endpoints.unusable.join(", ")));
    }
    say(m.of_document(&of.endpoints.document));
    if let Some(note) = &of.endpoints.document.note {
        say(note.to_string());
    }
    let tokens = of
        .endpoints
        .security
        .iter()
        .filter_map(|one| one.token_url.as_ref());
    if let Some(url) = tokens.into_iter().next() {
        let target = Target::Web(url.to_string());
        let label = Run::toned(m.labelled(m.token_label()), Tone::Help);
        lines.push(vec![label, Run::linked(url.clone(), target)]);
    }
    if let Of::Entry(api) = &of.of {
        let label = Run::toned(m.labelled(m.to_be_let_in()), Tone::Help);
        let command = Run::toned(invocation::access_of(&api.id), Tone::Action);
        lines.push(vec![label, command]);
    }
    vec![Block::Paragraph(lines.join(&Run::plain("\n")))]
}
