//! What publishers keep: all that is published, and one of it open, with its draft.
//!
//! A draft is edited as a tree of plain values ([`model`]) by one description of its fields ([`spec`]), checked at every
//! key by the same rules as on the server, and shown beside it as citizens will see it. Nothing is published from here
//! without being saved and asked about, and nothing that is typed is lost ([`kept`]).

mod checked;
pub mod choices;
mod compare;
mod file;
mod form;
pub mod kept;
mod list;
pub mod model;
mod out;
mod planned;
mod preview;
mod save;
mod sheets;
pub mod spec;
#[cfg(test)]
mod tests;
pub mod words;

use crate::device::prefs::text;
use crate::drafts::Drafts;
use crate::route::Page;
use crate::session::Session;
use crate::shell::head::Head;
use crate::slot::Slot;
use crate::text::Text;
use crate::ui::cases::{Cases, follow};
use crate::ui::form::Form;
use crate::ui::icon;
use kept::{Base, PublishingForms};
use leptos::prelude::*;
use mingbai_contract::desk::endpoint::GetPublishing;
use mingbai_contract::desk::publishing::{Around, DraftFault, DraftFile, DraftOf, PublishingPage};
use mingbai_view::{IntoNode, Node, view};
use model::Edited;
use std::sync::Arc;

/// What is open: a content that is being edited.
#[derive(Clone, Copy)]
pub struct Open {
    /// What it says, as far as it was typed.
    pub edited: RwSignal<Edited>,
    /// What is wrong with it.
    pub faults: RwSignal<Vec<DraftFault>>,
    /// Whether anything was typed since it was saved.
    pub dirty: RwSignal<bool>,
    /// What it was opened from.
    pub file: StoredValue<Arc<DraftFile>>,
    /// Where it is kept.
    pub forms: PublishingForms,
}

impl Open {
    /// Begins with a file, or with what was typed before.
    fn new(file: &Arc<DraftFile>, forms: PublishingForms) -> Self {
        forms.settle(file);
        let typed = forms.unsaved(&file.of).filter(|_| !is_locked(file));
        let dirty = typed.is_some();
        let edited = typed.map_or_else(|| file::begin(file), |kept| kept.edited);
        let open = Self {
            edited: RwSignal::new(edited),
            faults: RwSignal::new(file.faults.clone()),
            dirty: RwSignal::new(dirty),
            file: StoredValue::new(Arc::clone(file)),
            forms,
        };
        if dirty {
            open.check();
        }
        open
    }

    /// Changes something, and looks what is wrong then.
    pub fn change(self, change: impl FnOnce(&mut Edited)) {
        self.edited.update(change);
        let of = self.file.with_value(|file| file.of.clone());
        let base = self.base();
        self.edited
            .with_untracked(|edited| self.forms.keep(&of, edited, base));
        if !self.dirty.get_untracked() {
            self.dirty.set(true);
        }
        self.check();
    }

    /// What it is begun from.
    fn base(self) -> Base {
        self.file.with_value(|file| {
            let kept = self.forms.base(&file.of);
            kept.unwrap_or_else(|| Base::of(file))
        })
    }

    /// From now on it goes on from another file, whatever that says.
    fn rebase(self, file: Arc<DraftFile>) {
        self.forms.rebase(&file.of, Base::of(&file));
        self.file.set_value(file);
    }

    /// Looks what is wrong with what is typed.
    pub fn check(self) {
        let found = self.file.with_value(|file| {
            let around: Option<&Around> = file.around.as_ref();
            self.edited
                .with_untracked(|edited| model::faults(edited, &file.of, around))
        });
        if let Some(found) = found {
            self.faults.set(found);
        }
    }

    /// Whether it can only be looked at.
    #[must_use]
    pub fn is_locked(self) -> bool {
        self.file.with_value(|file| is_locked(file))
    }
}

fn is_locked(file: &DraftFile) -> bool {
    let draft = file.draft.as_ref();
    !file.is_mine || draft.is_some_and(|draft| draft.comes_out.is_some())
}

/// What of the page is here.
#[derive(Clone, Copy)]
struct Here {
    cases: Cases,
    list: Slot<PublishingPage>,
    /// What was done last.
    done: RwSignal<Option<String>>,
    /// What is looked for.
    q: RwSignal<String>,
    forms: PublishingForms,
    /// Takes a day back; not drawn anew with the list.
    back: Form,
}

impl Here {
    fn load(self, session: Session) {
        self.list.load(session, GetPublishing);
    }

    /// What something is called; tracked.
    fn called(self, t: &Text, of: &DraftOf) -> String {
        let list = self.list.value();
        let mut rows = list.iter().flat_map(|list| &list.rows);
        rows.find(|row| row.of == *of)
            .map_or_else(|| list::nameless(t, of), |row| list::name(t, row))
    }

    /// Says what was done last.
    fn done(self) -> Node {
        (move || {
            let words = self.done.get()?;
            Some(
                view! { <p class="note" role="status">{icon::INFO.view()}<span>{words}</span></p> },
            )
        })
        .into_node()
    }
}

/// The page.
pub fn page() -> Node {
    let (t, session, cases) = (text(), Session::here(), Cases::of(Page::Publishing));
    let here = Here {
        cases,
        list: Slot::default(),
        done: RwSignal::new(None),
        q: RwSignal::new(String::new()),
        forms: Drafts::here().publishing,
        back: Form::new("take-back", words::problem),
    };
    let open = Memo::new(move |_| cases.open().unwrap_or_default());
    let load = move || {
        // What was done before was done elsewhere.
        here.done.set(None);
        here.load(session);
    };
    follow(open, move |before| cases.back(before), load);
    here.load(session);
    Head::ready(t.publishing.title);
    (move || match open.with(|open| open.parse::<DraftOf>().ok()) {
        Some(of) => file::page(here, &of),
        None => list::page(here),
    })
    .into_node()
}

/// Somebody as the record calls them, without what kind of somebody it is.
fn who(actor: &str) -> &str {
    actor.strip_prefix("staff:").unwrap_or(actor)
}
