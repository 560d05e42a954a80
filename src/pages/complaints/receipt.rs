//! The receipt: shown, saved if one likes, and given back by its last group or by the camera. Meanwhile the
//! complaint is sealed, and the work is done that sending it takes.

use super::model::{RETYPE, Retyped, retyped};
use super::parts::dates;
use super::scanning::{read_scanned, scanning};
use super::writing::{NotSealed, Sealing, Writing};
use super::{card, model};
use crate::device::complaints as kept;
use crate::pages::complaints::form::Made;
use crate::platform;
use crate::route::tel;
use crate::text::{Text, fill, fill_number};
use crate::ui::effect::effect;
use crate::ui::icon;
use leptos::prelude::*;
use mingbai_contract::Date;
use mingbai_domain::complaint::receipt::ReceiptCode;
use mingbai_view::{CollectNodes, IntoNode, Node, view};
use std::sync::Arc;

/// The step.
pub fn step(t: &'static Text, writing: Writing, made: &Arc<Made>, code: &ReceiptCode) -> Node {
    let k = &t.complaint;
    let typed = RwSignal::new(String::new());
    let (days, named) = (
        Arc::clone(made),
        writing.draft.with_untracked(|draft| draft.named()),
    );
    let clocks = model::clocks(
        &days.calendar,
        days.shelf.catalog.complaints,
        named,
        days.today,
    );
    let by = clocks.map(|clocks| dates(t, &clocks, days.today));
    let back = move |_| writing.back();
    view! {
        <p>{k.receipt_lead()}<b>{k.receipt_lost()}</b></p>
        {groups(t, code)}
        <p class="tiny soft cnote">{k.receipt_note()}</p>
        {saving(t, made, code)}
        {state(t, writing, made)}
        {retype(t, writing, code, typed)}
        {by}
        <p class="small soft aft">{k.later()}</p>
        <p><button class="link-b" type="button" on:click=back>{k.back()}</button></p>
        {card::paper(t, made, code)}
    }
}

/// The receipt in its groups.
pub fn groups(t: &'static Text, code: &ReceiptCode) -> Node {
    let grouped = code.grouped();
    let label = fill(
        t.complaint.receipt_alt(),
        &[&grouped.replace('-', t.guide.comma())],
    );
    let groups = grouped
        .split('-')
        .map(|group| view! { <b>{group.to_owned()}</b> })
        .collect_nodes();
    view! { <p class="code" role="img" aria-label=label>{groups}</p> }
}

/// A picture, paper, this phone: none of them has to be.
fn saving(t: &'static Text, made: &Arc<Made>, code: &ReceiptCode) -> Node {
    let k = &t.complaint;
    let said = RwSignal::new("");
    let on_phone = RwSignal::new(false);
    let (here, day) = (code.clone(), Date(made.today));
    effect(move || on_phone.set(kept::has_receipt(&here)));
    let (drawn, county) = (code.clone(), Arc::clone(made));
    let picture = move |_| {
        let svg = card::drawing(t, &county, &drawn);
        platform::spawn(async move {
            let saved = platform::save_picture(&svg, card::SIZE, card::FILE).await;
            said.set(match saved {
                Ok(()) => k.saved_picture(),
                Err(_) => k.saved_not(),
            });
        });
    };
    let print = |_| platform::print();
    let code = code.clone();
    let phone = move |_| {
        if on_phone.get_untracked() {
            kept::forget_receipt(&code);
            on_phone.set(false);
            said.set("");
            return;
        }
        let kept = kept::keep_receipt(&code, day).is_ok();
        on_phone.set(kept);
        said.set(if kept { k.saved_phone() } else { k.saved_not() });
    };
    let phone_words = move || {
        if on_phone.get() {
            k.save_forget()
        } else {
            k.save_phone()
        }
    };
    view! {
        <p class="tell svs">
            <button class="link-b" type="button" on:click=picture>{icon::PICTURE.view()}{k.save_picture()}</button>
            <button class="link-b" type="button" on:click=print>{icon::PRINT.view()}{k.save_print()}</button>
            <button class="link-b" type="button" on:click=phone>{icon::MOBILE.view()}<span>{phone_words}</span></button>
        </p>
        <p class="small said" role="status">{said}</p>
        <p class="tiny soft">{k.save_trace()}</p>
    }
}

