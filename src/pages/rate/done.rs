//! What came of sending: that it counts, and how; or that it is not sent yet.

use super::giving::{Given, Giving};
use super::model::{level_words, ranks, trouble_title};
use crate::data::handed::{Handed, signed};
use crate::data::ratings::Failed;
use crate::device::ratings::{self as kept, Kind};
use crate::platform::{self, NotKept, Shared};
use crate::route::{Page, rate};
use crate::shell::head::Head;
use crate::text::{Lang, Text, fill};
use crate::ui::effect::effect;
use crate::ui::{icon, qr, seal};
use leptos::prelude::*;
use mingbai_contract::catalog::WindowPage;
use mingbai_contract::rating::{RatingSecret, Verification};
use mingbai_contract::{Date, WindowId};
use mingbai_view::{CollectNodes, IntoNode, Node, view};

/// What its receipt is about.
const RATING: &str = "rating";

/// It was taken in. `county` is what stands in the seal.
pub fn taken(t: &'static Text, page: &WindowPage, county: &str, given: &Given) -> Node {
    let (k, taken) = (&t.rate, &given.taken);
    let ranked = ranks(taken.verification);
    let title = if ranked { k.counted() } else { k.taken() };
    Head::ready(title);
    let label = fill(t.track.seal(), &[k.seal(), &t.lang.full_day(taken.day.0)]);
    let name = t.lang.pick(&page.window.name);
    let places = [page.window.id.as_str(), name, level_words(t, given.level)];
    let place = if ranked { k.in_ranking() } else { k.beside() };
    let how = [
        how(t, given),
        k.how_nobody().to_owned(),
        k.how_log().to_owned(),
    ];
    let rows = how.map(|words| view! { <li>{words}</li> });
    let handed = Handed::here();
    let (checked, saved) = (
        signed(RATING, &taken.receipt),
        signed(RATING, &taken.receipt),
    );
    let check = move |_| handed.receipt.set_value(checked.clone());
    let save = move |_| platform::save_evidence(&saved);
    view! {
        <div class="counted">
            <svg class="seal big" viewBox="0 0 96 96" role="img" aria-label=label>
                {seal::round(county, Lang::Zh.text().rate.seal(), taken.day.0)}
            </svg>
            <h1 tabindex="-1">{title}</h1>
            <p class="soft">{fill(k.rated(), &places)}<br />{place}</p>
        </div>
        {given.level.is_bad().then(|| bad(t, given))}
        <section class="sec">
            <h2>{k.how()}</h2>
            <ul class="rows said-rows">{rows.collect_nodes()}</ul>
            <p class="acts">
                <button class="btn line" type="button" on:click=save>{k.save()}</button>
                <a class="btn line" href=Page::Verify.path() on:click=check>{icon::TICK.view()}{k.check()}</a>
            </p>
        </section>
        <p class="acts ways">
            <a class="btn line" href=Page::Window(page.window.id.clone()).path()>{k.window()}</a>
            <a class="btn line" href=Page::Home.path()>{t.common.home()}</a>
        </p>
    }
}

/// How it counts, and why not as its code says.
fn how(t: &Text, given: &Given) -> String {
    let k = &t.rate;
    match (given.taken.instead, given.taken.verification) {
        (Some(why), _) => fill(k.how_not(), &[trouble_title(t, why)]),
        (None, Verification::Live) => k.how_live().to_owned(),
        (None, Verification::Receipt) => k.how_receipt().to_owned(),
        (None, Verification::Poster) => k.how_poster().to_owned(),
    }
}

