//! Files that would control the terminal if they could.

use super::Files;
use apicat::catalogue::api::{MEMBERS, Spec};
use apicat::catalogue::keys::{Key, Kind};

/// What a terminal would obey, as YAML writes it between double quotes.
pub(crate) const YAML: &str = r"\e[31m\e]0;t\a\e]8;;http://evil.example\e\\\x9b2J\x9d0;t\x9c\u202e\u2066\u200f\u061c\0\b\x7f\ufeff\U000E0041\u2028\r";

/// As Markdown and HTML write it.
pub(crate) const MARKDOWN: &str =
    "&#27;[31m&#x1b;]0;t&#7;&#x9b;2J&#x202e;&#x2066;&#x200f;&#x61c;&#8;&#127;&#xfeff;&#xe0041;";

/// As it is.
pub(crate) const RAW: &str =
    "\u{1b}[31m\u{1b}]0;t\u{7}\u{9b}2J\u{202e}\u{2066}\u{200f}\u{8}\u{7f}\u{e0041}";

/// In an address.
pub(crate) const ENCODED: &str = "%1b%5b31m%E2%80%AE%C2%9B2J%7f%0a";

/// Whether a terminal may obey `c`, a line break and a tab apart.
fn is_obeyed(c: char) -> bool {
    matches!(c, '\u{0}'..='\u{8}' | '\u{b}'..='\u{1f}' | '\u{7f}'..='\u{9f}')
        || matches!(
            c,
            '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}'
        )
        || matches!(
            c,
            '\u{2028}' | '\u{2029}' | '\u{2066}'..='\u{2069}' | '\u{feff}'
        )
        || matches!(c, '\u{e0000}'..='\u{e01ef}')
}

#[track_caller]
pub(crate) fn harmless(text: &str, what: &str) {
    if let Some(at) = text.find(is_obeyed) {
        let rest: String = text[at..].chars().take(40).collect();
        panic!("{what}: {rest:?}");
    }
}

/// The keys that hold a text, each with hostile characters.
fn front_matter() -> String {
    let keys = MEMBERS.iter().filter_map(Spec::key);
    let lines = keys.map(
        |Key {
             name: key, kind, ..
         }| match kind {
            // An entry has the slug of its producer.
            _ if *key == "producer" => String::new(),
            Kind::Line(_) | Kind::Address(_) | Kind::Contacts(_) | Kind::Date(_) => {
                format!("{key}: \"{key} {YAML} https://a.fr/{YAML}\"\n")
            }
            Kind::Texts(_) => format!("{key}: [\"{key} {YAML}\"]\n"),
            Kind::Markdown(_) => format!("{key}: \"{key} {YAML} {MARKDOWN}\"\n"),
            _ => String::new(),
        },
    );
    format!(
        "{}stat: {{\"a{YAML}\": [\"b{YAML}\"]}}\n\"odd{YAML}\": {{\"c{YAML}\": \"d{YAML}\"}}\n",
        lines.collect::<String>(),
    )
}

/// Markdown of every kind, with hostile characters wherever they can be.
fn markdown() -> String {
    let h = MARKDOWN;
    let bare = ENCODED;
    [
        &format!("## Heading {h} {RAW}"),
        &format!("Text {h} **strong {h}** *emphasis {h}* ~~strike {h}~~ `code {h} {RAW}` {RAW}"),
        &format!("[link {h}](https://a.fr/{h} \"title {h}\") [entry](/les-api/{bare})"),
        &format!("[section](#{bare}) [mail](mailto:a{bare}@b.fr) [site](/guides/{bare}{h})"),
        &format!("<https://a.fr/{bare}> ![alternative {h}](https://a.fr/{h}.png)"),
        &format!("- item {h}\n- {RAW}\n\n> quote {h}\n\n```\nblock {h} {RAW}\n```"),
        &format!("| a {h} | b |\n|---|---|\n| {h} | [c {h}](/{bare}) |"),
        &format!("<Button href=\"https://a.fr/{h}\">Button {h}</Button>"),
        &format!("<External href='https://a.fr/{h}{RAW}'>External {h}</External>"),
        &format!("<NextSteps is_editeur service_description=\"service {h} {RAW}\" />"),
        &format!("<QuestionTree tree='{h}' question='question {h}'/>"),
        &format!("<RichLink href=\"https://a.fr/{h}\" title=\"rich {h}\">{h}</RichLink>"),
        &format!("<a href=\"https://a.fr/{h}\">a {h}</a> <img alt=\"alt {h}\" src=\"/{h}\">"),
        &format!("<iframe src=\"https://a.fr/{h}\"></iframe> <!-- {h} {RAW} --> <br>"),
        &format!("<details><summary>summary {h}</summary>details {h}</details>"),
    ]
    .map(String::as_str)
    .join("\n\n")
}

