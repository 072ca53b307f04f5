//! The APIs of a catalogue, by columns: each is read where it is asked for.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::LazyLock;

use super::api::Api;
use super::fold::fold;
use super::openness::Openness;
use super::slug;
use super::text::{List, Text};
use crate::archive::{
    Bytes, Cells, Lazy, Numbers, Runs, StringTable, Texts, encoded, partition_point,
};

/// In the order of their titles.
#[derive(Debug, Default)]
pub(super) struct Apis {
    columns: Columns,
    cells: Cells<Api>,
}

#[derive(Debug, Default)]
struct Columns {
    ids: StringTable,
    titles: StringTable,
    producers: StringTable,
    /// A line each.
    themes: StringTable,
    /// A byte each: the position in [`Openness::ALL`].
    openness: Bytes,
    /// The bytes of the rest, and where each would end if they stood one after another.
    details: Details,
    detail_ends: Numbers,
    /// Their numbers, in the order of their slugs.
    by_id: Numbers,
}

/// The bytes of what lists do not show.
#[derive(Debug)]
enum Details {
    /// As they were read: to copy all into one run would take their room twice.
    Apart(Vec<Bytes>),
    Run(Bytes),
}

impl Default for Details {
    fn default() -> Self {
        Self::Apart(Vec::new())
    }
}

impl Details {
    /// Those of a number, which stand at `place` in a run.
    fn part(&self, number: usize, place: Range<usize>) -> Bytes {
        match self {
            Self::Apart(parts) => parts.get(number).cloned().unwrap_or_default(),
            Self::Run(run) => run.part(place),
        }
    }

    fn note_damage(&self) {
        if let Self::Run(run) = self {
            run.note_damage();
        }
    }

    fn is_own(&self) -> bool {
        match self {
            Self::Apart(_) => true,
            Self::Run(run) => run.is_own(),
        }
    }
}

/// An API that was read, as it is kept.
pub(super) struct Row {
    id: Text,
    title: Text,
    producer: Text,
    themes: String,
    openness: Openness,
    details: Bytes,
}

/// The slugs and the titles of APIs, in the order of the titles.
pub struct Names<'a> {
    ids: Texts<'a>,
    titles: Texts<'a>,
}

impl Names<'_> {
    /// The slug and the title of each.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.ids.iter().zip(self.titles.iter())
    }
}

/// In place of one that cannot be read: the archive notes its fault, and no answer
/// is given.
static NONE: LazyLock<Api> = LazyLock::new(Api::default);

impl From<Api> for Row {
    fn from(api: Api) -> Self {
        Self {
            themes: api.themes.join("\n"),
            // Only what has no length cannot be encoded.
            details: encoded(&*api)
                .unwrap_or_default()
                .as_slice()
                .to_vec()
                .into(),
            id: api.id,
            title: api.title,
            producer: api.producer,
            openness: api.openness,
        }
    }
}

impl Row {
    /// Puts the details of some rows into one run, which takes less room, and is given
    /// back to the system at once.
    pub(super) fn pack(rows: &mut [&mut Self]) {
        let length = rows.iter().map(|row| row.details.len()).sum();
        let mut run = Vec::with_capacity(length);
        let places: Vec<Range<usize>> = rows
            .iter_mut()
            .map(|row| {
                let start = run.len();
                run.extend_from_slice(&std::mem::take(&mut row.details).all());
                start..run.len()
            })
            .collect();
        let run = Bytes::from(run);
        for (row, place) in rows.iter_mut().zip(places) {
            row.details = run.part(place);
        }
    }
}

impl Columns {
    /// Those of rows, which are in the order of their titles.
    fn new(rows: Vec<Row>) -> Self {
        let ends = rows.iter().scan(0, |end, row| {
            *end += row.details.len() as u32;
            Some(*end)
        });
        let mut by_id: Vec<u32> = (0..).take(rows.len()).collect();
        let id = |number: u32| &rows[number as usize].id;
        by_id.sort_unstable_by(|a, b| id(*a).cmp(id(*b)));
        let openness = rows.iter().map(|row| row.openness as u8);
        Self {
            ids: rows.iter().map(|row| &row.id).collect(),
            titles: rows.iter().map(|row| &row.title).collect(),
            producers: rows.iter().map(|row| &row.producer).collect(),
            themes: rows.iter().map(|row| &row.themes).collect(),
            openness: openness.collect::<Vec<u8>>().into(),
            detail_ends: ends.collect(),
            by_id: by_id.into_iter().collect(),
            details: Details::Apart(rows.into_iter().map(|row| row.details).collect()),
        }
    }

    fn read(runs: &mut Runs, details: Bytes) -> Self {
        Self {
            ids: StringTable::read(runs),
            titles: StringTable::read(runs),
            producers: StringTable::read(runs),
            themes: StringTable::read(runs),
            openness: runs.bytes(),
            details: Details::Run(details),
            detail_ends: runs.numbers(),
            by_id: runs.numbers(),
        }
    }

    fn runs(&self) -> Vec<&Bytes> {
        let tables = [&self.ids, &self.titles, &self.producers, &self.themes];
        let tables = tables.into_iter().flat_map(StringTable::runs);
        let others = [&self.openness, &self.detail_ends.0, &self.by_id.0];
        tables.chain(others).collect()
    }

    fn api(&self, number: usize) -> Option<Api> {
        let openness = self.openness.get(number..number + 1).first().copied();
        let texts = [&self.ids, &self.titles, &self.producers, &self.themes];
        let details = self.detail_ends.part(number);
        let texts = texts.map(|texts| texts.text(number));
        self.made(number, texts, openness?, details)
    }

