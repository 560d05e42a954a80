//! A new passphrase, shown once: written down or printed, and typed again from the paper before the key that
//! it opens is kept anywhere.

use super::model;
use crate::device::prefs::text;
use crate::platform;
use crate::text::{fill, terms};
use crate::ui::field::{Field, Kind};
use crate::ui::form::Form;
use crate::ui::icon;
use crate::vault::Made;
use leptos::prelude::*;
use mingbai_contract::complaint::Office;
use mingbai_view::{Event, Node, view};

/// The passphrase, and the form that asks for it again. `go` is what leads on, `then` what it does.
pub fn once(
    form: Form,
    office: Office,
    made: &Made,
    go: &'static str,
    then: impl Fn() + Clone + 'static,
) -> Node {
    let t = text();
    let k = &t.office_keys;
    let again = RwSignal::new(String::new());
    let shown = made.passphrase.clone();
    let submit = move |event: Event| {
        event.prevent_default();
        match model::retyped(&again.get_untracked(), &shown) {
            Ok(()) => then(),
            Err(problems) => form.refuse(problems),
        }
    };
    let field = Field {
        form,
        at: model::RETYPE,
        label: k.retype,
        hint: Some(k.retype_hint),
        kind: Kind::Letters,
        value: again,
    };
    view! {
        <p class="lead-p">{k.passphrase_why}</p>
        <div class="codes paper">
            <h3 id="passphrase-label">{fill(k.passphrase_for, &[terms::office(t, office)])}</h3>
            <p class="phrase" id="passphrase" role="group" aria-labelledby="passphrase-label">
                {made.passphrase.clone()}
            </p>
            <p class="soft public">{fill(k.passphrase_key, &[&made.public.to_string()])}</p>
        </div>
        <p class="acts copy">
            <button class="btn line" type="button" on:click=|_| platform::print()>
                {icon::PRINT.view()}{t.common.print}
            </button>
        </p>
        <form novalidate="" on:submit=submit>
            {form.summary()}
            {field.view()}
            <p class="acts go">{form.button(go)}</p>
        </form>
    }
}
