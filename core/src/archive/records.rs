//! Values of one kind, each made of its bytes when it is first asked for.

use std::sync::OnceLock;

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::bytes::{Bytes, Numbers};
use super::runs::Runs;
use super::values;
use super::write::encoded;

/// What was made so far of some numbered things: some of them, or all.
#[derive(Debug)]
pub(crate) struct Cells<T> {
    single: OnceLock<Vec<OnceLock<Box<T>>>>,
    all: OnceLock<Vec<T>>,
}

impl<T> Default for Cells<T> {
    fn default() -> Self {
        Self {
            single: OnceLock::new(),
            all: OnceLock::new(),
        }
    }
}

impl<T> From<Vec<T>> for Cells<T> {
    fn from(all: Vec<T>) -> Self {
        Self {
            all: OnceLock::from(all),
            ..Self::default()
        }
    }
}

impl<T> Cells<T> {
    /// The one of a number below `count`, else made by `make`.
    pub(crate) fn at(&self, number: usize, count: usize, make: impl FnOnce() -> T) -> Option<&T> {
        if let Some(all) = self.all.get() {
            return all.get(number);
        }
        let none = || (0..count).map(|_| OnceLock::new()).collect();
        let cell = self.single.get_or_init(none).get(number)?;
        Some(cell.get_or_init(|| Box::new(make())))
    }

    /// The one of a number, where all were made.
    pub(crate) fn known(&self, number: usize) -> Option<&T> {
        self.all.get()?.get(number)
    }

    pub(crate) fn are_all(&self) -> bool {
        self.all.get().is_some()
    }

    /// All, else made by `make`.
    pub(crate) fn all(&self, make: impl FnOnce() -> Vec<T>) -> &[T] {
        self.all.get_or_init(make)
    }
}

/// Values ([`postcard`]), one after another.
#[derive(Debug, Default)]
pub(crate) struct Records<T> {
    bytes: Bytes,
    /// Where each ends.
    ends: Numbers,
    cells: Cells<T>,
}

impl<T: Serialize + DeserializeOwned + Default> From<Vec<T>> for Records<T> {
    fn from(values: Vec<T>) -> Self {
        let mut bytes = Vec::new();
        let ends = values.iter().map(|value| {
            // Only what has no length cannot be encoded.
            bytes.extend(encoded(value).unwrap_or_default());
            bytes.len() as u32
        });
        Self {
            ends: ends.collect(),
            bytes: bytes.into(),
            cells: values.into(),
        }
    }
}

impl<T: Serialize + DeserializeOwned + Default> Records<T> {
    pub(crate) fn read(mut runs: Runs) -> Self {
        Self {
            bytes: runs.bytes(),
            ends: runs.numbers(),
            cells: Cells::default(),
        }
    }

    pub(crate) fn runs(&self) -> [&Bytes; 2] {
        [&self.bytes, &self.ends.0]
    }

    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The value of a number; the default one where the bytes are those of none, which
    /// the archive is told.
    pub(crate) fn at(&self, number: usize) -> Option<&T> {
        self.cells.at(number, self.len(), || self.value(number))
    }

    pub(crate) fn all(&self) -> &[T] {
        let make = || (0..self.len()).map(|number| self.value(number)).collect();
        self.cells.all(make)
    }

    fn value(&self, number: usize) -> T {
        values::whole(&self.bytes.part(self.ends.part(number))).unwrap_or_default()
    }
}
