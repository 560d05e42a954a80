//! `GET /api/v1/items`.

use super::cursor::Cursor;
use crate::live::body::Body;
use crate::live::current::Current;
use crate::ops::answer::{Now, Usual, send};
use crate::ops::query::Query;
use crate::problem::{Refusal, internal};
use axum::extract::Request;
use axum::response::Response;
use mingbai_contract::catalog::ItemPage;
use mingbai_contract::endpoint::{Endpoint as _, ItemFilter, SearchItems};
use mingbai_contract::guide::{Audience, HandlingClass};
use mingbai_contract::limits::{MAX_PAGE_ITEMS, PAGE_ITEMS};
use mingbai_contract::problem::FieldCode;
use mingbai_contract::{DepartmentId, Theme};

/// Items by words and filters
///
/// Best first; without `q` all items that pass the filters, in the publisher's order. For catalogs
/// too large for a phone, and for programs. Only the first 64 characters of `q` are looked at.
#[utoipa::path(
    get,
    path = "/api/v1/items",
    operation_id = "search_items",
    tag = "items",
    params(
        ("q" = Option<String>, Query, description = "What is looked for, in people's own words", example = "开饭店"),
        ("department" = Option<DepartmentId>, Query, description = "Of this department only"),
        ("audience" = Option<Audience>, Query, description = "For this audience only"),
        ("theme" = Option<String>, Query, description = "Of this life event only: its slug, such as `old-age`, or its Chinese name"),
        ("class" = Option<HandlingClass>, Query, description = "Handled in this way only"),
        ("limit" = Option<u16>, Query, minimum = 1, maximum = 100, description = "How many at most; 20 if absent"),
        ("cursor" = Option<String>, Query, description = "`next_cursor` of the page before, with the same words and filters"),
    ),
    responses((status = 200, description = "One page of items", body = ItemPage), Usual),
)]
pub async fn handler(Now(now): Now, request: Request) -> Result<Response, Refusal> {
    let query = request.uri().query().unwrap_or_default();
    // Kept as it was asked for: what is kept was in order, and need not be read again.
    let body = now.searches.get(query, || {
        let search = read(Query::parse(query), &now)?;
        Body::json(&page(&search, &now)?).map_err(|error| internal(&error))
    })?;
    Ok(send(request.headers(), &body))
}

fn read(mut query: Query, now: &Current) -> Result<SearchItems, Refusal> {
    let unknown = FieldCode::UnknownValue;
    let search = SearchItems {
        q: query.text("q").unwrap_or_default(),
        filter: ItemFilter {
            department: query.read("department", |text| {
                let id = DepartmentId::new(text).map_err(|_| FieldCode::Malformed)?;
                Some(id)
                    .filter(|id| now.departments.contains(id))
                    .ok_or(unknown)
            }),
            audience: query.read("audience", |text| Audience::parse(text).ok_or(unknown)),
            theme: query.read("theme", |text| Theme::parse(text).ok_or(unknown)),
            class: query.read("class", |text| HandlingClass::parse(text).ok_or(unknown)),
        },
        limit: query
            .number("limit", 1..=u32::from(MAX_PAGE_ITEMS))
            .and_then(|limit| u16::try_from(limit).ok()),
        cursor: query.text("cursor"),
    };
    query.end()?;
    Ok(search)
}

fn page(search: &SearchItems, now: &Current) -> Result<ItemPage, Refusal> {
    // The same words and filters, whatever page and however long it is.
    let subject = SearchItems {
        limit: None,
        cursor: None,
        ..search.clone()
    }
    .address();
    let start = match &search.cursor {
        None => 0,
        Some(text) => Cursor::read(text, now.version, &subject)
            .map_err(|code| Refusal::field("cursor", code))?,
    };
    let index = &now.shelf.index;
    let hits = index.search(&index.query(&search.q), &search.filter);
    let limit = usize::from(search.limit.unwrap_or(PAGE_ITEMS));
    let end = start.saturating_add(limit).min(hits.len());
    let items = hits
        .get(start..end)
        .unwrap_or_default()
        .iter()
        .filter_map(|hit| now.shelf.catalog.items.get(hit.item).cloned())
        .collect();
    let next_cursor = (end < hits.len()).then(|| Cursor::write(end, now.version, &subject));
    Ok(ItemPage {
        items,
        total: u32::try_from(hits.len()).unwrap_or(u32::MAX),
        next_cursor,
    })
}
