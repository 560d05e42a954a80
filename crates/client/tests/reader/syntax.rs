//! The JSON parser accepts, refuses and reads what `serde_json` does (RFC 8259).

use mingbai_client::json::{Json, parse};
use proptest::prelude::*;
use serde_json::{Map, Value};

/// The same value as serde_json holds it; none if a number is too large for a float.
fn as_value(json: &Json<'_>) -> Option<Value> {
    Some(match json {
        Json::Null => Value::Null,
        Json::Bool(value) => Value::Bool(*value),
        Json::Number(text) => serde_json::from_str(text).ok()?,
        Json::Text(text) => Value::String(text.clone().into_owned()),
        Json::List(items) => Value::Array(items.iter().map(as_value).collect::<Option<_>>()?),
        Json::Object(members) => {
            let members = members
                .iter()
                .map(|(key, value)| Some((key.clone().into_owned(), as_value(value)?)));
            Value::Object(members.collect::<Option<Map<_, _>>>()?)
        }
    })
}

fn compare(text: &str) {
    let ours = parse(text);
    match serde_json::from_str::<Value>(text) {
        Ok(theirs) => assert_eq!(ours.as_ref().and_then(as_value), Some(theirs), "{text:?}"),
        // The parser leaves numbers as they are written.
        Err(error) if error.to_string().starts_with("number out of range") => {}
        Err(error) => assert_eq!(ours, None, "{text:?}: {error}"),
    }
}

#[test]
fn what_json_is() {
    for text in [
        "null",
        " \t\r\n true \n",
        "false",
        "0",
        "-0",
        "-12.5e-3",
        "1E+2",
        "12345678901234567890123",
        r#""""#,
        r#""平安\/\"\\\b\f\n\r\t""#,
        r#""\u5e73\uD83D\uDE00\u0000""#,
        "[]",
        "[ ]",
        "[1,[2,[3]],{}]",
        r#"{"a":{"b":[true,null]},"a":2,"":3,"\u0061":4}"#,
        "{ }",
    ] {
        assert!(parse(text).is_some(), "{text:?}");
        compare(text);
    }
}

#[test]
fn what_json_is_not() {
    for text in [
        "",
        " ",
        "nul",
        "nullx",
        "True",
        "NaN",
        "+1",
        "01",
        "-",
        "-01",
        "1.",
        ".5",
        "1e",
        "1e+",
        "0x1",
        "1 2",
        "'a'",
        "\"",
        "\"a",
        "\"\n\"",
        "\"\u{1f}\"",
        "\"\0\"",
        r#""\"#,
        r#""\x""#,
        r#""\u12""#,
        r#""\u12g4""#,
        r#""\u+123""#,
        r#""\ud83d""#,
        r#""\ud83d\n""#,
        r#""\ud83d\u0041""#,
        r#""\ude00""#,
        "[",
        "[1",
        "[1,",
        "[1,]",
        "[,1]",
        "[1 2]",
        "]",
        "{",
        "{}}",
        "{1:2}",
        r#"{"a"}"#,
        r#"{"a":}"#,
        r#"{"a":1,}"#,
        r#"{"a" 1}"#,
        r#"{"a":1 "b":2}"#,
        r#"{,}"#,
        "[1}",
        "null\0",
        "\u{feff}null",
        "\u{a0}1",
        "// c\n1",
    ] {
        assert_eq!(parse(text), None, "{text:?}");
        compare(text);
    }
}

#[test]
fn texts_without_escapes_are_borrowed() {
    for (text, borrowed) in [
        (r#""平安""#, true),
        (r#""\u5e73安""#, false),
        (r#""""#, true),
    ] {
        match parse(text) {
            Some(Json::Text(text)) => {
                assert_eq!(matches!(text, std::borrow::Cow::Borrowed(_)), borrowed);
            }
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn depth_ends_where_serde_jsons_does() {
    for (open, close) in [("[", "]"), (r#"{"a":"#, "}")] {
        for (depth, fits) in [(127, true), (128, false), (100_000, false)] {
            let inner = if open == "[" { "" } else { "1" };
            let text = format!("{}{inner}{}", open.repeat(depth), close.repeat(depth));
            assert_eq!(parse(&text).is_some(), fits, "{depth}");
            compare(&text);
            // Nobody has to close what is refused.
            compare(&open.repeat(depth));
        }
    }
}

fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
    ];
    leaf.prop_recursive(6, 60, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::vec((any::<String>(), inner), 0..6)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

/// Pieces that JSON is made of, put together at random.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u", "\\ud83d", "\\ude00", "d8", "00", "0",
        "1", "-", "+", ".", "e", "E", "true", "null", "false", " ", "\n", "a", "安", "\u{7f}",
        "\u{1}", "\"a\":", "\"\"", "😀",
    ]);
    prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn every_value_is_read_back(value in value()) {
        compare(&serde_json::to_string(&value).unwrap());
        compare(&serde_json::to_string_pretty(&value).unwrap());
    }

    #[test]
    fn random_pieces_mean_the_same(text in pieces()) {
        compare(&text);
    }

    #[test]
    fn random_strings_mean_the_same(text in pieces()) {
        compare(&format!("\"{text}\""));
    }

    #[test]
    fn damaged_documents_mean_the_same(
        value in value(), at in any::<prop::sample::Index>(), len in 0_usize..3, by in pieces()
    ) {
        let mut text: Vec<char> = serde_json::to_string(&value).unwrap().chars().collect();
        let from = at.index(text.len());
        let to = (from + len).min(text.len());
        text.splice(from..to, by.chars());
        compare(&text.into_iter().collect::<String>());
    }

    #[test]
    fn no_bytes_end_the_program(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        compare(&String::from_utf8_lossy(&bytes));
    }
}
