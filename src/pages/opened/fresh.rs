//! How old an answer is, asking again, and keeping it on this phone.

use crate::data::{Data, Look, Looks, Subject, Trouble};
use crate::device::now::Now;
use crate::device::tracked;
use crate::platform;
use crate::text::{Text, dates::time, fill};
use crate::ui::effect::effect;
use crate::ui::states;
use leptos::prelude::*;
use mingbai_domain::time::local;
use mingbai_view::{IntoNode, Node, view};

/// A page shows the answer about something, until it is left; what was kept on this phone is kept as it is
/// now.
pub fn shown(looks: Looks, subject: &Subject) {
    effect(move || looks.follow());
    on_cleanup(move || looks.leave());
    let subject = subject.clone();
    effect(move || {
        let look = looks.of(&subject);
        if let Some(look) = look.filter(|look| tracked::has(&look.asked.subject)) {
            let _ = tracked::keep(&look);
        }
    });
}

/// Moves the focus to the answer where somebody has asked for it by hand.
pub fn arrived(looks: Looks) {
    // Asked in the effect: an answer that is drawn anew before it was seen has not arrived yet.
    effect(move || {
        if looks.has_arrived() {
            platform::focus("main h1");
        }
    });
}

/// `14:03`, and the day where it is another one.
fn moment(t: &Text, look: &Look) -> String {
    let zone = Data::here().zone();
    let at = local(look.as_of, zone);
    let today = Now::provided()
        .ms()
        .map(|ms| local(look.now(ms), zone).date);
    if today == Some(at.date) {
        return time(at.minute);
    }
    [&t.lang.day(at.date, today), " ", &time(at.minute)].concat()
}

/// Says that what is shown could not be asked for again.
/// `wrong` says that it is not found any more.
pub fn stale(t: &'static Text, looks: Looks, subject: &Subject, wrong: &'static str) -> Node {
    let subject = subject.clone();
    (move || {
        let words = match looks.trouble()? {
            Trouble::Offline => t.track.stale_offline(),
            Trouble::Wrong => wrong,
            Trouble::Server | Trouble::Wait(_) => t.track.stale_server(),
        };
        let words = fill(words, &[&moment(t, &*looks.of(&subject)?)]);
        Some(states::strip(words.into_node()))
    })
    .into_node()
}

/// When this was, and asking again.
pub fn fresh(t: &'static Text, looks: Looks, subject: &Subject) -> Node {
    let k = &t.track;
    let said = RwSignal::new("");
    let seen = subject.clone();
    let again = move |_| {
        let before = untrack(|| looks.of(&seen).filter(|_| !looks.busy()));
        let Some(before) = before else { return };
        said.set("");
        let seen = seen.clone();
        looks.ask(before.asked.clone(), move |found| {
            let now = untrack(|| looks.of(&seen));
            let news = now.is_some_and(|now| now.version != before.version);
            if found {
                said.set(if news { k.news() } else { k.same() });
            }
        });
    };
    let seen = subject.clone();
    let as_of = move || {
        let look = looks.of(&seen)?;
        Some(fill(k.as_of(), &[&moment(t, &look)]))
    };
    // What comes by itself is said, too.
    let (subject, known) = (subject.clone(), StoredValue::new(None));
    effect(move || {
        let version = looks.of(&subject).map(|look| look.version);
        if known
            .get_value()
            .is_some_and(|known| Some(known) != version)
        {
            said.set(k.news());
        }
        known.set_value(version);
    });
    view! {
        <p class="tiny soft upd">{as_of}</p>
        <p class="acts">
            <button class="btn line" type="button" aria-busy=move || looks.busy().then_some("true") on:click=again>
                {move || if looks.busy() { k.looking() } else { k.again() }}
            </button>
        </p>
        <p class="small said" role="status">{said}</p>
    }
}

/// Keeping it on this phone, where somebody says so.
/// `hint` says what that is good for.
pub fn keeping(t: &'static Text, looks: Looks, subject: &Subject, hint: &'static str) -> Node {
    let (kept, refused) = (RwSignal::new(false), RwSignal::new(false));
    let subject = subject.clone();
    let here = subject.clone();
    effect(move || kept.set(tracked::has(&here)));
    let change = move |event: mingbai_view::Event| {
        let keep = event.checked();
        kept.set(keep);
        if !keep {
            tracked::forget(&subject);
        } else if let Some(look) = untrack(|| looks.of(&subject)) {
            refused.set(tracked::keep(&look).is_err());
        }
    };
    view! {
        <section class="sec keeping">
            <label class="keep">
                <input class="tick" type="checkbox" prop:checked=move || kept.get() on:change=change />
                <b>{t.track.keep()}</b>
            </label>
            <p class="small soft">{hint}</p>
            <p class="small" role="status">{move || refused.get().then_some(t.track.kept_not())}</p>
        </section>
    }
}
