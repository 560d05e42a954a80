//! Whatever is typed into an address, the server never fails (DESIGN §4: never a 5xx).

use crate::bed::Bed;
use crate::complaints::{from_reporter, lookup, sealed};
use axum::body::Body;
use axum::http::{Method, Request, Uri};
use mingbai_contract::complaint::{ChallengeToken, Proof};
use mingbai_contract::log::KeyId;
use proptest::prelude::*;
use serde_json::{Value, json};
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
            crate::complaints::offices(&bed.store).await;
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
        Just("overtime".to_owned()),
        Just("complaints".to_owned()),
        Just("key".to_owned()),
        Just("challenges".to_owned()),
        Just("figures".to_owned()),
        Just("summaries".to_owned()),
        Just("messages".to_owned()),
        Just("overtime.csv".to_owned()),
        Just("2026-11".to_owned()),
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
        Just("month".to_owned()),
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

/// The places in a value.
fn pointers(value: &Value, at: &str, all: &mut Vec<String>) {
    all.push(at.to_owned());
    match value {
        Value::Array(items) => {
            for (n, item) in items.iter().enumerate() {
                pointers(item, &format!("{at}/{n}"), all);
            }
        }
        Value::Object(members) => {
            for (name, member) in members {
                pointers(member, &format!("{at}/{name}"), all);
            }
        }
        _ => {}
    }
}

/// What may come in place of anything.
fn odd() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        Just(json!({})),
        Just(json!([])),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f32>().prop_map(|number| json!(number)),
        "\\PC{0,20}".prop_map(Value::from),
        "[A-Za-z0-9_-]{0,90}".prop_map(Value::from),
        proptest::collection::vec(0..300_u32, 0..20).prop_map(Value::from),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_complaint_makes_the_server_fail(
        route in prop_oneof![
            Just(""), Just("/messages"), Just("/reopen"), Just("/lookup"), Just("/withdraw"), Just("/handling")
        ],
        damages in proptest::collection::vec((any::<proptest::sample::Index>(), odd()), 1..4),
        cut in proptest::option::of(any::<proptest::sample::Index>()),
    ) {
        let to = [KeyId([1; 8]), KeyId([2; 8])];
        let proof = Proof { token: ChallengeToken([0; 58]), nonces: vec![1, 2] };
        let mut body = match route {
            "" => json!({"complaint": sealed(1, &to), "proof": proof}),
            "/messages" | "/reopen" => {
                json!({"lookup": lookup(1), "message": from_reporter(2, &to), "proof": proof})
            }
            "/handling" => json!({"lookup": lookup(1), "level": 5}),
            _ => json!({"lookup": lookup(1)}),
        };
        for (place, value) in damages {
            let mut all = Vec::new();
            pointers(&body, "", &mut all);
            let place: &String = place.get(&all);
            *body.pointer_mut(place).unwrap() = value;
        }
        let mut bytes = body.to_string().into_bytes();
        if let Some(cut) = cut {
            bytes.truncate(cut.index(bytes.len() + 1));
        }
        let request = Request::post(format!("/api/v1/complaints{route}"))
            .header("content-type", "application/json")
            .body(Body::from(bytes))
            .unwrap();
        let (runtime, bed) = bed();
        let answer = runtime.block_on(bed.send(request));
        prop_assert!((400..500).contains(&answer.status.as_u16()), "{route} {body}: {answer:?}");
        prop_assert_eq!(answer.header("content-type"), "application/problem+json");
        prop_assert_eq!(runtime.block_on(bed.store.complaints_stamp()).unwrap(), (0, 0));
    }
}
