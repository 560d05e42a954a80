//! Snapshots of every answer and of the OpenAPI document.

use crate::bed::{Bed, signer};
use crate::log::entry;
use mingbai_contract::endpoint::{
    Endpoint as _, GetCalendar, GetCalendarYear, GetCatalog, GetCenter, GetGuide, GetList,
    GetLists, GetLogConsistency, GetLogEntries, GetLogHead, GetLogHeads, GetLogInclusion,
    GetLogKeys, GetWindow, SearchItems,
};
use mingbai_contract::shape::{SHAPE, SHAPE_HEADER};
use mingbai_domain::log::tree::leaf;
use mingbai_domain::time::Zone;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

/// Long lists shortened to their first two entries and their length.
fn trim(value: Value) -> Value {
    match value {
        Value::Array(values) if values.len() > 4 => {
            let count = values.len();
            let mut kept: Vec<Value> = values.into_iter().take(2).map(trim).collect();
            kept.push(json!(format!("… {count} in all")));
            kept.into()
        }
        Value::Array(values) => values.into_iter().map(trim).collect(),
        Value::Object(fields) => fields.into_iter().map(|(k, v)| (k, trim(v))).collect(),
        other => other,
    }
}

#[tokio::test]
async fn answers_are_as_they_were() {
    let bed = Bed::new().await;
    let item = "food-business-license";
    for (name, address) in [
        ("catalog", GetCatalog.address()),
        (
            "search",
            SearchItems {
                q: "开饭店".to_owned(),
                limit: Some(2),
                ..SearchItems::default()
            }
            .address(),
        ),
        (
            "guide",
            GetGuide {
                item: item.parse().unwrap(),
                version: None,
            }
            .address(),
        ),
        (
            "guide_version",
            GetGuide {
                item: item.parse().unwrap(),
                version: Some(1),
            }
            .address(),
        ),
        ("center", GetCenter("t1".parse().unwrap()).address()),
        ("window", GetWindow("A03".parse().unwrap()).address()),
        ("lists", GetLists.address()),
        ("list_fees", GetList("fees".parse().unwrap()).address()),
        (
            "list_key_goals",
            GetList("key-goals".parse().unwrap()).address(),
        ),
        ("calendar", GetCalendar.address()),
        ("calendar_year", GetCalendarYear(2026).address()),
    ] {
        let answer = bed.get(&address).await;
        assert_eq!(answer.status.as_u16(), 200, "{address}");
        assert_eq!(answer.header("content-type"), "application/json");
        insta::assert_json_snapshot!(name, trim(answer.json()));
    }
    for (name, address) in [
        ("problem_not_found", "/api/v1/items/none"),
        ("problem_fields", "/api/v1/items?limit=0&x=1"),
    ] {
        let mut problem: Value = bed.get(address).await.json();
        problem["request_id"] = json!("[id]");
        insta::assert_json_snapshot!(name, problem);
    }
}

#[tokio::test]
async fn answers_about_the_log_are_as_they_were() {
    let bed = Bed::new().await;
    for number in 0..3 {
        let entry = entry(number);
        bed.store
            .append(entry.kind, entry.commitment)
            .await
            .unwrap();
    }
    let sign = signer();
    let now = bed.ring.now(Zone::BEIJING);
    let day = "2026-11-19".parse().unwrap();
    bed.store.close_day(day, &sign.at(now)).await.unwrap();
    let leaf = leaf(entry(1).kind, &entry(1).commitment);
    for (name, address) in [
        ("log_head", GetLogHead.address()),
        ("log_heads", GetLogHeads::default().address()),
        ("log_keys", GetLogKeys.address()),
        (
            "log_entries",
            GetLogEntries { start: 1, count: 9 }.address(),
        ),
        ("log_inclusion", GetLogInclusion { leaf, size: 3 }.address()),
        (
            "log_consistency",
            GetLogConsistency {
                first: 1,
                second: 3,
            }
            .address(),
        ),
    ] {
        let answer = bed.get(&address).await;
        assert_eq!(answer.status.as_u16(), 200, "{address}");
        let value: Value = answer.json();
        insta::assert_json_snapshot!(name, value);
    }
}

#[tokio::test]
async fn the_openapi_document_is_as_it_was() {
    let bed = Bed::new().await;
    let document: Value = bed.get("/api/openapi.json").await.json();
    insta::assert_json_snapshot!("openapi", document);
}

/// Phones keep answers. When this fails, raise the number in `crates/contract/shape.txt`, so that no
/// phone reads what it kept with a program that expects something else, and take the new snapshot.
#[tokio::test]
async fn the_shape_of_the_answers_has_the_number_it_had() {
    let bed = Bed::new().await;
    let answer = bed.get("/api/openapi.json").await;
    assert_eq!(answer.header(SHAPE_HEADER), SHAPE);
    let document: Value = answer.json();
    let schemas = document["components"]["schemas"].to_string();
    let hash: String = Sha256::digest(schemas)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    insta::assert_snapshot!("shape", format!("{SHAPE}: {hash}"));
}
