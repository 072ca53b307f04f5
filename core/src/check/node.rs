//! A value of a front matter and the way to its place.

use crate::catalogue::place::Spot;
use crate::catalogue::yaml::Yaml;

#[derive(Clone)]
pub(super) struct Node<'a> {
    pub(super) value: &'a Yaml,
    pub(super) spot: Spot,
}

impl<'a> Node<'a> {
    /// A whole front matter.
    pub(super) fn root(value: &'a Yaml) -> Self {
        let spot = Spot::default();
        Self { value, spot }
    }

    /// The keys of a mapping and their values; none of anything else.
    pub(super) fn pairs(&self) -> impl Iterator<Item = (Self, Self)> {
        let pairs = self.value.pairs().iter().enumerate();
        pairs.map(|(number, (key, value))| {
            let (of_key, of_value) = (self.spot.key(number), self.spot.value(number));
            let key = Self {
                value: key,
                spot: of_key,
            };
            let value = Self {
                value,
                spot: of_value,
            };
            (key, value)
        })
    }

    pub(super) fn get(&self, name: &str) -> Option<Self> {
        let mut pairs = self.value.pairs().iter();
        let number = pairs.position(|(key, _)| key.text() == Some(name))?;
        let (_, value) = &self.value.pairs()[number];
        let spot = self.spot.value(number);
        Some(Self { value, spot })
    }

    /// The items of a list, or the one value in its place.
    pub(super) fn items(&self) -> Vec<Self> {
        let Yaml::List(items) = self.value else {
            return vec![self.clone()];
        };
        let items = items.iter().enumerate();
        let item = |(index, value)| {
            let spot = self.spot.item(index);
            Self { value, spot }
        };
        items.map(item).collect()
    }

    pub(super) fn text(&self) -> Option<&'a str> {
        self.value.text()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.value.is_empty()
    }
}
