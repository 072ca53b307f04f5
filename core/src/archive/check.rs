//! What the values of an archive are held to beyond their form: an archive may be
//! made by anybody.

use std::io::{self, Read};
use std::path::Path;

use postcard::de_flavors::{Flavor, Slice};
use postcard::{Deserializer, Error};
use serde::de::DeserializeOwned;

use super::{Fault, MAGIC};
use crate::catalogue::clean::has_control;

/// Whether a file is an archive by its beginning, that which is none being
/// [`Fault::Foreign`].
///
/// # Errors
/// It cannot be read.
pub fn fault_of(path: &Path) -> io::Result<Option<Fault>> {
    let mut start = Vec::new();
    let file = std::fs::File::open(path)?;
    file.take(MAGIC.len() as u64).read_to_end(&mut start)?;
    Ok((start != MAGIC).then_some(Fault::Foreign))
}

/// Understands a value, of which no text can control a terminal.
pub(super) fn value<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Error> {
    let mut deserializer = Deserializer::from_flavor(Clean(Slice::new(bytes)));
    let value = T::deserialize(&mut deserializer)?;
    let rest = deserializer.finalize()?;
    match rest {
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
