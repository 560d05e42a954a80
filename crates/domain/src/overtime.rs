//! Who is late, by how much, and why: the overtime ledger (优化营商环境条例 art. 36, R5).
//!
//! Owns what counts as late ([`late`]), what a reason must be like ([`check_reason`]), and how a row of the
//! ledger hides whose application it is (`mark`, `masked`). A number is a day and a serial: with the
//! day in it, or the check character, few numbers would be left to guess. So the ledger shows nothing of
//! either, and beside it a mark that nobody can compute without the slip's secret salt.

#[cfg(feature = "log")]
use crate::application::{Broken, Explained, fold};
use crate::application::{Clock, Course, Truth, check_text, code, is_lateness};
use crate::calendar::WorkCalendar;
use chrono::NaiveDate;
use mingbai_contract::DepartmentId;
use mingbai_contract::application::{ClockCode, Terms};
use mingbai_contract::problem::FieldCode;
#[cfg(feature = "log")]
use mingbai_contract::{
    Date,
    application::{Application, ApplicationNumber},
    overtime::OvertimeRow,
};
use std::ops::RangeInclusive;

/// How many characters a reason has at least: a word is none.
pub const REASON_LEAST: usize = 6;

/// How many characters a reason has at most.
pub const REASON_MOST: usize = 500;

/// So many digits in a row are a telephone number, somebody's identity or an application's number.
const TELLING_DIGITS: usize = 7;

/// A clock that ran out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Late {
    /// What became true, and when.
    pub truth: Truth,
    /// The clock.
    pub clock: Clock,
    /// The last day on which it would have been in time.
    pub due: NaiveDate,
    /// Who is late: whose step it is, and else whose item.
    pub department: DepartmentId,
}

/// Every clock of an application that ran out, in order: overdue ones, and the acceptance that the law made
/// in the office's place (R3). `owner` is the item's department. What the applicant has to do is nobody's
/// overtime.
#[must_use]
pub fn late(
    calendar: &WorkCalendar,
    terms: &Terms,
    course: &Course,
    owner: &DepartmentId,
) -> Vec<Late> {
    let clocks = course.clocks(calendar, terms);
    let late = |truth: &Truth| {
        let clock = clocks.iter().find(|clock| clock.kind == truth.clock)?;
        let (_, _, department) = code(course, truth.clock);
        Some(Late {
            truth: *truth,
            due: truth.due.or(clock.due.map(|due| due.date))?,
            clock: clock.clone(),
            department: department.unwrap_or_else(|| owner.clone()),
        })
    };
    let truths = course.truths.iter();
    truths
        .filter(|truth| is_lateness(truth.kind))
        .filter_map(late)
        .collect()
}

/// Of what is [`late`], all that a reason can be published for: what silence has brought about is late once it
/// is on record, and is recorded with its event.
#[must_use]
pub fn explicable(
    calendar: &WorkCalendar,
    terms: &Terms,
    course: &Course,
    owner: &DepartmentId,
) -> Vec<Late> {
    let zone = calendar.zone();
    let mut all = late(calendar, terms, course, owner);
    all.retain(|one| one.truth.recorded || course.event_of(&one.truth, zone).is_none());
    all
}

/// The late clock that a reason is meant for: of several of the same step, the newest.
#[must_use]
pub fn meant<'l>(
    late: &'l [Late],
    course: &Course,
    clock: ClockCode,
    step: Option<&str>,
    department: Option<&DepartmentId>,
) -> Option<&'l Late> {
    late.iter().rfind(|one| {
        let (code, name, whose) = code(course, one.truth.clock);
        code == clock && name.as_deref() == step && whose.as_ref() == department
    })
}

/// What is wrong with a reason. Everybody reads it: it must say something, and hold nothing by which a
/// person or an application could be told.
#[must_use]
pub fn check_reason(reason: &str) -> Option<FieldCode> {
    check_public(reason, REASON_LEAST..=REASON_MOST)
}

