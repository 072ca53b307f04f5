//! Catalogues laid one over another: the first that has an entry wins.

use std::collections::HashSet;

use super::apis::Row;
use super::entry::Entry;
use super::provenance::Provenance;
use super::subject::Subject;
use super::{Catalogue, Documents, Known};

/// One of several catalogues that are read as one.
#[derive(Debug)]
pub struct Layer {
    /// By which it is asked for.
    pub name: String,
    pub catalogue: Catalogue,
}

impl Catalogue {
    /// Several catalogues as one, the first over the others. What they know of their
    /// entries is read; texts and operations are left to the layers.
    pub fn layered(layers: Vec<Layer>) -> Self {
        let apis = first(&layers, Self::apis, |api| &api.id);
        let apis = apis.map(|api| Known::Api(Row::from(api)));
        let guides = first(&layers, Self::guides, |guide| &guide.id);
        let guides = guides.map(|guide| Entry::Guide(Box::new(guide)));
        let producers = first(&layers, Self::producers, |body| &body.id);
        let questions = first(&layers, Self::questions, |question| &question.name);
        let others = guides
            .chain(producers.map(Entry::Producer))
            .chain(questions.map(Entry::Question))
            .map(Known::Other);
        let whole = Self::of(apis.chain(others).map(|known| (known, None)));
        Self {
            documents: Documents::Layers(layers),
            ..whole
        }
    }

    /// The catalogues that it is made of; none where it is one.
    pub fn layers(&self) -> &[Layer] {
        match &self.documents {
            Documents::Layers(layers) => layers,
            _ => &[],
        }
    }

    /// The catalogue that a subject is of: one of the layers, else this one.
    pub fn layer_of(&self, subject: Subject<'_>) -> &Self {
        let mut layers = self.layers().iter().map(|layer| &layer.catalogue);
        let own = layers.find(|layer| layer.has_subject(subject));
        own.unwrap_or(self)
    }

    /// The layer that an entry of an API is of. What others have under its slug may be of
    /// another API.
    pub(super) fn layer_with(&self, id: &str) -> Option<&Self> {
        let mut layers = self.layers().iter().map(|layer| &layer.catalogue);
        layers.find(|layer| layer.number(id).is_some())
    }

    pub(super) fn has_subject(&self, subject: Subject<'_>) -> bool {
        match subject {
            Subject::Api(api) => self.number(&api.id).is_some(),
            Subject::Guide(guide) => self.guide(&guide.id).is_some(),
            Subject::Body(body) => self.known_producer(&body.id).is_some(),
        }
    }

    /// Where the text of a subject comes from; none where its catalogue does not say.
    pub fn provenance_of(&self, subject: Subject<'_>) -> Option<&Provenance> {
        self.layer_of(subject).provenance()
    }
}

/// Of each name, what the first layer has that has any.
fn first<'a, T: Clone>(
    layers: &'a [Layer],
    of: fn(&'a Catalogue) -> &'a [T],
    name: fn(&'a T) -> &'a str,
) -> impl Iterator<Item = T> {
    let mut met = HashSet::new();
    let all = layers.iter().flat_map(move |layer| of(&layer.catalogue));
    all.filter(move |one| met.insert(name(one))).cloned()
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;
    use std::path::Path;

    use super::*;
    use crate::catalogue::source::{EntryKind, Source, Unread};

    /// Operations of one `path`.
    fn operations(path: &str) -> String {
        format!("operations:\n- method: GET\n  path: {path}\n")
    }

    fn layer(name: &str, files: &[(EntryKind, &str, &str)]) -> Layer {
        let sources = files.iter().map(|(kind, path, text)| {
            let bytes = Cow::Owned(text.as_bytes().to_vec());
            Source::new(*kind, Path::new(path), Ok(bytes)).unwrap()
        });
        let (endpoints, sources): (Vec<_>, Vec<_>) =
            sources.partition(|source| source.kind == EntryKind::Endpoints);
        let endpoints = endpoints.into_iter().map(|source| {
            let file = Unread::held(source).unwrap();
            (file.of_endpoints().unwrap().to_owned(), file)
        });
        let catalogue = Catalogue {
            endpoints: endpoints.collect(),
            ..Catalogue::load(sources)
        };
        Layer {
            name: name.to_owned(),
            catalogue,
        }
    }

    fn entry(title: &str) -> String {
        format!("---\ntitle: {title}\ntagline: t\nproducer: p\nis_open: 1\n---\n\nOf {title}\n")
    }

    #[test]
    fn the_first_that_has_an_entry_wins_and_the_rest_is_there() {
        use EntryKind::{Api, Guide, Producer};
        let guide = "---\ntitle: G\ntagline: t\napis: [a, b]\n---\n\nSteps\n";
        let upper = [
            (Api, "api/b.md", &*entry("Upper")),
            (Guide, "guides/g.md", guide),
        ];
        let lower = [
            (Api, "api/a.md", &*entry("A")),
            (Api, "api/b.md", &entry("Lower")),
            (Producer, "producteurs/p.md", "---\nname: Producer\n---\n"),
        ];
        let whole = Catalogue::layered(vec![layer("upper", &upper), layer("lower", &lower)]);
        let titles: Vec<&str> = whole.apis().iter().map(|api| &*api.title).collect();
        assert_eq!(titles, ["A", "Upper"]);
        // Texts are those of the layers, links and producers go across.
        for (id, text, layer) in [("a", "Of A\n", 1), ("b", "Of Upper\n", 0)] {
            let api = whole.api(id).unwrap();
            let subject = Subject::Api(api);
            assert_eq!(whole.body(subject).unwrap().trim_start(), text);
            let own = &whole.layers()[layer].catalogue;
            assert!(std::ptr::eq(whole.layer_of(subject), own));
            assert_eq!(whole.producer(api).name, "Producer");
        }
        let named = whole.apis_of(&whole.guides()[0]);
        let named: Vec<&str> = named.iter().map(|api| &*api.title).collect();
        assert_eq!(named, ["A", "Upper"]);
    }

    #[test]
    fn operations_are_those_of_the_layer_of_the_entry() {
        use EntryKind::{Api, Endpoints};
        let (one, other) = (operations("/one"), operations("/other"));
        let upper = [
            (Api, "api/a.md", &*entry("A")),
            (Api, "api/b.md", &entry("B")),
            (Endpoints, "endpoints/b.yaml", &one),
            (Endpoints, "endpoints/c.yaml", &one),
        ];
        let lower = [
            (Api, "api/a.md", &*entry("A")),
            (Endpoints, "endpoints/a.yaml", &other),
            (Api, "api/b.md", &entry("B")),
            (Endpoints, "endpoints/b.yaml", &other),
            (Api, "api/c.md", &entry("C")),
            (Endpoints, "endpoints/c.yaml", &other),
        ];
        let whole = Catalogue::layered(vec![layer("upper", &upper), layer("lower", &lower)]);
        for (id, path) in [("a", None), ("b", Some("/one")), ("c", Some("/other"))] {
            let endpoints = whole.endpoints(id).map(Result::unwrap);
            let paths = endpoints.map(|all| all.operations[0].path.to_string());
            assert_eq!(paths.as_deref(), path, "{id}");
            assert_eq!(whole.has_endpoints(id), path.is_some(), "{id}");
            assert_eq!(whole.count_of_operations(id), path.map(|_| 1), "{id}");
        }
    }
}
