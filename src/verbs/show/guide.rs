//! The pages of a guide and of a producing body.

use super::super::{heading, source_line, status};
use crate::catalogue::Catalogue;
use crate::catalogue::api::Api;
use crate::catalogue::guide::Guide;
use crate::catalogue::producer::Producer;
use crate::catalogue::profile::Profile;
use crate::markdown::{self, Context};
use crate::page::{Block, Inline, LabelledValue, Run, Table, Tone, plain};
use crate::words::{Messages, signs};

/// The page of a guide: the task, for whom, the text, the APIs.
pub(super) fn guide(guide: &Guide, body: &str, catalogue: &Catalogue, m: Messages) -> Vec<Block> {
    let knows = |name: &str| catalogue.has(name);
    let mut page = vec![Block::Title {
        text: plain(guide.title.clone()),
        aside: format!("{} · {}", m.guide(), guide.id),
    }];
    page.extend(status(&guide.lifecycle, &knows, m));
    if !guide.tagline.is_empty() {
        page.push(Block::Paragraph(plain(guide.tagline.clone())));
    }
    let profiles = guide.profiles.iter().map(|name| {
        let mut all = Profile::ALL.into_iter();
        let profile = all.find(|profile| profile.name() == name);
        profile.map_or(&**name, |profile| m.profile(profile))
    });
    let profiles = profiles.collect::<Vec<_>>().join(", ");
    let changed = guide.changed.or(guide.created);
    let facts = [
        (m.for_whom_it_is(), Some(profiles).filter(|p| !p.is_empty())),
        (m.entry(), changed.map(|day| m.changed_on(&m.date(day)))),
    ];
    let facts = facts.into_iter().filter_map(|(label, said)| {
        let said = plain(said?);
        Some(LabelledValue::new(label, said))
    });
    page.push(Block::Labelled(facts.collect()));
    page.extend(text(body, catalogue, m));
    let apis = catalogue.apis_of(guide);
    page.extend(table(m.apis_of_guide(), &apis, m));
    page.extend(foot(catalogue, m));
    page
}

/// The page of a producing body: what it is and holds, its APIs.
pub(super) fn body(
    producer: &Producer,
    body: &str,
    catalogue: &Catalogue,
    m: Messages,
) -> Vec<Block> {
    let mut page = vec![Block::Title {
        text: plain(producer.name.clone()),
        aside: producer.id.to_string(),
    }];
    page.extend(producer.acronym.iter().map(|acronym| {
        let acronym = vec![Run::toned(acronym.clone(), Tone::Help)];
        Block::Paragraph(acronym)
    }));
    page.extend(text(body, catalogue, m));
    let apis: Vec<&Api> = catalogue.apis_by(producer).collect();
    page.extend(table(m.apis_of_body(), &apis, m));
    page.extend(foot(catalogue, m));
    page
}

/// The text of either.
pub(super) fn text(body: &str, catalogue: &Catalogue, m: Messages) -> Vec<Block> {
    let context = Context {
        say: &|phrase| m.phrase(phrase),
        knows: &|name| catalogue.has(name),
        request: None,
    };
    markdown::parse(body, &context)
}

/// APIs, two rows each.
fn table(title: &'static str, apis: &[&Api], m: Messages) -> Vec<Block> {
    if apis.is_empty() {
        return Vec::new();
    }
    // The slug stands below the title, across the columns.
    let rows = |api: &&Api| -> [Vec<Inline>; 2] {
        let title = plain(api.title.clone());
        [
            vec![title, vec![signs::openness(api.openness, m)]],
            vec![vec![Run::toned(api.id.clone(), Tone::Action)]],
        ]
    };
    let table = Table {
        rows: apis.iter().flat_map(rows).collect(),
        is_dense: true,
        ..Table::default()
    };
    vec![heading(3, title), Block::Table(table)]
}

fn foot(catalogue: &Catalogue, m: Messages) -> Option<Block> {
    let source = source_line(catalogue, m)?;
    Some(Block::Paragraph(vec![Run::toned(source, Tone::Help)]))
}
