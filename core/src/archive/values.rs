//! Values as bytes ([`postcard`]), and what they are held to beyond their form: an
//! archive may be made by anybody.

use postcard::de_flavors::{Flavor, Slice};
use postcard::{Deserializer, Error};
use serde::de::DeserializeOwned;

use super::bytes::Bytes;
use crate::catalogue::clean::has_control;

/// The value that takes all the bytes. None of its texts can control a terminal.
pub(super) fn whole<T: DeserializeOwned>(bytes: &Bytes) -> Option<T> {
    let all = bytes.all();
    let value = match bytes.is_own() {
        true => postcard::from_bytes(&all),
        false => foreign(&all),
    };
    if value.is_err() {
        bytes.note_damage();
    }
    value.ok()
}

fn foreign<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Error> {
    let mut deserializer = Deserializer::from_flavor(Clean(Slice::new(bytes)));
    let value = T::deserialize(&mut deserializer)?;
    match deserializer.finalize()? {
        [] => Ok(value),
        _ => Err(Error::DeserializeBadEncoding),
    }
}

/// Bytes from which texts are taken at once, and all else byte by byte.
struct Clean<'de>(Slice<'de>);

impl<'de> Flavor<'de> for Clean<'de> {
    type Remainder = &'de [u8];
    type Source = &'de [u8];

    fn pop(&mut self) -> Result<u8, Error> {
        self.0.pop()
    }

    fn size_hint(&self) -> Option<usize> {
        self.0.size_hint()
    }

    fn try_take_n(&mut self, count: usize) -> Result<&'de [u8], Error> {
        let bytes = self.0.try_take_n(count)?;
        match std::str::from_utf8(bytes) {
            Ok(text) if !has_control(text) => Ok(bytes),
            _ => Err(Error::DeserializeBadUtf8),
        }
    }

    fn finalize(self) -> Result<&'de [u8], Error> {
        self.0.finalize()
    }
}
