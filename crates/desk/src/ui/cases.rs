//! A list by the address's query, with tabs and pages, and one of its things open beside it: what such pages share.

use crate::device::prefs::text;
use crate::platform;
use crate::route::{CaseQuery, Page};
use crate::ui::effect::on_change;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use mingbai_contract::WindowId;
use mingbai_view::{Node, view};

/// Moves the focus to what is open, by its name, and, where nothing is any more, `back` to what was; and calls `load` each
/// time: others work on it, too.
pub fn follow(open: Memo<String>, back: impl Fn(String) + 'static, load: impl Fn() + 'static) {
    let last = StoredValue::new(open.get_untracked());
    on_change(
        move || open.with(|_| ()),
        move || {
            let (now, before) = (open.get_untracked(), last.get_value());
            if now.is_empty() {
                back(before);
            } else {
                platform::focus(".open h2");
            }
            load();
            last.set_value(now);
        },
    );
}

/// The link that closes what is open.
#[must_use]
pub fn close(href: impl Fn() -> String + Send + 'static) -> Node {
    view! {
        <p class="shut">
            <a class="link" href=href data-key="Escape">{text().common.close}<kbd aria-hidden="true">"Esc"</kbd></a>
        </p>
    }
}

/// What of a list is shown, and what is open.
#[derive(Clone, Copy)]
pub struct Cases {
    query: Memo<CaseQuery>,
}

impl Cases {
    /// Of the page that is shown now.
    #[must_use]
    pub fn of(page: Page) -> Self {
        let map = use_query_map();
        let read = move || map.with(|map| CaseQuery::read(page, |name| map.get(name)));
        Self {
            query: Memo::new(move |_| read()),
        }
    }

    /// What is shown; not tracked.
    #[must_use]
    pub fn asked(self) -> CaseQuery {
        self.query.get_untracked()
    }

    /// Calls `load` whenever something else is to be listed, is opened or closed, and moves the focus as [`follow`] does.
    pub fn reload(self, load: impl Fn() + Copy + 'static) {
        // One kind of memo for both: the address without what is open, and what is open.
        let listed = Memo::new(move |_| {
            let mut query = self.query.get();
            query.open = None;
            query.address()
        });
        let open = Memo::new(move |_| self.open().unwrap_or_default());
        follow(open, move |before| self.back(before), load);
        // A memo that is not read does not know what it follows.
        on_change(move || listed.with(|_| ()), load);
        load();
    }

    /// Moves the focus back to the row of what was open.
    pub fn back(self, before: String) {
        let mut of = self.asked();
        of.open = Some(before);
        platform::focus_row(&of.address());
    }

    /// The name of what is open; tracked.
    #[must_use]
    pub fn open(self) -> Option<String> {
        self.query.with(|query| query.open.clone())
    }

    /// The one window whose things are listed; tracked.
    #[must_use]
    pub fn window(self) -> Option<WindowId> {
        self.query.with(|query| query.window.clone())
    }

    /// Whether it is the one of this name that is open; tracked.
    #[must_use]
    pub fn is_open(self, name: &str) -> bool {
        self.query.with(|query| query.open.as_deref() == Some(name))
    }

    /// The address with something changed; tracked.
    #[must_use]
    pub fn href(self, change: impl FnOnce(&mut CaseQuery)) -> String {
        let mut query = self.query.get();
        change(&mut query);
        query.address()
    }

    /// The class of the page.
    #[must_use]
    pub fn class(self) -> &'static str {
        if self.query.with(|query| query.open.is_some()) {
            "list beside broad"
        } else {
            "list"
        }
    }

    /// A tab: those that have ended, or went to the supervision office.
    #[must_use]
    pub fn tab(self, ended: bool, stepped_up: bool, words: &'static str) -> Node {
        let href = move || {
            self.href(|query| {
                *query = CaseQuery {
                    ended,
                    stepped_up,
                    window: query.window.clone(),
                    ..CaseQuery::of(query.page)
                };
            })
        };
        let which = move || self.query.with(|query| (query.ended, query.stepped_up));
        let current = move || (which() == (ended, stepped_up)).then_some("true");
        view! { <a class="tab" href=href aria-current=current>{words}</a> }
    }

    /// The link that opens the one of this name.
    #[must_use]
    pub fn link(self, name: &str, words: &'static str) -> Node {
        let current = self.is_open(name).then_some("true");
        let name = name.to_owned();
        let href = move || {
            let name = name.clone();
            self.href(|query| query.open = Some(name))
        };
        view! { <a href=href data-row="" aria-current=current><b>{words}</b></a> }
    }

    /// The link that closes what is open.
    #[must_use]
    pub fn close(self) -> Node {
        let href = move || self.href(|query| query.open = None);
        close(href)
    }

    /// The ways to the next page, and back to the first.
    #[must_use]
    pub fn pager(self, next: Option<String>) -> Node {
        let c = &text().complaints;
        let next = move || {
            let cursor = Some(next.clone()?);
            let href = self.href(|query| query.cursor = cursor);
            Some(view! { <a class="btn line" href=href>{c.next}</a> })
        };
        let first = move || {
            let later = self.query.with(|query| query.cursor.is_some());
            later.then(|| {
                let href = self.href(|query| query.cursor = None);
                view! { <a class="btn line" href=href>{c.to_first}</a> }
            })
        };
        view! { <p class="acts pager">{first}{next}</p> }
    }
}
