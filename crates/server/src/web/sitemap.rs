//! What crawlers ask for: every page there is, and where that list is.

use crate::live::body::Body;
use crate::live::current::Current;
use crate::ops::answer::send_as;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;
use mingbai::host::escape;
use mingbai::route::{Page, Route};

/// The address of the list of pages.
pub const SITEMAP: &str = "/sitemap.xml";

/// The address of what crawlers may look at.
pub const ROBOTS: &str = "/robots.txt";

/// The list of pages (sitemaps.org 0.9).
#[must_use]
pub fn sitemap(headers: &HeaderMap, now: &Current, origin: &str) -> Response {
    let catalog = &now.shelf.catalog;
    let mut pages = vec![
        Page::Home.path(),
        Page::Items.path(),
        Page::Lists.path(),
        Page::Centers.path(),
        Page::Track.path(),
        Page::Projects.path(),
        Page::Inspections.path(),
        Page::Rates.path(),
        Page::Complaints.path(),
        Page::Board.path(),
        Page::About.path(),
        Page::Privacy.path(),
        Page::Accessibility.path(),
    ];
    pages.extend(
        catalog
            .items
            .iter()
            .map(|item| Route::guide(&item.id).href()),
    );
    pages.extend(
        catalog
            .lists
            .iter()
            .map(|list| Page::List(list.id.clone()).path()),
    );
    pages.extend(
        catalog
            .centers
            .iter()
            .map(|c| Page::Center(c.id.clone()).path()),
    );
    pages.extend(
        catalog
            .windows
            .iter()
            .map(|w| Page::Window(w.id.clone()).path()),
    );
    let mut xml = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    xml.push_str("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
    for page in pages {
        xml.push_str("<url><loc>");
        escape(origin, &mut xml);
        escape(&page, &mut xml);
        xml.push_str("</loc></url>\n");
    }
    xml.push_str("</urlset>\n");
    respond(headers, "application/xml", xml)
}

/// What crawlers may look at, with the address of the list of pages.
#[must_use]
pub fn robots(headers: &HeaderMap, rules: &str, origin: &str) -> Response {
    respond(
        headers,
        "text/plain; charset=utf-8",
        format!("{}\nSitemap: {origin}{SITEMAP}\n", rules.trim_end()),
    )
}

fn respond(headers: &HeaderMap, media_type: &'static str, text: String) -> Response {
    let media_type = HeaderValue::from_static(media_type);
    let mut response = send_as(media_type, headers, &Body::new(text.into_bytes()));
    let ask_first = HeaderValue::from_static("no-cache");
    response
        .headers_mut()
        .insert(header::CACHE_CONTROL, ask_first);
    response
}
