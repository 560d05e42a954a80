//! What is being typed into forms. It outlives the page it is typed on, and the session: whoever is
//! signed out in the middle signs in and goes on. It is gone when somebody else signs in, when one signs
//! out, and when the window is closed; it never holds a password, a code or a secret.

use crate::pages::complaints::model::CaseForms;
use crate::pages::keys::model::KeyForm;
use crate::pages::staff::model::{GrantsForm, InviteForm};
use crate::pages::take_in::model::TakeInForm;
use crate::pages::work::acts::forms::WorkForms;

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
    }
}
