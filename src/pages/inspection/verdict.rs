//! What somebody at whose door inspectors stand may believe, in words. No signals, no browser.

use crate::text::{Text, fill};
use chrono::NaiveDate;
use mingbai_contract::project::{Inspection, InspectionKind, InspectionPage, ReportReason};
use mingbai_domain::project::inspection::{PlaceInYear, ROUTINE_A_YEAR, Visit, visit};

/// The answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// In a few words.
    pub title: &'static str,
    /// What that means.
    pub words: String,
    /// The class of the note: it is as it should be, another day's, or wrong.
    pub class: &'static str,
    /// What is to be reported, most likely.
    pub reason: Option<ReportReason>,
}

/// What to believe on a day; `found` is what the server has under the notice's code.
pub fn verdict(t: &Text, found: Option<&InspectionPage>, today: NaiveDate) -> Verdict {
    let k = &t.inspection;
    let day = |date| t.lang.day(date, Some(today));
    let bad = |title, words, reason| Verdict {
        title,
        words,
        class: "note bad verdict",
        reason: Some(reason),
    };
    if let Some(page) = found {
        if let Some(withdrawn) = page.withdrawn {
            let words = fill(k.t_withdrawn(), &[&day(withdrawn.0)]);
            return bad(k.h_withdrawn(), words, ReportReason::NotFiled);
        }
        if place(page).is_over_cap() {
            let number = page.number.unwrap_or_default().to_string();
            let words = fill(k.t_over_cap(), &[&ROUTINE_A_YEAR.to_string(), &number]);
            return bad(k.h_over_cap(), words, ReportReason::OverCap);
        }
    }
    match visit(found.map(|page| &page.inspection), today) {
        Visit::NotFiled => bad(
            k.h_not_filed(),
            k.t_not_filed().to_owned(),
            ReportReason::NotFiled,
        ),
        Visit::FiledTooLate => {
            let filed = found.map_or(today, |page| page.inspection.filed_on.0);
            let words = fill(k.t_too_late(), &[&day(filed)]);
            bad(k.h_too_late(), words, ReportReason::NotFiled)
        }
        Visit::OtherDay(date) => Verdict {
            title: if date < today {
                k.h_past()
            } else {
                k.h_other_day()
            },
            words: fill(
                k.t_other_day(),
                &[&t.lang.day_and_weekday(date, Some(today))],
            ),
            class: "note amber verdict",
            reason: Some(ReportReason::OtherDay),
        },
        Visit::Filed => Verdict {
            title: k.h_filed(),
            words: k.t_filed().to_owned(),
            class: "note verdict",
            reason: None,
        },
    }
}

/// Where it stands among those of its year.
pub const fn place(page: &InspectionPage) -> PlaceInYear {
    PlaceInYear {
        number: page.number,
        this_year: page.this_year,
    }
}

/// Which of its year's how many it is.
pub fn number(t: &Text, page: &InspectionPage) -> String {
    let k = &t.inspection;
    let (all, most) = (page.this_year.to_string(), ROUTINE_A_YEAR.to_string());
    match page.number {
        Some(number) => fill(k.number_of(), &[&number.to_string(), &all, &most]),
        None => fill(k.uncounted(), &[&all, &most]),
    }
}

/// What kind of inspection it is.
pub fn kind(t: &Text, inspection: &Inspection) -> &'static str {
    let k = &t.inspection;
    match inspection.kind {
        InspectionKind::Routine => k.kind_routine(),
        InspectionKind::Joint => k.kind_joint(),
        InspectionKind::Special => k.kind_special(),
    }
}
