//! The functions of this module in the browser.

use super::{Refused, Shared};
use gloo_net::http::RequestBuilder;
use mingbai_client::{Reply, Request, Transport, Unreachable};
use mingbai_contract::shape::{SHAPE, SHAPE_HEADER};
use std::pin::Pin;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

pub(super) fn window() -> Option<web_sys::Window> {
    web_sys::window()
}

fn root() -> Option<web_sys::Element> {
    window()?.document()?.document_element()
}

/// Milliseconds since 1970-01-01T00:00Z by the phone's clock.
#[must_use]
pub fn now_ms() -> Option<i64> {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "whole milliseconds, far below 2^53"
    )]
    Some(js_sys::Date::now() as i64)
}

/// Sets or removes an attribute of the root element.
pub fn set_root_attribute(name: &str, value: Option<&str>) {
    if let Some(root) = root() {
        let _ = match value {
            Some(value) => root.set_attribute(name, value),
            None => root.remove_attribute(name),
        };
    }
}

/// An attribute of the root element.
#[must_use]
pub fn root_attribute(name: &str) -> Option<String> {
    root()?.get_attribute(name)
}

/// Sets the page's title.
pub fn set_title(title: &str) {
    if let Some(document) = window().and_then(|w| w.document()) {
        document.set_title(title);
    }
}

/// Moves the focus to the first element of a selector, once the page has been laid out.
pub fn focus(selector: &'static str) {
    later(move || {
        let found = window()
            .and_then(|w| w.document())
            .and_then(|d| d.query_selector(selector).ok().flatten())
            .and_then(|e| e.dyn_into::<web_sys::HtmlElement>().ok());
        if let Some(element) = found {
            let options = web_sys::FocusOptions::new();
            options.set_prevent_scroll(true);
            let _ = element.focus_with_options(&options);
        }
    });
}

/// Shows the page from its top, once it has been laid out.
pub fn show_top() {
    later(|| {
        if let Some(window) = window() {
            window.scroll_to_with_x_and_y(0.0, 0.0);
        }
    });
}

fn later(call: impl FnOnce() + 'static) {
    if let Some(window) = window() {
        let call = Closure::once_into_js(call);
        let _ = window.request_animation_frame(call.unchecked_ref());
    }
}

/// Does something in a task of its own, so that the browser can draw and answer before it.
pub fn next_task(call: impl FnOnce() + 'static) {
    if let Some(window) = window() {
        let call = Closure::once_into_js(call);
        let _ = window.set_timeout_with_callback(call.unchecked_ref());
    }
}

/// How long a page is left alone before work that can wait, in milliseconds.
const IDLE_AFTER: i32 = 1_000;

/// Does something that can wait, once the page has been there for a moment.
pub fn when_idle(call: impl FnOnce() + 'static) {
    if let Some(window) = window() {
        let call = Closure::once_into_js(call);
        let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(
            call.unchecked_ref(),
            IDLE_AFTER,
        );
    }
}

/// Ends the task at hand and goes on in another one.
pub async fn breathe() {
    let next = js_sys::Promise::new(&mut |go_on, _| {
        if let Some(window) = window() {
            let _ = window.set_timeout_with_callback(&go_on);
        }
    });
    let _ = JsFuture::from(next).await;
}

/// Does something once what was just drawn is on the screen.
pub fn after_paint(call: impl FnOnce() + 'static) {
    later(move || next_task(call));
}

/// Replaces the address without adding to the history or moving the page.
pub fn replace_address(address: &str) {
    if let Some(history) = window().and_then(|w| w.history().ok()) {
        let state = history.state().unwrap_or(JsValue::NULL);
        let _ = history.replace_state_with_url(&state, "", Some(address));
    }
}

/// Scheme, host and port of this site.
#[must_use]
pub fn origin() -> String {
    window()
        .and_then(|w| w.location().origin().ok())
        .unwrap_or_default()
}

/// Scrolls to the element that the address's fragment names, once the page has been laid out.
pub fn scroll_to_fragment() {
    later(|| {
        let Some(window) = window() else { return };
        let fragment = window.location().hash().unwrap_or_default();
        let id = js_sys::decode_uri_component(fragment.trim_start_matches('#'));
        let element = id
            .ok()
            .and_then(|id| id.as_string())
            .filter(|id| !id.is_empty())
            .and_then(|id| window.document()?.get_element_by_id(&id));
        if let Some(element) = element {
            element.scroll_into_view();
        }
    });
}

