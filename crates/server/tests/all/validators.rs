//! ETags, 304, encodings and HEAD.

use crate::bed::{Answer, Bed, county};
use axum::http::{Method, StatusCode};
use mingbai_contract::endpoint::GetCatalog;
use std::io::Read as _;

const ADDRESSES: [&str; 15] = [
    "/api/v1/catalog",
    "/api/v1/items?q=%E8%A7%92",
    "/api/v1/items/food-business-license",
    "/api/v1/items/food-business-license?version=1",
    "/api/v1/centers/zwfw-main",
    "/api/v1/windows/A03",
    "/api/v1/lists",
    "/api/v1/lists/fees",
    "/api/v1/calendar",
    "/api/v1/overtime",
    "/api/v1/overtime.csv?month=2026-11",
    "/api/v1/log/head",
    "/api/v1/log/keys",
    "/api/v1/log/consistency?first=0&second=0",
    "/api/openapi.json",
];

#[tokio::test]
async fn a_known_answer_is_not_sent_again() {
    let bed = Bed::new().await;
    for address in ADDRESSES.iter().chain(&["/api/docs"]) {
        let full = bed.get(address).await;
        assert_eq!(full.status, StatusCode::OK, "{address}");
        let tag = full.header("etag").to_owned();
        assert!(tag.starts_with("W/\"") && tag.ends_with('"'), "{tag}");
        let strong = tag.trim_start_matches("W/").to_owned();
        for known in [tag.clone(), strong, format!("\"x\", {tag}"), "*".to_owned()] {
            let headers = [("if-none-match", known.as_str())];
            let answer = bed.ask(Method::GET, address, &headers).await;
            assert_eq!(answer.status, StatusCode::NOT_MODIFIED, "{address} {known}");
            assert_eq!((answer.body.len(), answer.header("etag")), (0, &*tag));
            assert_eq!(answer.header("cache-control"), full.header("cache-control"));
        }
        let headers = [("if-none-match", "\"other\"")];
        let answer = bed.ask(Method::GET, address, &headers).await;
        assert_eq!((answer.status, &answer.body), (StatusCode::OK, &full.body));
    }
}

#[tokio::test]
async fn a_new_publication_has_a_new_tag() {
    let bed = Bed::new().await;
    let client = bed.client();
    let old = client.get_unless(&GetCatalog, None).await.unwrap().unwrap();
    let again = client.get_unless(&GetCatalog, old.etag.as_deref()).await;
    assert_eq!(again, Ok(None));
    let mut next = county();
    next.county.hotline = "12346".to_owned();
    bed.publish(&next).await;
    let new = client.get_unless(&GetCatalog, old.etag.as_deref()).await;
    let new = new.unwrap().unwrap();
    assert_eq!(
        (new.answer.version, new.answer.county.hotline.as_str()),
        (2, "12346")
    );
    assert_ne!(new.etag, old.etag);
}

fn plain(answer: &Answer) -> Vec<u8> {
    let mut out = Vec::new();
    match answer.header("content-encoding") {
        "br" => brotli::BrotliDecompress(&mut &*answer.body, &mut out).unwrap(),
        "gzip" => {
            let mut decoder = flate2::read::GzDecoder::new(&*answer.body);
            decoder.read_to_end(&mut out).unwrap();
        }
        _ => out = answer.body.clone(),
    }
    out
}

#[tokio::test]
async fn bodies_come_in_the_encoding_the_client_takes() {
    let bed = Bed::new().await;
    for address in ADDRESSES {
        let full = bed.get(address).await;
        for (accepted, encoding) in [
            ("gzip, deflate, br, zstd", "br"),
            ("gzip", "gzip"),
            ("identity", ""),
            ("br;q=0, gzip;q=0", ""),
        ] {
            let headers = [("accept-encoding", accepted)];
            let answer = bed.ask(Method::GET, address, &headers).await;
            assert_eq!(answer.header("content-encoding"), encoding, "{address}");
            assert_eq!(answer.header("vary"), "accept-encoding");
            assert_eq!(answer.header("etag"), full.header("etag"));
            assert_eq!(plain(&answer), full.body, "{address} {accepted}");
        }
    }
}

#[tokio::test]
async fn head_answers_as_get_without_a_body() {
    let bed = Bed::new().await;
    for address in ADDRESSES.iter().chain(&["/api/v1/items/none", "/healthz"]) {
        let get = bed.get(address).await;
        let head = bed.ask(Method::HEAD, address, &[]).await;
        assert_eq!((head.status, head.body.len()), (get.status, 0), "{address}");
        assert_eq!(head.header("content-length"), get.body.len().to_string());
        for name in ["etag", "content-type", "cache-control"] {
            assert_eq!(head.header(name), get.header(name), "{address} {name}");
        }
    }
}
