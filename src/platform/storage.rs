//! What stays on the phone: storage, and the cookie that says how pages are to look.

use super::Refused;
use super::browser::window;
use std::cell::RefCell;

/// Everything this app keeps on the phone has keys that begin so.
const PREFIX: &str = "mingbai.";

fn storage() -> Option<web_sys::Storage> {
    // Private windows and some chat apps throw on the mere look at it.
    window()?.local_storage().ok().flatten()
}

/// What lasts until this tab is closed: the settings that an address asked for.
fn session() -> Option<web_sys::Storage> {
    window()?.session_storage().ok().flatten()
}

thread_local! {
    /// What the browser would not keep, by key: it lasts until the page is closed.
    static UNKEPT: RefCell<Vec<(String, String)>> = const { RefCell::new(Vec::new()) };
}

/// What was kept on this phone under a key, or since the page was opened.
#[must_use]
pub fn kept(key: &str) -> Option<String> {
    let unkept = UNKEPT.with_borrow(|all| {
        let found = all.iter().find(|(name, _)| name == key);
        found.map(|(_, value)| value.clone())
    });
    if unkept.is_some() {
        return unkept;
    }
    storage()?
        .get_item(&format!("{PREFIX}{key}"))
        .ok()
        .flatten()
}

/// Keeps a value on this phone; where the browser refuses, until the page is closed.
///
/// # Errors
/// [`Refused`] when the browser lets pages store nothing, or no more.
pub fn keep(key: &str, value: &str) -> Result<(), Refused> {
    forget(key);
    let name = format!("{PREFIX}{key}");
    if storage().is_some_and(|storage| storage.set_item(&name, value).is_ok()) {
        return Ok(());
    }
    UNKEPT.with_borrow_mut(|all| all.push((key.to_owned(), value.to_owned())));
    Err(Refused)
}

/// Whether the browser lets pages keep things.
#[must_use]
pub fn can_keep() -> bool {
    let kept = keep("probe", "1").is_ok();
    forget("probe");
    kept
}

/// Forgets what was kept under a key, for good and for this tab.
pub fn forget(key: &str) {
    UNKEPT.with_borrow_mut(|all| all.retain(|(name, _)| name != key));
    let key = format!("{PREFIX}{key}");
    for store in [storage(), session()].into_iter().flatten() {
        let _ = store.remove_item(&key);
    }
}

/// The cookie that tells the server how pages are to look: codes with points between.
const LOOKS: &str = "mingbai=";

/// A year, in seconds.
const YEAR: u32 = 365 * 24 * 60 * 60;

/// Keeps a code among those that tell the server how pages are to look, in place of `others`.
pub fn keep_look(code: &str, others: &[&str]) {
    let Some(document) = html_document() else {
        return;
    };
    let cookies = js_sys::Reflect::get(&document, &COOKIE.into()).ok();
    let cookies = cookies.and_then(|c| c.as_string()).unwrap_or_default();
    let kept = cookies
        .split("; ")
        .find_map(|pair| pair.strip_prefix(LOOKS));
    let kept = kept.unwrap_or_default().split('.');
    let mut codes: Vec<&str> = kept
        .filter(|c| !c.is_empty() && !others.contains(c))
        .collect();
    codes.push(code);
    write_looks(&document, &codes.join("."), YEAR);
}

/// Forgets how pages are to look.
pub fn forget_looks() {
    if let Some(document) = html_document() {
        write_looks(&document, "", 0);
    }
}

const COOKIE: &str = "cookie";

fn html_document() -> Option<web_sys::Document> {
    window()?.document()
}

fn write_looks(document: &web_sys::Document, codes: &str, seconds: u32) {
    let cookie = format!("{LOOKS}{codes}; Path=/; SameSite=Lax; Max-Age={seconds}");
    // Where cookies are off, the page's own script sets things right.
    let _ = js_sys::Reflect::set(document, &COOKIE.into(), &cookie.into());
}

/// The keys of everything that is kept, without their common prefix, in no order.
#[must_use]
pub fn kept_keys() -> Vec<String> {
    let mut keys: Vec<String> =
        UNKEPT.with_borrow(|all| all.iter().map(|(key, _)| key.clone()).collect());
    for store in [storage(), session()].into_iter().flatten() {
        for key in (0..store.length().unwrap_or(0)).filter_map(|n| store.key(n).ok().flatten()) {
            if let Some(key) = key.strip_prefix(PREFIX).map(str::to_owned)
                && !keys.contains(&key)
            {
                keys.push(key);
            }
        }
    }
    keys
}
