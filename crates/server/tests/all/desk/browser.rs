//! A browser with cookies, on the desk's own page.

use crate::bed::Bed;
use axum::body::Body;
use axum::http::{HeaderMap, Request, header};
use http_body_util::BodyExt as _;
use mingbai_client::{Client, Reply, Transport, Unreachable};
use mingbai_contract::desk::endpoint::DeskEndpoint;
use mingbai_contract::problem::Problem;
use mingbai_server::edge::Edged;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use tower::ServiceExt as _;

/// A browser. Clones share their cookies.
#[derive(Clone)]
pub struct Browser {
    router: Edged,
    /// Where the page is from that asks; none for a program that says nothing of it.
    pub origin: Option<String>,
    pub cookies: Arc<Mutex<BTreeMap<String, String>>>,
}

impl Browser {
    /// A new one.
    pub fn new(bed: &Bed) -> Self {
        Self {
            router: bed.router.clone(),
            origin: Some("http://test".to_owned()),
            cookies: Arc::default(),
        }
    }

    /// The same, cookies and all, on another site's page.
    pub fn at(&self, origin: Option<&str>) -> Self {
        Self {
            origin: origin.map(str::to_owned),
            ..self.clone()
        }
    }

    /// Another with the same cookies now: stolen, or carried over.
    pub fn copy(&self) -> Self {
        Self {
            cookies: Arc::new(Mutex::new(self.cookies.lock().unwrap().clone())),
            ..self.clone()
        }
    }

    pub fn client(&self) -> Client<Self> {
        Client::new(self.clone())
    }

    pub fn cookie(&self, name: &str) -> Option<String> {
        self.cookies.lock().unwrap().get(name).cloned()
    }

    fn keep(&self, set: &str) {
        let (pair, life) = set.split_once(';').unwrap_or((set, ""));
        let (name, value) = pair.split_once('=').unwrap();
        for needed in ["Path=/api/v1/desk", "HttpOnly", "SameSite=Strict"] {
            assert!(life.contains(needed), "{set}");
        }
        let mut cookies = self.cookies.lock().unwrap();
        if life.contains("Max-Age=0") {
            cookies.remove(name);
        } else {
            cookies.insert(name.to_owned(), value.to_owned());
        }
    }
}

impl Browser {
    /// Asks for a file: its bytes with what is said of them, or a problem.
    pub async fn file<E: DeskEndpoint>(
        &self,
        endpoint: &E,
        body: &E::Body,
    ) -> Result<(HeaderMap, Vec<u8>), Problem> {
        let (address, body) = (endpoint.address(), serde_json::to_string(body).unwrap());
        let request = mingbai_client::Request {
            method: E::METHOD,
            address: &address,
            if_none_match: None,
            idempotency_key: None,
            body: Some(&body),
        };
        let (status, headers, bytes) = self.ask(request).await;
        if status < 400 {
            Ok((headers, bytes))
        } else {
            Err(serde_json::from_slice(&bytes).unwrap())
        }
    }

    /// Sends what no program of ours would: status and text of the answer.
    pub async fn raw(
        &self,
        method: &'static str,
        address: &str,
        body: Option<&str>,
    ) -> (u16, String) {
        let request = mingbai_client::Request {
            method,
            address,
            if_none_match: None,
            idempotency_key: None,
            body,
        };
        let (status, _, bytes) = self.ask(request).await;
        (status, String::from_utf8(bytes).unwrap())
    }

    async fn ask(&self, request: mingbai_client::Request<'_>) -> (u16, HeaderMap, Vec<u8>) {
        let mut http = Request::builder()
            .method(request.method)
            .uri(request.address)
            .header(header::HOST, "test");
        if let Some(origin) = &self.origin {
            http = http.header(header::ORIGIN, origin);
        }
        let cookies: Vec<String> = self
            .cookies
            .lock()
            .unwrap()
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        if !cookies.is_empty() {
            http = http.header(header::COOKIE, cookies.join("; "));
        }
        if let Some(key) = request.idempotency_key {
            http = http.header("idempotency-key", key);
        }
        if request.body.is_some() {
            http = http.header(header::CONTENT_TYPE, "application/json");
        }
        let body = request.body.unwrap_or_default().to_owned();
        let response = self
            .router
            .clone()
            .oneshot(http.body(Body::from(body)).unwrap());
        let (parts, body) = response.await.unwrap().into_parts();
        if request.address.starts_with("/api/v1/desk") {
            assert_eq!(parts.headers[header::CACHE_CONTROL], "no-store");
        }
        for set in parts.headers.get_all(header::SET_COOKIE) {
            self.keep(set.to_str().unwrap());
        }
        let bytes = body.collect().await.unwrap().to_bytes();
        (parts.status.as_u16(), parts.headers, bytes.to_vec())
    }
}

impl Transport for Browser {
    async fn send(&self, request: mingbai_client::Request<'_>) -> Result<Reply, Unreachable> {
        let (status, _, bytes) = self.ask(request).await;
        Ok(Reply {
            status,
            etag: None,
            body: String::from_utf8(bytes).unwrap(),
        })
    }
}