/// How far the sealing is, or why it cannot be done.
fn state(t: &'static Text, writing: Writing, made: &Arc<Made>) -> Node {
    let (k, made) = (&t.complaint, Arc::clone(made));
    let failed = move || {
        let Sealing::Failed(why) = writing.sealing.get() else {
            return None;
        };
        let hotline = &made.masthead.county.hotline;
        let (words, call) = match why {
            NotSealed::Offline => (k.no_keys_offline().to_owned(), false),
            NotSealed::NoKeys => (fill(k.no_keys_none(), &[hotline]), true),
            NotSealed::Forged => (fill(k.no_keys_forged(), &[hotline]), true),
            NotSealed::Server => (fill(t.common.failed_server(), &[hotline]), true),
            NotSealed::TooLarge => (
                model::Fault {
                    field: model::Field::Files,
                    code: mingbai_contract::problem::FieldCode::TooLong,
                }
                .words(t, &model::Draft::default()),
                false,
            ),
            NotSealed::Module => (k.no_vault().to_owned(), false),
        };
        let call = call.then(|| {
            let words = fill(t.common.call(), &[hotline]);
            view! { <a class="btn line" href=tel(hotline)>{words}</a> }
        });
        let here = Arc::clone(&made);
        let again = move |_| writing.seal_again(&here.masthead.county.number_prefix, here.today);
        Some(view! {
            <div class="note bad verdict">
                {icon::INFO.view()}
                <div><b class="h3">{k.no_keys()}</b><p>{words}</p></div>
            </div>
            <p class="acts">
                <button class="btn" type="button" on:click=again>{t.common.retry()}</button>
                {call}
            </p>
        })
    };
    let going = move || match writing.sealing.get() {
        Sealing::Going(done) => {
            let words = fill_number(k.locking_part(), usize::from(done));
            Some(view! {
                <p class="small lock-state">
                    <progress max="100" value=done.to_string() aria-label=k.locking()></progress>
                    <span>{words}</span>
                </p>
            })
        }
        Sealing::Done => Some(view! {
            <p class="small lock-state">{icon::LOCK.view()}<span>{k.locked_now()}</span></p>
        }),
        Sealing::Failed(_) => None,
    };
    view! {
        <div id="c-sealing" role="alert">{failed.into_node()}</div>
        {going.into_node()}
    }
}

/// Giving the receipt back, and sending.
fn retype(t: &'static Text, writing: Writing, code: &ReceiptCode, typed: RwSignal<String>) -> Node {
    let k = &t.complaint;
    let (scanned, compare) = (RwSignal::new(false), code.clone());
    let given = Memo::new(move |_| {
        if scanned.get() {
            Retyped::Right
        } else {
            typed.with(|typed| retyped(typed, compare.as_str()))
        }
    });
    let shown = code.clone();
    let back = move |seen: &str| {
        if read_scanned(seen).as_ref() != Some(&shown) {
            return Err(k.scan_other());
        }
        scanned.set(true);
        Ok(())
    };
    let is_right = move || given.get() == Retyped::Right;
    let failed = move || matches!(writing.sealing.get(), Sealing::Failed(_));
    let send = move |event: mingbai_view::Event| {
        event.prevent_default();
        let ready = untrack(|| is_right() && !failed() && !writing.busy.get());
        if ready {
            writing.send();
        } else if !untrack(is_right) {
            platform::focus("#c-retype");
        }
    };
    let hint = move || match given.get() {
        Retyped::Left(left) if left < RETYPE => fill_number(k.retype_left(), left),
        Retyped::Left(_) => String::new(),
        Retyped::Wrong => k.retype_wrong().to_owned(),
        Retyped::Right => k.retype_right().to_owned(),
    };
    let label = move || match (writing.busy.get(), is_right(), writing.sealing.get()) {
        (true, _, Sealing::Done) => k.sending(),
        (true, ..) => k.locking(),
        (_, true, _) => k.send(),
        _ => k.send_wait(),
    };
    let wrong = move || given.get() == Retyped::Wrong;
    view! {
        <form on:submit=send novalidate>
            <div class=move || if wrong() { "field bad" } else { "field" }>
                <label for="c-retype">{k.retype()}</label>
                <p class="hint" id="c-retype-hint">{k.retype_hint()}</p>
                <div class="retype">
                    <input
                        class="input"
                        id="c-retype"
                        autocomplete="off"
                        autocapitalize="characters"
                        spellcheck="false"
                        maxlength="20"
                        aria-describedby="c-retype-hint c-retype-said"
                        aria-invalid=move || wrong().then_some("true")
                        prop:value=move || typed.get()
                        on:input=move |event| typed.set(event.value())
                    />
                </div>
                <p class="small soft rleft" id="c-retype-said" role="status">{hint}</p>
            </div>
            {scanning(t, k.scan_back(), back)}
            <p class="field">
                <button class="btn wide" aria-disabled=move || (!is_right() || failed()).then_some("true") aria-busy=move || writing.busy.get().then_some("true")>
                    {label}
                </button>
            </p>
        </form>
    }
}
