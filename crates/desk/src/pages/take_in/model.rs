//! What is being taken in, as plain state, and the requests that it becomes.

use crate::platform;
use crate::text::{Text, terms};
use crate::ui::form::Form;
use leptos::prelude::*;
use mingbai_contract::catalog::{Catalog, ItemSummary};
use mingbai_contract::desk::applications::TakeIn;
use mingbai_contract::desk::staff::Grant;
use mingbai_contract::guide::{Guide, Material};
use mingbai_contract::problem::{FieldCode, FieldProblem};
use mingbai_contract::{ItemId, MaterialId, SituationId, WindowId};
use mingbai_domain::materials::{needed, situation};
use mingbai_domain::staff::reach::may_take_in;

/// How many random bytes a request's key is made of.
const KEY_BYTES: usize = 16;

/// What happens at once, once it is taken in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Then {
    /// It is accepted.
    Accept,
    /// The one-time notice is given (R4).
    Notice,
    /// Nothing: it is answered within five working days (R3).
    Later,
}

/// What is chosen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Choice {
    /// The item.
    pub item: Option<ItemId>,
    /// The situation; the guide's first, where nobody has chosen.
    pub situation: Option<SituationId>,
    /// The window; the first of one's own, where nobody has chosen.
    pub window: Option<WindowId>,
    /// The materials that are here.
    pub here: Vec<MaterialId>,
    /// That it is only taken in, whatever is here.
    pub later: bool,
}

/// What is being taken in.
#[derive(Clone, Copy)]
pub struct TakeInForm {
    /// What is wrong with it.
    pub form: Form,
    /// What is looked for.
    pub q: RwSignal<String>,
    /// What is chosen.
    pub choice: RwSignal<Choice>,
    /// A word to the applicant.
    pub note: RwSignal<String>,
    /// What was chosen before another item was looked for: whoever takes that one again goes on with it.
    before: StoredValue<Choice>,
    /// What was sent last and had no answer, with the key that it was sent under.
    sent: StoredValue<Option<(TakeIn, String)>>,
}

impl Default for TakeInForm {
    fn default() -> Self {
        Self::new()
    }
}

impl TakeInForm {
    /// An empty one.
    #[must_use]
    pub fn new() -> Self {
        Self {
            form: Form::new("take", words),
            q: RwSignal::new(String::new()),
            choice: RwSignal::new(Choice::default()),
            note: RwSignal::new(String::new()),
            before: StoredValue::new(Choice::default()),
            sent: StoredValue::new(None),
        }
    }

    /// Forgets everything.
    pub fn clear(self) {
        self.form.clear();
        self.q.set(String::new());
        self.choice.set(Choice::default());
        self.note.set(String::new());
        self.before.set_value(Choice::default());
        self.sent.set_value(None);
    }

    /// It is this item.
    pub fn take(self, item: ItemId) {
        self.form.clear();
        let before = self.before.get_value();
        self.choice.set(if before.item.as_ref() == Some(&item) {
            before
        } else {
            Choice {
                item: Some(item),
                ..Choice::default()
            }
        });
    }

    /// It is another one, or the same: nothing is lost by looking.
    pub fn look_again(self) {
        self.before.set_value(self.choice.get_untracked());
        self.choice.set(Choice::default());
    }

    /// Whether something is filled in.
    #[must_use]
    pub fn is_unsent(self) -> bool {
        let begun = self
            .choice
            .with_untracked(|choice| *choice != Choice::default());
        begun || !self.note.with_untracked(String::is_empty)
    }

    /// The key of a request: the same for one that had no answer and is sent again, so that nobody is taken in
    /// twice (R15). None where the browser has no dice.
    #[must_use]
    pub fn key(self, asked: &TakeIn) -> Option<String> {
        if let Some((sent, key)) = self.sent.get_value()
            && sent == *asked
        {
            return Some(key);
        }
        let key = platform::random::<KEY_BYTES>()?;
        self.sent.set_value(Some((asked.clone(), key.clone())));
        Some(key)
    }
}

/// The windows at which somebody with these roles takes an item in.
#[must_use]
pub fn windows(catalog: &Catalog, grants: &[Grant], item: &ItemSummary) -> Vec<WindowId> {
    let own = catalog.windows.iter().filter(|window| {
        item.windows.contains(&window.id) && may_take_in(grants, &window.id, &window.department)
    });
    own.map(|window| window.id.clone()).collect()
}

/// What somebody brings, in the situation that is chosen.
#[must_use]
pub fn brought<'g>(guide: &'g Guide, choice: &Choice) -> Vec<&'g Material> {
    let id = choice.situation.as_ref().map(SituationId::as_str);
    let of = situation(guide, id);
    of.map(|one| needed(guide, one).bring).unwrap_or_default()
}

/// What is missing: what must always be brought and is not here.
#[must_use]
pub fn missing(guide: &Guide, choice: &Choice) -> Vec<MaterialId> {
    let needed = brought(guide, choice).into_iter();
    let needed = needed.filter(|one| one.required && one.condition.is_none());
    let lacking = needed.filter(|one| !choice.here.contains(&one.id));
    lacking.map(|one| one.id.clone()).collect()
}

/// What happens at once.
#[must_use]
pub fn then(guide: &Guide, choice: &Choice) -> Then {
    if choice.later {
        Then::Later
    } else if missing(guide, choice).is_empty() {
        Then::Accept
    } else {
        Then::Notice
    }
}

/// The request to take it in. `own` are the windows that somebody may take it in at.
///
/// # Errors
/// All that is wrong with it.
pub fn asked(
    choice: &Choice,
    guide: Option<&Guide>,
    own: &[WindowId],
    note: &str,
) -> Result<TakeIn, Vec<FieldProblem>> {
    let problem = |field: &str| FieldProblem {
        field: field.to_owned(),
        code: FieldCode::Missing,
    };
    let (Some(item), Some(guide)) = (&choice.item, guide) else {
        return Err(vec![problem("/item")]);
    };
    let id = choice.situation.as_ref().map(SituationId::as_str);
    let situation = situation(guide, id).map(|one| one.id.clone());
    let chosen = choice.window.as_ref().filter(|id| own.contains(id));
    let window = chosen.or(own.first()).cloned();
    let (Some(situation), Some(window)) = (situation.clone(), window.clone()) else {
        let mut problems = Vec::new();
        if situation.is_none() {
            problems.push(problem("/situation"));
        }
        if window.is_none() {
            problems.push(problem("/window"));
        }
        return Err(problems);
    };
    let note = note.trim();
    Ok(TakeIn {
        item: item.clone(),
        situation,
        window,
        at: None,
        note: (!note.is_empty()).then(|| note.to_owned()),
    })
}

/// What is wrong with a field, in words.
#[must_use]
pub fn words(t: &Text, problem: &FieldProblem) -> String {
    let i = &t.take_in;
    let said = match (problem.field.as_str(), problem.code) {
        ("/item", FieldCode::Missing) => i.wrong_item,
        ("/item", _) => i.wrong_item_gone,
        ("/situation", _) => i.wrong_situation,
        ("/window", _) => i.wrong_window,
        ("Idempotency-Key", _) => i.wrong_key,
        ("/note", code) => return terms::wrong(t, i.note, code),
        (_, code) => return terms::wrong(t, i.title, code),
    };
    said.to_owned()
}
