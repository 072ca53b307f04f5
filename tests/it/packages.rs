//! What packages hold is there: a package is built too seldom for its mistakes
//! to be seen.

use std::path::Path;

/// The first of the quoted texts of each line of a list in Cargo.toml.
fn listed<'a>(manifest: &'a str, list: &str) -> Vec<&'a str> {
    let start = format!("\n{list} = [\n");
    let (_, rest) = manifest.split_once(&start).unwrap();
    let (items, _) = rest.split_once("\n]").unwrap();
    let items = items.lines().filter_map(|line| line.split('"').nth(1));
    items.collect()
}

/// Whether a path, whose last part may hold a star, is in the repository; of all that is
/// in a directory, whether the directory is.
fn exists(path: &str) -> bool {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let path = path.trim_start_matches('/').trim_end_matches("/**/*");
    let path = root.join(path);
    let Some((before, after)) = path.to_str().unwrap().split_once('*') else {
        return path.exists();
    };
    let (directory, before) = before.rsplit_once('/').unwrap();
    std::fs::read_dir(directory).unwrap().any(|entry| {
        let name = entry.unwrap().file_name();
        let name = name.to_str().unwrap();
        name.starts_with(before) && name.ends_with(after)
    })
}

/// The manifest as it was written: in a package of the crate, the first.
fn manifest() -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut manifests = ["Cargo.toml.orig", "Cargo.toml"].into_iter();
    let manifest = manifests.find_map(|name| std::fs::read_to_string(root.join(name)).ok());
    manifest.unwrap()
}

#[test]
fn everything_that_packages_hold_is_there() {
    let manifest = manifest();
    for list in ["include", "assets"] {
        let paths = listed(&manifest, list);
        assert!(paths.len() > 5, "{paths:?}");
        for path in paths {
            // What is built, and what only a checkout has.
            let is_elsewhere = path.starts_with("target/") || path.starts_with(".ci/");
            assert!(is_elsewhere || exists(path), "{path}");
        }
    }
}

/// A contact is in one place, and read in another: each language gives it, or
/// says that there is none.
#[test]
fn vulnerabilities_are_reported_to_the_contact_of_the_manifest() {
    let manifest = manifest();
    let (_, rest) = manifest.split_once("\nsecurity-contact = \"").unwrap();
    let (contact, _) = rest.split_once('"').unwrap();
    let text = include_str!("../../SECURITY.md");
    for (heading, without, with) in [
        (
            "## Signaler une faille\n",
            "Aucune adresse n’est encore ouverte pour cela.",
            "Signalez-la ici\u{a0}:",
        ),
        (
            "## Report a vulnerability\n",
            "No address is open for this yet.",
            "Report it here:",
        ),
    ] {
        let (_, section) = text.split_once(heading).unwrap();
        let section = section.split("\n# ").next().unwrap().trim();
        let expected = match contact {
            "" => without.to_owned(),
            contact => format!("{with} <{contact}>."),
        };
        assert_eq!(section, expected);
    }
}
