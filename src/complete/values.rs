//! What the catalogue holds, as values of arguments.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::sync::OnceLock;

use clap::builder::StyledStr;
use clap_complete::engine::CompletionCandidate;

use super::shell::Shell;
use super::shells::compares_letters;
use crate::answer::{ALL, COLUMNS};
use crate::cache::Cache;
use crate::catalogue::Catalogue;
use crate::catalogue::access::{distinct, labels};
use crate::catalogue::api::Api;
use crate::catalogue::fold::fold;
use crate::catalogue::layers::Layer;
use crate::catalogue::profile::Profile;
use crate::catalogue::subject::Subject;
use crate::catalogue::text::Text;
use crate::cli;
use crate::embedded;
use crate::find::{Resolution, resolve};
use crate::place::Place;
use crate::verbs::arguments::Opening;
use crate::verbs::{headings, opened, paths};
use crate::words::Messages;

pub(super) struct Values {
    shell: Shell,
    words: Vec<OsString>,
    places: Vec<Place>,
    most_bytes: u64,
    cache: Option<Cache>,
    /// Read when it is asked for.
    loaded: OnceLock<Catalogue>,
    m: Messages,
}

impl Values {
    /// Those of the catalogues at these places.
    pub(super) fn new(
        shell: Shell,
        words: Vec<OsString>,
        places: Vec<Place>,
        most_bytes: u64,
        cache: Option<Cache>,
        m: Messages,
    ) -> Self {
        Self {
            shell,
            words,
            places,
            most_bytes,
            cache,
            loaded: OnceLock::new(),
            m,
        }
    }

    /// One that cannot be read has nothing to propose: the command will say
    /// why.
    fn catalogue(&self) -> &Catalogue {
        match self.places.as_slice() {
            [Place::Embedded] => embedded::catalogue(),
            [place] => self.loaded.get_or_init(|| self.read(place)),
            places => self.loaded.get_or_init(|| {
                let layers = places.iter().map(|place| Layer {
                    name: place.to_string(),
                    catalogue: self.read(place),
                });
                Catalogue::layered(layers.collect())
            }),
        }
    }

    fn read(&self, place: &Place) -> Catalogue {
        let read = match place {
            Place::Embedded => Some(embedded::layer()),
            Place::Path(file) if file.is_file() => opened(file).map(|open| open.catalogue).ok(),
            Place::Path(directory) => {
                let cache = self.cache.as_ref();
                let kept = cache.and_then(|cache| cache.find(directory, self.most_bytes));
                let read =
                    || Catalogue::from_directory(directory, self.most_bytes, &|_, _| {}).ok();
                kept.map(|open| open.catalogue).or_else(read)
            }
        };
        read.unwrap_or_default()
    }

    /// The slugs of the APIs of which something can be called.
    pub(super) fn callable(&self, typed: &str) -> Vec<CompletionCandidate> {
        let catalogue = self.catalogue();
        self.slugs_of(typed, |id| catalogue.has_endpoints(id))
    }

    /// The paths that can be called of the API on the line, and the names of their
    /// operations.
    pub(super) fn paths(&self, typed: &str) -> Vec<CompletionCandidate> {
        let Some(api) = self.apis_of_line().into_iter().next() else {
            return Vec::new();
        };
        let Some(Ok(endpoints)) = self.catalogue().endpoints(&api.id) else {
            return Vec::new();
        };
        let paths = paths(&endpoints).into_iter();
        paths
            .filter_map(|(path, name)| self.candidate(typed, path, name))
            .collect()
    }

    /// The slugs, with or without the prefix that many have, and their titles.
    pub(super) fn slugs(&self, typed: &str) -> Vec<CompletionCandidate> {
        self.slugs_of(typed, |_| true)
    }

    fn slugs_of(&self, typed: &str, is_it: impl Fn(&str) -> bool) -> Vec<CompletionCandidate> {
        let typed = Typed::new(typed);
        let slug = |(id, title): (&str, &str)| {
            let bare = ["api-", "api_"]
                .into_iter()
                .find_map(|prefix| id.strip_prefix(prefix));
            let whole = self.continued(&typed, id, Some(title));
            whole.or_else(|| self.continued(&typed, bare?, Some(title)))
        };
        let names = self.catalogue().names();
        let names = names.iter().filter(|(id, _)| is_it(id));
        names.filter_map(slug).collect()
    }

    /// What has a page: the APIs, the guides and the producing bodies.
    pub(super) fn pages(&self, typed: &str) -> Vec<CompletionCandidate> {
        let catalogue = self.catalogue();
        let guides = catalogue.guides().iter().map(Subject::Guide);
        let bodies = catalogue.producers().iter().map(Subject::Body);
        let others = guides.chain(bodies);
        let others = others.filter_map(|other| {
            self.candidate(typed, &catalogue.name_of(other), Some(other.title()))
        });
        self.slugs(typed).into_iter().chain(others).collect()
    }

    /// The labels of the APIs on the line, and the profiles.
    pub(super) fn profiles(&self, typed: &str) -> Vec<CompletionCandidate> {
        let own = self.apis_of_line().into_iter().flat_map(labels);
        let own = distinct(own).into_iter();
        let own = own.filter_map(|label| self.candidate(typed, &label, None));
        let profile =
            |profile: Profile| self.candidate(typed, profile.name(), Some(self.m.profile(profile)));
        own.chain(Profile::ALL.into_iter().filter_map(profile))
            .collect()
    }

