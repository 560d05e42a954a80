//! Opening hours: noon breaks and shifts, Saturdays by appointment, make-up days, holidays.

use crate::county::{calendar, center, county, day, window};
use mingbai_contract::office::Window;
use mingbai_domain::hours::{
    DayPlan, NextOpening, OpenState, hand_in_day, plan, plan_center, state, state_center,
};
use mingbai_domain::time::LocalTime;

fn clock(minute: u16) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

fn show_state(state: OpenState) -> String {
    match state {
        OpenState::Open { until, noon } => {
            format!(
                "open until {}{}",
                clock(until),
                if noon { ", noon too" } else { "" }
            )
        }
        OpenState::ByAppointment { until } => format!("by appointment until {}", clock(until)),
        OpenState::Break { opens } => format!("break until {}", clock(opens)),
        OpenState::Closed { next: None } => "closed".to_owned(),
        OpenState::Closed {
            next:
                Some(NextOpening {
                    date,
                    minute,
                    today,
                    tomorrow,
                }),
        } => {
            let word = match (today, tomorrow) {
                (true, false) => "today".to_owned(),
                (false, true) => "tomorrow".to_owned(),
                (false, false) => date.to_string(),
                (true, true) => panic!("today and tomorrow at once"),
            };
            format!("closed until {word} {}", clock(minute))
        }
    }
}

fn show_plan(plan: DayPlan) -> String {
    match plan {
        DayPlan::Closed { festival: None } => "closed".to_owned(),
        DayPlan::Closed {
            festival: Some((zh, _)),
        } => format!("closed for {zh}"),
        DayPlan::Open {
            spans,
            by_appointment,
            noon,
        } => {
            let spans: Vec<String> = spans.into_iter().map(String::from).collect();
            let by = if by_appointment {
                " by appointment"
            } else {
                ""
            };
            format!("{}{by}{}", spans.join(" "), if noon { " noon" } else { "" })
        }
    }
}

fn at(text: &str) -> LocalTime {
    let (date, time) = text.split_once(' ').expect("date and time");
    let (hour, minute) = time.split_once(':').expect("hour and minute");
    let minute = hour.parse::<u16>().unwrap() * 60 + minute.parse::<u16>().unwrap();
    LocalTime {
        date: day(date),
        minute,
    }
}

/// A window without a noon shift and Saturdays, in the main hall.
fn plain() -> Window {
    Window {
        noon_shift: false,
        saturday_appointment: false,
        ..window("A03").clone()
    }
}

/// The main hall's food licence window as the data has it: noon shift, Saturdays by appointment.
fn shift() -> Window {
    window("A03").clone()
}

fn check_all(center_id: &str, window: Option<&Window>, table: &[(&str, &str)]) {
    for (now, expected) in table {
        let found = state(calendar(), center(center_id), window, at(now));
        assert_eq!(show_state(found), *expected, "{center_id} {now}");
    }
}

#[test]
fn a_window_without_a_noon_shift_closes_for_the_noon_break() {
    let table = [
        ("2026-11-20 00:00", "closed until today 09:00"),
        ("2026-11-20 08:59", "closed until today 09:00"),
        ("2026-11-20 09:00", "open until 12:00"),
        ("2026-11-20 10:20", "open until 12:00"),
        ("2026-11-20 11:59", "open until 12:00"),
        ("2026-11-20 12:00", "break until 13:30"),
        ("2026-11-20 13:29", "break until 13:30"),
        ("2026-11-20 13:30", "open until 17:00"),
        ("2026-11-20 17:00", "closed until 2026-11-23 09:00"),
        ("2026-11-19 17:00", "closed until tomorrow 09:00"),
        ("2026-11-21 10:00", "closed until 2026-11-23 09:00"),
        ("2026-11-22 10:00", "closed until tomorrow 09:00"),
    ];
    check_all("zwfw-main", Some(&plain()), &table);
    check_all("zwfw-main", None, &table[..9]);
}