/// What is wrong with a text of so many characters for everybody to read: blanks do not count towards the
/// least, and a long number may be a person's.
pub(crate) fn check_public(text: &str, chars: RangeInclusive<usize>) -> Option<FieldCode> {
    let said = text.chars().filter(|c| !c.is_whitespace()).count();
    let mut digits = 0;
    let tells = text.chars().any(|c| {
        digits = if c.is_numeric() { digits + 1 } else { 0 };
        digits >= TELLING_DIGITS
    });
    match said {
        0 => Some(FieldCode::Missing),
        said if said < *chars.start() => Some(FieldCode::TooShort),
        _ => check_text(text, *chars.end()).or(tells.then_some(FieldCode::DoesNotFit)),
    }
}

/// An application as it is kept, as far as the ledger needs it.
#[cfg(feature = "log")]
#[derive(Debug, Clone, Copy)]
pub struct Filed<'a> {
    /// The application.
    pub application: &'a Application,
    /// Whose item it is.
    pub department: &'a DepartmentId,
    /// The secret salt of its commitment in the public log (R14).
    pub salt: &'a [u8; 32],
    /// The reasons that were given, in order.
    pub reasons: &'a [Explained],
}

/// The application's rows of the ledger as of `now_ms` (milliseconds since 1970, UTC), each with the key of
/// its truth. Names are left out.
///
/// # Errors
/// As [`fold`].
#[cfg(feature = "log")]
pub fn rows(
    calendar: &WorkCalendar,
    filed: Filed<'_>,
    now_ms: i64,
) -> Result<Vec<(String, OvertimeRow)>, Broken> {
    let application = filed.application;
    let course = fold(calendar, application, now_ms)?;
    let today = crate::time::local(now_ms, calendar.zone()).date;
    let (number, mark) = (masked(&application.number), mark(filed));
    let row = |late: Late| {
        let key = late.truth.key();
        let (clock, step, _) = code(&course, late.truth.clock);
        let row = OvertimeRow {
            number: number.clone(),
            mark: mark.clone(),
            item: application.item.clone(),
            item_name: None,
            department: late.department,
            department_name: None,
            clock,
            step,
            due: Date(late.due),
            since: Date(late.truth.at.date),
            working_days: late.clock.late(calendar, today),
            counting: late.clock.stopped.is_none(),
            decided: course.decided.is_some(),
            reason: Explained::of(filed.reasons, &key).cloned(),
        };
        (key, row)
    };
    let late = late(calendar, &application.terms, &course, filed.department);
    Ok(late.into_iter().map(row).collect())
}

/// How many characters of a number are shown: what the county's numbers begin with, and nothing of the day.
#[cfg(feature = "log")]
const SHOWN: usize = 2;

/// What stands for the rest, however long it is: more than 9999 in a day make it longer.
#[cfg(feature = "log")]
const HIDDEN: &str = "*************";

/// A number that tells nothing: `QS*************`.
#[cfg(feature = "log")]
fn masked(number: &ApplicationNumber) -> String {
    let shown = number.as_str().get(..SHOWN).unwrap_or_default();
    [shown, HIDDEN].concat()
}

/// What begins the bytes of every mark.
#[cfg(feature = "log")]
const MARK: &[u8] = b"mingbai-overtime-v1\0";

/// Crockford's alphabet: no letter in it is taken for a digit.
#[cfg(feature = "log")]
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Eight characters, 40 bits, of the hash of salt and number: the same for every row of the application, on
/// every day. Whoever has the slip can compute it and find the own rows; nobody else can tell whose they are.
#[cfg(feature = "log")]
fn mark(filed: Filed<'_>) -> String {
    use sha2::{Digest as _, Sha256};
    let hash = Sha256::new()
        .chain_update(MARK)
        .chain_update(filed.salt)
        .chain_update(filed.application.number.as_str())
        .finalize();
    let mut bits = 0_u64;
    for byte in hash.iter().take(5) {
        bits = bits << 8 | u64::from(*byte);
    }
    let character = |place: u32| {
        let at = usize::try_from(bits >> (5 * place) & 31).unwrap_or_default();
        char::from(ALPHABET.get(at).copied().unwrap_or(b'0'))
    };
    (0..8).rev().map(character).collect()
}
