//! The operations: one file each, `<noun>/<verb>.rs`, with its parameters, its OpenAPI text, its
//! handler and its tests.
//!
//! Owns the router and the OpenAPI document, both made from the same list, so that neither knows an
//! operation that the other does not. Routes are those of [`mingbai_contract::endpoint`]. Start
//! with [`api`].

pub mod answer;
pub mod applications;
pub mod board;
pub mod body;
pub mod calendar;
pub mod catalog;
pub mod centers;
pub mod complaints;
mod csv;
pub mod desk;
pub mod guess;
pub mod inspections;
pub mod intake;
pub mod items;
pub mod lists;
pub mod log;
pub mod overtime;
pub mod projects;
pub mod query;
pub mod ratings;
pub mod service;
pub mod windows;

use crate::app::App;
use crate::describe::tidy;
use crate::problem::Refusal;
use axum::Router;
use mingbai::route::Page;
use mingbai_contract::desk::endpoint::{
    DeskEndpoint as _, PostConclusion, PostDraftCheck, PostExtension, PostFifteen, PostPreview,
    PostReply, PostSheetReport, PostSheets, PutDraft,
};
use mingbai_contract::endpoint::{
    AddToThread, Endpoint as _, FileComplaint, GetChallenge, Posted as _, RateWindow,
    ReopenComplaint, ReportInspection,
};
use serde_json::Value;
use std::sync::Arc;
use utoipa::OpenApi as _;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

#[derive(utoipa::OpenApi)]
#[openapi(
    info(
        title = "Mingbai",
        description = "The published catalog of a county's government service centre: what to \
            bring, where, how long, how much. Public, read-only, without keys and without cookies.\n\n\
            Every answer has a weak `ETag`; send it back as `If-None-Match` and get 304 while \
            nothing has changed. Unknown query parameters are refused. Every error is a problem \
            (RFC 9457) with a stable code in `type`. Dates are `YYYY-MM-DD` in the county's time \
            zone, money is yuan.",
    ),
    tags(
        (name = "catalog", description = "Everything at once, for browsing and searching offline"),
        (name = "items", description = "What can be applied for (事项), and the guides (办事指南)"),
        (name = "offices", description = "Centres (政务服务中心) and windows (窗口)"),
        (name = "lists", description = "The published lists beside the catalog"),
        (name = "calendar", description = "Which days are working days (rule R1)"),
        (name = "applications", description = "An application (办件) for whoever has its number and code"),
        (name = "projects", description = "A green-channel project (绿色通道项目, rule R8) for whoever has its number and a secret"),
        (name = "inspections", description = "Inspections of enterprises (涉企检查, rule R9): what is filed, and reports of what is not"),
        (name = "figures", description = "What came of the promises, and how people were served (rules R5, R11 to R13)"),
        (name = "complaints", description = "Anonymous complaints (效能投诉, rule R10), sealed on the phone"),
        (name = "ratings", description = "Anonymous ratings of windows (好差评, rule R11)"),
        (name = "log", description = "The public tamper-evident log (rule R14)"),
        (name = "desk", description = "For staff, with the cookie that signing in gives"),
        (name = "intake", description = "For other systems, with an API key"),
        (name = "service", description = "For operators"),
    ),
)]
struct Described;