#[test]
fn a_window_with_a_noon_shift_is_open_at_noon() {
    check_all(
        "zwfw-main",
        Some(&shift()),
        &[
            ("2026-11-20 08:00", "closed until today 09:00"),
            ("2026-11-20 10:20", "open until 17:00, noon too"),
            ("2026-11-20 12:30", "open until 17:00, noon too"),
            ("2026-11-20 16:59", "open until 17:00, noon too"),
            ("2026-11-20 17:00", "closed until 2026-11-23 09:00"),
        ],
    );
}

#[test]
fn saturdays_are_by_appointment_and_no_next_opening() {
    check_all(
        "zwfw-main",
        Some(&shift()),
        &[
            ("2026-11-21 08:00", "closed until 2026-11-23 09:00"),
            ("2026-11-21 09:00", "by appointment until 12:00"),
            ("2026-11-21 12:00", "closed until 2026-11-23 09:00"),
            ("2026-11-20 18:00", "closed until 2026-11-23 09:00"),
        ],
    );
    // A centre of which no window is known says what it publishes.
    check_all(
        "zwfw-main",
        None,
        &[("2026-11-21 09:00", "by appointment until 12:00")],
    );
}

#[test]
fn a_make_up_working_day_has_mondays_hours() {
    // 2026-01-04 is a Sunday, 2026-02-14 a Saturday: neither is by appointment.
    check_all(
        "zwfw-main",
        Some(&plain()),
        &[
            ("2026-01-04 10:00", "open until 12:00"),
            ("2026-01-04 12:10", "break until 13:30"),
            ("2026-01-03 10:00", "closed until tomorrow 09:00"),
            ("2026-02-14 10:00", "open until 12:00"),
            ("2026-02-13 17:30", "closed until tomorrow 09:00"),
        ],
    );
    check_all(
        "zwfw-main",
        Some(&shift()),
        &[("2026-02-14 10:00", "open until 17:00, noon too")],
    );
}

#[test]
fn holidays_are_closed() {
    check_all(
        "zwfw-main",
        Some(&shift()),
        &[
            // New Year 2026: Thursday to Saturday, then a worked Sunday.
            ("2025-12-31 17:00", "closed until 2026-01-04 09:00"),
            ("2026-01-02 10:00", "closed until 2026-01-04 09:00"),
            // Spring Festival 2026: nine days.
            ("2026-02-14 17:00", "closed until 2026-02-24 09:00"),
            ("2026-02-17 10:00", "closed until 2026-02-24 09:00"),
            ("2026-02-23 23:59", "closed until tomorrow 09:00"),
            ("2026-02-24 00:00", "closed until today 09:00"),
            // A Saturday inside a holiday is not by appointment.
            ("2026-02-21 10:00", "closed until 2026-02-24 09:00"),
            ("2026-09-30 17:00", "closed until 2026-10-08 09:00"),
        ],
    );
}

#[test]
fn township_halls_have_their_own_hours() {
    check_all(
        "t1",
        None,
        &[
            ("2026-11-20 08:29", "closed until today 08:30"),
            ("2026-11-20 08:30", "open until 12:00"),
            ("2026-11-20 13:30", "break until 14:00"),
            ("2026-11-20 14:00", "open until 17:00"),
            ("2026-11-21 10:00", "closed until 2026-11-23 08:30"),
        ],
    );
    check_all(
        "bdc-sub",
        None,
        &[("2026-11-21 10:00", "closed until 2026-11-23 09:00")],
    );
}

#[test]
fn a_centre_is_open_at_noon_and_on_saturdays_when_one_of_its_windows_is() {
    let main = center("zwfw-main");
    let elsewhere = Window {
        center: center("t1").id.clone(),
        ..shift()
    };
    for (windows, now, expected) in [
        (
            vec![plain(), shift()],
            "2026-11-20 12:30",
            "open until 17:00, noon too",
        ),
        (
            vec![plain(), plain()],
            "2026-11-20 12:30",
            "break until 13:30",
        ),
        (
            vec![plain(), elsewhere],
            "2026-11-20 12:30",
            "break until 13:30",
        ),
        (
            vec![plain(), shift()],
            "2026-11-21 10:00",
            "by appointment until 12:00",
        ),
        (
            vec![plain()],
            "2026-11-21 10:00",
            "closed until 2026-11-23 09:00",
        ),
        (Vec::new(), "2026-11-21 10:00", "by appointment until 12:00"),
    ] {
        let found = state_center(calendar(), main, &windows, at(now));
        assert_eq!(
            show_state(found),
            expected,
            "{now} with {} windows",
            windows.len()
        );
    }
    let found = plan_center(calendar(), main, &county().windows, day("2026-11-20"));
    assert_eq!(show_plan(found), "09:00-17:00 noon");
}

