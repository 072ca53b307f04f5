//! Any text as a front matter: what is read of it, fast or not, is what the
//! YAML parser alone reads.

#![no_main]

use apicat::catalogue::raw::{RawApi, RawProducer};
use apicat::catalogue::yaml;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    if let Ok(read) = yaml::parse::<RawApi>(text) {
        let parsed: RawApi = serde_yaml::from_str(text).expect("the parser refuses it");
        assert_eq!(format!("{read:?}"), format!("{parsed:?}"));
    }
    if let Ok(read) = yaml::parse::<RawProducer>(text) {
        let parsed: RawProducer = serde_yaml::from_str(text).expect("the parser refuses it");
        assert_eq!(format!("{read:?}"), format!("{parsed:?}"));
    }
});
