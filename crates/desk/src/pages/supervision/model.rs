//! Supervision cases in words, and the note that is being written about one.

use crate::drafts::Texts;
use crate::text::{Text, fill, terms};
use crate::ui::form::Form;
use leptos::prelude::*;
use mingbai_contract::application::{ClockCode, DeemedCause, TruthCode};
use mingbai_contract::desk::supervision::{CaseId, SupervisionCase};
use mingbai_contract::problem::{FieldCode, FieldProblem};
use mingbai_domain::supervision::{NOTE_CHARS, check_note};

/// The note that is being written. One case is open; the others wait.
#[derive(Clone, Copy)]
pub struct NoteForms {
    /// What is wrong with it.
    pub form: Form,
    /// Its text.
    pub texts: Texts<CaseId, 1>,
    /// Whether it closes the case.
    pub closes: RwSignal<bool>,
}

impl NoteForms {
    /// An empty one.
    #[must_use]
    pub fn new() -> Self {
        Self {
            form: Form::new("note", words),
            texts: Texts::new(),
            closes: RwSignal::new(false),
        }
    }

    /// Takes up what was written about this case.
    pub fn open(self, id: CaseId) {
        if self.texts.open(id) {
            self.closes.set(false);
        }
        self.form.clear();
    }

    /// Forgets everything.
    pub fn clear(self) {
        self.texts.clear();
        self.closes.set(false);
        self.form.clear();
    }
}

impl Default for NoteForms {
    fn default() -> Self {
        Self::new()
    }
}

/// A note, without the space around it.
///
/// # Errors
/// What the server would refuse, by the same rule.
pub fn note(text: &str) -> Result<String, Vec<FieldProblem>> {
    match check_note(text) {
        None => Ok(text.trim().to_owned()),
        Some(code) => Err(vec![FieldProblem {
            field: "/note".to_owned(),
            code,
        }]),
    }
}

/// What is wrong, in words.
#[must_use]
pub fn words(t: &Text, problem: &FieldProblem) -> String {
    let s = &t.supervision;
    match (problem.field.as_str(), problem.code) {
        ("/note", FieldCode::Missing) => s.note_missing.to_owned(),
        ("/note", FieldCode::TooLong) => fill(s.note_long, &[&NOTE_CHARS.to_string()]),
        // Somebody else has noted something since.
        ("/after", _) => t.common.trouble_conflict.to_owned(),
        (_, code) => terms::wrong(t, s.note_text, code),
    }
}

/// What became true, in words.
#[must_use]
pub const fn truth(t: &Text, case: &SupervisionCase) -> &'static str {
    let s = &t.supervision;
    match (case.truth, case.cause) {
        (TruthCode::DeemedAccepted, _) => s.deemed_accepted,
        (TruthCode::DeemedConsented, Some(DeemedCause::Absent)) => s.absent,
        (TruthCode::DeemedConsented, _) => s.deemed_consented,
        // Warnings and what lapsed open no case.
        (TruthCode::Overdue | TruthCode::Warning | TruthCode::Lapsed, _) => s.overdue,
    }
}

/// By which clock, in words; a step's with its name.
#[must_use]
pub fn clock(t: &Text, case: &SupervisionCase) -> String {
    let s = &t.supervision;
    let words = match case.clock {
        ClockCode::Acceptance => s.clock_acceptance,
        ClockCode::Supplement => s.clock_supplement,
        ClockCode::Step => s.clock_step,
        ClockCode::Committed => s.clock_committed,
        ClockCode::Statutory => s.clock_statutory,
        ClockCode::Delivery => s.clock_delivery,
    };
    match &case.step {
        Some(step) => fill(s.of_step, &[words, step]),
        None => words.to_owned(),
    }
}

/// How many there are, of which a page shows some.
#[must_use]
pub fn count(t: &Text, shown: usize, more: bool) -> String {
    let s = &t.supervision;
    fill(if more { s.many } else { s.count }, &[&shown.to_string()])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang;

    #[test]
    fn a_note_is_checked_as_the_server_does() {
        assert_eq!(note(" 已约谈 ").as_deref(), Ok("已约谈"));
        for (text, code) in [
            ("", FieldCode::Missing),
            (" \n", FieldCode::Missing),
            (&"查".repeat(NOTE_CHARS + 1), FieldCode::TooLong),
        ] {
            assert_eq!(note(text).unwrap_err()[0].code, code);
        }
    }

    #[test]
    fn where_there_are_more_than_a_page_shows_it_is_said() {
        let zh = Lang::Zh.text();
        assert_eq!(count(zh, 0, false), "0 件");
        assert_eq!(count(zh, 50, true), "50 件以上");
    }
}
