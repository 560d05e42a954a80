//! R11: when an application is concluded, so that there is something to rate.

use crate::application::script::{of, told};
use mingbai_domain::rating::scope::concluded;

const SUBMITTED: &str = "2026-11-20 09:00 submitted";
const ACCEPTED: &str = "2026-11-20 10:00 accepted";

#[test]
fn r11_there_is_something_to_rate_once_it_is_concluded() {
    let now = "2027-02-20 09:00";
    for (item, more, now, expected) in [
        ("food-business-license", &[][..], now, None),
        ("food-business-license", &[ACCEPTED], now, None),
        (
            "food-business-license",
            &[ACCEPTED, "2026-11-24 09:00 decided granted"],
            now,
            Some("2026-11-24"),
        ),
        (
            "food-business-license",
            &[ACCEPTED, "2026-11-24 09:00 decided denied"],
            now,
            Some("2026-11-24"),
        ),
        // Delivered later: it was concluded when it was decided.
        (
            "food-business-license",
            &[
                ACCEPTED,
                "2026-11-24 09:00 decided granted",
                "2026-12-02 09:00 delivered",
            ],
            now,
            Some("2026-11-24"),
        ),
        // Refused acceptance: that was the answer.
        (
            "food-business-license",
            &["2026-11-23 09:00 refused"],
            now,
            Some("2026-11-23"),
        ),
        (
            "food-business-license",
            &[ACCEPTED, "2026-11-24 09:00 withdrawn"],
            now,
            None,
        ),
        // What was missing never came (R4).
        (
            "food-business-license",
            &["2026-11-23 09:00 notice_given apply"],
            now,
            None,
        ),
        // By silence, from 00:00 of the day after (R5), and not before.
        ("gjj-loan", &[ACCEPTED], "2026-11-27 23:59", None),
        (
            "gjj-loan",
            &[ACCEPTED],
            "2026-11-28 00:00",
            Some("2026-11-28"),
        ),
    ] {
        let script = [&[SUBMITTED], more].concat();
        let course = told(&of(item), &script, now);
        let day = concluded(&course).map(|day| day.to_string());
        assert_eq!(day.as_deref(), expected, "{item} {more:?} {now}");
    }
}