    /// All; fewer where one cannot be read.
    fn all(&self) -> Vec<Api> {
        let texts = [&self.ids, &self.titles, &self.producers, &self.themes];
        let texts = texts.map(StringTable::texts);
        let ends = self.detail_ends.range(0..self.ids.len());
        let openness = self.openness.all();
        let mut start = 0;
        let rows = ends.into_iter().zip(openness.iter()).enumerate();
        let mut apis = Vec::with_capacity(rows.len());
        apis.extend(rows.map_while(|(number, (end, openness))| {
            let texts = texts.each_ref().map(|texts| texts.text(number));
            let details = std::mem::replace(&mut start, end as usize)..end as usize;
            self.made(number, texts, *openness, details)
        }));
        apis
    }

    fn made(
        &self,
        number: usize,
        [id, title, producer, themes]: [Text; 4],
        openness: u8,
        details: Range<usize>,
    ) -> Option<Api> {
        let api = Api {
            id,
            title,
            producer,
            openness: *Openness::ALL.get(usize::from(openness))?,
            themes: lines(themes),
            // These stay where they are: not all who ask for all want them.
            details: Lazy::read(self.details.part(number, details)),
        };
        // What the name of a file could not be, no slug is.
        let is_slug = || matches!(slug::of(api.id.as_ref().as_ref(), ""), Some(Ok(_)));
        (self.details.is_own() || is_slug()).then_some(api)
    }
}

/// The lines of a text, which stay where it is if it does.
fn lines(text: Text) -> List<Text> {
    match text {
        Cow::Borrowed(text) => text.lines().map(Cow::Borrowed).collect(),
        Cow::Owned(text) => text.lines().map(|line| line.to_owned().into()).collect(),
    }
}

impl Apis {
    /// Those of some rows, each with what goes with it; that in the order of the
    /// titles.
    pub(super) fn new<T>(mut rows: Vec<(Row, T)>) -> (Self, Vec<T>) {
        rows.sort_by_cached_key(|(row, _)| fold(&row.title).into_owned());
        let (rows, others): (Vec<Row>, Vec<T>) = rows.into_iter().unzip();
        let apis = Self {
            columns: Columns::new(rows),
            ..Self::default()
        };
        (apis, others)
    }

    /// Those of an archive.
    pub(super) fn read(runs: &mut Runs, details: Bytes) -> Self {
        Self {
            columns: Columns::read(runs, details),
            ..Self::default()
        }
    }

    /// The columns but for the details, in the order in which an archive has them.
    pub(super) fn runs(&self) -> Vec<&Bytes> {
        self.columns.runs()
    }

    /// The details, in one part or more.
    pub(super) fn details(&self) -> &[Bytes] {
        match &self.columns.details {
            Details::Apart(parts) => parts,
            Details::Run(run) => std::slice::from_ref(run),
        }
    }

    /// Whether all columns are of as many APIs.
    pub(super) fn is_sound(&self) -> bool {
        let Columns {
            titles,
            producers,
            themes,
            openness,
            detail_ends,
            by_id,
            ..
        } = &self.columns;
        let counts = [
            titles.len(),
            producers.len(),
            themes.len(),
            openness.len(),
            detail_ends.len(),
            by_id.len(),
        ];
        counts.iter().all(|count| *count == self.len())
    }

    pub(super) fn len(&self) -> usize {
        self.columns.ids.len()
    }

    /// The slugs and the titles.
    pub(super) fn names(&self) -> Names<'_> {
        Names {
            ids: self.columns.ids.texts(),
            titles: self.columns.titles.texts(),
        }
    }

    /// The slug and the title of one.
    pub(super) fn name(&self, number: usize) -> (Cow<'_, str>, Cow<'_, str>) {
        (
            self.columns.ids.get(number),
            self.columns.titles.get(number),
        )
    }

    /// The number of the one whose slug is `id`.
    pub(super) fn number(&self, id: &str) -> Option<usize> {
        let Columns { ids, by_id, .. } = &self.columns;
        let number = |at: usize| by_id.get(at) as usize;
        let at = partition_point(self.len(), |at| *ids.bytes(number(at)) < *id.as_bytes());
        let number = (at < self.len()).then(|| number(at))?;
        (number < self.len() && *ids.bytes(number) == *id.as_bytes()).then_some(number)
    }

    pub(super) fn all(&self) -> &[Api] {
        self.cells.all(|| {
            let mut apis = self.columns.all();
            // A part would be a wrong answer.
            if apis.len() < self.len() {
                self.columns.details.note_damage();
                apis.clear();
            }
            apis
        })
    }

    /// Whether somebody has asked for all.
    pub(super) fn are_all_read(&self) -> bool {
        self.cells.are_all()
    }

    pub(super) fn at(&self, number: usize) -> &Api {
        let read = || self.read_at(number);
        self.cells.at(number, self.len(), read).unwrap_or(&NONE)
    }

    /// Shows one that is not kept.
    pub(super) fn with(&self, number: usize, act: impl FnOnce(&Api)) {
        match self.cells.known(number) {
            Some(api) => act(api),
            None => act(&self.read_at(number)),
        }
    }

    fn read_at(&self, number: usize) -> Api {
        self.columns.api(number).unwrap_or_else(|| {
            self.columns.details.note_damage();
            Api::default()
        })
    }
}
