use super::*;
use chrono::NaiveDate;

#[test]
fn places_are_filled_in_order_of_their_number() {
    assert_eq!(fill("{1}先，{0}后", &["甲", "乙"]), "乙先，甲后");
    assert_eq!(
        fill("{0}{5}", &["甲"]),
        "甲",
        "a missing value leaves nothing behind"
    );
    assert_eq!(fill("没有{", &[]), "没有{");
}

#[test]
fn dates_are_said_as_people_say_them() {
    let date = NaiveDate::from_ymd_opt(2026, 12, 2).unwrap();
    let today = NaiveDate::from_ymd_opt(2026, 11, 20);
    let other_year = NaiveDate::from_ymd_opt(2025, 11, 20);
    assert_eq!(Lang::Zh.day_and_weekday(date, today), "12月2日（周三）");
    assert_eq!(
        Lang::En.day_and_weekday(date, today),
        "Wednesday 2 December"
    );
    assert_eq!(Lang::Zh.day(date, other_year), "2026年12月2日");
    assert_eq!(Lang::En.full_day(date), "2 December 2026");
    let november = "2026-11".parse().unwrap();
    assert_eq!(Lang::Zh.month(november), "2026年11月");
    assert_eq!(Lang::En.month(november), "November 2026");
    assert_eq!(dates::time(9 * 60), "9:00");
}
