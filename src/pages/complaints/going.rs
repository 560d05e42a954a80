//! What happens around these pages: leaving at once, by Esc pressed three times, or by mistake, with something
//! that is not sent; and the network's coming back.

use super::model::Escapes;
use crate::platform;
use crate::route::Page;
use crate::shell::leave_now;
use crate::text::Text;
use crate::ui::effect::effect;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use mingbai_view::{IntoNode, Node, view};
use std::cell::Cell;

/// Leaves at once when Esc is pressed three times, for as long as the page is there.
pub fn watch() {
    let hearing = StoredValue::new_local(None);
    effect(move || {
        let escapes = Cell::new(Escapes::default());
        let heard = platform::on_keys(move |key, at| {
            let mut now = escapes.get();
            if now.pressed(key, at) {
                leave_now();
            }
            escapes.set(now);
        });
        hearing.set_value(heard);
    });
    on_cleanup(move || hearing.set_value(None));
}

/// Does something each time the network has come back, for as long as what calls this is there.
pub fn back_online(call: impl Fn() + Clone + 'static) {
    let hearing = StoredValue::new_local(None);
    effect(move || hearing.set_value(platform::on_network(call.clone())));
    on_cleanup(move || hearing.set_value(None));
}

/// Asks before something that is not sent is left, for as long as `risky` says so, and says what would become
/// of it.
pub fn asking(
    t: &'static Text,
    words: &'static str,
    risky: impl Fn() -> bool + Copy + 'static,
) -> Node {
    let k = &t.complaint;
    // Where the person was about to go.
    let to = RwSignal::new(None::<String>);
    let hearing = StoredValue::new_local(None);
    effect(move || {
        let risky = risky();
        platform::ask_before_leaving(risky);
        hearing.set_value(risky.then(|| {
            platform::on_links(move |address| {
                to.set(Some(address.to_owned()));
                platform::focus("#c-going");
                true
            })
        }));
    });
    on_cleanup(move || {
        hearing.set_value(None);
        platform::ask_before_leaving(false);
    });
    let navigate = use_navigate();
    let leave = move |_| {
        if let Some(address) = to.get_untracked() {
            hearing.set_value(None);
            platform::ask_before_leaving(false);
            let options = NavigateOptions {
                // As `replacing` does.
                replace: address.starts_with(&Page::Complaints.path()),
                ..Default::default()
            };
            navigate(&address, options);
        }
    };
    let stay = move |_| {
        to.set(None);
        platform::focus(super::writing::TITLE);
    };
    let leave = StoredValue::new_local(leave);
    (move || {
        to.with(Option::is_some).then(|| {
            view! {
                <div id="c-going" class="note amber verdict going" role="alertdialog" aria-labelledby="c-going-h" aria-describedby="c-going-t" tabindex="-1">
                    <div>
                        <b class="h3" id="c-going-h">{k.going()}</b>
                        <p id="c-going-t">{words}</p>
                        <p class="acts">
                            <button class="btn" type="button" on:click=stay>{k.going_no()}</button>
                            <button class="btn line" type="button" on:click=move |event| leave.with_value(|leave| leave(event))>{k.going_yes()}</button>
                        </p>
                    </div>
                </div>
            }
        })
    })
    .into_node()
}