/// Scrolls something wide sideways so that a mark in it stands in its middle, once it has been laid out.
pub fn bring_into_view(frame: &'static str, mark: &'static str) {
    later(move || {
        let document = window().and_then(|w| w.document());
        let find = |selector| document.as_ref()?.query_selector(selector).ok().flatten();
        if let (Some(frame), Some(mark)) = (find(frame), find(mark)) {
            let (outer, inner) = (
                frame.get_bounding_client_rect(),
                mark.get_bounding_client_rect(),
            );
            let by = inner.left() - outer.left() - outer.width() / 2.0;
            #[expect(clippy::cast_possible_truncation, reason = "pixels on a screen")]
            frame.set_scroll_left(frame.scroll_left() + by as i32);
        }
    });
}

/// Opens the browser's print dialogue.
pub fn print() {
    if let Some(window) = window() {
        let _ = window.print();
    }
}

/// The height of what A4 has room for between its margins, in CSS pixels: 268 mm, and a hair less.
const PAGE_HEIGHT: f64 = 1010.0;

/// The smallest that paper is drawn; each step has its scale in the style sheet.
const SMALLEST: u8 = 6;

/// Sees to it that the page's paper, if it has one, is drawn as large as one A4 page allows, each time
/// before something is printed.
pub fn fit_paper() {
    let fit = Closure::<dyn Fn()>::new(|| {
        let paper = window()
            .and_then(|w| w.document())
            .and_then(|d| d.query_selector(".paper").ok().flatten());
        let (Some(paper), Some(root)) = (paper, root()) else {
            return;
        };
        let _ = root.set_attribute("data-measure", "");
        for step in 0..=SMALLEST {
            let _ = root.set_attribute("data-fit", &step.to_string());
            if paper.get_bounding_client_rect().height() <= PAGE_HEIGHT {
                break;
            }
        }
        let _ = root.remove_attribute("data-measure");
    });
    if let Some(window) = window() {
        let fit = fit.into_js_value();
        let _ = window.add_event_listener_with_callback("beforeprint", fit.unchecked_ref());
    }
}

/// Shares an address through the phone's share sheet, or copies it where there is none.
///
/// # Errors
/// [`Refused`] when neither is to be had.
pub async fn share(title: &str, url: &str) -> Result<Shared, Refused> {
    let navigator = window().ok_or(Refused)?.navigator();
    if js_sys::Reflect::has(&navigator, &"share".into()).unwrap_or(false) {
        let data = web_sys::ShareData::new();
        data.set_title(title);
        data.set_url(url);
        match JsFuture::from(navigator.share_with_data(&data)).await {
            Ok(_) => return Ok(Shared::Sheet),
            Err(error) => {
                let name = js_sys::Reflect::get(&error, &"name".into()).ok();
                if name.and_then(|n| n.as_string()).as_deref() == Some("AbortError") {
                    return Ok(Shared::Cancelled);
                }
            }
        }
    }
    // There is no clipboard on plain-http pages: then the property is missing.
    if !js_sys::Reflect::get(&navigator, &"clipboard".into()).is_ok_and(|c| c.is_object()) {
        return Err(Refused);
    }
    let copied = JsFuture::from(navigator.clipboard().write_text(url)).await;
    copied.map(|_| Shared::Copied).map_err(|_| Refused)
}

/// Calls a function again and again, for as long as the page lives.
pub fn every(ms: i32, call: impl Fn() + 'static) {
    if let Some(window) = window() {
        let call = Closure::<dyn Fn()>::new(call).into_js_value();
        let _ =
            window.set_interval_with_callback_and_timeout_and_arguments_0(call.unchecked_ref(), ms);
    }
}

/// Runs a future on the page's one thread.
pub fn spawn(future: impl Future<Output = ()> + 'static) {
    // Boxed, so that what runs it is compiled once.
    let boxed: Pin<Box<dyn Future<Output = ()>>> = Box::pin(future);
    spawn_local(boxed);
}

/// Carries requests by the browser's `fetch`.
#[derive(Debug, Clone, Copy, Default)]
pub struct Fetch;

