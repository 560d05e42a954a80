//! What the form asks for.

use crate::data::{self, Subject};
use crate::pages::opened::form::Asks;
use crate::route::Page;
use crate::text::{Text, fill};
use mingbai_contract::ProjectId;
use mingbai_contract::page::Masthead;
use mingbai_domain::project::code;

/// How a number looks.
const LIKE: &str = "GC2026-002";

/// Reads a project's number as it was typed.
///
/// # Errors
/// What is wrong with it, in words.
pub fn number(t: &Text, typed: &str) -> Result<ProjectId, String> {
    let k = &t.project;
    if typed.trim().is_empty() {
        return Err(k.empty_number().to_owned());
    }
    code::read(typed).ok_or_else(|| fill(k.bad_number(), &[LIKE]))
}

/// What the form asks for.
pub fn asks(t: &'static Text, masthead: &Masthead) -> Asks {
    let k = &t.project;
    Asks {
        number: k.number(),
        number_hint: fill(k.number_hint(), &[LIKE]),
        code_hint: k.code_hint(),
        look_up: k.look_up(),
        not_sent: t.track.not_sent(),
        wrong: [t.track.wrong(), k.wrong_text()],
        hotline: masthead.county.hotline.clone(),
        read: Box::new(move |typed| number(t, typed).map(Subject::Project)),
        reader: data::read_project,
        path,
    }
}

/// Where a project is shown.
pub fn path(subject: &Subject) -> String {
    match subject {
        Subject::Project(code) => Page::Project(code.clone()).path(),
        Subject::Application(_) => Page::Projects.path(),
    }
}
