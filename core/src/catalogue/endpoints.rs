//! What can be called of the APIs of a catalogue: its files are read when they are
//! asked for.

use super::diagnostic::{Diagnostic, Position};
use super::file_error::FileError;
use super::lint::Lint;
use super::source::EntryKind;
use super::text::Text;
use super::{Catalogue, Documents};
use crate::openapi::{Endpoints, file};

impl Catalogue {
    /// Whether there is a file of what can be called of an API.
    pub fn has_endpoints(&self, id: &str) -> bool {
        match &self.documents {
            Documents::Compiled(file) => file(EntryKind::Endpoints, id).is_some(),
            Documents::Archived(files) => files.find(EntryKind::Endpoints, id).is_some(),
            Documents::Files { .. } => self.endpoints.contains_key(id),
            Documents::Layers(_) => {
                let own = self.layer_with(id);
                own.is_some_and(|layer| layer.has_endpoints(id))
            }
        }
    }

    /// How many operations an API has, counted without reading its file where that
    /// is written as usual; none where it has no file that can be read.
    pub fn count_of_operations(&self, id: &str) -> Option<usize> {
        if !self.layers().is_empty() {
            return self.layer_with(id)?.count_of_operations(id);
        }
        let own = self.endpoints_text(id)?.ok()?;
        let text = match file::operations_of(&own) {
            Some(other) => self.endpoints_text(other)?.ok()?,
            None => own,
        };
        match file::count(&text) {
            0 => Some(self.endpoints(id)?.ok()?.operations.len()),
            count => Some(count),
        }
    }

    /// What can be called of an API; none where its layer has no file of it.
    ///
    /// # Errors
    /// The file cannot be used.
    pub fn endpoints(&self, id: &str) -> Option<Result<Endpoints, Box<Diagnostic>>> {
        if !self.layers().is_empty() {
            return self.layer_with(id)?.endpoints(id);
        }
        let refused = |(error, at): (FileError, Option<Position>)| {
            Box::new(Diagnostic {
                file: format!("{}/{id}.yaml", EntryKind::Endpoints.folder()),
                place: at.map(Into::into),
                lint: Lint::LeftOut(error),
            })
        };
        let parsed = |text: Result<Text, FileError>| {
            let text = text.map_err(|error| (error, None))?;
            file::parse(text.as_bytes())
        };
        let own = parsed(self.endpoints_text(id)?);
        let whole = own.and_then(|own| {
            let other = own.operations_of.as_deref();
            match other.and_then(|other| self.endpoints_text(other)) {
                Some(other) => Ok(own.with_operations(parsed(other)?)),
                None => Ok(own),
            }
        });
        Some(whole.map_err(refused))
    }

    fn endpoints_text(&self, id: &str) -> Option<Result<Text, FileError>> {
        let source = match &self.documents {
            Documents::Compiled(file) => {
                return file(EntryKind::Endpoints, id).map(|text| Ok(Text::Borrowed(text)));
            }
            Documents::Archived(files) => files.find(EntryKind::Endpoints, id)?.read(),
            Documents::Files { .. } => self.endpoints.get(id)?.read(),
            Documents::Layers(_) => return self.layer_with(id)?.endpoints_text(id),
        };
        let bytes = source?.bytes;
        Some(bytes.and_then(|bytes| {
            let text = String::from_utf8(bytes.into_owned());
            text.map(Text::Owned).map_err(|_| FileError::NotUtf8)
        }))
    }
}
