//! What is wrong with a change of the own account, before it is sent.

use crate::pages::door::model::password_words;
use crate::text::Text;
use mingbai_contract::desk::account::{ChangePassword, RenewRecoveryCodes};
use mingbai_contract::problem::{FieldCode, FieldProblem};
use mingbai_domain::staff::password;

fn problems(all: &[(&str, Option<FieldCode>)]) -> Vec<FieldProblem> {
    let wrong = all.iter().filter_map(|(field, code)| {
        Some(FieldProblem {
            field: (*field).to_owned(),
            code: (*code)?,
        })
    });
    wrong.collect()
}

fn missing(text: &str) -> Option<FieldCode> {
    text.is_empty().then_some(FieldCode::Missing)
}

/// What is wrong with a change of the password.
#[must_use]
pub fn change(body: &ChangePassword, login: &str) -> Vec<FieldProblem> {
    let new = &body.new_password;
    problems(&[
        ("/password", missing(&body.password)),
        (
            "/new_password",
            missing(new).or_else(|| password::check(new, login)),
        ),
        ("/code", missing(&body.code)),
    ])
}

/// What is wrong with a request for new recovery codes.
#[must_use]
pub fn renew(body: &RenewRecoveryCodes) -> Vec<FieldProblem> {
    problems(&[
        ("/password", missing(&body.password)),
        ("/code", missing(&body.code)),
    ])
}

/// What is wrong, in words.
#[must_use]
pub fn words(t: &Text, problem: &FieldProblem) -> String {
    let a = &t.account;
    match (problem.field.as_str(), problem.code) {
        ("/new_password", FieldCode::Taken) => a.password_same.to_owned(),
        ("/new_password", code) => password_words(t, code),
        ("/password", FieldCode::Missing) => a.no_password.to_owned(),
        ("/code", FieldCode::Missing) => a.no_code.to_owned(),
        _ => a.password_wrong.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_of_the_password_needs_all_three() {
        for (now, new, code, wrong) in [
            ("old", "correct horse battery", "123456", vec![]),
            ("", "", "", vec!["/password", "/new_password", "/code"]),
            ("old", "short", "123456", vec!["/new_password"]),
        ] {
            let body = ChangePassword {
                password: now.to_owned(),
                new_password: new.to_owned(),
                code: code.to_owned(),
            };
            let problems = change(&body, "wang.fang");
            let fields: Vec<_> = problems.iter().map(|p| p.field.as_str()).collect();
            assert_eq!(fields, wrong, "{now:?} {new:?}");
        }
    }
}
