//! The names of entries: `[A-Za-z0-9][A-Za-z0-9._-]*`, so that a slug is shown,
//! typed and compared as it is, on any terminal, shell or file system.

use std::ffi::OsStr;

use super::file_error::FileError;

/// Longest slug that is given to a file, in bytes: any file system takes such a
/// name, with what stands around it.
pub(crate) const LONGEST: usize = 200;

/// The slug of a file: its name without `extension`. `None` for hidden files
/// and other extensions, which are not entries.
pub(super) fn of(name: &OsStr, extension: &str) -> Option<Result<String, FileError>> {
    let name = name.to_string_lossy();
    let slug = name.strip_suffix(extension)?;
    if slug.is_empty() || slug.starts_with('.') {
        return None;
    }
    Some(match odd(slug) {
        Some(found) => Err(FileError::NotASlug { found }),
        None => Ok(slug.to_owned()),
    })
}

/// The first character that a slug cannot have there.
pub(crate) fn odd(slug: &str) -> Option<char> {
    let is_odd = |at: usize, c: char| {
        let is_sign = at > 0 && matches!(c, '.' | '_' | '-');
        !is_sign && !c.is_ascii_alphanumeric()
    };
    let odd = slug.char_indices().find(|(at, c)| is_odd(*at, *c));
    odd.map(|(_, found)| found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slug_is_letters_digits_and_three_signs() {
        for (name, slug) in [
            ("api-geo.md", "api-geo"),
            ("LaBonneBoite.md", "LaBonneBoite"),
            ("Sandre-Referentiel-V1_api.md", "Sandre-Referentiel-V1_api"),
            ("7.2.md", "7.2"),
            ("x.md.md", "x.md"),
        ] {
            assert_eq!(
                of(name.as_ref(), ".md"),
                Some(Ok(slug.to_owned())),
                "{name}"
            );
        }
        for (name, found) in [
            ("same\u{1b}.md", '\u{1b}'),
            ("-x.md", '-'),
            ("_x.md", '_'),
            ("a b.md", ' '),
            ("été.md", 'é'),
            ("a$(b).md", '$'),
            ("a\u{202e}.md", '\u{202e}'),
        ] {
            let refused = Some(Err(FileError::NotASlug { found }));
            assert_eq!(of(name.as_ref(), ".md"), refused);
        }
        for name in ["x.md.example", "x", ".md", ".x.md", ".\u{1b}.md", "x.MD"] {
            assert_eq!(of(name.as_ref(), ".md"), None, "{name}");
        }
    }
}
