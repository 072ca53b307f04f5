//! The text of a document, an API or a guide, field by field: what is indexed, and what snippets
//! are cut from.

use std::borrow::Cow;
use std::collections::HashSet;

use crate::archive::{Archive, Bytes, Numbers, Section, StringTable};
use crate::catalogue::Catalogue;
use crate::catalogue::api::{Api, MEMBERS};
use crate::catalogue::field::SearchField;
use crate::catalogue::subject::Subject;
use crate::markdown::{self, Context};

/// The fields whose text takes parsing, in the order of [`DocumentText::parse`].
const MADE_FIELDS: [SearchField; 5] = [
    SearchField::Headings,
    SearchField::Introduction,
    SearchField::Body,
    SearchField::Access,
    SearchField::Operations,
];

/// The plain text of what takes parsing of every document, stored so that a
/// snippet need not parse it again.
#[derive(Debug, Clone, Default)]
pub struct StoredText {
    /// The lines of every text in turn.
    lines: StringTable,
    /// By document and field of that kind, where its part of `lines` ends.
    ends: Numbers,
}

impl StoredText {
    /// What an archive has of it.
    pub(crate) fn of_archive(archive: &Archive) -> Self {
        let mut runs = archive.runs(Section::Plain);
        Self {
            lines: StringTable::read(&mut runs),
            ends: runs.numbers(),
        }
    }

    /// Its columns, in the order in which an archive has them.
    pub(crate) fn runs(&self) -> [&Bytes; 3] {
        let [lines, line_ends] = self.lines.runs();
        [lines, line_ends, &self.ends.0]
    }

    /// Parses the Markdown of every document of `catalogue`.
    pub fn new(catalogue: &Catalogue) -> Self {
        let documents = 0..catalogue.document_count();
        let made =
            documents.map(|number| DocumentText::parse(catalogue, catalogue.document(number)).made);
        let texts: Vec<String> = made
            .flat_map(|made| match made {
                MadeTexts::Parsed(texts) => texts,
                MadeTexts::Stored(..) => Default::default(),
            })
            .collect();
        let ends = texts.iter().scan(0, |end, text| {
            *end += text.lines().count() as u32;
            Some(*end)
        });
        Self {
            ends: ends.collect(),
            lines: texts.iter().flat_map(|text| text.lines()).collect(),
        }
    }

    /// The lines of a text.
    fn text(&self, number: usize) -> Vec<Cow<'_, str>> {
        self.lines.range(self.ends.part(number))
    }

    /// A line of a text.
    fn line(&self, number: usize, line: usize) -> Option<Cow<'_, str>> {
        let part = self.ends.part(number);
        (line < part.len()).then(|| self.lines.get(part.start + line))
    }
}

/// The text of one document.
pub(super) struct DocumentText<'a> {
    catalogue: &'a Catalogue,
    subject: Subject<'a>,
    made: MadeTexts<'a>,
}

/// The lines of each of [`MADE_FIELDS`], as plain text.
enum MadeTexts<'a> {
    Parsed([String; MADE_FIELDS.len()]),
    /// From this number on.
    Stored(&'a StoredText, usize),
}

impl<'a> DocumentText<'a> {
    /// Parses the Markdown of a document: its own words, and none that
    /// components stand for.
    pub(super) fn parse(catalogue: &'a Catalogue, subject: Subject<'a>) -> Self {
        let context = Context {
            say: &|_| "",
            knows: &|name| catalogue.has(name),
            request: None,
        };
        let body = catalogue.body(subject).unwrap_or_default();
        let page = markdown::parse_alone(&body, &context);
        let (introduction, access, operations) = match subject {
            Subject::Api(api) => {
                let introduction = api.introduction.as_deref().unwrap_or_default();
                let introduction = markdown::parse_alone(introduction, &context);
                (
                    markdown::plain_text(&introduction),
                    access(api, &context),
                    operations(catalogue, api),
                )
            }
            Subject::Guide(_) | Subject::Body(_) => Default::default(),
        };
        let texts = [
            markdown::headings(&page).join("\n"),
            introduction,
            markdown::plain_text(&page),
            access,
            operations,
        ];
        Self {
            catalogue,
            subject,
            made: MadeTexts::Parsed(texts),
        }
    }

