//! What this phone holds: complaints that are not sent yet, which go out now, and receipts that were kept.

use super::replacing;
use crate::data::complaints::{self, Failed};
use crate::data::handed::Handed;
use crate::device::complaints::{self as kept, Unsent};
use crate::platform;
use crate::route::Page;
use crate::text::{Text, fill};
use crate::ui::effect::effect;
use leptos::prelude::*;
use mingbai_contract::Date;
use mingbai_contract::problem::ProblemType;
use mingbai_view::{CollectNodes, IntoNode, Node, view};

/// How far one is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    /// It is being sent.
    Going,
    /// It was taken in on a day; answered by another one.
    Taken(Date, Date),
    /// It is not sent yet.
    Waits,
    /// The server does not take it.
    Refused,
    /// The person would rather not send it.
    Discarded,
}

#[derive(Clone, Copy)]
struct One {
    fate: RwSignal<Fate>,
    busy: StoredValue<bool>,
}

impl One {
    /// Sends it, unless it is on its way.
    fn send(self, unsent: &Unsent) {
        if self.busy.get_value() || self.fate.get_untracked() == Fate::Discarded {
            return;
        }
        self.busy.set_value(true);
        self.fate.set(Fate::Going);
        let unsent = unsent.clone();
        platform::spawn(async move {
            let sent = complaints::file(&unsent.complaint).await;
            self.busy.set_value(false);
            self.fate.set(match sent {
                Ok(taken) => {
                    kept::forget_unsent(&unsent.thread);
                    Fate::Taken(taken.day, taken.conclude_by)
                }
                // What the server finds wrong with it stays wrong.
                Err(Failed::Refused(why)) if why != ProblemType::Unavailable => Fate::Refused,
                Err(_) => Fate::Waits,
            });
        });
    }
}

/// Both lists; not there while nothing is kept.
pub fn section(t: &'static Text) -> Node {
    let looked = RwSignal::new(0_u32);
    effect(move || looked.set(1));
    let waiting = move || {
        let all = (looked.get() > 0).then(kept::unsent)?;
        (!all.is_empty()).then(|| {
            let rows = all.into_iter().map(|unsent| row(t, unsent)).collect_nodes();
            view! {
                <section class="mine">
                    <h2>{t.complaint.waiting()}</h2>
                    <ul class="rows waiting">{rows}</ul>
                </section>
            }
        })
    };
    view! { {waiting.into_node()} {receipts(t)} }
}

fn row(t: &'static Text, unsent: Unsent) -> Node {
    let k = &t.complaint;
    let one = One {
        fate: RwSignal::new(Fate::Going),
        busy: StoredValue::new(false),
    };
    let first = unsent.clone();
    effect(move || untrack(|| one.send(&first)));
    let title = fill(k.waiting_one(), &[&t.lang.day(unsent.day.0, None)]);
    let words = move || match one.fate.get() {
        Fate::Going => k.waiting_sending().to_owned(),
        Fate::Taken(day, by) => fill(
            k.waiting_sent(),
            &[&t.lang.day(day.0, None), &t.lang.day(by.0, None)],
        ),
        Fate::Waits => k.waiting_still().to_owned(),
        Fate::Refused => k.waiting_refused().to_owned(),
        Fate::Discarded => k.discarded().to_owned(),
    };
    let acts = move || {
        let fate = one.fate.get();
        if !matches!(fate, Fate::Waits | Fate::Refused) {
            return None;
        }
        let (sent, left) = (unsent.clone(), unsent.thread);
        let again = (fate == Fate::Waits).then(|| {
            let send = move |_| one.send(&sent);
            view! { <button class="link-b" type="button" on:click=send>{k.send_again()}</button> }
        });
        let discard = move |_| {
            kept::forget_unsent(&left);
            one.fate.set(Fate::Discarded);
        };
        Some(view! {
            {again}
            <button class="link-b" type="button" on:click=discard>{k.waiting_discard()}</button>
        })
    };
    view! {
        <li>
            <b>{title}</b>
            <p class="small" role="status">{words}</p>
            <p class="acts">{acts.into_node()}</p>
        </li>
    }
}

/// The receipts that are kept on this phone.
pub fn receipts(t: &'static Text) -> Node {
    let k = &t.complaint;
    let looked = RwSignal::new(0_u32);
    let said = RwSignal::new("");
    let handed = Handed::here();
    effect(move || looked.set(1));
    let list = move || {
        let all = (looked.get() > 0).then(kept::receipts)?;
        if all.is_empty() {
            return None;
        }
        let rows = all.into_iter().map(|(code, day)| {
            let day = t.lang.day(day.0, None);
            let label = fill(k.forget_one(), &[&day]);
            let opened = code.clone();
            let go = replacing(Page::Thread);
            let open = move |event| {
                handed.code.set_value(opened.as_str().to_owned());
                go(event);
            };
            let forget = move |_| {
                kept::forget_receipt(&code);
                said.set(k.forgotten());
                looked.update(|n| *n += 1);
                platform::focus("#c-forgotten");
            };
            view! {
                <li>
                    <a class="row-link" href=Page::Thread.path() on:click=open><b>{fill(k.mine_one(), &[&day])}</b></a>
                    <button class="link-b" type="button" aria-label=label on:click=forget>{k.forget()}</button>
                </li>
            }
        });
        Some(view! {
            <section class="mine">
                <h2>{k.mine()}</h2>
                <ul class="rows kept">{rows.collect_nodes()}</ul>
            </section>
        })
    };
    view! {
        {list.into_node()}
        <p id="c-forgotten" class="said" role="status" tabindex="-1">{said}</p>
    }
}
