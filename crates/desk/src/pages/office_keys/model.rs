//! Passphrases as they are typed, and whose keys somebody keeps.

use crate::text::{Text, terms};
use mingbai_contract::complaint::Office;
use mingbai_contract::desk::complaints::KeyStanding;
use mingbai_contract::desk::staff::Grant;
use mingbai_contract::problem::{FieldCode, FieldProblem};
use mingbai_domain::complaint::passphrase::{self, BadPassphrase, Passphrase};
use mingbai_domain::staff::keeps_key_of;

/// Where a passphrase is typed that opens a key.
pub const PASSPHRASE: &str = "/passphrase";

/// Where a new one is typed again.
pub const RETYPE: &str = "/retype";

/// Where the office is chosen.
pub const OFFICE: &str = "/office";

fn problem(field: &str, code: FieldCode) -> Vec<FieldProblem> {
    vec![FieldProblem {
        field: field.to_owned(),
        code,
    }]
}

/// A passphrase as it was typed, or what is wrong with it: no key has to be tried for that.
///
/// # Errors
/// The problem of the field.
pub fn typed(field: &str, text: &str) -> Result<Passphrase, Vec<FieldProblem>> {
    if text.trim().is_empty() {
        return Err(problem(field, FieldCode::Missing));
    }
    passphrase::read(text).map_err(|misread| {
        let code = match misread {
            BadPassphrase::Short(_) => FieldCode::TooShort,
            BadPassphrase::Long => FieldCode::TooLong,
            BadPassphrase::Character(_) => FieldCode::Malformed,
            BadPassphrase::Check => FieldCode::Wrong,
        };
        problem(field, code)
    })
}

/// Whether a new passphrase was typed again as it was shown.
///
/// # Errors
/// The problem of the field.
pub fn retyped(text: &str, shown: &str) -> Result<(), Vec<FieldProblem>> {
    let again = typed(RETYPE, text)?;
    match passphrase::read(shown) {
        Ok(shown) if shown.as_str() == again.as_str() => Ok(()),
        _ => Err(problem(RETYPE, FieldCode::DoesNotFit)),
    }
}

/// Whether an office was chosen.
///
/// # Errors
/// The problem of the field.
pub fn chosen(office: Option<Office>) -> Result<Office, Vec<FieldProblem>> {
    office.ok_or_else(|| problem(OFFICE, FieldCode::Missing))
}

/// The offices that somebody keeps keys of.
#[must_use]
pub fn offices(grants: &[Grant]) -> Vec<Office> {
    let keeps = |office: &Office| keeps_key_of(grants, *office);
    Office::ALL.into_iter().filter(keeps).collect()
}

/// Whether complaints are sealed to a key.
#[must_use]
pub const fn is_in_use(standing: KeyStanding) -> bool {
    matches!(standing, KeyStanding::Valid | KeyStanding::Retiring)
}

/// What is wrong with the forms, in words.
#[must_use]
pub fn words(t: &Text, problem: &FieldProblem) -> String {
    let k = &t.office_keys;
    let said = match (problem.field.as_str(), problem.code) {
        (RETYPE, FieldCode::Missing) => k.retype_missing,
        (RETYPE, FieldCode::DoesNotFit) => k.retype_other,
        (RETYPE | PASSPHRASE, FieldCode::TooShort) => k.retype_short,
        (RETYPE | PASSPHRASE, FieldCode::TooLong) => k.retype_long,
        (RETYPE | PASSPHRASE, FieldCode::Malformed) => k.retype_character,
        (RETYPE | PASSPHRASE, FieldCode::Wrong) => k.retype_check,
        (PASSPHRASE, code) => return terms::wrong(t, k.passphrase, code),
        (OFFICE, FieldCode::Missing) => k.for_office_missing,
        ("/key", FieldCode::Taken) => k.taken,
        (_, code) => return terms::wrong(t, t.common.office_keys, code),
    };
    said.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang;
    use mingbai_contract::desk::staff::Role;

    #[test]
    fn a_new_passphrase_is_typed_again_as_it_was_shown() {
        let shown = passphrase::make([7; passphrase::RANDOM_BYTES]).grouped();
        let other = passphrase::make([8; passphrase::RANDOM_BYTES]).grouped();
        let short: String = shown.chars().take(6).collect();
        let long = format!("{shown}7");
        for (text, wrong) in [
            (shown.clone(), None),
            (shown.to_lowercase().replace('-', " "), None),
            (String::new(), Some(FieldCode::Missing)),
            (short, Some(FieldCode::TooShort)),
            (long, Some(FieldCode::TooLong)),
            (shown.replace('7', "?"), Some(FieldCode::Malformed)),
            (other, Some(FieldCode::DoesNotFit)),
        ] {
            let found = retyped(&text, &shown).err();
            let code = found.map(|problems| problems[0].code);
            assert_eq!(code, wrong, "{text}");
        }
    }

    #[test]
    fn each_office_keeps_its_own() {
        let grant = |role| Grant {
            role,
            department: None,
            windows: vec![],
        };
        for (roles, expected) in [
            (vec![Role::ComplaintOfficer], vec![Office::ComplaintOffice]),
            (vec![Role::Supervisor], vec![Office::SupervisionOffice]),
            (
                vec![Role::ComplaintOfficer, Role::Supervisor],
                Office::ALL.to_vec(),
            ),
            (vec![Role::Administrator, Role::Publisher], vec![]),
        ] {
            let grants: Vec<_> = roles.iter().copied().map(grant).collect();
            assert_eq!(offices(&grants), expected, "{roles:?}");
        }
    }

    #[test]
    fn every_problem_has_words() {
        for code in [FieldCode::Missing, FieldCode::TooShort, FieldCode::Wrong] {
            for field in [RETYPE, PASSPHRASE, OFFICE, "/key", "/file/passes"] {
                let problem = FieldProblem {
                    field: field.to_owned(),
                    code,
                };
                assert!(!words(Lang::Zh.text(), &problem).is_empty());
            }
        }
    }
}