/// What happens after a bad one, and the link to it.
fn bad(t: &'static Text, given: &Given) -> Node {
    let k = &t.rate;
    let path = rate::follow_up(&given.window, &given.secret);
    let (said, shown) = (RwSignal::new(""), RwSignal::new(None::<String>));
    let here = path.clone();
    // Whole addresses are known in the browser alone.
    effect(move || shown.set(Some([&platform::origin(), &*here].concat())));
    let send = move |_| {
        let Some(address) = shown.get_untracked() else {
            return;
        };
        platform::spawn(async move {
            let shared = platform::share(text_of(t), &address).await;
            said.set(match shared {
                Ok(Shared::Copied) => t.project.share_copied(),
                Ok(Shared::Sheet | Shared::Cancelled) => "",
                Err(_) => t.project.share_not_copied(),
            });
        });
    };
    let picture = move || qr::qr(&shown.get()?, k.follow_alt());
    view! {
        <section class="sec">
            <h2>{k.bad()}</h2>
            <p>{k.bad_text()}</p>
            <p class="lead-p"><a class="link" href=path>{k.follow()}{icon::FORWARD.view()}</a></p>
            <p class="small soft">{k.follow_text()}</p>
            <p class="acts lead-p"><button class="btn line wide" type="button" on:click=send>{icon::SHARE.view()}{k.follow_send()}</button></p>
            <p class="small said" role="status">{said}</p>
            <details class="limits">
                <summary>{k.follow_scan()}</summary>
                <div><div class="qr-box">{picture}</div></div>
            </details>
            {keeping(t, given.secret, &given.window, given.taken.day)}
        </section>
    }
}

/// What the shared link is called.
fn text_of(t: &'static Text) -> &'static str {
    t.rate.follow()
}

/// Keeping the link on this phone, where somebody says so.
pub fn keeping(t: &'static Text, secret: RatingSecret, window: &WindowId, day: Date) -> Node {
    let (held, refused) = (RwSignal::new(false), RwSignal::new(false));
    let window = window.clone();
    effect(move || held.set(kept::has(&secret)));
    let change = move |event: mingbai_view::Event| {
        let keep = event.checked();
        held.set(keep);
        refused.set(keep && kept::keep(&secret, &window, day).is_err());
        if !keep {
            kept::forget(&secret);
        }
    };
    view! {
        <label class="keep">
            <input class="tick" type="checkbox" prop:checked=move || held.get() on:change=change />
            <b>{t.track.keep()}</b>
        </label>
        <p class="small" role="status">{move || refused.get().then_some(t.track.kept_not())}</p>
    }
}

/// It is not sent yet.
pub fn unsent(
    t: &'static Text,
    giving: Giving,
    failed: Failed,
    lasts: Result<(), NotKept>,
    hotline: &str,
) -> Node {
    let k = &t.rate;
    Head::ready(k.unsent());
    let why = match failed {
        Failed::Offline => t.complaint.unsent_offline().to_owned(),
        Failed::Busy => t.complaint.unsent_busy().to_owned(),
        Failed::Module | Failed::Server | Failed::Refused(_) => {
            fill(t.common.failed_server(), &[hotline])
        }
    };
    let kept = if lasts.is_ok() {
        k.unsent_kept()
    } else {
        k.unsent_off()
    };
    let live = giving
        .scanned
        .with_untracked(|scanned| Kind::of(scanned.code()) == Kind::Live);
    let late = live.then(|| view! { <p class="lead-p">{k.unsent_late()}</p> });
    giving.follow();
    view! {
        <h1 class="lead-p" tabindex="-1">{k.unsent()}</h1>
        <div class="note amber verdict">{icon::INFO.view()}<div><p>{why}</p><p>{kept}</p></div></div>
        {late}
        <p class="acts lead-p">
            <button class="btn" type="button" on:click=move |_| giving.outbox.send()>{k.again()}</button>
            <button class="btn line" type="button" on:click=move |_| giving.discard()>{k.discard()}</button>
        </p>
    }
}

/// The server does not take it.
pub fn refused(t: &'static Text, giving: Giving) -> Node {
    let k = &t.rate;
    Head::ready(k.refused());
    view! {
        <h1 class="lead-p" tabindex="-1">{k.refused()}</h1>
        <div class="note bad verdict">{icon::INFO.view()}<p>{k.refused_text()}</p></div>
        <p class="acts lead-p"><button class="btn wide" type="button" on:click=move |_| giving.back()>{k.back()}</button></p>
    }
    .into_node()
}
