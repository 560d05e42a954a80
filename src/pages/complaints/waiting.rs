//! What this phone holds: complaints that are not sent yet, which go out now, and receipts that were kept.

use super::{going, replacing};
use crate::data::complaints::{self, Failed};
use crate::data::handed::Handed;
use crate::device::complaints::{self as kept, Waiting};
use crate::platform;
use crate::route::Page;
use crate::text::{Text, fill, fill_number};
use crate::ui::effect::effect;
use leptos::prelude::*;
use mingbai_contract::Date;
use mingbai_contract::problem::ProblemType;
use mingbai_domain::complaint::check::OLD_KEY_DAYS;
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
    /// The server does not take it: it is sealed to keys that are no longer taken, or something else.
    Refused(ProblemType),
    /// The person would rather not send it.
    Discarded,
    /// It is not on this phone any more: another page was quicker.
    Elsewhere,
}

#[derive(Clone, Copy)]
struct One {
    waiting: Waiting,
    fate: RwSignal<Fate>,
    busy: StoredValue<bool>,
}

impl One {
    /// Sends it, unless it is on its way.
    fn send(self) {
        if self.busy.get_value() || self.fate.get_untracked() == Fate::Discarded {
            return;
        }
        self.busy.set_value(true);
        self.fate.set(Fate::Going);
        platform::spawn(async move {
            let fate = self.sent().await;
            self.busy.set_value(false);
            self.fate.set(fate);
        });
    }

    async fn sent(self) -> Fate {
        let thread = self.waiting.thread;
        let _turn = kept::turn(&thread).await;
        let Some(complaint) = kept::sealed(&thread).await else {
            return Fate::Elsewhere;
        };
        match complaints::file(&complaint).await {
            Ok(taken) => {
                kept::forget_unsent(&thread).await;
                Fate::Taken(taken.day, taken.conclude_by)
            }
            // What the server finds wrong with it stays wrong.
            Err(Failed::Refused(why)) if why != ProblemType::Unavailable => Fate::Refused(why),
            Err(_) => Fate::Waits,
        }
    }

    fn discard(self) {
        platform::spawn(async move {
            kept::forget_unsent(&self.waiting.thread).await;
            self.fate.set(Fate::Discarded);
        });
    }
}

/// Both lists; not there while nothing is kept.
pub fn section(t: &'static Text) -> Node {
    let all = RwSignal::new(Vec::new());
    effect(move || {
        platform::spawn(async move {
            let unsent = kept::unsent().await;
            // The page may have been left meanwhile.
            let _ = all.try_set(unsent);
        });
    });
    let waiting = move || {
        let all = all.get();
        (!all.is_empty()).then(|| {
            let rows = all
                .into_iter()
                .map(|waiting| row(t, waiting))
                .collect_nodes();
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

fn row(t: &'static Text, waiting: Waiting) -> Node {
    let k = &t.complaint;
    let one = One {
        waiting,
        fate: RwSignal::new(Fate::Going),
        busy: StoredValue::new(false),
    };
    effect(move || untrack(|| one.send()));
    going::back_online(move || {
        if one.fate.get_untracked() == Fate::Waits {
            one.send();
        }
    });
    let title = fill(k.waiting_one(), &[&t.lang.day(waiting.day.0, None)]);
    let words = move || match one.fate.get() {
        Fate::Going => k.waiting_sending().to_owned(),
        Fate::Taken(day, by) => fill(
            k.waiting_sent(),
            &[&t.lang.day(day.0, None), &t.lang.day(by.0, None)],
        ),
        Fate::Waits => k.waiting_still().to_owned(),
        Fate::Refused(ProblemType::OtherKeys) => fill_number(k.waiting_keys(), OLD_KEY_DAYS),
        Fate::Refused(_) => k.waiting_refused().to_owned(),
        Fate::Discarded => k.discarded().to_owned(),
        Fate::Elsewhere => k.waiting_elsewhere().to_owned(),
    };
    let acts = move || {
        let fate = one.fate.get();
        if !matches!(fate, Fate::Waits | Fate::Refused(_)) {
            return None;
        }
        let again = (fate == Fate::Waits).then(|| {
            view! { <button class="link-b" type="button" on:click=move |_| one.send()>{k.send_again()}</button> }
        });
        Some(view! {
            {again}
            <button class="link-b" type="button" on:click=move |_| one.discard()>{k.waiting_discard()}</button>
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
