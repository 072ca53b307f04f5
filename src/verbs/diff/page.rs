//! The page of a comparison: what opened and closed to the one who asks, what came
//! and went, then the rest.

use super::super::apis::{Apis, access_column};
use super::super::{heading, list};
use super::{Comparison, Side};
use crate::answer::{Column, Columns, View};
use crate::catalogue::api::{Api, Member};
use crate::diff::{ChangeKind, Changed};
use crate::error::Error;
use crate::page::{Block, Inline, Run, Tone, plain};
use crate::words::signs;

impl Comparison<'_> {
    pub(super) fn blocks(&self, view: View) -> Result<Vec<Block>, Error> {
        let Self { diff, m, .. } = self;
        let mut page = vec![Block::Paragraph(vec![Run::plain(self.summary()).strong()])];
        page.extend(self.changed(ChangeKind::Opened, view)?);
        page.extend(self.changed(ChangeKind::Closed, view)?);
        page.extend(self.alone(m.new_entries(), &self.new, &diff.new, view)?);
        page.extend(self.alone(m.gone_entries(), &self.old, &diff.gone, view)?);
        page.extend(self.changed(ChangeKind::Renamed, view)?);
        page.extend(self.changed(ChangeKind::Other, view)?);
        let old = self.origin(m.old_catalogue(), &self.old);
        let new = self.origin(m.new_catalogue(), &self.new);
        let lines = [old, new].into_iter().chain(self.not_compared());
        let foot = lines.collect::<Vec<String>>().join("\n");
        page.push(Block::Paragraph(vec![Run::toned(foot, Tone::Help)]));
        Ok(page)
    }

    /// How many of each there are.
    fn summary(&self) -> String {
        let Self { diff, m, .. } = self;
        let count = |kind: ChangeKind| {
            let kinds = diff.changed.iter().map(Changed::kind);
            m.count_of_changes(kind, kinds.filter(|other| *other == kind).count())
        };
        let counts = [
            count(ChangeKind::Opened),
            count(ChangeKind::Closed),
            m.count_of_new(diff.new.len()),
            m.count_of_gone(diff.gone.len()),
            count(ChangeKind::Renamed),
            count(ChangeKind::Other),
        ];
        let counts: Vec<String> = counts.into_iter().flatten().collect();
        match counts.is_empty() {
            true => m.no_difference().to_owned(),
            false => format!("{}.", counts.join(", ")),
        }
    }

    /// Which catalogue one is, and of when.
    fn origin(&self, label: &str, side: &Side<'_>) -> String {
        let source = self.m.source_of(side.catalogue);
        let source = source.map_or_else(String::new, |source| format!(", {source}"));
        format!("{}{}{source}", self.m.labelled(label), side.name)
    }

    /// What one of the catalogues never says; none where that hides nothing.
    fn not_compared(&self) -> Option<String> {
        let specs = self.diff.not_compared.iter();
        let titles: Vec<&str> = specs.map(|spec| Column::of(spec).title(self.m)).collect();
        (!titles.is_empty()).then(|| self.m.not_compared(&titles.join(", ")))
    }

    /// Entries that only one catalogue has, as `list` shows them.
    fn alone(
        &self,
        title: &'static str,
        side: &Side<'_>,
        apis: &[&Api],
        view: View,
    ) -> Result<Vec<Block>, Error> {
        if apis.is_empty() {
            return Ok(Vec::new());
        }
        let access = access_column(self.who.as_slice());
        let apis = Apis {
            records: apis.iter().map(|api| self.record(side, api)).collect(),
            columns: Columns::Default,
            default: vec!["id", "title", "producer", access],
            m: self.m,
        };
        let mut blocks = vec![heading(2, title)];
        blocks.extend(list::blocks(&apis, access, view)?);
        Ok(blocks)
    }

    /// Entries that changed in that way, and what changed of each.
    fn changed(&self, kind: ChangeKind, view: View) -> Result<Vec<Block>, Error> {
        let changed = self.diff.changed.iter();
        let changed = changed.filter(|changed| changed.kind() == kind);
        let entries = changed.map(|changed| self.entry(changed, view));
        let entries: Vec<Block> = entries.collect::<Result<_, Error>>()?;
        let text = self.m.change_kind(kind, self.who.as_ref());
        let heading = Block::Heading {
            level: 2,
            text: plain(text),
        };
        let heading = (!entries.is_empty()).then_some(heading);
        Ok(heading.into_iter().chain(entries).collect())
    }

    /// An entry, and a line for each thing that changed of it.
    fn entry(&self, changed: &Changed<'_>, view: View) -> Result<Block, Error> {
        let m = self.m;
        let mut lines = vec![
            signs::titled(changed.new, m),
            vec![Run::toned(changed.new.id.clone(), Tone::Action)],
        ];
        lines.extend(changed.verdicts.map(|verdicts| {
            let [old, new] = verdicts.map(|verdict| vec![signs::listed(verdict, m)]);
            self.turn(m.answer(), old, new, view)
        }));
        for spec in &changed.members {
            let column = Column::of(spec);
            let (label, [old, new]) = match spec.member {
                Member::Title => {
                    let titles = [changed.old, changed.new].map(|api| plain(api.title.clone()));
                    (m.title(), titles)
                }
                _ => {
                    let old = self.record(&self.old, changed.old).cell(&column, m)?;
                    let new = self.record(&self.new, changed.new).cell(&column, m)?;
                    (column.title(m), [old, new])
                }
            };
            lines.push(self.turn(label, old, new, view));
        }
        Ok(Block::Paragraph(lines.join(&Run::plain("\n"))))
    }

    /// A label, and what it was and is now: in words where they are read aloud.
    fn turn(&self, label: &str, old: Inline, new: Inline, view: View) -> Inline {
        let m = self.m;
        let [old, new] = without_common_lines(old, new).map(|lines| match lines.is_empty() {
            true => vec![vec![Run::toned(m.nothing(), Tone::Help)]],
            false => lines,
        });
        let helping = |text: String| Run::toned(text, Tone::Help);
        if view.is_linear {
            let said = [(m.before(), old), (m.after(), new)].map(|(when, lines)| {
                let label = m.labelled(&format!("{label}, {when}"));
                match lines.as_slice() {
                    [line] => [vec![helping(label)], line.clone()].concat(),
                    // Each is read out like the first.
                    lines => {
                        let label = vec![helping(label.trim_end().to_owned())];
                        let lines = [label].into_iter().chain(lines.iter().cloned());
                        lines.collect::<Vec<Inline>>().join(&Run::plain("\n"))
                    }
                }
            });
            return said.join(&Run::plain("\n"));
        }
        let mut said = vec![helping(m.labelled(label))];
        match (old.as_slice(), new.as_slice()) {
            // One value, not several with what they are of.
            ([old], [new]) if old.len() == 1 && new.len() == 1 => {
                said.extend(old.iter().cloned());
                said.push(helping(" → ".to_owned()));
                said.extend(new.iter().cloned());
            }
            _ => {
                let old = old.into_iter().map(|line| ("− ", line));
                let new = new.into_iter().map(|line| ("+ ", line));
                for (sign, line) in old.chain(new) {
                    said.push(helping(format!("\n{sign}")));
                    said.extend(line);
                }
            }
        }
        said
    }
}

/// The lines of two values, without those that both have.
fn without_common_lines(old: Inline, new: Inline) -> [Vec<Inline>; 2] {
    let [old, new] = [old, new].map(|value| {
        let lines = value.split(|run| run.text == "\n").map(<[Run]>::to_vec);
        lines
            .filter(|line| !line.is_empty())
            .collect::<Vec<Inline>>()
    });
    let lacked = |of: &[Inline], by: &[Inline]| {
        let lines = of.iter().filter(|line| !by.contains(line));
        lines.cloned().collect()
    };
    [lacked(&old, &new), lacked(&new, &old)]
}
