//! `apicat diff`: what changed from one catalogue to another.

mod page;
mod record;

use std::cell::OnceCell;

use clap::{Arg, ArgMatches, Command, ValueHint};
use serde_json::{Value, json};

use super::arguments::{self, format_option, option, path, text};
use super::{Session, Verb};
use crate::answer::{Answer, Columns, Forms, Page, Record, Rows, View};
use crate::catalogue::Catalogue;
use crate::catalogue::access::Who;
use crate::catalogue::api::Api;
use crate::diff::{ChangeKind, Changed, Diff, diff};
use crate::embedded;
use crate::error::{Error, Exit, Origin};
use crate::find::names_somebody;
use crate::place::Place;
use crate::words::Messages;

pub(super) static DIFF: Verb = Verb {
    name: "diff",
    about: Messages::diff_about,
    description: Messages::diff_description,
    examples: &[
        ("apicat diff embedded catalogue", Messages::diff_example),
        (
            "apicat diff embedded catalogue --who mairie",
            Messages::diff_for_example,
        ),
    ],
    asks_the_catalogue: false,
    arguments,
    answer: compare,
};

const OLD: &str = "OLD";
const NEW: &str = "NEW";

fn arguments(command: Command, m: Messages) -> Command {
    let side = |name, value: &'static str, help: &'static str| -> Arg {
        let side = arguments::directory(m).id(name).value_name(value);
        let side = side.value_hint(ValueHint::AnyPath);
        side.required(true).help(help)
    };
    let (old, new) = (m.value_old(), m.value_new());
    command
        .override_usage(format!(
            "apicat diff <{old}> <{new}> [{}]",
            m.options_placeholder()
        ))
        .arg(side(OLD, old, m.diff_old()).display_order(0))
        .arg(side(NEW, new, m.diff_new()).display_order(1))
        .arg(
            option("who", m.value_profile(), m)
                .short('w')
                .help(m.diff_who()),
        )
        .arg(format_option(m))
}

fn compare<'s>(session: &'s Session<'s>, typed: &ArgMatches) -> Result<Answer<'s>, Error> {
    let m = session.messages();
    let [old, new] = &session.compared;
    let old = Side::read(session, typed, OLD, old)?;
    let new = Side::read(session, typed, NEW, new)?;
    let who = text(typed, "who").map(Who::new);
    let knows = |who: &Who| {
        let sides = [&old, &new].into_iter();
        sides
            .map(|side| side.catalogue)
            .any(|catalogue| names_somebody(catalogue, who))
    };
    if let Some(who) = who.as_ref().filter(|who| !knows(who)) {
        return Err(Error::nobody(who, Origin::Typed));
    }
    let diff = diff(old.catalogue, new.catalogue, who.as_ref());
    let exit = match diff.is_empty() {
        true => Exit::Found,
        false => Exit::Different,
    };
    let comparison = Comparison {
        old,
        new,
        who,
        diff,
        m,
    };
    Ok(Answer::of(comparison).with_exit(exit))
}

/// One of the two catalogues.
struct Side<'a> {
    /// As it was named.
    name: String,
    catalogue: &'a Catalogue,
}

impl<'a> Side<'a> {
    /// The catalogue that an argument names; that of a directory is kept in `slot`.
    fn read(
        session: &Session<'_>,
        typed: &ArgMatches,
        argument: &str,
        slot: &'a OnceCell<Catalogue>,
    ) -> Result<Self, Error> {
        let place = Place::of(&path(typed, argument).unwrap_or_default());
        let catalogue = match &place {
            Place::Embedded => embedded::catalogue(),
            Place::Path(path) => {
                let read = session.read_apart(path)?;
                slot.get_or_init(|| read)
            }
        };
        let name = place.to_string();
        Ok(Self { name, catalogue })
    }
}

/// Two catalogues, and in what they differ.
struct Comparison<'a> {
    old: Side<'a>,
    new: Side<'a>,
    who: Option<Who>,
    diff: Diff<'a>,
    m: Messages,
}

impl<'a> Comparison<'a> {
    fn record(&'a self, side: &Side<'a>, api: &'a Api) -> Record<'a> {
        Record {
            catalogue: side.catalogue,
            api,
            verdict: self.who.as_ref().map(|who| who.verdict(api)),
            found: None,
        }
    }
}

impl Forms for Comparison<'_> {
    fn page(&self, view: View) -> Result<Page, Error> {
        Ok(Page::Blocks(self.blocks(view)?))
    }

    fn rows(&self) -> Option<Rows<'_>> {
        let changes = || {
            let concerns = |changed: &Changed<'_>| changed.kind() <= ChangeKind::Closed;
            let turned = self.changes(concerns);
            let others = self.changes(move |changed| !concerns(changed));
            turned.chain(self.entries().map(Ok)).chain(others)
        };
        Some(Rows {
            columns: vec!["id", "what", "old", "new"],
            cells: Box::new(changes().map(|change| Ok(change?.cells()))),
            documents: Box::new(changes().map(|change| Ok(change?.json()))),
        })
    }

    fn document(&self) -> Result<Option<Value>, Error> {
        let entries = |side: &Side<'_>, apis: &[&Api]| -> Result<Value, Error> {
            let apis = apis.iter();
            apis.map(|api| self.record(side, api).json(&Columns::Default))
                .collect()
        };
        let changed = self.changes(|_| true).map(|change| Ok(change?.json()));
        Ok(Some(json!({
            "new": entries(&self.new, &self.diff.new)?,
            "gone": entries(&self.old, &self.diff.gone)?,
            "changed": changed.collect::<Result<Value, Error>>()?,
        })))
    }
}