    /// The text of a document, without parsing it.
    pub(super) fn from_stored(
        catalogue: &'a Catalogue,
        number: usize,
        stored: &'a StoredText,
    ) -> Self {
        Self {
            catalogue,
            subject: catalogue.document(number),
            made: MadeTexts::Stored(stored, number * MADE_FIELDS.len()),
        }
    }

    /// Some texts of a field, by their numbers.
    pub(super) fn some(&self, field: SearchField, numbers: &[usize]) -> Vec<Cow<'_, str>> {
        let made = MADE_FIELDS.iter().position(|other| *other == field);
        if let (MadeTexts::Stored(stored, first), Some(at)) = (&self.made, made) {
            let lines = numbers.iter();
            return lines
                .filter_map(|line| stored.line(first + at, *line))
                .collect();
        }
        let texts = self.field(field);
        let asked = numbers.iter().filter_map(|number| texts.get(*number));
        asked.cloned().collect()
    }

    /// The texts of a field: keywords, lines. No phrase spans two of them.
    pub(super) fn field(&self, field: SearchField) -> Vec<Cow<'_, str>> {
        if let Some(at) = MADE_FIELDS.iter().position(|other| *other == field) {
            return match &self.made {
                MadeTexts::Parsed(texts) => texts[at].lines().map(Cow::Borrowed).collect(),
                MadeTexts::Stored(stored, first) => stored.text(first + at),
            };
        }
        let texts = self.field_of_head(field).into_iter();
        texts.map(Cow::Borrowed).collect()
    }

    fn field_of_head(&self, field: SearchField) -> Vec<&str> {
        match self.subject {
            Subject::Api(api) => self.field_of_api(api, field),
            Subject::Guide(guide) => match field {
                SearchField::Title => vec![&guide.title],
                SearchField::Tagline => vec![&guide.tagline],
                SearchField::Slug => vec![&guide.id],
                SearchField::Needs => guide.needs.iter().map(AsRef::as_ref).collect(),
                _ => Vec::new(),
            },
            Subject::Body(_) => Vec::new(),
        }
    }

    fn field_of_api(&self, api: &'a Api, field: SearchField) -> Vec<&'a str> {
        match field {
            SearchField::Slug => vec![api.id.as_ref()],
            SearchField::Producer => match self.catalogue.known_producer(&api.producer) {
                Some(body) => [Some(&body.name), body.acronym.as_ref()]
                    .into_iter()
                    .flatten()
                    .map(AsRef::as_ref)
                    .collect(),
                None => vec![api.producer.as_ref()],
            },
            SearchField::Partners => {
                let name = |partner: &'a Cow<'static, str>| {
                    let body = self.catalogue.known_producer(partner);
                    body.map_or(partner.as_ref(), |body| body.name.as_ref())
                };
                api.partners.iter().map(name).collect()
            }
            _ => {
                let members = MEMBERS.iter();
                let members = members.filter(|member| member.searched == Some(field));
                let said = members.filter_map(|member| member.value(api));
                said.flat_map(|said| said.lines())
                    .map(AsRef::as_ref)
                    .collect()
            }
        }
    }
}

/// The operations of an API and the fields of their answers, each name once. Those of
/// a platform tell of none of the APIs that it serves.
fn operations(catalogue: &Catalogue, api: &Api) -> String {
    let endpoints = catalogue.endpoints(&api.id).and_then(Result::ok);
    let own = endpoints.filter(|endpoints| endpoints.operations_of.is_none());
    let operations = own.iter().flat_map(|endpoints| &endpoints.operations);
    let names = operations.flat_map(|operation| {
        let answer = operation.answer.iter();
        let fields = answer.flat_map(|answer| &answer.fields);
        let fields = fields.filter_map(|field| field.name.as_deref());
        operation.name.as_deref().into_iter().chain(fields)
    });
    let mut met = HashSet::new();
    let names = names.filter(|name| met.insert(*name));
    names.collect::<Vec<_>>().join("\n")
}

/// The labels and texts of the access rules of an API.
fn access(api: &Api, context: &Context<'_>) -> String {
    let mut access = String::new();
    for rule in api.access.iter() {
        for label in rule.labels.iter() {
            access.push_str(label);
            access.push('\n');
        }
        let description = markdown::parse_alone(&rule.description, context);
        access.push_str(&markdown::plain_text(&description));
    }
    access
}
