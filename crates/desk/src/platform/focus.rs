//! Where the focus is: moved once the page has been laid out, and kept where a part of it is drawn anew.

use super::{after, spawn};
use wasm_bindgen::JsCast;

fn document() -> Option<web_sys::Document> {
    web_sys::window()?.document()
}

/// Moves the focus to the first element of a selector, once the page has been laid out.
pub fn focus(selector: &str) {
    focus_either(selector, selector);
}

/// Moves the focus to the first element of a selector, or of another one where there is none.
pub fn focus_either(selector: &str, other: &str) {
    focus_soon([selector.to_owned(), other.to_owned()]);
}

fn focus_soon(selectors: [String; 2]) {
    // No frame is drawn of a page that lies behind another one.
    after(0, move || focus_first(&selectors));
}

fn focus_first(selectors: &[String; 2]) {
    let find = |selector: &String| document()?.query_selector(selector).ok().flatten();
    let found = selectors.iter().find_map(find);
    if let Some(Ok(element)) = found.map(JsCast::dyn_into::<web_sys::HtmlElement>) {
        let _ = element.focus();
    }
}

/// Moves the focus to the row of a list that leads to an address; where it is not listed, to the top.
pub fn focus_row(address: &str) {
    focus_soon(of_row(address));
}

/// What finds the row that leads to an address, and the top.
fn of_row(address: &str) -> [String; 2] {
    let row = format!("main a[data-row][href='{address}']");
    [row, "main h1".to_owned()]
}

/// Makes a change that may draw a part of the page anew, and gives the focus back where that took it away: to the row
/// of a list, or to what has the same id. Where a row is gone, to the top.
pub fn keep_focus(change: impl FnOnce()) {
    let focused = document().and_then(|page| page.active_element());
    change();
    let Some((focused, selectors)) = focused.and_then(found_again) else {
        return;
    };
    let give_back = move || {
        // Whoever has gone on meanwhile is left there.
        let elsewhere = document()
            .and_then(|page| page.active_element())
            .is_some_and(|element| element.tag_name() != "BODY");
        if !focused.is_connected() && !elsewhere {
            focus_first(&selectors);
        }
    };
    // Most is drawn before the next key is heard, and the focus is back by then; what is drawn later gets it later.
    let later = give_back.clone();
    spawn(async move { give_back() });
    after(0, later);
}

/// An element, and how it is found once it is drawn anew.
fn found_again(element: web_sys::Element) -> Option<(web_sys::Element, [String; 2])> {
    let selectors = if element.has_attribute("data-row") {
        of_row(&element.get_attribute("href")?)
    } else {
        let id = format!("[id='{}']", element.get_attribute("id")?);
        [id.clone(), id]
    };
    Some((element, selectors))
}
