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

/// Whether a path, whose last part may hold a star, is in the repository.
fn exists(path: &str) -> bool {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let path = root.join(path.trim_start_matches('/'));
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

#[test]
fn everything_that_packages_hold_is_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    // In a package of the crate, the first is the one that was written.
    let manifests = ["Cargo.toml.orig", "Cargo.toml"].map(|name| root.join(name));
    let manifest = manifests
        .iter()
        .find_map(|path| std::fs::read_to_string(path).ok());
    let manifest = manifest.unwrap();
    for list in ["include", "assets"] {
        let paths = listed(&manifest, list);
        assert!(paths.len() > 5, "{paths:?}");
        for path in paths {
            assert!(path.starts_with("target/") || exists(path), "{path}");
        }
    }
}
