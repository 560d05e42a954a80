//! What publishers have typed and not saved, each thing's own. It outlives the page, a change of the language and the
//! session, as every form of the desk does ([`crate::drafts`]).
//!
//! It remembers what it was begun from, so that nothing somebody else has saved meanwhile is ever written over.

use super::model::Edited;
use crate::drafts::Texts;
use leptos::prelude::{RwSignal, Set as _, StoredValue, UpdateValue as _, WithValue as _};
use mingbai_contract::desk::publishing::{DraftFile, DraftOf};
use std::collections::HashMap;

/// What something was begun from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Base {
    /// How often the draft had been saved.
    pub after: u32,
    /// The stamp of what was published; empty where nothing was.
    pub based_on: String,
}

impl Base {
    /// What begins with a file is begun from.
    #[must_use]
    pub fn of(file: &DraftFile) -> Self {
        let published = file.published.as_ref();
        Self {
            after: file.revision,
            based_on: published.map_or_else(String::new, |one| one.stamp.clone()),
        }
    }
}

/// What was typed.
#[derive(Debug, Clone, PartialEq)]
pub struct Kept {
    /// What it says.
    pub edited: Edited,
    /// What it was begun from.
    pub base: Base,
    /// Which change it was.
    turn: u32,
    /// Whether all of it has been saved, though nobody has looked since.
    is_saved: bool,
}

/// What is typed on the publisher's page.
#[derive(Clone, Copy)]
pub struct PublishingForms {
    kept: StoredValue<HashMap<DraftOf, Kept>>,
    /// Counts changes.
    turn: StoredValue<u32>,
    /// The day on which what is open is to come out.
    pub day: Texts<DraftOf, 1>,
    /// The id of an item that there is not yet.
    pub new_id: RwSignal<String>,
}

impl Default for PublishingForms {
    fn default() -> Self {
        Self::new()
    }
}

impl PublishingForms {
    /// Nothing typed.
    #[must_use]
    pub fn new() -> Self {
        Self {
            kept: StoredValue::new(HashMap::new()),
            turn: StoredValue::new(0),
            day: Texts::new(),
            new_id: RwSignal::new(String::new()),
        }
    }

    /// Forgets everything.
    pub fn clear(self) {
        self.kept.update_value(HashMap::clear);
        self.day.clear();
        self.new_id.set(String::new());
    }

    /// Keeps what is typed now.
    pub fn keep(self, of: &DraftOf, edited: &Edited, base: Base) {
        self.turn.update_value(|turn| *turn += 1);
        let one = Kept {
            edited: edited.clone(),
            base,
            turn: self.turn.with_value(|turn| *turn),
            is_saved: false,
        };
        self.kept.update_value(|all| {
            all.insert(of.clone(), one);
        });
    }

    /// What was typed and is not saved.
    #[must_use]
    pub fn unsaved(self, of: &DraftOf) -> Option<Kept> {
        self.with(of, |one| (!one.is_saved).then(|| one.clone()))
    }

    /// What it was begun from, if something was typed.
    #[must_use]
    pub fn base(self, of: &DraftOf) -> Option<Base> {
        self.with(of, |one| Some(one.base.clone()))
    }

    /// Which change was the last one.
    #[must_use]
    pub fn turn(self, of: &DraftOf) -> Option<u32> {
        self.with(of, |one| Some(one.turn))
    }

    /// What was typed up to a change has been saved; whatever was typed later goes on from there.
    pub fn saved(self, of: &DraftOf, turn: Option<u32>, file: &DraftFile) {
        self.change(of, |one| {
            one.base = Base::of(file);
            one.is_saved = Some(one.turn) == turn;
        });
    }

    /// What was typed is to take the place of what is there now.
    pub fn rebase(self, of: &DraftOf, base: Base) {
        self.change(of, |one| one.base = base);
    }

    /// The file has come: what is in it need not be kept.
    pub fn settle(self, file: &DraftFile) {
        let is_in = |one: &Kept| one.is_saved && one.base.after <= file.revision;
        if self.with(&file.of, |one| Some(is_in(one))) == Some(true) {
            self.forget(&file.of);
        }
    }

