//! Numbers, amounts, dates, spans and ids mean what serde says they mean.

use mingbai_client::read::{Read, from_text};
use mingbai_contract::office::Span;
use mingbai_contract::{Date, ItemId, WindowId, Yuan};
use proptest::prelude::*;
use serde::de::DeserializeOwned;
use std::fmt::Debug;

fn compare<T: Read + DeserializeOwned + PartialEq + Debug>(texts: &[&str], readable: usize) {
    let mut count = 0;
    for text in texts {
        let ours = from_text::<T>(text).ok();
        assert_eq!(ours, serde_json::from_str(text).ok(), "{text}");
        count += usize::from(ours.is_some());
    }
    assert_eq!(count, readable, "the table tests both outcomes");
}

#[test]
fn whole_numbers_keep_to_their_range() {
    let texts = [
        "0",
        "7",
        "255",
        "256",
        "65535",
        "65536",
        "4294967295",
        "4294967296",
        "-1",
        "-2147483648",
        "-2147483649",
        "2147483647",
        "2147483648",
        "99999999999999",
        "9223372036854775807",
        "99999999999999999999999999",
        "1.0",
        "0.5",
        "1e1",
        "\"1\"",
        "true",
        "null",
        "[]",
        "{}",
    ];
    compare::<u8>(&texts, 3);
    compare::<u16>(&texts, 5);
    compare::<u32>(&texts, 9);
    compare::<i32>(&texts, 9);
    compare::<Option<u16>>(&texts, 6);
}

#[test]
fn amounts_are_exact_to_the_fen() {
    let texts = [
        "20",
        "0",
        "0.3",
        "1.45",
        "1.4",
        "1.40",
        "1.4500",
        "0.01",
        "99999999999.99",
        "-0",
        "100000000000",
        "-1",
        "-0.01",
        "0.001",
        "1.455",
        "\"20\"",
        "null",
        "true",
    ];
    compare::<Yuan>(&texts, 10);
    assert_eq!(from_text::<Yuan>("1.4").map(Yuan::fen), Ok(140));
    // The server writes amounts without exponents, and the reader knows none.
    assert!(from_text::<Yuan>("2e1").is_err());
}

#[test]
fn texts_and_truths_are_nothing_else() {
    let texts = [
        "\"a\"", "\"\"", "true", "false", "null", "0", "1", "[]", "{}", "\"true\"", "[\"a\"]",
    ];
    compare::<String>(&texts, 3);
    compare::<bool>(&texts, 2);
    compare::<Option<bool>>(&texts, 3);
    compare::<Vec<String>>(&texts, 2);
}

#[test]
fn dates_and_spans_have_one_form() {
    compare::<Date>(
        &[
            "\"2026-11-20\"",
            "\"2024-02-29\"",
            "\"2025-02-29\"",
            "\"2026-1-1\"",
            "\"今天是几日\"",
            "\"\"",
            "null",
            "20261120",
        ],
        2,
    );
    compare::<Span>(
        &[
            "\"09:00-12:00\"",
            "\"00:00-24:00\"",
            "\"12:00-09:00\"",
            "\"9-12\"",
            "\"\"",
            "null",
            "9",
        ],
        2,
    );
}

#[test]
fn ids_are_checked() {
    let texts = [
        "\"food-business-license\"",
        "\"A03\"",
        "\"\"",
        "\"a b\"",
        "\"../a\"",
        "7",
        "null",
    ];
    compare::<ItemId>(&texts, 2);
    compare::<Vec<WindowId>>(&["[\"A03\",\"T3-1\"]", "[\"A03\",\"\"]", "[]", "[null]"], 2);
}

proptest! {
    #[test]
    fn every_amount_is_read_back(fen in 0_i64..10_000_000_000_000) {
        let text = serde_json::to_string(&Yuan::from_fen(fen)).unwrap();
        prop_assert_eq!(from_text(&text), Ok(Yuan::from_fen(fen)));
    }

    #[test]
    fn amounts_mean_the_same(text in "-?(0|[1-9][0-9]{0,8})(\\.[0-9]{1,4})?") {
        prop_assert_eq!(from_text::<Yuan>(&text).ok(), serde_json::from_str(&text).ok(), "{}", text);
    }

    #[test]
    fn whole_numbers_mean_the_same(number in any::<i64>(), small in -70_000_i64..70_000) {
        for number in [number, small] {
            let text = number.to_string();
            prop_assert_eq!(from_text::<u16>(&text).ok(), u16::try_from(number).ok());
            prop_assert_eq!(from_text::<u32>(&text).ok(), u32::try_from(number).ok());
            prop_assert_eq!(from_text::<i32>(&text).ok(), i32::try_from(number).ok());
        }
    }
}