/// The API's routes and the OpenAPI document that describes them.
///
/// # Errors
/// When the document cannot be written as JSON, which is a slip in a description.
pub fn api() -> serde_json::Result<(Router<Arc<App>>, Value)> {
    let router = OpenApiRouter::with_openapi(Described::openapi())
        .routes(routes!(catalog::get::handler))
        .routes(routes!(items::search::handler))
        .routes(routes!(items::get::handler))
        .routes(routes!(centers::get::handler))
        .routes(routes!(windows::get::handler))
        .routes(routes!(lists::index::handler))
        .routes(routes!(lists::get::handler))
        .routes(routes!(calendar::get::handler))
        .routes(routes!(calendar::year::handler))
        .routes(routes!(applications::lookup::handler))
        .routes(routes!(
            applications::ticket::handler,
            applications::stream::handler
        ))
        .routes(routes!(projects::lookup::handler))
        .routes(routes!(projects::share::handler))
        .routes(routes!(projects::unshare::handler))
        .routes(routes!(inspections::get::handler))
        .routes(routes!(inspections::report::handler))
        .routes(routes!(overtime::get::handler))
        .routes(routes!(overtime::csv::handler))
        .routes(routes!(board::get::handler))
        .routes(routes!(board::csv::handler))
        .routes(routes!(board::json::handler))
        .routes(routes!(complaints::key::handler))
        .routes(routes!(complaints::challenge::handler))
        .routes(routes!(complaints::file::handler))
        .routes(routes!(complaints::lookup::handler))
        .routes(routes!(complaints::message::handler))
        .routes(routes!(complaints::reopen::handler))
        .routes(routes!(complaints::withdraw::handler))
        .routes(routes!(complaints::handling::handler))
        .routes(routes!(ratings::rate::handler))
        .routes(routes!(ratings::scan::handler))
        .routes(routes!(ratings::lookup::handler))
        .routes(routes!(ratings::follow_up::handler))
        .routes(routes!(ratings::batches::handler))
        .routes(routes!(complaints::figures::handler))
        .routes(routes!(complaints::summaries::handler))
        .routes(routes!(ratings::key::handler))
        .routes(routes!(ratings::token::handler))
        .routes(routes!(log::head::handler))
        .routes(routes!(log::heads::handler))
        .routes(routes!(log::inclusion::handler))
        .routes(routes!(log::consistency::handler))
        .routes(routes!(log::entries::handler))
        .routes(routes!(log::keys::handler))
        .routes(routes!(
            desk::account::sign_in::handler,
            desk::account::me::handler,
            desk::account::end::handler
        ))
        .routes(routes!(desk::account::end_all::handler))
        .routes(routes!(desk::account::invitation::handler))
        .routes(routes!(desk::account::acceptance::handler))
        .routes(routes!(desk::account::password::handler))
        .routes(routes!(desk::account::recovery::handler))
        .routes(routes!(
            desk::staff::list::handler,
            desk::staff::invite::handler
        ))
        .routes(routes!(desk::staff::grants::handler))
        .routes(routes!(desk::staff::reset::handler))
        .routes(routes!(desk::staff::disabled::handler))
        .routes(routes!(desk::audit::handler))
        .routes(routes!(
            desk::api_keys::list::handler,
            desk::api_keys::make::handler
        ))
        .routes(routes!(desk::api_keys::revoke::handler))
        .routes(routes!(
            desk::applications::list::handler,
            desk::applications::take_in::handler
        ))
        .routes(routes!(desk::applications::get::handler))
        .routes(routes!(desk::applications::work::handler))
        .routes(routes!(desk::applications::event::handler))
        .routes(routes!(desk::applications::decision::handler))
        .routes(routes!(desk::projects::list::handler))
        .routes(routes!(
            desk::projects::get::handler,
            desk::projects::put::handler
        ))
        .routes(routes!(desk::projects::secret::handler))
        .routes(routes!(desk::projects::green_channel::handler))
        .routes(routes!(
            desk::inspections::list::handler,
            desk::inspections::file::handler
        ))
        .routes(routes!(desk::inspections::enterprise::handler))
        .routes(routes!(desk::inspections::withdraw::handler))
        .routes(routes!(desk::inspections::conclude::handler))
        .routes(routes!(desk::inspections::reports::handler))
        .routes(routes!(desk::applications::overtime_reason::handler))
        .routes(routes!(desk::supervision::list::handler))
        .routes(routes!(desk::supervision::note::handler))
        .routes(routes!(desk::complaints::list::handler))
        .routes(routes!(desk::complaints::get::handler))
        .routes(routes!(desk::complaints::take_up::handler))
        .routes(routes!(desk::complaints::departments::handler))
        .routes(routes!(desk::complaints::fifteen::handler))
        .routes(routes!(desk::complaints::extension::handler))
        .routes(routes!(desk::complaints::reply::handler))
        .routes(routes!(desk::complaints::conclusion::handler))
        .routes(routes!(desk::complaints::step_up::handler))
        .routes(routes!(desk::complaints::summary::handler))
        .routes(routes!(desk::complaints::release::handler))
        .routes(routes!(desk::complaints::waiting::handler))
        .routes(routes!(desk::posters::handler))
        .routes(routes!(desk::ratings::code::handler))
        .routes(routes!(desk::ratings::handled::handler))
        .routes(routes!(desk::ratings::list::handler))
        .routes(routes!(desk::ratings::get::handler))
        .routes(routes!(desk::ratings::answer::handler))
        .routes(routes!(desk::ratings::complex::handler))
        .routes(routes!(desk::ratings::result::handler))
        .routes(routes!(desk::ratings::set_aside::handler))
        .routes(routes!(desk::ratings::comments::handler))
        .routes(routes!(desk::ratings::review::handler))
        .routes(routes!(
            desk::office_keys::list::handler,
            desk::office_keys::make::handler
        ))
        .routes(routes!(desk::office_keys::file::handler))
        .routes(routes!(desk::office_keys::retire::handler))
        .routes(routes!(desk::publishing::list::handler))
        .routes(routes!(
            desk::publishing::get::handler,
            desk::publishing::keep::handler
        ))
        .routes(routes!(desk::publishing::discard::handler))
        .routes(routes!(desk::publishing::check::handler))
        .routes(routes!(desk::publishing::version::handler))
        .routes(routes!(desk::publishing::preview::handler))
        .routes(routes!(desk::publishing::publish::handler))
        .routes(routes!(desk::publishing::publish::check))
        .routes(routes!(desk::publishing::plan::handler))
        .routes(routes!(desk::publishing::sheets::report))
        .routes(routes!(desk::publishing::sheets::import))
        .routes(routes!(desk::publishing::sheets::template))
        .routes(routes!(intake::key::handler))
        .routes(routes!(intake::applications::take_in::handler))
        .routes(routes!(intake::applications::get::handler))
        .routes(routes!(intake::applications::event::handler))
        .routes(routes!(intake::applications::decision::handler))
        .routes(routes!(
            intake::projects::get::handler,
            intake::projects::put::handler
        ))
        .routes(routes!(intake::inspections::file::handler))
        .routes(routes!(intake::inspections::withdraw::handler))
        .routes(routes!(intake::inspections::conclude::handler))
        .routes(routes!(intake::applications::overtime_reason::handler))
        .routes(routes!(service::health::handler))
        .routes(routes!(service::ready::handler));
    let (router, mut document) = router.split_for_parts();
    document.info.version = env!("CARGO_PKG_VERSION").to_owned();
    let mut document = serde_json::to_value(document)?;
    tidy(&mut document);
    let router = router
        .route(
            service::openapi::ROUTE,
            axum::routing::get(service::openapi::handler),
        )
        .route(
            service::docs::ROUTE,
            axum::routing::get(service::docs::handler),
        )
        .route(NOTHING[0], axum::routing::any(nothing))
        .route(NOTHING[1], axum::routing::any(nothing));
    Ok((router, document))
}

