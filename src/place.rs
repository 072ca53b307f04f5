//! Where catalogues are read from.

use std::fmt::{self, Display, Formatter};
use std::path::{Path, PathBuf};

use crate::catalogue::clean::clean_line;
use crate::screen::Environment;

/// The word for the catalogue that is compiled into the program.
const EMBEDDED: &str = "embedded";

/// A catalogue as one names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Place {
    Embedded,
    /// A directory, or a file that was compiled of one.
    Path(PathBuf),
}

impl Place {
    /// Those that were typed, else those of `APICAT_CATALOGUE`, which has several as
    /// `PATH` has, else the embedded one; what is over others comes first.
    pub(crate) fn all(typed: &[PathBuf], environment: &Environment) -> Vec<Self> {
        let usual = environment
            .path("APICAT_CATALOGUE")
            .filter(|_| typed.is_empty());
        let usual = usual.into_iter().flat_map(std::env::split_paths);
        let usual = usual.filter(|path| !path.as_os_str().is_empty());
        let paths = typed.iter().cloned().chain(usual);
        let places: Vec<Self> = paths.map(|path| Self::of(&path)).collect();
        match places.is_empty() {
            true => vec![Self::Embedded],
            false => places,
        }
    }

    pub(crate) fn of(path: &Path) -> Self {
        match path == Path::new(EMBEDDED) {
            true => Self::Embedded,
            false => Self::Path(path.to_owned()),
        }
    }
}

/// As it is typed, cleaned for a terminal.
impl Display for Place {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Embedded => f.write_str(EMBEDDED),
            Self::Path(path) => f.write_str(&clean_line(&path.to_string_lossy())),
        }
    }
}
