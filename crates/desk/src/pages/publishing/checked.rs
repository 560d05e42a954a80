//! Everything that is wrong with what is open, and asking the server where the desk cannot know.

use super::model::Edited;
use super::{Here, Open, form, words};
use crate::api::ask;
use crate::platform;
use crate::session::Session;
use crate::text::Text;
use leptos::prelude::*;
use mingbai_contract::desk::endpoint::PostDraftCheck;
use mingbai_contract::desk::publishing::{CheckDraft, DraftFault, DraftOf};
use mingbai_view::{CollectNodes, Event, IntoNode, Node, view};

/// How long nobody types before the server is asked what is wrong, in milliseconds.
const QUIET_MS: i32 = 600;

/// Everything that is wrong, with a link to each field.
pub fn part(t: &'static Text, here: Here, open: Open, of: DraftOf) -> Node {
    let p = &t.publishing;
    let all = move || {
        let faults = open.faults.get();
        if faults.is_empty() {
            return view! { <p class="soft">{p.faults_none}</p> };
        }
        let each = faults.into_iter().map(|fault| line(t, here, &of, &fault));
        view! { <ul>{each.collect_nodes()}</ul> }
    };
    let count = move || {
        let errors = open
            .faults
            .with(|faults| faults.iter().filter(|one| one.is_error).count());
        t.count(p.errors_one, p.errors, errors)
    };
    view! {
        <section class="sec checked" aria-labelledby="checked">
            <h3 id="checked" tabindex="-1">{p.faults}</h3>
            <p class="vh" role="status">{count}</p>
            {all.into_node()}
        </section>
    }
}

fn line(t: &'static Text, here: Here, own: &DraftOf, fault: &DraftFault) -> Node {
    let said = words::named(t, fault, |of| (of != own).then(|| here.called(t, of)));
    if fault.of.as_ref() != Some(own) || fault.field.is_empty() {
        return view! { <li>{said}</li> };
    }
    let id = format!("#{}", form::id(&fault.field));
    // A word in a list has no element of its own: the list has.
    let above = fault.field.rsplit_once('/').map_or("", |(above, _)| above);
    let target = format!("{id}, #{}", form::id(above));
    let go = move |event: Event| {
        event.prevent_default();
        platform::focus(&target);
    };
    view! { <li><a href=id rel="external" on:click=go>{said}</a></li> }
}

/// Asks the server what is wrong with a list or a year, once nobody types.
pub fn beside(session: Session, open: Open) {
    let turn = StoredValue::new(0_u32);
    let check = move || {
        let mine = turn.get_value() + 1;
        turn.set_value(mine);
        platform::after(QUIET_MS, move || {
            let Some(content) = open.edited.try_with_untracked(Edited::content).flatten() else {
                return;
            };
            if turn.try_get_value() != Some(mine) {
                return;
            }
            let of = open.file.with_value(|file| file.of.clone());
            platform::spawn(async move {
                let asked = ask(session, &PostDraftCheck(of), &CheckDraft { content }).await;
                if let Ok(report) = asked
                    && turn.try_get_value() == Some(mine)
                {
                    open.faults.set(report.faults);
                }
            });
        });
    };
    // What was typed before nobody has checked yet.
    if open.dirty.get_untracked() {
        check();
    }
    crate::ui::effect::on_change(move || open.edited.track(), check);
}