pub(crate) fn hostile() -> Files {
    let indented = markdown().replace('\n', "\n      ");
    let rules = format!(
        "access_page:\n  - who: [\"Un particulier {YAML}\", \"Un maire {YAML}\"]\n    is_eligible: 0\n\
         \x20   description: \"rule {YAML}\"\n"
    );
    // YAML refuses raw control characters in front matter.
    let written = format!(
        "access_page:\n  - who: [Un particulier]\n    is_eligible: 1\n    description: |\n      {}\n",
        indented.replace(RAW, "")
    );
    let required = "producer: p\nis_open: -1\n";
    Files::new()
        .file(
            "api/quoted.md",
            &format!(
                "---\n{}{required}{rules}---\n{}\n",
                front_matter(),
                markdown()
            ),
        )
        .file(
            "api/written.md",
            &format!("---\ntitle: Written\ntagline: t\n{required}{written}---\n"),
        )
        .file(
            "producteurs/p.md",
            &format!("---\nname: \"Name {YAML}\"\nacronym: \"Acronym {YAML}\"\n---\n"),
        )
        .file(
            "api/twice.md",
            &format!("---\n\"a{YAML}\": 1\n\"a{YAML}\": 1\n---\n"),
        )
        .file(
            "api/twice-inside.md",
            &format!("---\nstat: {{\"a{YAML}\": 1, \"a{YAML}\": 1}}\n---\n"),
        )
        .file(
            "api/odd-keys.md",
            &format!("---\n\"a{YAML}\": {{? [a] : 1, ? [a] : 2}}\n---\n"),
        )
        .file(
            "api/type.md",
            &format!("---\n\"a{YAML}\": !!int \"b{YAML}\"\n---\n"),
        )
        .file("api/raw.md", &format!("---\ntitle: {RAW}\n---\n"))
        .bytes("api/not-utf8.md", b"---\ntitle: \x9b2J\n---\n")
}

/// `text` without colours and hyperlinks, and the addresses of these.
#[track_caller]
pub(crate) fn without_sequences(text: &str) -> (String, Vec<String>) {
    let (mut plain, mut links) = (String::new(), Vec::new());
    let mut rest = text;
    while let Some(at) = rest.find('\u{1b}') {
        plain.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        if let Some(colour) = rest.strip_prefix('[') {
            let end = colour
                .find(|c: char| !c.is_ascii_digit() && c != ';')
                .unwrap();
            assert!(colour[end..].starts_with('m'), "{colour:.20}");
            rest = &colour[end + 1..];
        } else {
            let (link, after) = rest
                .strip_prefix("]8;")
                .unwrap()
                .split_once("\u{1b}\\")
                .unwrap();
            let address = link.split_once(';').unwrap().1;
            links.extend((!address.is_empty()).then(|| address.to_owned()));
            rest = after;
        }
    }
    plain.push_str(rest);
    (plain, links)
}

pub(crate) const SCRIPTS: &str = "---
title: Scripts
tagline: t
producer: p
is_open: -1
external_site: javascript:alert(1)
datapass_link: ' JavaScript:alert(2)'
doc_tech_external: data:text/html,3
contact_link: javascript:alert(4)
access_page:
  - who: [Un particulier]
    is_eligible: 1
    description: |
      [good](https://a.fr/good) and [bad](javascript:alert(5))

      <Button href=\"javascript:alert(6)\">Ask</Button>
---

[good](https://a.fr/good), [bad](javascript:alert(7)), [file](file:///etc/passwd),
<javascript:alert(8)>, <a href=\"java&#115;cript:alert(9)\">bad</a>

<External href=\"vbscript:a\">bad</External>
";