    /// Gives up what was typed.
    pub fn forget(self, of: &DraftOf) {
        self.kept.update_value(|all| {
            all.remove(of);
        });
    }

    fn with<T>(self, of: &DraftOf, read: impl FnOnce(&Kept) -> Option<T>) -> Option<T> {
        self.kept.with_value(|all| all.get(of).and_then(read))
    }

    fn change(self, of: &DraftOf, change: impl FnOnce(&mut Kept)) {
        self.kept.update_value(|all| {
            if let Some(one) = all.get_mut(of) {
                change(one);
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use leptos::prelude::{GetUntracked as _, Owner};

    fn file(of: &DraftOf, revision: u32) -> DraftFile {
        DraftFile {
            of: of.clone(),
            published: None,
            draft: None,
            revision,
            faults: Vec::new(),
            versions: Vec::new(),
            around: None,
            is_mine: true,
        }
    }

    fn check(test: impl FnOnce(PublishingForms, &DraftOf)) {
        let owner = Owner::new();
        owner.with(|| test(PublishingForms::new(), &"year:2027".parse().unwrap()));
        owner.cleanup();
    }

    fn keep(forms: PublishingForms, of: &DraftOf, year: i32) -> Edited {
        let edited = Edited::new_year(year);
        let base = forms.base(of).unwrap_or_else(|| Base::of(&file(of, 3)));
        forms.keep(of, &edited, base);
        edited
    }

    #[test]
    fn what_is_typed_stays_until_it_is_saved_and_seen() {
        check(|forms, of| {
            let edited = keep(forms, of, 2027);
            assert_eq!(forms.unsaved(of).map(|one| one.edited), Some(edited));
            assert_eq!(forms.unsaved(&"year:2028".parse().unwrap()), None);
            let turn = forms.turn(of);
            forms.saved(of, turn, &file(of, 4));
            assert_eq!(forms.unsaved(of), None);
            // An answer that was asked for before knows nothing of it: saving again still follows the newest.
            forms.settle(&file(of, 3));
            assert_eq!(forms.base(of).map(|base| base.after), Some(4));
            forms.settle(&file(of, 4));
            assert_eq!(forms.base(of), None);
        });
    }

    #[test]
    fn what_is_typed_while_a_save_is_on_its_way_stays_and_follows_it() {
        check(|forms, of| {
            keep(forms, of, 2027);
            let turn = forms.turn(of);
            let later = keep(forms, of, 2028);
            forms.saved(of, turn, &file(of, 4));
            let kept = forms.unsaved(of).unwrap();
            assert_eq!((kept.edited, kept.base.after), (later, 4));
            forms.settle(&file(of, 4));
            assert!(forms.unsaved(of).is_some());
        });
        // Also where nothing had been typed when it was sent.
        check(|forms, of| {
            let turn = forms.turn(of);
            keep(forms, of, 2028);
            forms.saved(of, turn, &file(of, 4));
            assert_eq!(forms.unsaved(of).map(|kept| kept.base.after), Some(4));
        });
    }

    #[test]
    fn it_is_known_that_somebody_else_has_saved() {
        check(|forms, of| {
            keep(forms, of, 2027);
            forms.settle(&file(of, 5));
            assert_eq!(forms.unsaved(of).map(|kept| kept.base.after), Some(3));
            forms.rebase(of, Base::of(&file(of, 5)));
            keep(forms, of, 2028);
            assert_eq!(forms.unsaved(of).map(|kept| kept.base.after), Some(5));
        });
    }

    #[test]
    fn nothing_stays_for_somebody_else() {
        check(|forms, of| {
            keep(forms, of, 2027);
            forms.new_id.set("night-market".to_owned());
            forms.clear();
            assert_eq!(forms.unsaved(of), None);
            assert_eq!(forms.new_id.get_untracked(), "");
        });
    }
}
