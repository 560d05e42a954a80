//! What is being typed into forms. It outlives the page it is typed on, and the session: whoever is
//! signed out in the middle signs in and goes on. It is gone when somebody else signs in, when one signs
//! out, and when the window is closed; it never holds a password, a code or a secret.

use crate::pages::complaints::model::CaseForms;
use crate::pages::inspections::FilingForm;
use crate::pages::keys::model::KeyForm;
use crate::pages::projects::forms::GreenForms;
use crate::pages::ratings::model::RatingForms;
use crate::pages::staff::model::{GrantsForm, InviteForm};
use crate::pages::supervision::model::NoteForms;
use crate::pages::take_in::model::TakeInForm;
use crate::pages::work::acts::forms::WorkForms;
use leptos::prelude::{
    GetUntracked as _, GetValue as _, RwSignal, Set as _, SetValue as _, StoredValue,
    UpdateValue as _,
};
use std::collections::HashMap;
use std::hash::Hash;

/// The texts of a form of which each thing has its own: one is open, the others wait.
pub struct Texts<K: 'static, const N: usize> {
    /// The texts of what is open.
    pub now: [RwSignal<String>; N],
    of: StoredValue<Option<K>>,
    others: StoredValue<HashMap<K, [String; N]>>,
}

impl<K, const N: usize> Clone for Texts<K, N> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<K, const N: usize> Copy for Texts<K, N> {}

impl<K: Clone + Eq + Hash + Send + Sync, const N: usize> Texts<K, N> {
    /// Empty ones.
    #[must_use]
    pub fn new() -> Self {
        Self {
            now: std::array::from_fn(|_| RwSignal::new(String::new())),
            of: StoredValue::new(None),
            others: StoredValue::new(HashMap::new()),
        }
    }

    /// Puts what was written about the last one aside, and takes up what was written about this one. Whether it is
    /// another one.
    pub fn open(self, key: K) -> bool {
        let last = self.of.get_value();
        if last.as_ref() == Some(&key) {
            return false;
        }
        let written = self.now.map(|text| text.get_untracked());
        let mut found = None;
        self.others.update_value(|others| {
            if let Some(last) = last {
                others.insert(last, written);
            }
            found = others.remove(&key);
        });
        self.of.set_value(Some(key));
        self.put(found);
        true
    }

    /// Forgets everything.
    pub fn clear(self) {
        self.others.update_value(HashMap::clear);
        self.of.set_value(None);
        self.put(None);
    }

    fn put(self, texts: Option<[String; N]>) {
        let texts = texts.unwrap_or_else(|| std::array::from_fn(|_| String::new()));
        for (signal, text) in self.now.into_iter().zip(texts) {
            signal.set(text);
        }
    }
}

impl<K: Clone + Eq + Hash + Send + Sync, const N: usize> Default for Texts<K, N> {
    fn default() -> Self {
        Self::new()
    }
}

/// Every form that is kept.
#[derive(Clone, Copy)]
pub struct Drafts {
    /// Inviting somebody.
    pub invite: InviteForm,
    /// Changing somebody's roles.
    pub grants: GrantsForm,
    /// Making a key.
    pub key: KeyForm,
    /// Writing about complaints: to their reporters, and for everybody.
    pub cases: CaseForms,
    /// Doing something with an application.
    pub work: WorkForms,
    /// Taking an application in.
    pub take_in: TakeInForm,
    /// Writing about bad ratings.
    pub ratings: RatingForms,
    /// Noting what was done about supervision cases.
    pub notes: NoteForms,
    /// Keeping projects.
    pub green: GreenForms,
    /// Filing an inspection.
    pub filing: FilingForm,
}

impl Drafts {
    /// Empty forms, which live as long as the app: to be called at its root.
    #[must_use]
    pub fn provide() -> Self {
        let drafts = Self {
            invite: InviteForm::new(),
            grants: GrantsForm::new(),
            key: KeyForm::new(),
            cases: CaseForms::new(),
            work: WorkForms::new(),
            take_in: TakeInForm::new(),
            ratings: RatingForms::new(),
            notes: NoteForms::new(),
            green: GreenForms::new(),
            filing: FilingForm::new(),
        };
        leptos::prelude::provide_context(drafts);
        drafts
    }

    /// The forms.
    #[must_use]
    pub fn here() -> Self {
        leptos::prelude::use_context().unwrap_or_else(Self::provide)
    }

    /// Forgets everything.
    pub fn clear(self) {
        self.invite.clear();
        self.grants.clear();
        self.key.clear();
        self.cases.clear();
        self.work.clear();
        self.take_in.clear();
        self.ratings.clear();
        self.notes.clear();
        self.green.clear();
        self.filing.clear();
    }
}
