//! Comments that nobody has read yet: each is released or kept back, once.

use crate::pages::ratings::model::{level, words};
use crate::session::Session;
use crate::slot::Slot;
use crate::text::{Text, written_in};
use crate::ui::ask::Ask;
use crate::ui::form::Form;
use crate::ui::states;
use leptos::prelude::*;
use mingbai_contract::desk::endpoint::{GetWaitingComments, PostReview};
use mingbai_contract::desk::ratings::{CommentRow, ReviewComment, WaitingComments};
use mingbai_view::{CollectNodes, IntoNode, Node, view};
use std::sync::Arc;

/// The comments, and what was last done with one.
#[derive(Clone, Copy)]
struct Waiting {
    session: Session,
    slot: Slot<WaitingComments>,
    done: RwSignal<Option<&'static str>>,
}

/// The part of the page.
pub fn part(t: &'static Text) -> Node {
    let s = &t.supervision;
    let waiting = Waiting {
        session: Session::here(),
        slot: Slot::default(),
        done: RwSignal::new(None),
    };
    let load = move || {
        waiting
            .slot
            .load(waiting.session, GetWaitingComments::default())
    };
    load();
    let all = move |found: Arc<WaitingComments>| {
        if found.comments.is_empty() {
            return view! { <p class="empty">{s.comments_none}</p> };
        }
        let each = found.comments.iter().map(|row| one(t, waiting, row));
        view! { <ul class="summaries">{each.collect_nodes()}</ul> }
    };
    let done = waiting.done;
    view! {
        <section class="sec" id="comments">
            <h2 tabindex="-1">{s.comments}</h2>
            <p class="soft">{s.comments_lead}</p>
            {move || done.get().map(states::done)}
            {states::show(waiting.slot, load, all)}
        </section>
    }
}

fn one(t: &'static Text, waiting: Waiting, row: &CommentRow) -> Node {
    let s = &t.supervision;
    let id = row.id;
    let ask = |release: bool, button, what: &'static str, yes, said| {
        // Each question has its own form, whose ids are the comment's.
        let form = Form::new("review", words);
        let name = if release { "release" } else { "keep" };
        let ask = Ask {
            form,
            id: format!("{name}-{id}"),
            button,
            what: what.to_owned(),
            yes,
            grave: release,
        };
        ask.view(move || {
            form.send(
                waiting.session,
                PostReview(id),
                ReviewComment { release },
                move |_| {
                    waiting
                        .slot
                        .change(|all| all.comments.retain(|one| one.id != id));
                    waiting.done.set(Some(said));
                    // The next page comes when this one is read through.
                    if waiting
                        .slot
                        .value()
                        .is_some_and(|all| all.comments.is_empty())
                    {
                        waiting
                            .slot
                            .load(waiting.session, GetWaitingComments::default());
                    }
                    crate::platform::focus("#comments h2");
                },
            );
        })
    };
    let comment = row.text.clone();
    view! {
        <li>
            <p class="soft">{level(t, row.level)}</p>
            <p class="words" lang=written_in(&comment)>{comment}</p>
            <div class="deeds two">
                {ask(true, s.release, s.release_ask, s.release_yes, s.released)}
                {ask(false, s.keep_back, s.keep_ask, s.keep_yes, s.kept_back)}
            </div>
        </li>
    }
    .into_node()
}
