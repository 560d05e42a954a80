//! The client over a transport that answers from a table.

use super::*;
use mingbai_contract::problem::ProblemType;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

/// Answers one address with one reply and everything else with silence.
struct Canned {
    address: &'static str,
    status: u16,
    etag: Option<&'static str>,
    body: &'static str,
}

impl Transport for Canned {
    async fn send(&self, request: Request<'_>) -> Result<Reply, Unreachable> {
        assert_eq!(request.method, "GET");
        if request.address != self.address {
            return Err(Unreachable);
        }
        let known = request.if_none_match.is_some() && request.if_none_match == self.etag;
        Ok(Reply {
            status: if known { 304 } else { self.status },
            etag: self.etag.map(str::to_owned),
            body: if known { "" } else { self.body }.to_owned(),
        })
    }
}

/// Runs a future that is never pending.
fn now<F: Future>(future: F) -> F::Output {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(output) => output,
        Poll::Pending => panic!("the canned transport never waits"),
    }
}

fn lists(status: u16, body: &'static str) -> Client<Canned> {
    Client::new(Canned {
        address: "/api/v1/lists",
        status,
        etag: Some("\"7\""),
        body,
    })
}

#[test]
fn an_answer_is_decoded() {
    let answer = now(lists(200, r#"{"lists":[]}"#).lists());
    assert_eq!(answer, Ok(ListIndex { lists: vec![] }));
}

#[test]
fn a_known_tag_answers_nothing_and_an_unknown_one_the_answer_with_its_tag() {
    let client = lists(200, r#"{"lists":[]}"#);
    assert_eq!(now(client.get_unless(&GetLists, Some("\"7\""))), Ok(None));
    let fresh = now(client.get_unless(&GetLists, Some("\"6\"")));
    assert_eq!(
        fresh,
        Ok(Some(Tagged {
            answer: ListIndex { lists: vec![] },
            etag: Some("\"7\"".to_owned()),
        }))
    );
}

#[test]
fn a_problem_is_handed_on_with_its_code() {
    let body = r#"{"type":"not_found","status":404,"title":"Not found","request_id":"x"}"#;
    match now(lists(404, body).lists()) {
        Err(ClientError::Problem(problem)) => assert_eq!(problem.r#type, ProblemType::NotFound),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_stranger_on_the_way_is_told_from_a_problem() {
    for (status, body) in [(502, "<html>"), (200, "<html>"), (304, "")] {
        match now(lists(status, body).lists()) {
            Err(ClientError::Undecodable { status: seen, .. }) => assert_eq!(seen, status),
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn silence_is_unreachable() {
    let item = ItemId::new("a").unwrap();
    let client = lists(200, "");
    assert_eq!(now(client.guide(item)), Err(ClientError::Unreachable));
}