/// The routes whose bodies may be as large as [`body::MOST_OF_SEALED`]: they have something sealed in them, or a whole
/// draft.
pub const SEALED: [&str; 12] = [
    FileComplaint::ROUTE,
    AddToThread::ROUTE,
    ReopenComplaint::ROUTE,
    PostFifteen::ROUTE,
    PostExtension::ROUTE,
    PostReply::ROUTE,
    PostConclusion::ROUTE,
    PutDraft::ROUTE,
    PostDraftCheck::ROUTE,
    PostPreview::ROUTE,
    PostSheetReport::ROUTE,
    PostSheets::ROUTE,
];

/// Whether a route, or a page, is for what people do without a name: its requests leave no line in the log
/// (DESIGN §4), since a line has a time finer than the day.
#[must_use]
pub fn is_anonymous(route: &str) -> bool {
    let is_below = |begin: &str| {
        let rest = route.strip_prefix(begin);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    is_below(FileComplaint::ROUTE)
        || is_below(RateWindow::ROUTE)
        || [GetChallenge::ROUTE, ReportInspection::ROUTE].contains(&route)
        || Page::parse(route).is_some_and(|page| page.is_anonymous())
}

/// Where the API has nothing.
const NOTHING: [&str; 2] = ["/api", "/api/{*rest}"];

/// The templates of all routes.
#[must_use]
pub fn templates(document: &Value) -> Vec<String> {
    let described = document["paths"].as_object().into_iter().flatten();
    let others = [service::openapi::ROUTE, service::docs::ROUTE];
    let others = others.into_iter().chain(NOTHING).map(str::to_owned);
    described
        .map(|(path, _)| path.clone())
        .chain(others)
        .collect()
}

/// There is nothing at this address of the API.
async fn nothing() -> Refusal {
    Refusal::NOT_FOUND
}

#[cfg(test)]
mod tests {
    use super::is_anonymous;

    #[test]
    fn what_is_done_without_a_name_is_known_by_its_route() {
        for (route, expected) in [
            ("/api/v1/complaints", true),
            ("/api/v1/complaints/lookup", true),
            ("/api/v1/ratings/token", true),
            ("/api/v1/challenges", true),
            ("/api/v1/inspections/{code}/reports", true),
            ("/api/v1/ratings", true),
            ("/api/v1/ratings/scan", true),
            ("/api/v1/ratings/follow-up", true),
            ("/api/v1/desk/ratings/code", false),
            ("/complaints", true),
            ("/complaints/new", true),
            ("/complaints/open", true),
            ("/api/v1/complaintsx", false),
            ("/api/v1/desk/complaints", false),
            ("/api/v1/inspections/{code}", false),
            ("/", false),
        ] {
            assert_eq!(is_anonymous(route), expected, "{route}");
        }
    }
}
