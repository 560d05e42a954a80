//! The checker over a damaged copy of the sample county: every fault is named, all in one run.

use crate::bed::data;
use crate::imports::copy;
use mingbai_server::publish::inspect::{Inspection, inspect};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;
use tempfile::TempDir;

/// Changes one JSON file.
fn edit(dir: &Path, file: &str, change: impl FnOnce(&mut Value)) {
    let path = dir.join(file);
    let mut value: Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
    change(&mut value);
    fs::write(&path, serde_json::to_vec_pretty(&value).unwrap()).unwrap();
}

/// Changes the text of one file.
fn replace(dir: &Path, file: &str, from: &str, to: &str) {
    let path = dir.join(file);
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains(from), "{file} has no {from}");
    fs::write(&path, text.replacen(from, to, 1)).unwrap();
}

fn item(name: &str) -> String {
    format!("items/{name}.json")
}

/// Faults of the shape: `(file, field, code)`.
fn damage_shape(dir: &Path) -> Vec<(String, &'static str, &'static str)> {
    let mut planted = Vec::new();
    let mut plant = |file: &str, field, code| planted.push((file.to_owned(), field, code));

    let file = item("marriage-registration");
    edit(dir, &file, |v| v["colour"] = json!("red"));
    plant(&file, "/colour", "unknown_field");
    let file = item("divorce-registration");
    edit(dir, &file, |v| {
        drop(v.as_object_mut().unwrap().remove("visits"))
    });
    plant(&file, "/visits", "missing_field");
    edit(dir, &file, |v| {
        v["limits"]["committed_working_days"] = json!("three")
    });
    plant(&file, "/limits/committed_working_days", "wrong_type");
    let file = item("veteran-card");
    edit(dir, &file, |v| v["handling_class"] = json!("later"));
    plant(&file, "/handling_class", "unknown_value");
    edit(dir, &file, |v| v["themes"] = json!(["天气"]));
    plant(&file, "/themes/0", "unknown_value");
    let file = item("vehicle-scrap");
    edit(dir, &file, |v| v["updated"] = json!("2025-02-30"));
    plant(&file, "/updated", "malformed");
    edit(dir, &file, |v| v["department"] = json!("gong an"));
    plant(&file, "/department", "malformed");
    let file = item("tree-felling-permit");
    edit(dir, &file, |v| v["annual_volume"] = json!(-5));
    plant(&file, "/annual_volume", "out_of_range");
    edit(dir, &file, |v| v["visits"] = json!(300));
    plant(&file, "/visits", "out_of_range");
    let file = item("teacher-qualification");
    edit(dir, &file, |v| v["id"] = json!("something-else"));
    plant(&file, "/id", "name_differs");
    let file = item("tax-payment-certificate");
    replace(dir, &file, "\"visits\": ", "\"visits\": 0, \"visits\": ");
    plant(&file, "/visits", "duplicate_field");
    let file = item("temporary-relief");
    replace(dir, &file, "\"id\":", "\"id\"");
    plant(&file, "", "not_json");
    let file = item("veteran-pension");
    fs::write(dir.join(&file), b"{\"id\": \"\xff\"}").unwrap();
    plant(&file, "", "not_utf8");
    edit(dir, "windows.json", |v| v[3]["counters"] = json!(1.5));
    plant("windows.json", "/3/counters", "wrong_type");
    edit(dir, "centers.json", |v| {
        v[0]["hours"]["mon"][0] = json!("17:00-09:00")
    });
    plant("centers.json", "/0/hours/mon/0", "malformed");
    edit(dir, "lists.json", |v| {
        v["fee_catalogue"][0]["amount"] = json!(0.001)
    });
    plant("lists.json", "/fee_catalogue/0/amount", "malformed");
    edit(dir, "lists.json", |v| {
        v["key_goals"][0]["progress_percent"] = Value::Null
    });
    plant("lists.json", "/key_goals/0/progress_percent", "wrong_type");
    edit(dir, "service-rules.json", |v| {
        v[0]["params"] = json!({"a": {"b": 1}})
    });
    plant("service-rules.json", "/0/params/a", "wrong_type");
    edit(dir, "departments.json", |v| v[5]["type"] = json!("party"));
    plant("departments.json", "/5/type", "unknown_value");
    edit(dir, "synonyms.json", |v| v[7] = json!("开饭店"));
    plant("synonyms.json", "/7", "wrong_type");
    edit(dir, "calendar.json", |v| {
        v["years"][0]["holidays"][0]["date"] = json!("2024-1-1")
    });
    plant("calendar.json", "/years/0/holidays/0/date", "malformed");
    edit(dir, "county.json", |v| v["name"]["fr"] = json!("Comté"));
    plant("county.json", "/name/fr", "unknown_field");
    fs::write(dir.join("notes.txt"), "x").unwrap();
    plant("notes.txt", "", "unknown_file");
    planted
}

