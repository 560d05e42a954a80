//! Whatever is typed into an address, the server never fails (DESIGN §4: never a 5xx).

use crate::bed::Bed;
use axum::body::Body;
use axum::http::{Method, Request, Uri};
use proptest::prelude::*;
use std::sync::OnceLock;
use tokio::runtime::Runtime;

fn bed() -> &'static (Runtime, Bed) {
    static BED: OnceLock<(Runtime, Bed)> = OnceLock::new();
    BED.get_or_init(|| {
        let runtime = Runtime::new().unwrap();
        let web = tempfile::TempDir::new().unwrap();
        std::fs::write(web.path().join("index.html"), "<script>1</script>").unwrap();
        let bed = runtime.block_on(async {
            let setup = crate::bed::Setup {
                web: Some(web.path()),
                ..Default::default()
            };
            let bed = Bed::empty(setup).await;
            bed.publish(&crate::bed::county()).await;
            bed
        });
        (runtime, bed)
    })
}

/// Pieces that lead somewhere, mixed with anything that an address can hold.
fn address() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        Just("api".to_owned()),
        Just("v1".to_owned()),
        Just("items".to_owned()),
        Just("food-business-license".to_owned()),
        Just("lists".to_owned()),
        Just("centers".to_owned()),
        Just("windows".to_owned()),
        Just("calendar".to_owned()),
        Just("projects".to_owned()),
        Just("lookup".to_owned()),
        Just("inspections".to_owned()),
        Just("JC20261118-021".to_owned()),
        Just("reports".to_owned()),
        Just("log".to_owned()),
        Just("inclusion".to_owned()),
        Just("consistency".to_owned()),
        Just("entries".to_owned()),
        Just("heads".to_owned()),
        Just("0".to_owned()),
        Just("checklist".to_owned()),
        Just("..".to_owned()),
        Just("%2e%2e%2f".to_owned()),
        Just("%00".to_owned()),
        "[ -~]{0,12}",
        "(%[0-9A-F]{2}){1,6}",
        "\\PC{0,6}",
    ];
    let name = prop_oneof![
        Just("q".to_owned()),
        Just("limit".to_owned()),
        Just("cursor".to_owned()),
        Just("version".to_owned()),
        Just("leaf".to_owned()),
        Just("size".to_owned()),
        Just("first".to_owned()),
        Just("second".to_owned()),
        Just("start".to_owned()),
        Just("theme".to_owned()),
        Just("department".to_owned()),
        "[a-z]{1,6}",
    ];
    let pair = (name, word.clone()).prop_map(|(name, value)| format!("{name}={value}"));
    let path = proptest::collection::vec(word, 0..6).prop_map(|parts| parts.join("/"));
    let query = proptest::collection::vec(pair, 0..4).prop_map(|pairs| pairs.join("&"));
    (path, query).prop_map(|(path, query)| match query.as_str() {
        "" => format!("/{path}"),
        _ => format!("/{path}?{query}"),
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_address_makes_the_server_fail(
        address in address(),
        method in prop_oneof![Just(Method::GET), Just(Method::HEAD), Just(Method::POST)],
        known in proptest::option::of("[ -~]{0,20}"),
    ) {
        // What no HTTP parser would let through is not the router's business.
        let Ok(uri) = address.parse::<Uri>() else { return Ok(()) };
        let mut request = Request::builder().method(method).uri(uri);
        if let Some(known) = known {
            request = request.header("if-none-match", known.as_str()).header("accept-encoding", known);
        }
        let (runtime, bed) = bed();
        let request = request.body(Body::empty()).unwrap();
        let answer = runtime.block_on(bed.send(request));
        prop_assert!(answer.status.as_u16() < 500, "{address}: {answer:?}");
        if address.starts_with("/api/") && answer.status.as_u16() >= 400 {
            prop_assert_eq!(answer.header("content-type"), "application/problem+json");
        }
    }
}
