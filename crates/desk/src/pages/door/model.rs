//! What is wrong with what was typed at the door, before anything is sent.

use crate::text::{Text, terms};
use mingbai_contract::problem::{FieldCode, FieldProblem};
use mingbai_domain::staff::password;

/// How many digits a code has.
const DIGITS: usize = 6;

fn problem(field: &str, code: FieldCode) -> FieldProblem {
    FieldProblem {
        field: field.to_owned(),
        code,
    }
}

/// A code without the spaces that apps show between its digits.
#[must_use]
pub fn plain(code: &str) -> String {
    code.chars().filter(|c| !c.is_whitespace()).collect()
}

/// What is wrong with six digits.
#[must_use]
pub fn digits(code: &str) -> Option<FieldCode> {
    let code = plain(code);
    match code.as_str() {
        "" => Some(FieldCode::Missing),
        _ if code.len() == DIGITS && code.bytes().all(|b| b.is_ascii_digit()) => None,
        _ => Some(FieldCode::Malformed),
    }
}

/// Where a recovery code is being typed, nothing is known of its form but that there must be one.
#[must_use]
pub fn sign_in(login: &str, password: &str, code: &str, recovery: bool) -> Vec<FieldProblem> {
    let missing = |text: &str| text.trim().is_empty().then_some(FieldCode::Missing);
    let code = if recovery {
        missing(code)
    } else {
        digits(code)
    };
    let all = [
        ("/login", missing(login)),
        ("/password", missing(password)),
        (if recovery { "/recovery" } else { "/code" }, code),
    ];
    let wrong = all.into_iter();
    wrong
        .filter_map(|(field, code)| Some(problem(field, code?)))
        .collect()
}

/// What is wrong with taking an invitation up.
#[must_use]
pub fn acceptance(new: &str, login: &str, totp: &str) -> Vec<FieldProblem> {
    let empty = new.is_empty().then_some(FieldCode::Missing);
    let password = empty.or_else(|| password::check(new, login));
    let all = [("/password", password), ("/totp", digits(totp))];
    let wrong = all.into_iter();
    wrong
        .filter_map(|(field, code)| Some(problem(field, code?)))
        .collect()
}

/// What is wrong with a new password, in words.
#[must_use]
pub fn password_words(t: &Text, code: FieldCode) -> String {
    let d = &t.door;
    match code {
        FieldCode::TooShort => d.password_short.to_owned(),
        FieldCode::TooLong => d.password_long.to_owned(),
        FieldCode::TooEasy => d.password_easy.to_owned(),
        _ => terms::wrong(t, d.new_password, code),
    }
}

/// What is wrong with signing in, in words.
#[must_use]
pub fn sign_in_words(t: &Text, problem: &FieldProblem) -> String {
    let d = &t.door;
    match (problem.field.as_str(), problem.code) {
        ("/login", code) => terms::wrong(t, d.login, code),
        ("/password", code) => terms::wrong(t, d.password, code),
        ("/recovery", _) => d.no_recovery.to_owned(),
        (_, FieldCode::Missing) => d.no_code.to_owned(),
        (_, _) => d.six.to_owned(),
    }
}

/// What is wrong with taking an invitation up, in words.
#[must_use]
pub fn acceptance_words(t: &Text, problem: &FieldProblem) -> String {
    let d = &t.door;
    match (problem.field.as_str(), problem.code) {
        ("/password", code) => password_words(t, code),
        ("/totp", FieldCode::Missing) => d.no_code.to_owned(),
        ("/totp", FieldCode::Malformed) => d.six.to_owned(),
        ("/totp", _) => d.totp_wrong.to_owned(),
        _ => d.invited_bad.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(problems: &[FieldProblem]) -> Vec<&str> {
        problems.iter().map(|p| p.field.as_str()).collect()
    }

    #[test]
    fn everything_that_is_wrong_is_said_at_once() {
        for (login, password, code, recovery, wrong) in [
            ("wang.fang", "secret", "123456", false, vec![]),
            ("wang.fang", "secret", "123 456", false, vec![]),
            ("", "", "", false, vec!["/login", "/password", "/code"]),
            ("wang.fang", "secret", "12345", false, vec!["/code"]),
            ("wang.fang", "secret", "12345a", false, vec!["/code"]),
            ("wang.fang", "secret", "ABCD-EFGH", true, vec![]),
            ("wang.fang", "secret", " ", true, vec!["/recovery"]),
        ] {
            let problems = sign_in(login, password, code, recovery);
            assert_eq!(fields(&problems), wrong, "{login:?} {code:?}");
        }
    }

    #[test]
    fn a_new_password_is_judged_by_the_domain() {
        for (new, totp, wrong) in [
            ("correct horse battery", "123456", vec![]),
            ("short", "", vec!["/password", "/totp"]),
            ("wang.fang1234", "123456", vec!["/password"]),
        ] {
            let problems = acceptance(new, "wang.fang", totp);
            assert_eq!(fields(&problems), wrong, "{new}");
        }
    }
}