/// Faults of what the files say, each in a file of its own.
fn damage_rules(dir: &Path) -> Vec<(String, String, &'static str)> {
    let mut planted = Vec::new();
    let mut plant = |file: &str, field: &str, code| {
        planted.push((file.to_owned(), field.to_owned(), code));
    };
    edit(dir, "windows.json", |v| {
        let items = v[10]["items"].as_array_mut().unwrap();
        items.push(json!("no-such-item"));
        plant(
            "windows.json",
            &format!("/10/items/{}", items.len() - 1),
            "unknown_item",
        );
    });
    edit(dir, "departments.json", |v| {
        v[20]["items_count"] = json!(999)
    });
    plant("departments.json", "/20/items_count", "wrong_items_count");
    edit(dir, "county.json", |v| v["help_windows"][0] = json!("Z9"));
    plant("county.json", "/help_windows/0", "unknown_window");
    edit(dir, "calendar.json", |v| {
        v["years"][1]["makeup_workdays"][0]["date"] = json!("2025-06-04")
    });
    plant(
        "calendar.json",
        "/years/1/makeup_workdays/0/date",
        "makeup_not_on_weekend",
    );
    edit(dir, "lists.json", |v| {
        v["key_goals"][1]["due"] = json!("2020-01-01")
    });
    plant("lists.json", "/key_goals/1/due", "goal_upside_down");
    let file = item("archive-transfer");
    edit(dir, &file, |v| v["aliases"] = json!([]));
    plant(&file, "/aliases", "no_aliases");
    let file = item("birth-support-award");
    edit(dir, &file, |v| {
        v["situations"][0]["materials"] = json!(["ghost"])
    });
    plant(&file, "/situations/0/materials/0", "unknown_material");
    let file = item("business-license-replacement");
    edit(dir, &file, |v| {
        v["fee"] = json!({"type": "fixed", "amount": 20, "unit": "元/证", "basis": "无"});
    });
    plant(&file, "/fee", "fee_not_listed");
    let file = item("company-registration");
    edit(dir, &file, |v| v["windows"] = json!(["A99"]));
    plant(&file, "/windows/0", "unknown_window");
    let file = item("childcare-subsidy");
    edit(dir, &file, |v| v["department"] = json!("nobody"));
    plant(&file, "/department", "unknown_department");
    planted
}

fn found(inspection: &Inspection) -> BTreeSet<(String, String, String)> {
    let findings = inspection.findings.iter();
    findings
        .map(|f| (f.file.clone(), f.field.clone(), f.code.code().to_owned()))
        .collect()
}

#[test]
fn the_sample_county_has_no_fault() {
    let inspection = inspect(&data()).unwrap();
    assert!(inspection.publication.is_some());
    let worst = inspection
        .findings
        .iter()
        .filter(|f| f.code.code() != "not_published");
    assert_eq!(worst.count(), 0, "{:#?}", inspection.findings);
    assert!(inspection.shares.unwrap().enough_immediate());
}

