//! Letters that act: a key uses what stands on the page with that key beside it, and nothing else.
//!
//! A page says of a button or link which key it has (`data-key`), and shows it; whatever is not on the page
//! cannot be pressed. Where somebody types, letters are letters. They can be switched off (WCAG 2.2, 2.1.4).

use crate::platform::{self, Pressed};
use crate::text::Text;
use leptos::prelude::*;
use mingbai_view::{Node, view};

/// What the browser keeps where they are switched off.
const OFF: &str = "off";

/// What rows of a list are found by.
const ROWS: &str = "a[data-row]";

/// Whether single letters act.
#[derive(Clone, Copy)]
pub struct Shortcuts {
    /// Whether they do.
    pub on: RwSignal<bool>,
}

impl Shortcuts {
    /// Provides it to everything below.
    pub fn provide() -> Self {
        let shortcuts = Self {
            on: RwSignal::new(platform::kept("letters").as_deref() != Some(OFF)),
        };
        provide_context(shortcuts);
        shortcuts
    }

    /// The setting.
    #[must_use]
    pub fn here() -> Self {
        use_context().unwrap_or_else(Self::provide)
    }

    /// The switch, on every page that has one; it holds on this machine.
    #[must_use]
    pub fn switch(self, t: &'static Text) -> Node {
        let (a, on) = (&t.account, self.on);
        let turn = move |letters: bool| {
            on.set(letters);
            platform::keep("letters", if letters { "on" } else { OFF });
        };
        view! {
            <label class="check">
                <input class="tick" type="checkbox" prop:checked=on on:change=move |event| turn(event.checked()) />
                <span>{a.keys_on}" "<span class="soft">{a.keys_off_hint}</span></span>
            </label>
        }
    }

    /// Listens, for as long as the page lives.
    pub fn watch(self) {
        platform::on_key(
            move |pressed| match meant(pressed, self.on.get_untracked()) {
                Some(Meant::Key(key)) => platform::press(&format!("[data-key=\"{key}\"]")),
                Some(Meant::Row(by)) => platform::go_on(ROWS, by),
                Some(Meant::Leave) => {
                    platform::stop_typing();
                    true
                }
                None => false,
            },
        );
    }
}

/// What a key means.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Meant {
    /// Whatever has this key.
    Key(String),
    /// So many rows on.
    Row(i32),
    /// To stop typing into a search field.
    Leave,
}

/// What a key means, where single letters act or not.
fn meant(pressed: &Pressed, letters: bool) -> Option<Meant> {
    let key = pressed.key.as_str();
    if pressed.control {
        return (key == "Enter").then(|| Meant::Key("Ctrl+Enter".to_owned()));
    }
    if pressed.typing {
        return (key == "Escape").then_some(Meant::Leave);
    }
    if key == "Escape" {
        return Some(Meant::Key(key.to_owned()));
    }
    if !letters {
        return None;
    }
    match key {
        "j" => Some(Meant::Row(1)),
        "k" => Some(Meant::Row(-1)),
        "ArrowDown" if !pressed.choosing => Some(Meant::Row(1)),
        "ArrowUp" if !pressed.choosing => Some(Meant::Row(-1)),
        "/" | "?" => Some(Meant::Key(key.to_owned())),
        _ => {
            let mut letters = key.chars();
            let letter = letters.next().filter(char::is_ascii_lowercase)?;
            letters
                .next()
                .is_none()
                .then(|| Meant::Key(letter.to_string()))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Meant, meant};
    use crate::platform::Pressed;

    fn key(key: &str, typing: bool, control: bool) -> Pressed {
        Pressed {
            key: key.to_owned(),
            typing,
            choosing: false,
            control,
        }
    }

    #[test]
    fn letters_act_only_where_nobody_types() {
        let a = || Some(Meant::Key("a".to_owned()));
        let esc = || Some(Meant::Key("Escape".to_owned()));
        for (pressed, expected, off) in [
            (key("a", false, false), a(), None),
            (key("a", true, false), None, None),
            (key("a", false, true), None, None),
            (key("A", false, false), None, None),
            (key("é", false, false), None, None),
            (key("\"", false, false), None, None),
            (key("j", false, false), Some(Meant::Row(1)), None),
            (key("ArrowUp", false, false), Some(Meant::Row(-1)), None),
            (key("j", true, false), None, None),
            (key("Escape", false, false), esc(), esc()),
            (
                key("Escape", true, false),
                Some(Meant::Leave),
                Some(Meant::Leave),
            ),
            (key("Tab", false, false), None, None),
            (key("Enter", false, false), None, None),
        ] {
            assert_eq!(meant(&pressed, true), expected, "{pressed:?}");
            assert_eq!(meant(&pressed, false), off, "{pressed:?}, switched off");
        }
        let sent = Some(Meant::Key("Ctrl+Enter".to_owned()));
        assert_eq!(meant(&key("Enter", true, true), false), sent);
        let mut arrow = key("ArrowDown", false, false);
        arrow.choosing = true;
        assert_eq!(meant(&arrow, true), None);
    }
}
