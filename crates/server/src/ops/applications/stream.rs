//! `GET /api/v1/applications/stream`: an application, live, as server-sent events.
//!
//! Every stream looks by itself whether there is something new, so that it does not matter which process
//! recorded it. It ends after a while, and when the server stops; whoever goes on gets another ticket.

use super::ticket::{TICKET_CHARS, hash};
use super::{published, seen};
use crate::app::App;
use crate::ops::desk::day;
use crate::ops::query::Query;
use crate::problem::{Refusal, internal};
use crate::secret;
use axum::extract::State;
use axum::http::{HeaderValue, header};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures_util::stream::{Stream, unfold};
use mingbai_contract::Date;
use mingbai_contract::application::{ApplicationNumber, ApplicationView};
use mingbai_contract::problem::{FieldCode, Problem};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::OwnedSemaphorePermit;

/// How often a stream looks whether there is something new.
const POLL: Duration = Duration::from_secs(1);

/// How often it looks at most: a quarter of an hour.
const LOOKS: u32 = 900;

/// After how long without news it says that it is still there: proxies close what is silent.
const SILENCE: Duration = Duration::from_secs(15);

/// Follow an application live
///
/// Server-sent events: first the application as it stands, then again whenever anything has happened to it
/// or a new day has begun, each as `event: application` with the application as JSON. The stream ends after
/// a quarter of an hour; a ticket opens it once.
#[utoipa::path(
    get,
    path = "/api/v1/applications/stream",
    operation_id = "follow_application",
    tag = "applications",
    params(("ticket" = String, Query, description = "From `POST` to the same address")),
    responses(
        (status = 200, description = "The stream", body = String, content_type = "text/event-stream"),
        Refused,
    ),
)]
pub async fn handler(State(app): State<Arc<App>>, mut query: Query) -> Result<Response, Refusal> {
    let ticket = query.read("ticket", |text| {
        secret::typed(text, TICKET_CHARS).ok_or(FieldCode::Malformed)
    });
    query.end()?;
    let ticket = ticket.ok_or_else(|| Refusal::field("ticket", FieldCode::Missing))?;
    published(&app)?;
    let place = Arc::clone(&app.followers).try_acquire_owned();
    let place = place.map_err(|_| Refusal::UNAVAILABLE)?;
    let ticket = hash(&ticket);
    let number = app.store.take_ticket(&ticket, app.clock.now_ms());
    let number = number.await.map_err(|error| internal(&error))?;
    let number = number.ok_or(Refusal::NOT_FOUND)?;
    let follow = Follow {
        app,
        number,
        shown: None,
        left: LOOKS,
        _place: place,
    };
    let alive = KeepAlive::new().interval(SILENCE);
    let mut response = Sse::new(events(follow)).keep_alive(alive).into_response();
    let no_store = HeaderValue::from_static("no-store");
    response
        .headers_mut()
        .insert(header::CACHE_CONTROL, no_store);
    Ok(response)
}

/// Somebody who follows.
struct Follow {
    app: Arc<App>,
    number: ApplicationNumber,
    /// What was shown last: how many events and reasons, on which day, by which publication.
    shown: Option<(u32, u32, Date, u32)>,
    /// How often more it looks.
    left: u32,
    _place: OwnedSemaphorePermit,
}

fn events(follow: Follow) -> impl Stream<Item = Result<Event, axum::Error>> {
    unfold(follow, |mut follow| async move {
        let view = follow.next().await?;
        let event = Event::default().event("application").json_data(view);
        Some((event, follow))
    })
}

impl Follow {
    /// The application when there is something new; none at the end. Whoever follows then asks anew, and
    /// is told what is wrong.
    async fn next(&mut self) -> Option<ApplicationView> {
        let mut end = self.app.end.clone();
        loop {
            if self.shown.is_some() {
                tokio::select! {
                    () = tokio::time::sleep(POLL) => {}
                    // Also when whoever could announce the end is gone.
                    _ = end.wait_for(|ended| *ended) => return None,
                }
            }
            self.left = self.left.checked_sub(1)?;
            let now = self.app.live.current()?;
            let now_ms = self.app.clock.now_ms();
            let count = self.app.store.event_count(&self.number).await.ok()??;
            let reasons = self.app.store.reason_count(&self.number).await.ok()?;
            let state = (count, reasons, day(now_ms, now.zone), now.version);
            if self.shown != Some(state) {
                let kept = self.app.store.application(&self.number).await.ok()??;
                self.shown = Some(state);
                return seen(&now, kept, now_ms).ok();
            }
        }
    }
}

/// For requests that open no stream.
#[derive(utoipa::IntoResponses)]
pub enum Refused {
    /// The ticket is missing or not of its form.
    #[response(status = 400, content_type = "application/problem+json")]
    Invalid(Problem),
    /// The ticket was used, or is over, or was never given.
    #[response(status = 404, content_type = "application/problem+json")]
    Missing(Problem),
    /// Too many follow already, or the server cannot answer now.
    #[response(status = 503, content_type = "application/problem+json")]
    Unavailable(Problem),
}
