//! What a screen says, before any colour or width: blocks, and runs of text
//! that know what they mean and where they lead.
//!
//! `markdown` and the verbs compose pages; the screen lays them out.

use crate::catalogue::text::Text;

/// The public site, to which paths such as `/guides/…` belong.
pub const SITE: &str = "https://api.gouv.fr";

/// A piece of a page that stands on lines of its own.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// The title of a page, and what stands at the other end of its line.
    Title {
        text: Inline,
        aside: String,
    },
    Heading {
        /// 1 to 6, 1 being the widest.
        level: u8,
        text: Inline,
    },
    Paragraph(Inline),
    /// A list, its items being blocks.
    List {
        /// The number of the first item; none for bullets.
        start: Option<u64>,
        /// Whether its items stand without blank lines between them.
        tight: bool,
        items: Vec<Vec<Block>>,
    },
    Quote(Vec<Block>),
    /// Text whose line breaks and spaces are kept.
    Code(String),
    Table(Table),
    /// A line between two parts.
    Rule,
    /// Values with their labels, a line each.
    Labelled(Vec<LabelledValue>),
    /// Values on one line, with points between them. They are understood
    /// without their labels, which only the linear form gives.
    Facts(Vec<LabelledValue>),
    /// A call to action: a link on a line of its own.
    Action {
        text: Inline,
        target: Target,
    },
    /// What to prepare before a request, an item each.
    Steps(Vec<String>),
    /// A questionnaire that precedes a request.
    Questionnaire {
        name: String,
        /// What is said where it is not asked.
        text: Inline,
    },
    /// Blocks set in from the left.
    Indented(Vec<Block>),
}

#[derive(Debug, Clone, PartialEq)]
pub struct LabelledValue {
    pub label: String,
    pub value: Inline,
}

/// A table: every row has as many cells as the header, or one that stands
/// across the columns.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Table {
    pub alignment: Vec<Align>,
    /// The titles of the columns; empty for a table without.
    pub header: Vec<Inline>,
    pub rows: Vec<Vec<Inline>>,
    /// Whether rows of several lines follow one another without blank lines,
    /// and a word that is much longer than others is cut.
    pub is_dense: bool,
}

/// The side to which a column is set.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Align {
    #[default]
    Left,
    Centre,
    Right,
}

/// Text of one line or many; `\n` in it is a line break that stays.
pub type Inline = Vec<Run>;

/// A piece of text with one style and one target.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Run {
    pub text: Text,
    pub style: Style,
    /// Boxed, since few runs have one.
    pub target: Option<Box<Target>>,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Style {
    pub strong: bool,
    pub emphasis: bool,
    pub code: bool,
    pub strike: bool,
    /// Whether it is seen to lead somewhere.
    pub linked: bool,
    pub tone: Tone,
    /// Whether the text begins with a sign and a no-break space; the words
    /// after them say the same.
    pub signed: bool,
}

impl Style {
    /// A style that has a meaning and no emphasis.
    pub fn toned(tone: Tone) -> Self {
        Self {
            tone,
            ..Self::default()
        }
    }
}

/// What a run means, apart from Markdown's emphasis.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Tone {
    #[default]
    Plain,
    /// It names what the page is about.
    Name,
    /// It helps to read the rest.
    Help,
    /// It can be typed or followed.
    Action,
    /// It is what was searched for.
    Match,
    /// A favourable verdict.
    Good,
    /// A verdict under conditions.
    Mixed,
    /// An unfavourable verdict.
    Bad,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Target {
    /// An `http` or `https` address.
    Web(String),
    /// An e-mail address, without `mailto:`.
    Mail(String),
    /// Another entry of the catalogue, by its slug.
    Entry(String),
    /// A guide of the catalogue, by the name that `show` finds.
    Guide(String),
    /// A heading of another entry of the catalogue, by its text.
    EntrySection { slug: String, heading: String },
    /// The search of the catalogue.
    Search,
    /// A heading of the same page, by its text.
    Section(String),
    /// An address that is shown and never followed.
    Other(String),
}

impl Target {
    /// The address for a program; entries and the search as pages of the
    /// public site.
    pub fn url(&self) -> String {
        match self {
            Self::Web(address) | Self::Other(address) => address.clone(),
            Self::Mail(address) => format!("mailto:{address}"),
            Self::Entry(slug) => format!("{SITE}/les-api/{slug}"),
            Self::EntrySection { slug, heading } => format!("{SITE}/les-api/{slug}#{heading}"),
            Self::Guide(name) => {
                let slug = name.strip_prefix("guides/").unwrap_or(name);
                format!("{SITE}/guides/{slug}")
            }
            Self::Search => format!("{SITE}/rechercher-api"),
            Self::Section(heading) => format!("#{heading}"),
        }
    }
}

impl Run {
    pub fn plain(text: impl Into<Text>) -> Self {
        Self {
            text: text.into(),
            ..Self::default()
        }
    }

    pub fn toned(text: impl Into<Text>, tone: Tone) -> Self {
        Self {
            text: text.into(),
            style: Style::toned(tone),
            target: None,
        }
    }

    pub fn linked(text: impl Into<Text>, target: Target) -> Self {
        Self {
            target: Some(Box::new(target)),
            ..Self::toned(text, Tone::Action)
        }
    }

    #[must_use]
    pub fn strong(mut self) -> Self {
        self.style.strong = true;
        self
    }
}

impl LabelledValue {
    pub fn new(label: impl Into<String>, value: Inline) -> Self {
        let label = label.into();
        Self { label, value }
    }
}

/// A text without style, as an inline.
pub fn plain(text: impl Into<Text>) -> Inline {
    vec![Run::plain(text)]
}

/// The text of an inline, without styles and targets.
pub fn text_of(inline: &[Run]) -> String {
    inline.iter().map(|run| run.text.as_ref()).collect()
}
