//! The pages of a guide and of a producing body.

use super::super::{heading, source_line, status};
use super::NEEDS;
use crate::catalogue::Catalogue;
use crate::catalogue::api::{Api, Member};
use crate::catalogue::guide::Guide;
use crate::catalogue::producer::Producer;
use crate::catalogue::profile::Profile;
use crate::catalogue::subject::Subject;
use crate::markdown::{self, Context};
use crate::page::{Block, Inline, LabelledValue, Run, Table, Tone, plain};
use crate::words::{Messages, capitalised, signs};

/// The page of a guide: the task, for whom, the text, the APIs.
pub(super) fn guide(guide: &Guide, body: &str, catalogue: &Catalogue, m: Messages) -> Vec<Block> {
    let knows = |name: &str| catalogue.has(name);
    let mut page = vec![Block::Title {
        text: plain(guide.title.clone()),
        aside: catalogue.name_of(Subject::Guide(guide)),
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
    let kind = LabelledValue::new(m.kind(), plain(capitalised(m.guide())));
    let for_whom = (!profiles.is_empty())
        .then(|| LabelledValue::new(m.for_whom_it_is(), plain(profiles.clone())));
    page.push(Block::Facts([kind].into_iter().chain(for_whom).collect()));
    let needs = guide
        .needs
        .iter()
        .take(NEEDS)
        .map(|need| plain(need.clone()));
    let needs = needs.collect::<Vec<_>>().join(&Run::plain("\n"));
    let changed = guide.changed.or(guide.created);
    let facts = [
        (m.member(Member::Needs), needs),
        (
            m.entry(),
            changed.map_or_else(Inline::new, |day| plain(m.changed_on(&m.date(day)))),
        ),
    ];
    let facts = facts.into_iter().filter(|(_, said)| !said.is_empty());
    let facts = facts.map(|(label, said)| LabelledValue::new(label, said));
    page.push(Block::Labelled(facts.collect()));
    page.extend(text_of_guide(guide, body, catalogue, m));
    page.extend(foot(Subject::Guide(guide), catalogue, m));
    page
}

/// What the page of a guide says below its head: its text, then the APIs that the
/// text does not lead to.
pub(super) fn text_of_guide(
    guide: &Guide,
    body: &str,
    catalogue: &Catalogue,
    m: Messages,
) -> Vec<Block> {
    let mut blocks = text(body, catalogue, m);
    let mut apis = catalogue.apis_of(guide);
    apis.retain(|api| !body.contains(&format!("/les-api/{})", api.id)));
    blocks.extend(table(m.apis_of_guide(), &apis, m));
    blocks
}

/// What the page of a producing body says below its head.
pub(super) fn text_of_body(
    producer: &Producer,
    body: &str,
    catalogue: &Catalogue,
    m: Messages,
) -> Vec<Block> {
    let mut blocks = text(body, catalogue, m);
    let apis: Vec<&Api> = catalogue.apis_by(producer).collect();
    blocks.extend(table(m.apis_of_body(), &apis, m));
    blocks
}

/// The page of a producing body: what it is and holds, its APIs.
pub(super) fn body(
    producer: &Producer,
    body: &str,
    catalogue: &Catalogue,
    m: Messages,
) -> Vec<Block> {
    let acronym = producer.acronym.iter();
    let acronym = acronym.map(|acronym| format!(" ({acronym})"));
    let mut page = vec![Block::Title {
        text: plain(format!("{}{}", producer.name, acronym.collect::<String>())),
        aside: catalogue.name_of(Subject::Body(producer)),
    }];
    page.extend(text_of_body(producer, body, catalogue, m));
    page.extend(foot(Subject::Body(producer), catalogue, m));
    page
}

/// The text of either, as it is written.
fn text(body: &str, catalogue: &Catalogue, m: Messages) -> Vec<Block> {
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

fn foot(of: Subject<'_>, catalogue: &Catalogue, m: Messages) -> Option<Block> {
    let source = source_line(catalogue.layer_of(of), m)?;
    Some(Block::Paragraph(vec![Run::toned(source, Tone::Help)]))
}