#[test]
fn the_plan_of_a_day_says_why_it_is_closed() {
    for (date, expected) in [
        ("2026-11-20", "09:00-12:00 13:30-17:00"),
        ("2026-11-22", "closed"),
        ("2026-02-17", "closed for 春节"),
        ("2026-01-04", "09:00-12:00 13:30-17:00"),
        ("2026-11-21", "closed"),
    ] {
        let found = plan(calendar(), center("zwfw-main"), Some(&plain()), day(date));
        assert_eq!(show_plan(found), expected, "{date}");
    }
    let saturday = plan(
        calendar(),
        center("zwfw-main"),
        Some(&shift()),
        day("2026-11-21"),
    );
    assert_eq!(show_plan(saturday), "09:00-12:00 by appointment");
}

#[test]
fn a_centre_that_never_opens_has_no_next_opening() {
    let mut closed = center("t1").clone();
    let hours = &mut closed.hours;
    for day in [
        &mut hours.mon,
        &mut hours.tue,
        &mut hours.wed,
        &mut hours.thu,
        &mut hours.fri,
    ] {
        day.clear();
    }
    let found = state(calendar(), &closed, None, at("2026-11-20 10:00"));
    assert_eq!(show_state(found), "closed");
}

#[test]
fn r1_what_is_handed_in_waits_for_the_next_working_day_once_all_halls_are_closed() {
    let (main, town) = (center("zwfw-main"), center("t1"));
    let table = [
        // The town hall has a noon break, and closes with the main hall at five.
        ("2026-11-20 00:00", "2026-11-20"),
        ("2026-11-20 10:20", "2026-11-20"),
        ("2026-11-20 12:30", "2026-11-20"),
        ("2026-11-20 16:59", "2026-11-20"),
        ("2026-11-20 17:00", "2026-11-23"),
        ("2026-11-20 23:59", "2026-11-23"),
        // By appointment on a Saturday is not a working day.
        ("2026-11-21 10:00", "2026-11-23"),
        // Sunday 4 January 2026 is worked, 1 to 3 January are holidays.
        ("2025-12-31 17:30", "2026-01-04"),
        ("2026-01-02 10:00", "2026-01-04"),
        ("2026-01-04 10:00", "2026-01-04"),
        ("2026-01-04 17:00", "2026-01-05"),
    ];
    for (now, expected) in table {
        let (both, windows) = ([main.clone(), town.clone()], [plain()]);
        let found = hand_in_day(calendar(), &both, &windows, at(now));
        assert_eq!(found, day(expected), "{now}");
    }
}

#[test]
fn r1_one_hall_that_is_open_longer_keeps_the_day() {
    let mut late = center("zwfw-main").clone();
    late.id = "late".parse().unwrap();
    late.hours.fri = vec!["18:00-20:00".to_owned().try_into().unwrap()];
    let halls = [center("zwfw-main").clone(), late];
    for (now, expected) in [
        ("2026-11-20 17:30", "2026-11-20"),
        ("2026-11-20 19:59", "2026-11-20"),
        ("2026-11-20 20:00", "2026-11-23"),
    ] {
        assert_eq!(
            hand_in_day(calendar(), &halls, &[], at(now)),
            day(expected),
            "{now}"
        );
    }
    // Where no hall is known the calendar alone decides.
    assert_eq!(
        hand_in_day(calendar(), &[], &[], at("2026-11-20 23:00")),
        day("2026-11-20")
    );
}
