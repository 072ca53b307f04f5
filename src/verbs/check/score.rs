//! `apicat check --score`: what entries lack, as a list of what to add next.

use apicat_core::Progress;
use serde_json::{Value, json};

use super::super::{Session, heading};
use super::{around, is_archive};
use crate::answer::{Answer, Forms, Page, Rows, View};
use crate::catalogue::Catalogue;
use crate::check::score::{BodyScore, CRITERIA, Lack, Score, bodies, lacks, scores};
use crate::embedded;
use crate::error::Error;
use crate::page::{Align, Block, Inline, Run, Table, Tone, plain};
use crate::place::Place;
use crate::words::{Messages, capitalised};

/// How many criteria are told of a producing body: those to begin with.
const FIRST: usize = 3;

/// What the entries of some catalogues lack, of a file its own.
pub(super) fn score<'s>(session: &Session<'_>, places: &[Place]) -> Result<Answer<'s>, Error> {
    let m = session.messages();
    let of = |catalogue: &Catalogue| {
        let judge = |progress: Progress<'_>| scores(catalogue, progress);
        session.terminal.count(Messages::entries_judged, judge)
    };
    let mut scores = Vec::new();
    for place in places {
        scores.extend(match place {
            Place::Embedded => of(embedded::catalogue()),
            Place::Path(path) if path.is_file() && !is_archive(path) => {
                let (root, file) = around(path)?;
                let slug = file.file_stem().unwrap_or_default();
                let mut own = of(&session.read_apart(&root)?);
                own.retain(|score| slug == &*score.id);
                own
            }
            Place::Path(path) => of(&session.read_apart(path)?),
        });
    }
    Ok(Answer::of(Scores { scores, m }))
}

struct Scores {
    scores: Vec<Score>,
    m: Messages,
}

impl Forms for Scores {
    fn page(&self, _: View) -> Result<Page, Error> {
        let Self { scores, m } = self;
        let lacking: Vec<&Score> = scores
            .iter()
            .filter(|score| !score.missing.is_empty())
            .collect();
        let complete = scores.len() - lacking.len();
        let head = m.scored(scores.len(), CRITERIA.len(), complete);
        let mut page = vec![Block::Paragraph(vec![Run::plain(head).strong()])];
        if lacking.is_empty() {
            return Ok(Page::Blocks(page));
        }
        page.push(self.criteria());
        if scores.len() > 1 {
            page.push(heading(2, m.by_body()));
            page.push(self.bodies());
            page.push(heading(2, m.by_api()));
        }
        page.extend(lacking.into_iter().map(|score| self.entry(score)));
        Ok(Page::Blocks(page))
    }

    fn rows(&self) -> Option<Rows<'_>> {
        let scores = self.scores.iter();
        Some(Rows {
            columns: vec!["id", "title", "producer", "met", "missing"],
            cells: Box::new(scores.clone().map(|score| {
                Ok(vec![
                    vec![Run::toned(score.id.clone(), Tone::Action)],
                    plain(score.title.clone()),
                    plain(score.producer.clone()),
                    plain(met(score).to_string()),
                    plain(names(score).join(", ")),
                ])
            })),
            documents: Box::new(scores.map(|score| Ok(document(score)))),
        })
    }

    fn document(&self) -> Result<Option<Value>, Error> {
        let Self { scores, .. } = self;
        let of_body = |body: BodyScore<'_>| {
            json!({
                "id": body.id,
                "name": body.name,
                "entries": body.entries,
                "missing": body.lacks.iter().map(counted).collect::<Value>(),
            })
        };
        let with_keys = |lack: &Lack| {
            let mut counted = counted(lack);
            counted["keys"] = json!(lack.0.keys);
            counted
        };
        Ok(Some(json!({
            "criteria": CRITERIA.len(),
            "missing": lacks(scores).iter().map(with_keys).collect::<Value>(),
            "bodies": bodies(scores).into_iter().map(of_body).collect::<Value>(),
            "entries": scores.iter().map(document).collect::<Value>(),
        })))
    }
}

impl Scores {
    /// What is missing most, and the keys to add.
    fn criteria(&self) -> Block {
        let m = self.m;
        let rows = lacks(&self.scores).into_iter().map(|(rubric, count)| {
            let keys = rubric
                .keys
                .iter()
                .map(|key| vec![Run::toned(*key, Tone::Action)]);
            let keys: Vec<Inline> = keys.collect();
            vec![
                plain(capitalised(m.criterion(rubric.criterion))),
                plain(count.to_string()),
                keys.join(&Run::plain(", ")),
            ]
        });
        Block::Table(Table {
            alignment: vec![Align::Left, Align::Right],
            header: [m.to_add(), m.api(), m.keys()].map(plain).to_vec(),
            rows: rows.collect(),
            is_dense: false,
        })
    }

    /// What to begin with, of each producing body.
    fn bodies(&self) -> Block {
        let m = self.m;
        let bodies = bodies(&self.scores).into_iter();
        let rows = bodies.filter(|body| !body.lacks.is_empty()).map(|body| {
            let first = body.lacks.iter().take(FIRST);
            let first =
                first.map(|(rubric, count)| format!("{} ({count})", m.criterion(rubric.criterion)));
            vec![
                plain(body.name.to_owned()),
                plain(body.entries.to_string()),
                plain(first.collect::<Vec<_>>().join(", ")),
            ]
        });
        Block::Table(Table {
            alignment: vec![Align::Left, Align::Right],
            header: [m.producer(), m.api(), m.to_add_first()]
                .map(plain)
                .to_vec(),
            rows: rows.collect(),
            is_dense: false,
        })
    }

    /// An entry, and what to add to it.
    fn entry(&self, score: &Score) -> Block {
        let m = self.m;
        let missing = score.missing.iter();
        let missing: Vec<&str> = missing
            .map(|rubric| m.criterion(rubric.criterion))
            .collect();
        let help = |text: String| Run::toned(text, Tone::Help);
        Block::Paragraph(vec![
            Run::plain(score.title.clone()).strong(),
            Run::plain("\n"),
            Run::toned(score.id.clone(), Tone::Action),
            help(format!(" · {}", m.met_of(met(score), CRITERIA.len()))),
            help(format!("\n{}", m.labelled(m.to_add()))),
            Run::plain(missing.join(", ")),
        ])
    }
}

/// How many criteria an entry meets.
fn met(score: &Score) -> usize {
    CRITERIA.len() - score.missing.len()
}

fn names(score: &Score) -> Vec<&'static str> {
    score.missing.iter().map(|rubric| rubric.name).collect()
}

fn document(score: &Score) -> Value {
    json!({
        "id": score.id,
        "title": score.title,
        "producer": score.producer,
        "met": met(score),
        "missing": names(score),
    })
}

fn counted((rubric, count): &Lack) -> Value {
    json!({ "criterion": rubric.name, "count": count })
}
