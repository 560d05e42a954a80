//! A field in which one of several is chosen.

use crate::ui::field::{bad, described, hint_line, wrong_line};
use crate::ui::form::Form;
use leptos::prelude::*;
use mingbai_view::{CollectNodes, Event, Node, view};

/// The field.
pub struct Select {
    /// The form it belongs to.
    pub form: Form,
    /// Its name as a JSON pointer.
    pub at: &'static str,
    /// Its label.
    pub label: &'static str,
    /// What helps to choose.
    pub hint: Option<&'static str>,
    /// What there is to choose from: value and words.
    pub options: Vec<(String, String)>,
    /// What is chosen.
    pub value: RwSignal<String>,
}

impl Select {
    /// The field. What is chosen and not there any more is the first of those that are.
    pub fn view(self) -> Node {
        let Self {
            form,
            at,
            label,
            hint,
            options,
            value,
        } = self;
        let id = form.field_id(at);
        let chosen = value.get_untracked();
        if !options.iter().any(|(one, _)| *one == chosen)
            && let Some((first, _)) = options.first()
        {
            value.set(first.clone());
        }
        let chosen = value.get_untracked();
        let each = options.into_iter().map(|(one, words)| {
            let selected = (one == chosen).then_some("");
            view! { <option value=one selected=selected>{words}</option> }
        });
        let invalid = move || form.wrong(at).map(|_| "true");
        view! {
            <div class=bad(form, at)>
                <label for=id.clone()>{label}</label>
                {hint_line(form, at, hint)}
                {wrong_line(form, at)}
                <select
                    class="input"
                    id=id
                    aria-describedby=described(form, at, hint.is_some())
                    aria-invalid=invalid
                    on:change=move |event: Event| value.set(event.value())
                >
                    {each.collect_nodes()}
                </select>
            </div>
        }
    }
}