impl Transport for Fetch {
    async fn send(&self, request: Request<'_>) -> Result<Reply, Unreachable> {
        let builder = RequestBuilder::new(request.address)
            .header("accept", "application/json, application/problem+json")
            .header(SHAPE_HEADER, SHAPE)
            // Nothing that is asked for depends on who asks.
            .credentials(web_sys::RequestCredentials::Omit);
        answer(builder).await
    }
}

async fn answer(builder: RequestBuilder) -> Result<Reply, Unreachable> {
    let reply = builder.send().await.map_err(|_| Unreachable)?;
    let (status, etag) = (reply.status(), reply.headers().get("etag"));
    let body = reply.text().await.map_err(|_| Unreachable)?;
    Ok(Reply { status, etag, body })
}

/// The text of a built file; none where it is not to be had. Asked for as `index.html` asks for it ahead.
pub async fn file(address: &str) -> Option<String> {
    let reply = answer(RequestBuilder::new(address)).await.ok()?;
    (reply.status == 200).then_some(reply.body)
}

/// Breaks off before the app is there, as if its program had not come: `index.html` knows what to do then.
pub fn give_up() {
    next_task(|| wasm_bindgen::throw_str("the words of this language are not to be had"));
}

/// The element the app lives in.
#[must_use]
pub fn place() -> Option<web_sys::HtmlElement> {
    let place = window()?.document()?.get_element_by_id("app")?;
    place.dyn_into().ok()
}

/// The data that came with the page, as it is written; none where the page is the bare shell, or is
/// rendered in another language than the one that is wanted.
#[must_use]
pub fn came_with_page(lang: &str) -> Option<String> {
    let rendered = root_attribute("data-page")?;
    let island = window()?.document()?.get_element_by_id("page-data")?;
    let text = island.text_content();
    island.remove();
    text.filter(|_| rendered == lang)
}

/// Path and query of the address; the query with its question mark, if there is one.
#[must_use]
pub fn address() -> (String, String) {
    let location = window().map(|window| window.location());
    let read = |part: Option<Result<String, JsValue>>| part.and_then(Result::ok);
    let path = read(location.as_ref().map(web_sys::Location::pathname));
    let query = read(location.as_ref().map(web_sys::Location::search));
    (path.unwrap_or_default(), query.unwrap_or_default())
}

/// Tells the app what was typed or chosen before it was there, as if it happened now.
pub fn replay_fields(place: &web_sys::Element) {
    let fields = place.query_selector_all("input, textarea, select");
    let Ok(fields) = fields else { return };
    for n in 0..fields.length() {
        let Some(field) = fields.item(n) else {
            continue;
        };
        let get = |name: &str| js_sys::Reflect::get(&field, &name.into()).ok();
        let differs = |now: &str, at_first: &str| {
            let at_first = get(at_first).filter(|value| !value.is_undefined());
            at_first.is_some_and(|value| get(now).is_some_and(|now| now != value))
        };
        let ticked = get("type").is_some_and(|kind| kind == "checkbox" || kind == "radio");
        let (typed, chosen) = if ticked {
            // A button of a group that is off now says nothing: the one that is on does.
            let on = get("checked").is_some_and(|on| on.is_truthy());
            let changed = differs("checked", "defaultChecked")
                && (on || get("type").is_some_and(|kind| kind == "checkbox"));
            (false, changed)
        } else {
            let changed = differs("value", "defaultValue");
            (changed, changed)
        };
        for (name, happened) in [("input", typed), ("change", chosen)] {
            let init = web_sys::EventInit::new();
            init.set_bubbles(true);
            let event = web_sys::Event::new_with_event_init_dict(name, &init);
            if let (true, Ok(event)) = (happened, event) {
                let _ = field.dispatch_event(&event);
            }
        }
    }
}

/// Shows the page that stands ready for the case that the app breaks, and says why in the console.
pub fn show_crash(info: &std::panic::PanicHookInfo<'_>) {
    web_sys::console::error_1(&info.to_string().into());
    let Some(document) = window().and_then(|w| w.document()) else {
        return;
    };
    if let Some(app) = document.get_element_by_id("app") {
        app.remove();
    }
    // What could have been lost by leaving is gone.
    super::ask_before_leaving(false);
    if let Some(crash) = document.get_element_by_id("crash") {
        let _ = crash.remove_attribute("hidden");
        let h1 = crash.query_selector("h1").ok().flatten();
        if let Some(Ok(h1)) = h1.map(JsCast::dyn_into::<web_sys::HtmlElement>) {
            let _ = h1.focus();
        }
    }
}
