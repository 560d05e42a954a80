//! The search box: a combobox (ARIA Authoring Practices) whose list completes what is being typed.

use crate::device::prefs::text;
use crate::platform;
use crate::route::Page;
use crate::text::Lang;
use crate::ui::suggest::Suggestion;
use crate::ui::{icon, row};
use leptos::prelude::*;
use mingbai_view::{CollectNodes, Event, Node, view};

/// The field, for the focus.
pub const FIELD: &str = "#q";

/// The search box over `words`, completed by `suggestions`. `sent` counts up when the person wants to
/// see what there is; `label` says what to type; `end` is the button behind the field.
pub fn find(
    words: RwSignal<String>,
    suggestions: RwSignal<Vec<Suggestion>>,
    sent: RwSignal<u32>,
    label: &'static str,
    end: Node,
) -> Node {
    let t = text();
    let list = List {
        words,
        suggestions,
        dismissed: RwSignal::new(true),
        active: RwSignal::new(None),
        sent,
    };
    let on_key = move |event: Event| {
        if list.key(&event.key()) {
            event.prevent_default();
        }
    };
    // Only while the list is open: the page is the same before and after the first word is looked for.
    let options = move || {
        let open = if list.shown() {
            suggestions.get()
        } else {
            Vec::new()
        };
        let options = open.into_iter().enumerate();
        options
            .map(|(at, suggestion)| option(list, at, &suggestion))
            .collect_nodes()
    };
    view! {
        <form
            class="finder"
            role="search"
            action=Page::Items.path()
            on:submit=move |event| {
                event.prevent_default();
                list.dismissed.set(true);
                sent.update(|n| *n += 1);
            }
        >
            <div class="find">
                {icon::SEARCH.view()}
                <input
                    id="q"
                    name="q"
                    type="text"
                    inputmode="search"
                    role="combobox"
                    aria-label=label
                    aria-autocomplete="list"
                    aria-controls="completions"
                    aria-expanded=move || if list.shown() { "true" } else { "false" }
                    aria-activedescendant=move || list.active().map(id)
                    placeholder=t.home.placeholder()
                    autocomplete="off"
                    autocapitalize="none"
                    spellcheck="false"
                    maxlength="64"
                    enterkeyhint="search"
                    prop:value=words
                    on:input=move |event| {
                        list.active.set(None);
                        list.dismissed.set(false);
                        words.set(event.value());
                    }
                    on:keydown=on_key
                />
                {end}
            </div>
            <ul id="completions" class="completions" role="listbox" aria-label=t.items.completions() hidden=move || !list.shown()>
                {options}
            </ul>
        </form>
    }
}

/// The list of completions.
#[derive(Clone, Copy)]
struct List {
    words: RwSignal<String>,
    suggestions: RwSignal<Vec<Suggestion>>,
    /// Nothing has been typed since it was put away.
    dismissed: RwSignal<bool>,
    /// The option that the keyboard is on.
    active: RwSignal<Option<usize>>,
    sent: RwSignal<u32>,
}

impl List {
    /// Whether it is open; tracked.
    fn shown(self) -> bool {
        !self.dismissed.get() && self.suggestions.with(|all| !all.is_empty())
    }

    /// The option that the keyboard is on, while the list is open; tracked.
    fn active(self) -> Option<usize> {
        self.active.get().filter(|_| self.shown())
    }

    /// Moves through the list or puts it away; whether the key was for it.
    fn key(self, key: &str) -> bool {
        let count = self.suggestions.with_untracked(Vec::len);
        let shown = count > 0 && !self.dismissed.get_untracked();
        let now = self.active.get_untracked().filter(|_| shown);
        match key {
            "ArrowDown" | "ArrowUp" if count > 0 => {
                self.dismissed.set(false);
                self.active.set(step(now, count, key == "ArrowDown"));
                true
            }
            "Escape" if shown => {
                self.dismissed.set(true);
                self.active.set(None);
                true
            }
            "Enter" => now.is_some_and(|at| self.choose(at)),
            _ => false,
        }
    }

    /// Takes an option; whether there is such a one.
    fn choose(self, at: usize) -> bool {
        let chosen = self
            .suggestions
            .with_untracked(|all| all.get(at).map(|s| s.text.clone()));
        let Some(chosen) = chosen else { return false };
        self.dismissed.set(true);
        self.active.set(None);
        self.words.set(chosen);
        self.sent.update(|n| *n += 1);
        true
    }
}

/// The option after or before this one; before the first and after the last comes none, the field.
fn step(now: Option<usize>, count: usize, down: bool) -> Option<usize> {
    match (now, down) {
        (None, true) => Some(0),
        (None, false) => count.checked_sub(1),
        (Some(at), true) => Some(at + 1).filter(|at| *at < count),
        (Some(at), false) => at.checked_sub(1),
    }
}

fn id(at: usize) -> String {
    format!("completion-{at}")
}

fn option(list: List, at: usize, suggestion: &Suggestion) -> Node {
    let t = text();
    let choose = move |_| {
        if list.choose(at) {
            platform::focus(FIELD);
        }
    };
    let other = t.lang == Lang::En && !suggestion.text.is_ascii();
    view! {
        <li
            id=id(at)
            role="option"
            lang=other.then_some(Lang::Zh.tag())
            aria-selected=move || if list.active() == Some(at) { "true" } else { "false" }
            // The focus stays in the field.
            on:mousedown=|event| event.prevent_default()
            on:click=choose
        >
            {row::marked(&suggestion.text, &suggestion.typed)}
        </li>
    }
}

#[cfg(test)]
mod tests {
    use super::step;

    #[test]
    fn the_arrows_go_round_through_the_field() {
        let mut at = None;
        let mut seen = Vec::new();
        for _ in 0..5 {
            at = step(at, 3, true);
            seen.push(at);
        }
        assert_eq!(seen, [Some(0), Some(1), Some(2), None, Some(0)]);
        assert_eq!(step(None, 3, false), Some(2));
        assert_eq!(step(Some(0), 3, false), None);
        assert_eq!(step(None, 0, false), None);
    }
}
