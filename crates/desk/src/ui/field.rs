//! Fields of forms: a label, a hint, what is wrong, and the field, all tied together for screen readers.

use crate::device::prefs::text;
use crate::text::fill;
use crate::ui::form::Form;
use crate::ui::icon;
use leptos::prelude::*;
use mingbai_view::{IntoNode, Node, view};

/// What is typed into a field, so that the browser and the keyboard on the screen can help.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A login.
    Login,
    /// A login that is somebody else's.
    NewLogin,
    /// The password so far.
    Password,
    /// A new password.
    NewPassword,
    /// Six digits.
    Code,
    /// Six digits or a recovery code.
    AnyCode,
    /// A passphrase, veiled: no password to the browser, which would offer to keep it.
    Passphrase,
    /// A passphrase that is compared with paper while it is typed.
    Letters,
    /// Words.
    Words,
    /// A day, `YYYY-MM-DD`.
    Day,
    /// A whole number.
    Count,
}

impl Kind {
    const fn is_password(self) -> bool {
        matches!(self, Self::Password | Self::NewPassword)
    }

    const fn is_veiled(self) -> bool {
        self.is_password() || matches!(self, Self::Passphrase)
    }

    const fn autocomplete(self) -> &'static str {
        match self {
            Self::Login => "username",
            Self::Password => "current-password",
            Self::NewPassword => "new-password",
            Self::Code | Self::AnyCode => "one-time-code",
            Self::NewLogin
            | Self::Passphrase
            | Self::Letters
            | Self::Words
            | Self::Day
            | Self::Count => "off",
        }
    }
}

/// A field that something is typed into.
pub struct Field {
    /// The form it belongs to.
    pub form: Form,
    /// Its name as a JSON pointer.
    pub at: &'static str,
    /// Its label.
    pub label: &'static str,
    /// What helps to fill it in.
    pub hint: Option<&'static str>,
    /// What is typed.
    pub kind: Kind,
    /// What is in it.
    pub value: RwSignal<String>,
}

impl Field {
    /// The field.
    pub fn view(self) -> Node {
        let Self {
            form,
            at,
            label,
            hint,
            kind,
            value,
        } = self;
        let id = form.field_id(at);
        let shown = RwSignal::new(false);
        let input_type = move || {
            if kind.is_password() && !shown.get() {
                "password"
            } else if kind == Kind::Day {
                "date"
            } else {
                "text"
            }
        };
        let class = move || match kind {
            Kind::Passphrase if !shown.get() => "input letters veiled",
            Kind::Passphrase | Kind::Letters => "input letters",
            _ => "input",
        };
        let described = described(form, at, hint.is_some());
        let invalid = move || form.wrong(at).map(|_| "true");
        let inputmode = matches!(kind, Kind::Code | Kind::Count).then_some("numeric");
        let plain = (kind != Kind::Words).then_some("none");
        let input = view! {
            <input
                class=class
                id=id.clone()
                type=input_type
                autocomplete=kind.autocomplete()
                autocapitalize=plain
                spellcheck="false"
                inputmode=inputmode
                aria-describedby=described
                aria-invalid=invalid
                prop:value=value
                on:input=move |event| value.set(event.value())
            />
        };
        let input = if kind.is_veiled() {
            view! { <div class="secret-in">{input}{peek(label, shown)}</div> }
        } else {
            input
        };
        view! {
            <div class=bad(form, at)>
                <label for=id>{label}</label>
                {hint_line(form, at, hint)}
                {wrong_line(form, at)}
                {input}
            </div>
        }
    }
}

/// A field for several lines.
pub struct Area {
    /// The form it belongs to.
    pub form: Form,
    /// Its name as a JSON pointer.
    pub at: &'static str,
    /// Its label.
    pub label: &'static str,
    /// What helps to fill it in.
    pub hint: Option<&'static str>,
    /// How many lines are seen.
    pub rows: u8,
    /// What is in it.
    pub value: RwSignal<String>,
}

impl Area {
    /// The field.
    pub fn view(self) -> Node {
        let Self {
            form,
            at,
            label,
            hint,
            rows,
            value,
        } = self;
        let id = form.field_id(at);
        let described = described(form, at, hint.is_some());
        let invalid = move || form.wrong(at).map(|_| "true");
        view! {
            <div class=bad(form, at)>
                <label for=id.clone()>{label}</label>
                {hint_line(form, at, hint)}
                {wrong_line(form, at)}
                <textarea
                    class="input"
                    id=id
                    rows=rows.to_string()
                    autocomplete="off"
                    aria-describedby=described
                    aria-invalid=invalid
                    prop:value=value
                    on:input=move |event| value.set(event.value())
                ></textarea>
            </div>
        }
    }
}

/// Shows what was typed into a password, and hides it again.
fn peek(label: &'static str, shown: RwSignal<bool>) -> Node {
    let c = &text().common;
    let words = move || if shown.get() { c.hide } else { c.show };
    let what = move || {
        fill(
            if shown.get() {
                c.hide_what
            } else {
                c.show_what
            },
            &[label],
        )
    };
    view! {
        <button class="peek" type="button" aria-label=what on:click=move |_| shown.update(|s| *s = !*s)>
            {words}
        </button>
    }
}

/// The class of a field, which says whether something is wrong with it.
pub fn bad(form: Form, at: impl Into<String>) -> impl Fn() -> &'static str + Send {
    let at = at.into();
    move || match form.wrong(&at) {
        Some(_) => "field bad",
        None => "field",
    }
}

/// The ids of hint and problem, for `aria-describedby`.
pub fn described(
    form: Form,
    at: impl Into<String>,
    hint: bool,
) -> impl Fn() -> Option<String> + Send {
    let at = at.into();
    move || {
        let id = form.field_id(&at);
        let hint = hint.then(|| format!("{id}-hint"));
        let wrong = form.wrong(&at).map(|_| format!("{id}-wrong"));
        match (hint, wrong) {
            (Some(hint), Some(wrong)) => Some(format!("{hint} {wrong}")),
            (hint, wrong) => hint.or(wrong),
        }
    }
}

/// The hint.
#[must_use]
pub fn hint_line(form: Form, at: &str, hint: Option<&'static str>) -> Option<Node> {
    let id = format!("{}-hint", form.field_id(at));
    hint.map(|hint| view! { <p class="hint" id=id>{hint}</p> })
}

/// What is wrong with a field.
pub fn wrong_line(form: Form, at: impl Into<String>) -> Node {
    let at = at.into();
    (move || {
        let id = format!("{}-wrong", form.field_id(&at));
        form.wrong(&at).map(|words| {
            view! { <p class="err" id=id>{icon::INFO.view()}<span>{words}</span></p> }
        })
    })
    .into_node()
}
