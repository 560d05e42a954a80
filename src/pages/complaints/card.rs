//! The receipt as something to keep: a sheet of paper, and a picture.

use super::form::Made;
use crate::platform;
use crate::route::{Page, Route};
use crate::text::{Text, fill};
use crate::ui::qr;
use leptos::prelude::*;
use mingbai_domain::complaint::receipt::ReceiptCode;
use mingbai_view::{Node, view};
use std::sync::Arc;

/// The picture's size, in pixels.
pub const SIZE: [u32; 2] = [900, 1200];

/// What the picture is called.
pub const FILE: &str = "receipt.png";

/// The address that opens the complaint, with the site before it.
fn address(code: &ReceiptCode, origin: &str) -> String {
    [origin, &Route::Receipt(code.clone()).href()].concat()
}

/// The sheet, which stands there for the printer alone.
pub fn paper(t: &'static Text, made: &Arc<Made>, code: &ReceiptCode) -> Node {
    let k = &t.complaint;
    let county = t.lang.pick(&made.masthead.county.name).to_owned();
    let (shown, grouped) = (code.clone(), code.grouped());
    // The site is known once the page is there.
    let there = RwSignal::new(String::new());
    crate::ui::effect::effect(move || there.set(platform::origin()));
    let picture = move || {
        let origin = there.get();
        let code = (!origin.is_empty()).then(|| address(&shown, &origin))?;
        let label = k.code_picture();
        Some(view! { <div class="qr-box">{qr::qr(&code, label)}</div> })
    };
    let site = move || there.get() + &Page::Thread.path();
    view! {
        <div class="receipt-paper" aria-hidden="true">
            <p>{county}</p>
            <p class="receipt-title">{k.your_code()}</p>
            <p class="receipt-code">{grouped}</p>
            {picture}
            <p>{k.code_picture()}</p>
            <p>{site}</p>
            <p>{k.receipt_lead()}{k.receipt_lost()}</p>
        </div>
    }
}

/// The picture as a drawing.
pub fn drawing(t: &'static Text, made: &Made, code: &ReceiptCode) -> String {
    let k = &t.complaint;
    let origin = platform::origin();
    let county = t.lang.pick(&made.masthead.county.name);
    let picture = qr::drawing(&address(code, &origin));
    let grouped = code.grouped();
    let site = origin + &Page::Thread.path();
    let parts = [
        fill(k.mine_one(), &[&t.lang.full_day(made.today)]),
        k.receipt_lost().to_owned(),
    ];
    let [title, lost] = parts;
    let text = |y: u32, size: u32, weight: u32, words: &str| {
        let mut escaped = String::new();
        mingbai_view::escape(words, &mut escaped);
        format!(
            "<text x=\"450\" y=\"{y}\" font-size=\"{size}\" font-weight=\"{weight}\">{escaped}</text>"
        )
    };
    let code = picture.map_or_else(String::new, |(modules, path)| {
        format!("<svg x=\"200\" y=\"420\" width=\"500\" height=\"500\" viewBox=\"0 0 {modules} {modules}\"><path d=\"{path}\" fill=\"#000\"/></svg>")
    });
    [
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 900 1200\" text-anchor=\"middle\" font-family=\"system-ui, sans-serif\" fill=\"#17211d\"><rect width=\"900\" height=\"1200\" fill=\"#fff\"/>",
        &text(110, 34, 400, county),
        &text(180, 48, 700, k.your_code()),
        &text(290, 72, 700, &grouped),
        &text(370, 30, 400, &title),
        &code,
        &text(1000, 30, 400, k.code_picture()),
        &text(1060, 26, 400, &site),
        &text(1130, 26, 700, &lost),
        "</svg>",
    ]
    .concat()
}
