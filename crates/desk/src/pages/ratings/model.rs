//! What is said of bad ratings, as plain state: each has its own.

use crate::drafts::Texts;
use crate::text::{Text, fill, terms};
use crate::ui::form::Form;
use chrono::NaiveDate;
use leptos::prelude::*;
use mingbai_contract::Date;
use mingbai_contract::desk::ratings::RectificationFile;
use mingbai_contract::limits::RECTIFICATION_CHARS;
use mingbai_contract::problem::{FieldCode, FieldProblem};
use mingbai_contract::rating::{Level, RectificationId, RectificationState};
use mingbai_domain::rating::check;

/// What a window says of a bad rating.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// An answer.
    Answer,
    /// What was done about it.
    Result,
    /// Why it takes the long limit.
    Complex,
}

/// What is being written about bad ratings.
#[derive(Clone, Copy)]
pub struct RatingForms {
    /// What is wrong with what the window says.
    pub write: Form,
    /// What is wrong with why one is set aside.
    pub set_aside: Form,
    /// What the window says is, where somebody has chosen.
    pub kind: RwSignal<Option<Kind>>,
    /// What the window says, and why one is set aside.
    pub texts: Texts<RectificationId, 2>,
}

impl RatingForms {
    /// Empty ones.
    #[must_use]
    pub fn new() -> Self {
        Self {
            write: Form::new("say", words),
            set_aside: Form::new("set-aside", words),
            kind: RwSignal::new(None),
            texts: Texts::new(),
        }
    }

    /// Takes up what was written about this one.
    pub fn open(self, id: RectificationId) {
        if self.texts.open(id) {
            self.kind.set(None);
        }
        self.write.clear();
        self.set_aside.clear();
    }

    /// Forgets everything.
    pub fn clear(self) {
        self.texts.clear();
        self.kind.set(None);
        self.write.clear();
        self.set_aside.clear();
    }
}

impl Default for RatingForms {
    fn default() -> Self {
        Self::new()
    }
}

/// What a window can say now, the most usual first.
#[must_use]
pub fn kinds(file: &RectificationFile, today: Option<NaiveDate>) -> Vec<Kind> {
    use RectificationState as S;
    let open = matches!(file.state, S::Released | S::Answered);
    // The long limit is given before the short one is over (R11).
    let in_time = file
        .put_right_by
        .is_none_or(|by| today.is_none_or(|today| today <= by.0));
    [
        (Kind::Answer, open && file.answer.is_none()),
        (Kind::Result, open),
        (Kind::Complex, open && file.complex.is_none() && in_time),
    ]
    .into_iter()
    .filter_map(|(kind, may)| may.then_some(kind))
    .collect()
}

/// What is meant by what somebody has chosen: that, where it can be said, else the most usual.
#[must_use]
pub fn meant(chosen: Option<Kind>, kinds: &[Kind]) -> Option<Kind> {
    let chosen = chosen.filter(|kind| kinds.contains(kind));
    chosen.or(kinds.first().copied())
}

/// What is due next; none where nothing is.
#[must_use]
pub fn due(file: &RectificationFile) -> Option<Date> {
    use RectificationState as S;
    match file.state {
        S::Released => file.answer_by,
        S::Answered => file.put_right_by,
        S::Held | S::PutRight | S::SetAside => None,
    }
}

/// What somebody says, without the space around it.
///
/// # Errors
/// Everything that the server would refuse, by the same rule.
pub fn said(text: &str) -> Result<String, Vec<FieldProblem>> {
    let text = text.trim();
    let problems = check::said(text);
    if problems.is_empty() {
        Ok(text.to_owned())
    } else {
        Err(problems)
    }
}

/// A level in words.
#[must_use]
pub const fn level(t: &Text, level: Level) -> &'static str {
    let r = &t.ratings;
    match level {
        Level::VerySatisfied => r.level_5,
        Level::Satisfied => r.level_4,
        Level::FairlySatisfied => r.level_3,
        Level::Dissatisfied => r.level_2,
        Level::VeryDissatisfied => r.level_1,
    }
}

