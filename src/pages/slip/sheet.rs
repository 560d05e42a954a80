//! The paper: one page in black and white, each phrase in both languages.

use super::model::receipt_text;
use crate::route::{Page, Route};
use crate::text::{Text, fill};
use crate::ui::{brand, qr};
use leptos::prelude::*;
use mingbai_contract::Words;
use mingbai_contract::application::PrintedSlip;
use mingbai_contract::catalog::ItemSummary;
use mingbai_contract::log::{Hash, Receipt};
use mingbai_contract::page::Masthead;
use mingbai_domain::application::{number, query_code};
use mingbai_view::{Node, view};

/// What is applied for, once the catalog is here.
pub type Item = Signal<Option<ItemSummary>>;

/// Draws a slip. `origin` is where the site is; what must name it waits until that is known. What the catalog
/// says of the item takes its place when it comes, and the rest stays as it is.
pub fn sheet(
    t: &'static Text,
    masthead: &Masthead,
    slip: &PrintedSlip,
    item: Item,
    origin: &str,
) -> Node {
    let s = &t.slip;
    let link = Route::Opened(slip.number.clone(), slip.code.clone()).href();
    let code = (!origin.is_empty()).then(|| qr::qr(&format!("{origin}{link}"), s.scan()));
    let name = move || {
        item.get().map(|item| {
            let (name, too) = named(t, &item.name);
            view! {
                <div class="wide">
                    <dt>{both(t, s.item(), s.item_too())}</dt>
                    <dd>{name}" "<small lang=t.lang.other().tag()>{too}</small></dd>
                </div>
            }
        })
    };
    let day = slip.receipt.as_ref().map(|(receipt, _)| {
        view! {
            <div>
                <dt>{both(t, s.received(), s.received_too())}</dt>
                <dd>{receipt.day.to_string()}</dd>
            </div>
        }
    });
    let (county, county_too) = named(t, &masthead.county.name);
    view! {
        <article class="slip-sheet">
            <header>
                <span class="brand">{brand::mark()}</span>
                <p><b>{county}</b><small lang=t.lang.other().tag()>{county_too}</small></p>
            </header>
            <h1 tabindex="-1">{both(t, s.title(), s.title_too())}</h1>
            <div class="slip-top">
                <dl>
                    {name}
                    <div>
                        <dt>{both(t, s.number(), s.number_too())}</dt>
                        <dd class="slip-key">{number::grouped(&slip.number)}</dd>
                    </div>
                    <div>
                        <dt>{both(t, s.code(), s.code_too())}</dt>
                        <dd class="slip-key">{query_code::grouped(&slip.code)}</dd>
                    </div>
                    {day}
                </dl>
                <figure>
                    <div class="qr-box">{code.flatten()}</div>
                    <figcaption>{both(t, s.scan(), s.scan_too())}</figcaption>
                </figure>
            </div>
            {notes(t, masthead, item, origin)}
            {receipt(t, slip.receipt.as_ref(), origin)}
        </article>
    }
}

/// A phrase, and the other language's beside it.
fn both(t: &'static Text, words: &'static str, too: &'static str) -> Node {
    view! { {words}" "<small lang=t.lang.other().tag()>{too}</small> }
}

/// As [`both`], with the same places filled.
fn filled(t: &'static Text, words: &'static str, too: &'static str, places: &[&str]) -> Node {
    let (words, too) = (fill(words, places), fill(too, places));
    view! { {words}" "<small lang=t.lang.other().tag()>{too}</small> }
}

/// A name in the page's language, and in the other.
fn named(t: &Text, name: &Words) -> (String, String) {
    let pick = |lang: crate::text::Lang| lang.pick(name).to_owned();
    (pick(t.lang), pick(t.lang.other()))
}

/// How long it takes, and what to do with the sheet.
fn notes(t: &'static Text, masthead: &Masthead, item: Item, origin: &str) -> Node {
    let s = &t.slip;
    let promised =
        Memo::new(move |_| item.with(|item| Some(item.as_ref()?.committed_working_days)));
    let promise = move || {
        promised.get().map(|days| {
            let words = match days {
                0 => both(t, s.at_once(), s.at_once_too()),
                1 => both(t, s.day(), s.day_too()),
                n => filled(t, s.days(), s.days_too(), &[&n.to_string()]),
            };
            view! { <li>{words}</li> }
        })
    };
    // What is done on the spot is not waited for (R1).
    let answer = move || {
        let waited = promised.get() != Some(0);
        waited.then(|| view! { <li>{both(t, s.answer(), s.answer_too())}</li> })
    };
    let track = format!("{origin}{}", Page::Track.path());
    let look = [&*track, &*masthead.county.hotline];
    view! {
        <ul class="slip-notes">
            {answer}
            {promise}
            <li>{filled(t, s.look(), s.look_too(), &look)}</li>
            <li>{both(t, s.keep(), s.keep_too())}</li>
        </ul>
    }
}

/// The county's signed word, for the eye and for a camera.
fn receipt(t: &'static Text, signed: Option<&(Receipt, Hash)>, origin: &str) -> Node {
    let s = &t.slip;
    let Some((receipt, salt)) = signed else {
        return view! { <p class="slip-receipt">{both(t, s.unsigned(), s.unsigned_too())}</p> };
    };
    let text = receipt_text(receipt);
    let verify = format!("{origin}{}", Page::Verify.path());
    let code = qr::qr(&text, s.scan_receipt());
    view! {
        <section class="slip-receipt">
            <div>
                <h2>{both(t, s.receipt(), s.receipt_too())}</h2>
                <p>{filled(t, s.receipt_text(), s.receipt_text_too(), &[&verify])}</p>
                <p class="slip-text">{text}</p>
                <p>{both(t, s.salt(), s.salt_too())}</p>
                <p class="slip-text">{salt.to_string()}</p>
            </div>
            <figure>
                <div class="qr-box">{code}</div>
                <figcaption>{both(t, s.scan_receipt(), s.scan_receipt_too())}</figcaption>
            </figure>
        </section>
    }
}
