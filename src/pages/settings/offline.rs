//! What opens without a network, and keeping all of it.

use crate::data::Data;
use crate::device::offline::{Offline, Progress, Stock};
use crate::platform;
use crate::route::Page;
use crate::text::{Text, fill, fill_number};
use crate::ui::effect::effect;
use crate::ui::icon;
use leptos::prelude::*;
use mingbai_view::{IntoNode, Node, view};

/// The section of the settings.
pub fn section(t: &'static Text) -> Node {
    // Most browsers can: what they show keeps its place until that is known.
    let possible = RwSignal::new(true);
    effect(move || {
        if !platform::has_worker() {
            possible.set(false);
        }
        Offline::count();
    });
    view! {
        <section class="sec needs-js">
            <h2>{t.pages.offline()}</h2>
            {move || {
                if possible.get() {
                    return kept(t);
                }
                view! {
                    <p>{t.pages.offline_never()}</p>
                    <p><a class="link" href=Page::Kept.path()>{t.pages.carry()}{icon::FORWARD.view()}</a></p>
                }
            }}
        </section>
    }
}

fn kept(t: &'static Text) -> Node {
    let offline = Offline::here();
    let data = Data::here();
    let all = move || {
        data.masthead()
            .map_or(0, |masthead| masthead.items as usize)
    };
    let counted = move || match offline.stock.get() {
        Some(stock) => stocked(t, stock),
        None => t.pages.offline_unknown().to_owned(),
    };
    let missing = Memo::new(move |_| {
        let guides = offline.stock.get().map_or(0, |stock| stock.guides);
        guides < all()
    });
    let running = Memo::new(move |_| {
        offline
            .progress
            .get()
            .is_some_and(|p| p.done < p.total || p.total == 0)
    });
    let keep = move |_| {
        offline.keep_everything();
        // The button goes: the focus moves on to what is said instead.
        platform::focus("#keeping");
    };
    view! {
        <p>{counted}</p>
        <p class="acts" hidden=move || !missing.get() || running.get()>
            <button class="btn line" type="button" on:click=keep>
                {move || fill_number(t.pages.offline_keep(), all())}
            </button>
        </p>
        <div id="keeping" role="status" tabindex="-1">
            {move || offline.progress.get().map(|progress| going(t, progress))}
        </div>
    }
}

/// `离线能看 12 份办事指南，连同应用一共 1.3 MB。`
fn stocked(t: &Text, stock: Stock) -> String {
    let tenths = stock.bytes.div_ceil(100_000);
    let size = format!("{}.{}", tenths / 10, tenths % 10);
    fill(t.pages.offline_stock(), &[&stock.guides.to_string(), &size])
}

fn going(t: &'static Text, progress: Progress) -> Node {
    let Progress {
        done,
        total,
        failed,
    } = progress;
    if total == 0 {
        return t.pages.offline_starts().into_node();
    }
    if done < total {
        let words = fill(
            t.pages.offline_going(),
            &[&done.to_string(), &total.to_string()],
        );
        return view! {
            <p>{words}</p>
            <progress max=total.to_string() value=done.to_string() aria-label=t.pages.offline()></progress>
        };
    }
    if failed > 0 {
        return fill_number(t.pages.offline_failed(), failed).into_node();
    }
    t.pages.offline_done().into_node()
}