/// Where a bad rating stands, in words.
#[must_use]
pub const fn state(t: &Text, state: RectificationState) -> &'static str {
    let r = &t.ratings;
    match state {
        RectificationState::Held => r.state_held,
        RectificationState::Released => r.state_released,
        RectificationState::Answered => r.state_answered,
        RectificationState::PutRight => r.state_put_right,
        RectificationState::SetAside => r.state_set_aside,
    }
}

/// What is wrong, in words.
#[must_use]
pub fn words(t: &Text, problem: &FieldProblem) -> String {
    let r = &t.ratings;
    let (least, most) = (RECTIFICATION_CHARS.start(), RECTIFICATION_CHARS.end());
    match (problem.field.as_str(), problem.code) {
        ("/text", FieldCode::Missing) => r.text_missing.to_owned(),
        ("/text", FieldCode::TooShort) => fill(r.text_short, &[&least.to_string()]),
        ("/text", FieldCode::TooLong) => fill(r.text_long, &[&most.to_string()]),
        ("/text", FieldCode::DoesNotFit) => r.text_number.to_owned(),
        // More has happened to it since.
        ("/after", _) => t.common.trouble_conflict.to_owned(),
        (_, code) => terms::wrong(t, r.text, code),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use mingbai_contract::rating::Said;

    pub fn file() -> RectificationFile {
        RectificationFile {
            id: RectificationId([1; 16]),
            after: 1,
            window: "A03".parse().unwrap(),
            level: Level::Dissatisfied,
            tags: vec![],
            comment: None,
            given: None,
            state: RectificationState::Released,
            released: "2026-11-20".parse().ok(),
            answer_by: "2026-11-23".parse().ok(),
            put_right_by: "2026-11-27".parse().ok(),
            provisional: false,
            late: false,
            stepped_up: false,
            complex: None,
            answer: None,
            result: None,
            set_aside: None,
            follow_up: None,
        }
    }

    fn day(text: &str) -> Option<NaiveDate> {
        text.parse().ok()
    }

    #[test]
    fn r11_what_a_window_can_say_follows_from_what_it_has_said() {
        use Kind::{Answer, Complex, Result};
        let mut one = file();
        assert_eq!(kinds(&one, day("2026-11-20")), [Answer, Result, Complex]);
        assert_eq!(due(&one).unwrap().to_string(), "2026-11-23");
        // The long limit is given until the last day of the short one.
        assert_eq!(kinds(&one, day("2026-11-27")), [Answer, Result, Complex]);
        assert_eq!(kinds(&one, day("2026-11-28")), [Answer, Result]);
        let said = Some(Said {
            day: "2026-11-20".parse().unwrap(),
            text: "我们已经道歉".to_owned(),
        });
        one.answer.clone_from(&said);
        one.state = RectificationState::Answered;
        assert_eq!(kinds(&one, day("2026-11-20")), [Result, Complex]);
        assert_eq!(due(&one).unwrap().to_string(), "2026-11-27");
        one.complex = said;
        assert_eq!(kinds(&one, day("2026-11-20")), [Result]);
        for over in [
            RectificationState::Held,
            RectificationState::PutRight,
            RectificationState::SetAside,
        ] {
            one.state = over;
            assert_eq!(kinds(&one, day("2026-11-20")), []);
            assert_eq!(due(&one), None);
        }
    }

    #[test]
    fn what_was_chosen_counts_as_long_as_it_can_be_said() {
        let all = [Kind::Answer, Kind::Result];
        assert_eq!(meant(Some(Kind::Result), &all), Some(Kind::Result));
        assert_eq!(meant(Some(Kind::Complex), &all), Some(Kind::Answer));
        assert_eq!(meant(None, &[]), None);
    }

    #[test]
    fn what_is_said_is_checked_as_the_server_does() {
        assert_eq!(said("  我们已经道歉 \n").as_deref(), Ok("我们已经道歉"));
        for (text, code) in [
            ("", FieldCode::Missing),
            ("好", FieldCode::TooShort),
            ("请打 13800000000", FieldCode::DoesNotFit),
            (&"很".repeat(501), FieldCode::TooLong),
        ] {
            let problems = said(text).unwrap_err();
            assert_eq!(problems[0].code, code, "{text}");
        }
    }
}
