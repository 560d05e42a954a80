//! R14: numbers with a check character.

use crate::county::day;
use chrono::NaiveDate;
use mingbai_domain::application::number::{BadNumber, LAST_SERIAL, grouped, make, next, read};

const PREFIX: &str = "QS";

fn today() -> NaiveDate {
    day("2026-11-30")
}

/// Numbers of several days, short and long ones, as they are written without and with hyphens.
fn numbers() -> Vec<String> {
    let mut numbers = Vec::new();
    for date in ["2024-02-29", "2026-11-20", "2026-11-30"] {
        for serial in (1..40).chain(9_990..10_010).chain([123_456, LAST_SERIAL]) {
            numbers.extend(make(PREFIX, day(date), serial));
        }
    }
    let plain = numbers.iter().map(|number| number.as_str().to_owned());
    plain.chain(numbers.iter().map(grouped)).collect()
}

fn is_caught(mistyped: &str, right: &str) {
    if let Ok(number) = read(mistyped, PREFIX, today()) {
        let same = number.as_str() == right.replace('-', "");
        assert!(
            same,
            "{mistyped:?} is taken for {number:?} instead of {right}"
        );
        // Only what is as good as a hyphen, or the same letter, is taken.
        assert_eq!(
            mistyped.replace(' ', "-").to_uppercase(),
            right,
            "{mistyped:?}"
        );
    }
}

#[test]
fn r14_every_wrong_character_is_caught() {
    for right in numbers() {
        for place in 0..right.len() {
            for wrong in (b' '..=b'~').map(char::from) {
                let mut mistyped = right.clone();
                mistyped.replace_range(place..=place, &wrong.to_string());
                if mistyped != right {
                    is_caught(&mistyped, &right);
                }
            }
        }
    }
}

#[test]
fn r14_every_swap_of_neighbours_is_caught() {
    for right in numbers() {
        for place in 1..right.len() {
            let mut swapped: Vec<char> = right.chars().collect();
            swapped.swap(place - 1, place);
            let swapped: String = swapped.into_iter().collect();
            if swapped != right {
                let found = read(&swapped, PREFIX, today());
                assert!(found.is_err(), "{swapped} instead of {right}");
            }
        }
    }
}

#[test]
fn r14_a_character_too_few_or_too_many_is_caught() {
    for right in numbers() {
        for place in 0..right.len() {
            let (before, after) = right.split_at(place);
            let (this, rest) = after.split_at(1);
            for odd in [
                format!("{before}{rest}"),
                format!("{before}{this}{this}{rest}"),
            ] {
                let found = read(&odd, PREFIX, today());
                let hyphen = this == "-"
                    && found
                        .as_ref()
                        .is_ok_and(|n| *n.as_str() == right.replace('-', ""));
                assert!(found.is_err() || hyphen, "{odd} instead of {right}");
            }
        }
    }
}

#[test]
fn r14_a_number_is_read_however_it_is_typed() {
    for typed in [
        "QS202611200001Y",
        "QS20261120-0001-Y",
        "qs20261120 0001 y",
        "  QS 20261120-0001Y ",
        "ＱＳ２０２６１１２０－０００１－Ｙ",
        "QS20261120—0001—Y",
    ] {
        let number = read(typed, PREFIX, today()).expect(typed);
        assert_eq!(number.as_str(), "QS202611200001Y", "{typed:?}");
        assert_eq!(grouped(&number), "QS20261120-0001-Y");
    }
}

#[test]
fn r14_it_is_told_which_group_is_wrong_where_that_can_be_told() {
    for (typed, expected) in [
        ("QX20261120-0001-Y", BadNumber::Prefix),
        ("GC20261120-0001-Y", BadNumber::Prefix),
        ("QS20261320-0001-Y", BadNumber::Date),
        ("QS20261131-0001-Y", BadNumber::Date),
        ("QS2O261120-0001-Y", BadNumber::Date),
        // Still to come.
        ("QS20261201-0001-Y", BadNumber::Date),
        ("QS20261120-OOO1-Y", BadNumber::Serial),
        ("QS20261120-0000-Y", BadNumber::Serial),
        // Six digits only where four do not do.
        ("QS20261120-000001-Y", BadNumber::Serial),
        ("QS20261120-+001-Y", BadNumber::Serial),
        ("QS20261120-0001-X", BadNumber::Check),
        ("QS20261120-0002-Y", BadNumber::Check),
        ("QS20261121-0001-Y", BadNumber::Check),
        ("QS20261120-0001-*", BadNumber::Check),
        ("QS20261120-0001", BadNumber::Length),
        ("QS20261120-00012-Y", BadNumber::Length),
        ("QS20261120--0001-Y", BadNumber::Length),
        ("", BadNumber::Length),
        ("编号", BadNumber::Length),
        ("编号二〇二六一一二〇〇〇〇一号", BadNumber::Prefix),
    ] {
        assert_eq!(read(typed, PREFIX, today()), Err(expected), "{typed:?}");
    }
}

#[test]
fn r14_serials_whose_check_would_be_a_star_are_skipped() {
    let date = day("2026-11-20");
    let given: Vec<u32> = (1..=9_999)
        .filter(|n| make(PREFIX, date, *n).is_some())
        .collect();
    let skipped = 9_999 - given.len();
    assert!(
        (250..300).contains(&skipped),
        "about one in 37, not {skipped}"
    );
    let hole = (1..9_999)
        .find(|n| make(PREFIX, date, *n).is_none())
        .unwrap();
    let (number, serial) = next(PREFIX, date, hole).unwrap();
    assert_eq!(serial, hole + 1);
    assert_eq!(read(number.as_str(), PREFIX, today()), Ok(number));
    assert_eq!(next(PREFIX, date, 0).map(|(_, serial)| serial), Some(1));
    for odd in [0, LAST_SERIAL + 1] {
        assert_eq!(make(PREFIX, date, odd), None, "{odd}");
    }
    assert_eq!(next(PREFIX, date, LAST_SERIAL + 1), None);
    assert_eq!(make("qs", date, 1), None);
    assert_eq!(make(PREFIX, NaiveDate::MAX, 1), None);
}

#[test]
fn r14_a_county_may_have_its_own_letters() {
    for prefix in ["X", "QSX", "ABCD"] {
        let number = make(prefix, day("2026-11-20"), 7).or(make(prefix, day("2026-11-20"), 8));
        let number = number.unwrap();
        assert_eq!(read(&grouped(&number), prefix, today()), Ok(number.clone()));
        assert!(read(number.as_str(), PREFIX, today()).is_err());
    }
}