#[test]
fn every_planted_fault_of_shape_is_found_in_one_run_and_no_other() {
    let dir = TempDir::new().unwrap();
    copy(&data(), dir.path());
    let planted = damage_shape(dir.path());
    assert!(planted.len() >= 20);
    let inspection = inspect(dir.path()).unwrap();
    assert!(inspection.publication.is_none());
    let found = found(&inspection);
    for (file, field, code) in &planted {
        let fault = (file.clone(), (*field).to_owned(), (*code).to_owned());
        assert!(found.contains(&fault), "{fault:?} not in {found:#?}");
    }
    let expected: BTreeSet<_> = planted
        .iter()
        .map(|(file, field, code)| (file.as_str(), *field, *code))
        .chain([
            ("demo-cases.json", "", "not_published"),
            ("ratings-profile.json", "", "not_published"),
            ("calendar.json", "", "rules_not_checked"),
        ])
        .collect();
    let extra: Vec<_> = found
        .iter()
        .filter(|(file, field, code)| {
            !expected.contains(&(file.as_str(), field.as_str(), code.as_str()))
        })
        .collect();
    assert!(extra.is_empty(), "{extra:#?}");
}

#[test]
fn faults_of_shape_do_not_hide_those_of_the_rules() {
    let dir = TempDir::new().unwrap();
    copy(&data(), dir.path());
    let calendar = fs::read(dir.path().join("calendar.json")).unwrap();
    let shape = damage_shape(dir.path());
    // What everything rests on must be readable for the rules to be checked.
    fs::write(dir.path().join("calendar.json"), calendar).unwrap();
    let rules = damage_rules(dir.path());
    let found = found(&inspect(dir.path()).unwrap());
    let shape = shape
        .into_iter()
        .filter(|(file, _, _)| file != "calendar.json")
        .map(|(file, field, code)| (file, field.to_owned(), code));
    for (file, field, code) in shape.chain(rules) {
        let fault = (file, field, code.to_owned());
        assert!(found.contains(&fault), "{fault:?} not in {found:#?}");
    }
    insta::assert_debug_snapshot!("all_faults", found);
}

#[test]
fn a_missing_file_is_named() {
    let dir = TempDir::new().unwrap();
    copy(&data(), dir.path());
    fs::remove_file(dir.path().join("windows.json")).unwrap();
    let found = found(&inspect(dir.path()).unwrap());
    let fault = |code: &str| ("windows.json".to_owned(), String::new(), code.to_owned());
    assert!(found.contains(&fault("missing_file")), "{found:#?}");
    assert!(found.contains(&fault("rules_not_checked")), "{found:#?}");
}

fn program(args: &[&str]) -> (Option<i32>, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_mingbai-server"))
        .args(args)
        .env_remove("LC_ALL")
        .env_remove("LC_MESSAGES")
        .env("LANG", "zh_CN.UTF-8")
        .output()
        .unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (
        output.status.code(),
        text(output.stdout),
        text(output.stderr),
    )
}

#[test]
fn the_program_says_it_as_a_table_and_as_json_and_exits_with_1() {
    let good = data().display().to_string();
    let (code, out, _) = program(&["check", &good]);
    assert_eq!(code, Some(0), "{out}");
    assert!(
        out.contains("0 处错误") && out.contains("即办件 86."),
        "{out}"
    );

    let dir = TempDir::new().unwrap();
    copy(&data(), dir.path());
    let planted = damage_shape(dir.path());
    let bad = dir.path().display().to_string();
    let (code, table, _) = program(&["check", &bad]);
    assert_eq!(code, Some(1));
    let (_, english, _) = program(&["check", &bad, "--lang", "en"]);
    for (file, field, _) in &planted {
        let named = |table: &str| {
            table.lines().any(|line| {
                let mut words = line.split_whitespace().skip(1);
                words.next() == Some(file)
                    && words.next() == Some(if field.is_empty() { "—" } else { field })
            })
        };
        assert!(named(&table) && named(&english), "{file} {field}\n{table}");
    }
    assert!(table.contains("没有这个字段") && english.contains("there is no such field"));

    let (code, json, _) = program(&["check", &bad, "--json"]);
    assert_eq!(code, Some(1));
    let value: Value = serde_json::from_str(&json).unwrap();
    assert_eq!(value["ok"], json!(false));
    assert!(value["findings"].as_array().unwrap().len() >= planted.len());

    let (code, _, error) = program(&["check"]);
    assert_eq!(code, Some(2), "{error}");
    let (code, _, error) = program(&["check", "/nowhere/at/all"]);
    assert_eq!(code, Some(1), "{error}");
    assert!(error.contains("/nowhere/at/all"), "{error}");
}