    pub(super) fn openings(&self, typed: &str) -> Vec<CompletionCandidate> {
        let openings = Opening::ALL.map(Opening::name).into_iter();
        openings
            .filter_map(|name| self.candidate(typed, name, None))
            .collect()
    }

    /// The producing bodies of the entries, by their slugs.
    pub(super) fn producers(&self, typed: &str) -> Vec<CompletionCandidate> {
        let catalogue = self.catalogue();
        let apis = catalogue.apis().iter();
        let bodies: BTreeMap<&Text, &Api> = apis.map(|api| (&api.producer, api)).collect();
        let body = |(slug, api): (&Text, &Api)| {
            self.candidate(typed, slug, Some(&catalogue.producer(api).name))
        };
        bodies.into_iter().filter_map(body).collect()
    }

    /// The different texts of a list of every entry, in alphabetical order.
    pub(super) fn texts(&self, typed: &str, of: fn(&Api) -> &[Text]) -> Vec<CompletionCandidate> {
        let mut texts = BTreeMap::new();
        for text in self.catalogue().apis().iter().flat_map(of) {
            texts.entry(fold(text)).or_insert(text);
        }
        let value = |text: &Text| self.candidate(typed, text, None);
        texts.into_values().filter_map(value).collect()
    }

    /// The APIs whose slugs are on the line.
    fn apis_of_line(&self) -> Vec<&Api> {
        let catalogue = self.catalogue();
        let slugs = cli::slugs(&self.words, self.m);
        let apis = slugs
            .iter()
            .filter_map(|slug| match resolve(catalogue, slug) {
                Resolution::One(api) => Some(api),
                Resolution::Several(_) | Resolution::Unknown(_) => None,
            });
        apis.collect()
    }

    /// The headings of their pages.
    pub(super) fn sections(&self, typed: &str) -> Vec<CompletionCandidate> {
        let catalogue = self.catalogue();
        let apis = self.apis_of_line().into_iter();
        let headings = apis.flat_map(|api| headings(catalogue, Subject::Api(api), self.m));
        headings
            .filter_map(|heading| self.candidate(typed, &heading, None))
            .collect()
    }

    /// The fields of an answer, after those of the list that are there.
    pub(super) fn fields(&self, typed: &str) -> Vec<CompletionCandidate> {
        let (before, last) = typed.split_at(typed.rfind(',').map_or(0, |comma| comma + 1));
        let last = Typed::new(last);
        let fields = COLUMNS
            .iter()
            .map(|field| (field.name, Some(field.title(self.m))));
        fields
            .chain([(ALL, None)])
            .filter(|(name, _)| !before.split(',').any(|other| other == *name))
            .filter(|(name, _)| last.beginning_of(name).is_some())
            .filter_map(|(name, title)| self.candidate(typed, &format!("{before}{name}"), title))
            .collect()
    }

    /// A value that continues what was `typed`, whatever its case and accents,
    /// and what it is. `None` for one that would be read as an option.
    fn candidate(
        &self,
        typed: &str,
        value: &str,
        help: Option<&str>,
    ) -> Option<CompletionCandidate> {
        self.continued(&Typed::new(typed), value, help)
    }

    fn continued(
        &self,
        typed: &Typed<'_>,
        value: &str,
        help: Option<&str>,
    ) -> Option<CompletionCandidate> {
        let end = typed
            .beginning_of(value)
            .filter(|_| !value.starts_with('-'))?;
        // Shells that compare letters would drop `entreprise` for `éntr`.
        let value = if compares_letters(self.shell) {
            format!("{}{}", typed.text, &value[end..])
        } else {
            value.to_owned()
        };
        // In a group of its own: else clap writes the name of the argument for
        // each.
        let candidate = CompletionCandidate::new(value)
            .help(help.map(|help| help.to_owned().into()))
            .tag(Some(StyledStr::new()));
        Some(candidate)
    }
}

/// What was typed of a value.
struct Typed<'a> {
    text: &'a str,
    folded: Cow<'a, str>,
}

impl<'a> Typed<'a> {
    fn new(text: &'a str) -> Self {
        Self {
            text,
            folded: fold(text),
        }
    }

    /// The part of `value` that was typed, whatever its case and accents, by its end in
    /// bytes; none where it does not begin so.
    fn beginning_of(&self, value: &str) -> Option<usize> {
        if value.starts_with(self.text) {
            return Some(self.text.len());
        }
        let mut rest = &*self.folded;
        for (at, c) in value.char_indices() {
            let end = at + c.len_utf8();
            rest = rest.strip_prefix(&*fold(&value[at..end]))?;
            if rest.is_empty() {
                return Some(end);
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_is_found_whatever_its_case_and_accents() {
        for (typed, value, rest) in [
            ("", "Éducation", Some("Éducation")),
            ("edu", "Éducation", Some("cation")),
            ("Édu", "Éducation", Some("cation")),
            ("coeur", "Cœur de ville", Some(" de ville")),
            ("co", "Cœur", None),
            ("géo", "geo", Some("")),
            ("x", "Éducation", None),
            ("Éducation nationale", "Éducation", None),
        ] {
            let end = Typed::new(typed).beginning_of(value);
            assert_eq!(end.map(|end| &value[end..]), rest, "{typed}");
        }
    }
}
