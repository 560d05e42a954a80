//! Following an application live.

use super::applications::{chief, happens, take_in};
use super::*;
use axum::body::{Body, BodyDataStream};
use axum::http::Request;
use futures_util::StreamExt as _;
use mingbai_contract::application::{ApplicationView, EventType, State, Ticket};
use mingbai_contract::desk::applications::{NewEvent, Slip};
use mingbai_contract::endpoint::FollowApplication;
use tower::ServiceExt as _;

on_both! {
    who_follows_sees_what_happens_when_it_happens
    r14_a_ticket_opens_one_stream_once
}

/// A stream that has been opened.
struct Following {
    body: BodyDataStream,
    text: String,
}

impl Following {
    async fn open(bed: &Bed, ticket: &Ticket) -> Self {
        let request = Request::builder().uri(FollowApplication::stream(ticket));
        let request = request.body(Body::empty()).unwrap();
        let response = bed.router.clone().oneshot(request).await.unwrap();
        assert_eq!(response.status(), 200);
        let headers = response.headers();
        assert_eq!(headers["content-type"], "text/event-stream");
        assert_eq!(headers["cache-control"], "no-store");
        Self {
            body: response.into_body().into_data_stream(),
            text: String::new(),
        }
    }

    /// The next event; none when the stream has ended.
    async fn next(&mut self) -> Option<ApplicationView> {
        loop {
            if let Some((event, rest)) = self.text.split_once("\n\n") {
                let event = event.to_owned();
                self.text = rest.to_owned();
                if let Some(data) = event.strip_prefix("event: application\ndata: ") {
                    return Some(serde_json::from_str(data).unwrap());
                }
                continue;
            }
            let bytes = self.body.next().await?.unwrap();
            self.text.push_str(std::str::from_utf8(&bytes).unwrap());
        }
    }
}

async fn ticket(bed: &Bed, slip: &Slip) -> Ticket {
    let phone = bed.client();
    let ticket = phone.follow(slip.number.clone(), slip.code.clone());
    ticket.await.unwrap()
}

async fn who_follows_sees_what_happens_when_it_happens(bed: &Bed) {
    let desk = chief(bed).await;
    let (slip, other) = (take_in(&desk, 0).await, take_in(&desk, 1).await);
    let mut following = Following::open(bed, &ticket(bed, &slip).await).await;
    let mut second = Following::open(bed, &ticket(bed, &other).await).await;
    let seen = following.next().await.unwrap();
    assert_eq!(
        (&seen.application.number, seen.state),
        (&slip.number, State::Submitted)
    );
    assert_eq!(
        second.next().await.unwrap().application.number,
        other.number
    );
    for (after, kind, state) in [
        (1, EventType::Accepted, State::Accepted),
        (2, EventType::Withdrawn, State::Withdrawn),
    ] {
        happens(&desk, &slip.number, &NewEvent::new(after, kind))
            .await
            .unwrap();
        let seen = following.next().await.unwrap();
        assert_eq!(seen.state, state);
        assert_eq!(seen.application.events.len(), after as usize + 1);
    }
    // A new day is news too: the clocks go on. Of the other application there has been nothing else.
    pass(bed, 24 * 3600);
    let seen = second.next().await.unwrap();
    assert_eq!(seen.application.events.len(), 1);
    assert_eq!(seen.as_of.date(), "2026-11-21".parse().unwrap());
    // When the server stops nobody is kept waiting.
    bed.end.send(true).unwrap();
    assert_eq!(second.next().await, None);
    assert_eq!(following.next().await, None);
}

async fn r14_a_ticket_opens_one_stream_once(bed: &Bed) {
    let desk = chief(bed).await;
    let slip = take_in(&desk, 0).await;
    let first = ticket(bed, &slip).await;
    let address = FollowApplication::stream(&first);
    let status = async |address: &str| bed.get(address).await.status.as_u16();
    drop(Following::open(bed, &first).await);
    assert_eq!(status(&address).await, 404);
    // Nor after half a minute.
    let late = FollowApplication::stream(&ticket(bed, &slip).await);
    pass(bed, 30);
    assert_eq!(status(&late).await, 404);
    for (address, field, code) in [
        ("/api/v1/applications/stream", "ticket", FieldCode::Missing),
        (
            "/api/v1/applications/stream?ticket=x",
            "ticket",
            FieldCode::Malformed,
        ),
        (
            "/api/v1/applications/stream?code=x",
            "code",
            FieldCode::UnknownField,
        ),
    ] {
        let problem: Problem = bed.get(address).await.json();
        assert_eq!(problem.status, 400);
        assert!(fields(&problem).contains(&(field, code)), "{address}");
    }
    // A number and another's code open nothing, here as there.
    let other = take_in(&desk, 1).await;
    let wrong = bed.client();
    let wrong = wrong.follow(slip.number, other.code);
    refused(wrong.await, ProblemType::NotFound);
}
