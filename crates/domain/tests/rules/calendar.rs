//! R1: what kind of day a day is.

use crate::county::{calendar, county, day};
use mingbai_contract::calendar::{Calendar, MakeupWorkday, Weekday};
use mingbai_domain::calendar::{DayKind, WorkCalendar};
use mingbai_domain::time::Zone;

fn kind(calendar: &WorkCalendar, date: &str) -> String {
    match calendar.day(day(date)) {
        DayKind::Working => "working".to_owned(),
        DayKind::Weekend => "weekend".to_owned(),
        DayKind::Holiday { festival } => format!("{} / {}", festival.zh, festival.en),
        DayKind::MakeUp { festival } => format!("worked for {}", festival.zh),
    }
}

#[test]
fn r1_a_day_is_what_the_published_calendar_says() {
    for (date, expected) in [
        ("2026-11-20", "working"),
        ("2026-11-21", "weekend"),
        ("2026-11-22", "weekend"),
        ("2026-01-04", "worked for 元旦"),
        ("2026-02-14", "worked for 春节"),
        ("2026-02-17", "春节 / Spring Festival"),
        ("2026-02-22", "春节 / Spring Festival"),
        ("2025-10-06", "中秋节 / Mid-autumn Festival"),
        ("2025-10-07", "国庆节 / National Day"),
        ("2024-06-08", "weekend"),
        ("2024-06-10", "端午节 / Dragon Boat Festival"),
        ("2027-05-03", "working"),
        ("2028-01-01", "weekend"),
        ("2028-01-03", "working"),
        ("2023-05-01", "working"),
    ] {
        assert_eq!(kind(calendar(), date), expected, "{date}");
    }
}

#[test]
fn r1_years_without_an_official_notice_are_provisional() {
    for (date, expected) in [
        ("2023-12-31", true),
        ("2024-01-01", false),
        ("2026-12-31", false),
        ("2027-01-01", true),
        ("2028-06-01", true),
    ] {
        assert_eq!(calendar().is_provisional(day(date)), expected, "{date}");
    }
}

#[test]
fn r1_the_zone_is_the_calendars() {
    assert_eq!(calendar().zone(), Zone::BEIJING);
    let urumqi = Calendar {
        timezone: "Asia/Urumqi".to_owned(),
        ..county().calendar.clone()
    };
    assert_eq!(WorkCalendar::new(&urumqi).zone().minutes_east(), 360);
}

#[test]
fn r1_the_published_days_of_rest_are_those_of_the_calendar() {
    let friday = Calendar {
        weekend: vec![Weekday::Friday, Weekday::Saturday],
        ..county().calendar.clone()
    };
    let calendar = WorkCalendar::new(&friday);
    for (date, expected) in [
        ("2026-11-20", "weekend"),
        ("2026-11-21", "weekend"),
        ("2026-11-22", "working"),
        ("2026-02-14", "worked for 春节"),
    ] {
        assert_eq!(kind(&calendar, date), expected, "{date}");
    }
}

#[test]
fn r1_a_faulty_calendar_still_has_working_days() {
    use Weekday::{Friday, Monday, Saturday, Sunday, Thursday, Tuesday, Wednesday};
    let never = Calendar {
        timezone: "Asia/Atlantis".to_owned(),
        weekend: vec![
            Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday,
        ],
        ..county().calendar.clone()
    };
    let calendar = WorkCalendar::new(&never);
    assert_eq!(calendar.zone(), Zone::BEIJING);
    assert_eq!(calendar.add(day("2026-11-20"), 1), day("2026-11-23"));
}

#[test]
fn r1_the_order_of_publication_does_not_matter_and_a_holiday_wins() {
    let mut shuffled = county().calendar.clone();
    shuffled.years.reverse();
    for year in &mut shuffled.years {
        year.holidays.reverse();
        year.makeup_workdays.reverse();
        // The same day as a make-up day too, before and after the holidays of its own year.
        let makeup = year.holidays.last().map(|holiday| MakeupWorkday {
            date: holiday.date,
            r#for: "错".to_owned(),
            for_en: "wrong".to_owned(),
        });
        year.makeup_workdays.extend(makeup);
    }
    let extra = shuffled.years[0].makeup_workdays.clone();
    let last = shuffled.years.len() - 1;
    shuffled.years[last].makeup_workdays.extend(extra);
    let earlier = shuffled.years[last].holidays[0].date;
    shuffled.years[0].makeup_workdays.push(MakeupWorkday {
        date: earlier,
        r#for: "错".to_owned(),
        for_en: "wrong".to_owned(),
    });
    let shuffled = WorkCalendar::new(&shuffled);
    let mut date = day("2023-12-01");
    while date < day("2028-02-01") {
        assert_eq!(shuffled.day(date), calendar().day(date), "{date}");
        assert_eq!(
            shuffled.is_provisional(date),
            calendar().is_provisional(date),
            "{date}"
        );
        date = date + chrono::Days::new(1);
    }
}

#[test]
fn r1_the_working_day_on_or_before_a_day() {
    for (date, expected) in [
        ("2026-11-20", "2026-11-20"),
        ("2026-11-22", "2026-11-20"),
        // A working Saturday.
        ("2026-10-11", "2026-10-10"),
        // The end of the National Day's rest.
        ("2026-10-07", "2026-09-30"),
    ] {
        assert_eq!(calendar().last_working(day(date)), day(expected), "{date}");
    }
}

#[test]
fn r1_the_years_of_the_calendar_are_those_with_an_entry() {
    for (date, covered, provisional) in [
        ("2023-12-31", false, true),
        ("2024-01-01", true, false),
        // Only the days of the law are known.
        ("2027-12-31", true, true),
        ("2028-01-01", false, true),
    ] {
        assert_eq!(calendar().covers(day(date)), covered, "{date}");
        assert_eq!(calendar().is_provisional(day(date)), provisional, "{date}");
    }
}
