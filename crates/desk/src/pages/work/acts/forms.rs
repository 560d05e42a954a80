//! What is being filled in about applications: one of them is open, the others wait.

use super::model::{Act, Chosen, Filled, words};
use crate::platform;
use crate::ui::form::Form;
use leptos::prelude::*;
use mingbai_contract::application::ApplicationNumber;

/// How many random bytes a request's key is made of.
const KEY_BYTES: usize = 16;

/// What is being filled in.
#[derive(Clone, Copy)]
pub struct WorkForms {
    /// What is wrong with it.
    pub form: Form,
    /// What is being done, where somebody has begun.
    pub act: RwSignal<Option<Act>>,
    /// Reasons.
    pub reasons: RwSignal<String>,
    /// A word to the applicant.
    pub note: RwSignal<String>,
    /// The document of a pause.
    pub document: RwSignal<String>,
    /// Until when a pause is planned.
    pub until: RwSignal<String>,
    /// The limit of an opinion.
    pub days: RwSignal<String>,
    /// Why the office is late.
    pub why: RwSignal<String>,
    /// What is chosen.
    pub chosen: RwSignal<Chosen>,
    of: StoredValue<Option<ApplicationNumber>>,
    others: StoredValue<Vec<(ApplicationNumber, Option<Act>, Filled)>>,
    /// What was sent last and had no answer, with the key that it was sent under.
    sent: StoredValue<Option<(String, String)>>,
}

impl Default for WorkForms {
    fn default() -> Self {
        Self::new()
    }
}

impl WorkForms {
    /// Empty ones.
    #[must_use]
    pub fn new() -> Self {
        let text = || RwSignal::new(String::new());
        Self {
            form: Form::new("act", words),
            act: RwSignal::new(None),
            reasons: text(),
            note: text(),
            document: text(),
            until: text(),
            days: text(),
            why: text(),
            chosen: RwSignal::new(Chosen::default()),
            of: StoredValue::new(None),
            others: StoredValue::new(Vec::new()),
            sent: StoredValue::new(None),
        }
    }

    /// Puts what was filled in about the last application aside, and takes up what was about this one.
    pub fn open(self, number: &ApplicationNumber) {
        let last = self.of.get_value();
        if last.as_ref() == Some(number) {
            return self.form.clear();
        }
        let (act, filled) = (self.act.get_untracked(), self.filled());
        let begun = act.is_some() || filled != Filled::default();
        if let Some(last) = last.filter(|_| begun) {
            self.others
                .update_value(|others| others.push((last, act, filled)));
        }
        let mut found = None;
        self.others.update_value(|others| {
            let place = others.iter().position(|(of, ..)| of == number);
            found = place.map(|place| others.remove(place));
        });
        self.of.set_value(Some(number.clone()));
        let (act, filled) = found
            .map(|(_, act, filled)| (act, filled))
            .unwrap_or_default();
        self.put(act, filled);
    }

    /// It is done: nothing of it is left.
    pub fn done(self) {
        self.sent.set_value(None);
        self.put(None, Filled::default());
    }

    /// Whether something is filled in, about whichever.
    #[must_use]
    pub fn is_unsent(self) -> bool {
        let others = self.others.with_value(|others| {
            let mut others = others.iter();
            others.any(|(_, _, filled)| *filled != Filled::default())
        });
        others || self.filled() != Filled::default()
    }

    /// Forgets everything.
    pub fn clear(self) {
        self.others.update_value(Vec::clear);
        self.of.set_value(None);
        self.done();
    }

    /// Everything that is filled in.
    #[must_use]
    pub fn filled(self) -> Filled {
        Filled {
            reasons: self.reasons.get_untracked(),
            note: self.note.get_untracked(),
            document: self.document.get_untracked(),
            until: self.until.get_untracked(),
            days: self.days.get_untracked(),
            why: self.why.get_untracked(),
            chosen: self.chosen.get_untracked(),
        }
    }

    fn put(self, act: Option<Act>, filled: Filled) {
        self.form.clear();
        self.act.set(act);
        self.reasons.set(filled.reasons);
        self.note.set(filled.note);
        self.document.set(filled.document);
        self.until.set(filled.until);
        self.days.set(filled.days);
        self.why.set(filled.why);
        self.chosen.set(filled.chosen);
    }

    /// The key of a request: the same for one that had no answer and is sent again (R15). None where the
    /// browser has no dice; it is then sent without.
    #[must_use]
    pub fn key(self, name: String) -> Option<String> {
        if let Some((sent, key)) = self.sent.get_value()
            && sent == name
        {
            return Some(key);
        }
        let key = platform::random::<KEY_BYTES>()?;
        self.sent.set_value(Some((name, key.clone())));
        Some(key)
    }
}
