//! What is being typed into forms. It outlives the page it is typed on, and the session: whoever is
//! signed out in the middle signs in and goes on. It is gone when somebody else signs in, when one signs
//! out, and when the window is closed; it never holds a password, a code or a secret.

use crate::pages::complaints::model::CaseForms;
use crate::pages::inspections::{FilingForm, ResultForm};
use crate::pages::keys::model::KeyForm;
use crate::pages::projects::forms::GreenForms;
use crate::pages::publishing::kept::PublishingForms;
use crate::pages::ratings::model::RatingForms;
use crate::pages::staff::model::{GrantsForm, InviteForm};
use crate::pages::supervision::model::NoteForms;
use crate::pages::take_in::model::TakeInForm;
use crate::pages::work::acts::forms::WorkForms;
use leptos::prelude::{
    GetUntracked as _, GetValue as _, RwSignal, Set as _, SetValue as _, StoredValue,
    UpdateValue as _, WithUntracked as _, WithValue as _,
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

    /// Whether something is written.
    #[must_use]
    pub fn is_unsent(self) -> bool {
        let some = |texts: &[String; N]| texts.iter().any(|text| !text.is_empty());
        let others = self.others.with_value(|others| others.values().any(some));
        others || some(&self.now.map(|text| text.get_untracked()))
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
    /// Drafts of what is published.
    pub publishing: PublishingForms,
    /// Recording what an inspection found.
    pub result: ResultForm,
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
            publishing: PublishingForms::new(),
            result: ResultForm::new(),
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
        self.publishing.clear();
        self.result.clear();
    }

    /// Whether something is typed and not sent, on whatever page.
    #[must_use]
    pub fn is_unsent(self) -> bool {
        let typed = |texts: &[RwSignal<String>]| {
            let mut texts = texts.iter();
            texts.any(|text| !text.with_untracked(String::is_empty))
        };
        let (invite, filing, key, green) = (self.invite, self.filing, self.key, self.green);
        self.work.is_unsent()
            || self.take_in.is_unsent()
            || self.cases.is_unsent()
            || self.ratings.texts.is_unsent()
            || self.notes.texts.is_unsent()
            || typed(&[invite.login, invite.name, key.name])
            || typed(&[filing.enterprise, filing.label, filing.what])
            || typed(&[green.correction, green.opinion.reasons])
            || typed(&[green.record.words, green.record.document])
            || typed(&[green.invite.subject, green.invite.place])
            || typed(&green.fee.texts)
            || typed(&green.new.names)
            || typed(&green.new.investor)
            || typed(&[green.new.site, green.new.agent])
    }
}

#[cfg(test)]
#[cfg(feature = "ssr")]
mod tests {
    use super::Drafts;
    use leptos::prelude::{Owner, Set as _};
    use mingbai_contract::desk::supervision::CaseId;

    #[test]
    fn whatever_is_typed_and_not_sent_is_known() {
        let begin: [fn(Drafts); 7] = [
            |drafts| drafts.work.reasons.set("not ours".to_owned()),
            |drafts| drafts.take_in.note.set("urgent".to_owned()),
            |drafts| drafts.cases.said.set("hello".to_owned()),
            |drafts| {
                // About one, while another one is open.
                let case = |number: &str| CaseId::new(&number.parse().unwrap(), "lapsed");
                drafts.notes.texts.open(case("QS202611200001Y"));
                drafts.notes.texts.now[0].set("asked".to_owned());
                drafts.notes.texts.open(case("QS202611200002W"));
            },
            |drafts| drafts.green.correction.set("mistyped".to_owned()),
            |drafts| drafts.invite.name.set("Wang Fang".to_owned()),
            |drafts| drafts.filing.what.set("fire safety".to_owned()),
        ];
        for begun in begin {
            let owner = Owner::new();
            owner.with(|| {
                let drafts = Drafts::provide();
                assert!(!drafts.is_unsent());
                begun(drafts);
                assert!(drafts.is_unsent());
                drafts.clear();
                assert!(!drafts.is_unsent());
            });
            owner.cleanup();
        }
    }
}
