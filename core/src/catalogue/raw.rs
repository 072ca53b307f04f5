//! The YAML of an entry exactly as written: every key of the format, nothing
//! interpreted, unknown keys kept.

use std::collections::HashSet;
use std::fmt;

use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_yaml::Value;

use super::yaml::DUPLICATE_KEY;

/// A list of texts; a single text is met where a list of one is meant. Items
/// without a value are dropped.
#[derive(Debug, Default)]
pub struct Texts(pub Vec<String>);

/// Declares a mirror of a YAML mapping: one optional field a key, a null value
/// being no value, and `extra` for the keys that are none of them.
macro_rules! mirror {
    ($(#[$doc:meta])* $name:ident { $($field:ident: $type:ty,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Default)]
        #[allow(missing_docs)] // the keys of the file format, which documents them
        pub struct $name {
            $(pub $field: Option<$type>,)*
            /// Keys that the format does not know, in file order.
            pub extra: Vec<(String, Value)>,
        }

        impl $name {
            /// The keys that the format knows, in its order.
            pub const KEYS: &'static [&'static str] = &[$(stringify!($field)),*];
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct Keys;
                impl<'de> Visitor<'de> for Keys {
                    type Value = $name;

                    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                        f.write_str("a mapping")
                    }

                    fn visit_unit<E>(self) -> Result<$name, E> {
                        Ok($name::default())
                    }

                    // A text that holds nothing, or comments only.
                    fn visit_none<E>(self) -> Result<$name, E> {
                        Ok($name::default())
                    }

                    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<$name, M::Error> {
                        let mut mirror = $name::default();
                        let mut seen = HashSet::new();
                        while let Some(key) = map.next_key_seed(NewKey(&mut seen))? {
                            match key.as_str() {
                                $(key if key == stringify!($field) => {
                                    mirror.$field = map.next_value()?;
                                })*
                                _ => mirror.extra.push((key, map.next_value()?)),
                            }
                        }
                        Ok(mirror)
                    }
                }
                deserializer.deserialize_any(Keys)
            }
        }
    };
}

mirror! {
    /// The front matter of `api/SLUG.md`.
    RawApi {
        title: String,
        tagline: String,
        producer: String,
        is_open: i64,
        is_france_connected: i64,
        access_page: Vec<RawRule>,
        partners: Texts,
        themes: Texts,
        keywords: Texts,
        category: String,
        clients: Texts,
        external_site: String,
        datapass_link: String,
        account_link: String,
        doc_tech_link: String,
        doc_tech_external: String,
        monitoring_link: String,
        monitoring_description: String,
        rate_limiting_resume: String,
        rate_limiting_description: String,
        rate_limiting_link: String,
        stats_detail_resume: String,
        stats_detail_description: String,
        stats_detail_link: String,
        stat: Value,
        contact_link: String,
        uptime: f64,
        visits_2019: i64,
        visit_2019: i64,
        last_update: String,
        datagouv_uuid: Texts,
        content_intro: String,
    }
}

mirror! {
    /// A rule of `access_page`.
    RawRule {
        who: Texts,
        is_eligible: i64,
        description: String,
    }
}

mirror! {
    /// The front matter of `producteurs/SLUG.md`.
    RawProducer {
        name: String,
        acronym: String,
    }
}

/// A key of a mapping, refused where it is one of those `seen`: only there is
/// the place of the refusal that of the key.
struct NewKey<'s>(&'s mut HashSet<String>);

impl<'de> DeserializeSeed<'de> for NewKey<'_> {
    type Value = String;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<String, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for NewKey<'_> {
    type Value = String;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_str<E: Error>(self, key: &str) -> Result<String, E> {
        if self.0.insert(key.to_owned()) {
            Ok(key.to_owned())
        } else {
            Err(E::custom(format_args!("{DUPLICATE_KEY}{key}`")))
        }
    }
}

impl<'de> Deserialize<'de> for Texts {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct OneOrMany;
        impl<'de> Visitor<'de> for OneOrMany {
            type Value = Texts;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a list of texts")
            }

            fn visit_str<E>(self, text: &str) -> Result<Texts, E> {
                Ok(Texts(vec![text.to_owned()]))
            }

            fn visit_seq<S: SeqAccess<'de>>(self, mut seq: S) -> Result<Texts, S::Error> {
                let mut texts = Vec::new();
                while let Some(text) = seq.next_element::<Option<String>>()? {
                    texts.extend(text.filter(|text| !text.trim().is_empty()));
                }
                Ok(Texts(texts))
            }
        }
        deserializer.deserialize_any(OneOrMany)
    }
}
