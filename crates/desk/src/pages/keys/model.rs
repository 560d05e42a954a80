//! The form that makes a key, as plain state.

use crate::text::{Text, terms};
use crate::ui::form::Form;
use leptos::prelude::*;
use mingbai_contract::DepartmentId;
use mingbai_contract::desk::keys::{ApiKey, MakeApiKey, Scope};
use mingbai_contract::problem::{FieldCode, FieldProblem};
use mingbai_domain::staff::check_name;

/// How many characters the purpose has at most, as the contract says.
const NAME_CHARS: usize = 60;

/// The form.
#[derive(Clone, Copy)]
pub struct KeyForm {
    /// What is wrong with it.
    pub form: Form,
    /// What the key is for.
    pub name: RwSignal<String>,
    /// What it may do.
    pub scopes: RwSignal<Vec<Scope>>,
    /// For this department only.
    pub department: RwSignal<Option<DepartmentId>>,
}

impl KeyForm {
    /// An empty one.
    #[must_use]
    pub fn new() -> Self {
        Self {
            form: Form::new("key", words),
            name: RwSignal::new(String::new()),
            scopes: RwSignal::new(Vec::new()),
            department: RwSignal::new(None),
        }
    }

    /// Empties it.
    pub fn clear(self) {
        self.form.clear();
        self.name.set(String::new());
        self.scopes.set(Vec::new());
        self.department.set(None);
    }

    /// What is sent.
    ///
    /// # Errors
    /// Everything that is wrong.
    pub fn check(self) -> Result<MakeApiKey, Vec<FieldProblem>> {
        let (scopes, department) = (self.scopes.get_untracked(), self.department.get_untracked());
        make(&self.name.get_untracked(), scopes, department)
    }
}

impl Default for KeyForm {
    fn default() -> Self {
        Self::new()
    }
}

/// A key of what was typed, or everything that is wrong with it.
///
/// # Errors
/// The problems, by field.
pub fn make(
    name: &str,
    scopes: Vec<Scope>,
    department: Option<DepartmentId>,
) -> Result<MakeApiKey, Vec<FieldProblem>> {
    let name = name.trim();
    let problem = |field: &str, code| FieldProblem {
        field: field.to_owned(),
        code,
    };
    let name_wrong = check_name(name, NAME_CHARS).map(|code| problem("/name", code));
    let none = scopes
        .is_empty()
        .then(|| problem("/scopes", FieldCode::Missing));
    let problems: Vec<_> = name_wrong.into_iter().chain(none).collect();
    if problems.is_empty() {
        Ok(MakeApiKey {
            name: name.to_owned(),
            scopes,
            department,
        })
    } else {
        Err(problems)
    }
}

/// What is wrong with the form, in words.
#[must_use]
pub fn words(t: &Text, problem: &FieldProblem) -> String {
    let k = &t.keys;
    let said = match (problem.field.as_str(), problem.code) {
        ("/name", FieldCode::TooLong) => k.name_long,
        ("/name", FieldCode::Malformed) => k.name_odd,
        ("/name", code) => return terms::wrong(t, k.name, code),
        ("/department", code) => return terms::wrong(t, k.department, code),
        (_, FieldCode::Missing) => k.scopes_missing,
        (_, code) => return terms::wrong(t, k.scopes, code),
    };
    said.to_owned()
}

/// Whether a key is among those that are looked for: by purpose or id.
#[must_use]
pub fn matches(key: &ApiKey, q: &str) -> bool {
    let all = format!("{} {}", key.name, key.id).to_lowercase();
    q.to_lowercase()
        .split_whitespace()
        .all(|word| all.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_has_a_purpose_and_something_it_may_do() {
        let long = "长".repeat(NAME_CHARS + 1);
        for (name, scopes, wrong) in [
            ("审批系统", vec![Scope::Projects], vec![]),
            ("", vec![], vec!["/name", "/scopes"]),
            (long.as_str(), vec![Scope::Projects], vec!["/name"]),
        ] {
            let problems = make(name, scopes, None).err().unwrap_or_default();
            let fields: Vec<_> = problems.iter().map(|p| p.field.as_str()).collect();
            assert_eq!(fields, wrong, "{name}");
        }
    }
}
