//! The question for whom one asks.

use crate::catalogue::access::{Who, distinct, labels};
use crate::catalogue::api::Api;
use crate::catalogue::applicant::names_for;
use crate::catalogue::profile::Profile;
use crate::error::Error;
use crate::invocation;
use crate::screen::Choice;
use crate::words::Messages;

/// Whom the answer for `api` is for: one of those that it names, in the order of
/// its file, else of a profile, as `choose` finds out.
///
/// # Errors
/// Those of `choose`.
pub(super) fn ask(
    api: &Api,
    m: Messages,
    choose: impl FnOnce(&str, &[Choice]) -> Result<usize, Error>,
) -> Result<Who, Error> {
    let labels = distinct(labels(api))
        .into_iter()
        .map(|label| (label.clone(), label));
    let profiles = Profile::ALL.map(|profile| {
        let text = m.somebody_else(m.profile(profile));
        (text, profile.name().to_owned())
    });
    let (choices, mut whos): (Vec<Choice>, Vec<String>) = labels
        .chain(profiles)
        .map(|(text, who)| {
            let choice = Choice {
                command: invocation::access(&api.id, &who),
                synonyms: names_for(&who).join(" "),
                ..Choice::plain(text)
            };
            (choice, who)
        })
        .unzip();
    let index = choose(m.who_are_you(), &choices)?;
    Ok(Who::new(whos.swap_remove(index)))
}
