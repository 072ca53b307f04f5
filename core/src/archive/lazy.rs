//! Values that are made of their bytes when they are first asked for.

use std::sync::OnceLock;

use serde::de::DeserializeOwned;

use super::bytes::Bytes;
use super::values;

/// A value, or the bytes of one ([`postcard`]).
#[derive(Debug)]
pub(crate) struct Lazy<T> {
    value: OnceLock<Box<T>>,
    bytes: Bytes,
}

impl<T> Default for Lazy<T> {
    fn default() -> Self {
        Self {
            value: OnceLock::new(),
            bytes: Bytes::default(),
        }
    }
}

impl<T> From<T> for Lazy<T> {
    fn from(value: T) -> Self {
        Self {
            value: OnceLock::from(Box::new(value)),
            bytes: Bytes::default(),
        }
    }
}

impl<T: DeserializeOwned + Default> Lazy<T> {
    pub(crate) fn read(bytes: Bytes) -> Self {
        Self {
            value: OnceLock::new(),
            bytes,
        }
    }

    /// The value; the default one where the bytes are those of none, which the
    /// archive is told.
    pub(crate) fn get(&self) -> &T {
        self.value.get_or_init(|| Box::new(self.understood()))
    }

    pub(crate) fn get_mut(&mut self) -> &mut T {
        if self.value.get().is_none() {
            self.value = OnceLock::from(Box::new(self.understood()));
        }
        let value = self.value.get_mut();
        // It was set above.
        #[allow(clippy::unwrap_used)]
        value.unwrap()
    }

    fn understood(&self) -> T {
        // Without bytes, nothing was ever known.
        if self.bytes.len() == 0 && self.bytes.is_own() {
            return T::default();
        }
        values::whole(&self.bytes).unwrap_or_default()
    }
}

impl<T: DeserializeOwned + Default + Clone> Clone for Lazy<T> {
    fn clone(&self) -> Self {
        Self {
            value: self.value.clone(),
            bytes: self.bytes.clone(),
        }
    }
}

impl<T: DeserializeOwned + Default + PartialEq> PartialEq for Lazy<T> {
    fn eq(&self, other: &Self) -> bool {
        self.get() == other.get()
    }
}
