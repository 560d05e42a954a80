//! Recovery codes, shown once: copied, printed, and ticked off before one goes on.

use crate::device::prefs::text;
use crate::platform;
use crate::text::{Text, fill, terms};
use crate::ui::form::Form;
use crate::ui::{copy, field, icon};
use leptos::prelude::*;
use mingbai_contract::desk::staff::Login;
use mingbai_contract::problem::{FieldCode, FieldProblem};
use mingbai_view::{CollectNodes, Node, view};

const DONE: &str = "/done";

fn words(t: &Text, problem: &FieldProblem) -> String {
    match problem.field.as_str() {
        DONE => t.door.codes_first.to_owned(),
        _ => terms::wrong(t, t.door.codes_label, problem.code),
    }
}

/// The codes. `go` is what leads on, `then` what it does.
pub fn once(
    login: &Login,
    codes: &[String],
    go: &'static str,
    then: impl Fn() + Clone + 'static,
) -> Node {
    let t = text();
    let form = Form::new("codes", words);
    let ticked = RwSignal::new(false);
    let list = codes.iter().map(|code| view! { <li>{code.clone()}</li> });
    let id = form.field_id(DONE);
    let submit = move |event: mingbai_view::Event| {
        event.prevent_default();
        if ticked.get_untracked() {
            then();
        } else {
            form.refuse(vec![FieldProblem {
                field: DONE.to_owned(),
                code: FieldCode::Missing,
            }]);
        }
    };
    view! {
        <p class="lead-p">{t.door.codes_why}</p>
        <div class="codes paper">
            <h2 class="h3">{fill(t.door.codes_for, &[login.as_str()])}</h2>
            <ol aria-label=t.door.codes_label>{list.collect_nodes()}</ol>
        </div>
        <p class="acts copy">
            {copy::button(&codes.join("\n"))}
            <button class="btn line" type="button" on:click=|_| platform::print()>
                {icon::PRINT.view()}{t.common.print}
            </button>
        </p>
        <form novalidate="" on:submit=submit>
            {form.summary()}
            <div class=field::bad(form, DONE)>
                {field::wrong_line(form, DONE)}
                <label class="check" for=id.clone()>
                    <input
                        class="tick"
                        type="checkbox"
                        id=id
                        aria-describedby=field::described(form, DONE, false)
                        on:change=move |event| ticked.set(event.checked())
                    />
                    <span>{t.door.codes_done}</span>
                </label>
            </div>
            <p class="acts go">{form.button(go)}</p>
        </form>
    }
}
