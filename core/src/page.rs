//! What a screen says, before any colour or width: blocks, and runs of text
//! that know what they mean and where they lead.
//!
//! `markdown` and `commands` compose pages; `terminal` lays them out.

use crate::catalogue::text::Text;

/// The public site, to which paths such as `/guides/…` belong.
pub const SITE: &str = "https://api.gouv.fr";

/// A piece of a page that stands on lines of its own.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// The title of a page, and what stands at the other end of its line.
    Title {
        /// The title.
        text: Inline,
        /// The slug.
        aside: String,
    },
    /// A heading of level 1 to 6.
    Heading {
        /// 1 for the widest.
        level: u8,
        /// Its text.
        text: Inline,
    },
    /// Running text.
    Paragraph(Inline),
    /// A list, its items being blocks.
    List {
        /// The number of the first item; none for bullets.
        start: Option<u64>,
        /// Whether its items stand without blank lines between them.
        tight: bool,
        /// The items.
        items: Vec<Vec<Block>>,
    },
    /// Quoted blocks.
    Quote(Vec<Block>),
    /// Text whose line breaks and spaces are kept.
    Code(String),
    /// A table.
    Table(Table),
    /// A line between two parts.
    Rule,
    /// Values with their labels, a line each.
    Labelled(Vec<LabelledValue>),
    /// Values that are understood without their labels, which only the linear
    /// form gives: on one line, points between them.
    Facts(Vec<LabelledValue>),
    /// A call to action: a link on a line of its own.
    Action {
        /// What following it does.
        text: Inline,
        /// Where it leads.
        target: Target,
    },
    /// What to prepare before a request, an item each.
    Steps(Vec<String>),
    /// Blocks set in from the left.
    Indented(Vec<Block>),
}

/// A value under a label.
#[derive(Debug, Clone, PartialEq)]
pub struct LabelledValue {
    /// The label.
    pub label: String,
    /// The value.
    pub value: Inline,
}

/// A table: every row has as many cells as the header.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Table {
    /// How each column is aligned.
    pub alignment: Vec<Align>,
    /// The titles of the columns; empty for a table without.
    pub header: Vec<Inline>,
    /// The rows.
    pub rows: Vec<Vec<Inline>>,
}

/// The side to which a column is set.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Align {
    /// To the left.
    #[default]
    Left,
    /// In the middle.
    Centre,
    /// To the right.
    Right,
}

/// Text of one line or many; `\n` in it is a line break that stays.
pub type Inline = Vec<Run>;

/// A piece of text with one style and one target.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Run {
    /// The text.
    pub text: Text,
    /// How it is said.
    pub style: Style,
    /// Where it leads.
    pub target: Option<Target>,
}

/// How a run is said.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[allow(missing_docs)] // the names of Markdown
pub struct Style {
    pub strong: bool,
    pub emphasis: bool,
    pub code: bool,
    pub strike: bool,
    pub tone: Tone,
    /// Whether the text begins with a sign and a no-break space; the words
    /// after them say the same.
    pub signed: bool,
}

impl Style {
    /// That of a meaning, and nothing else.
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
    /// Nothing in particular.
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

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Target {
    /// An `http` or `https` address.
    Web(String),
    /// An e-mail address, without `mailto:`.
    Mail(String),
    /// Another entry of the catalogue, by its slug.
    Entry(String),
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
            Self::Search => format!("{SITE}/rechercher-api"),
            Self::Section(heading) => format!("#{heading}"),
        }
    }
}

impl Run {
    /// A run without style or target.
    pub fn plain(text: impl Into<Text>) -> Self {
        Self {
            text: text.into(),
            ..Self::default()
        }
    }

    /// A run with a meaning.
    pub fn toned(text: impl Into<Text>, tone: Tone) -> Self {
        Self {
            text: text.into(),
            style: Style::toned(tone),
            target: None,
        }
    }

    /// A run that leads somewhere.
    pub fn linked(text: impl Into<Text>, target: Target) -> Self {
        Self {
            target: Some(target),
            ..Self::toned(text, Tone::Action)
        }
    }

    /// The same run, strong.
    #[must_use]
    pub fn strong(mut self) -> Self {
        self.style.strong = true;
        self
    }
}

impl LabelledValue {
    /// A value under a label.
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
