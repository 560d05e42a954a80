//! Forms about people as plain state: what is chosen, what is wrong with it, what is sent.

use crate::offices;
use crate::text::{Text, fill, terms};
use crate::ui::form::Form;
use leptos::prelude::*;
use mingbai_contract::catalog::Catalog;
use mingbai_contract::desk::staff::{Grant, Invite, Login, Member, Role};
use mingbai_contract::problem::{FieldCode, FieldProblem};
use mingbai_contract::{DepartmentId, WindowId};
use mingbai_domain::staff::{NAME_CHARS, check_grants, check_name};

/// A role as it is being chosen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Chosen {
    /// The role.
    pub role: Option<Role>,
    /// In this department.
    pub department: Option<DepartmentId>,
    /// At these windows.
    pub windows: Vec<WindowId>,
}

/// Whether a role is bound to a department.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bound {
    /// It must be.
    Must,
    /// It may be.
    May,
    /// It cannot be.
    Not,
}

/// Whether a role is bound to a department, as the domain's rules have it.
#[must_use]
pub fn bound(role: Role) -> Bound {
    let refuses = |department: Option<DepartmentId>| {
        let grant = Grant {
            role,
            department,
            windows: vec![],
        };
        let problems = check_grants(&[grant], |_| true, |_| None);
        problems.iter().any(|p| p.field == "/grants/0/department")
    };
    if refuses(None) {
        Bound::Must
    } else if refuses(Some(DepartmentId::any())) {
        Bound::Not
    } else {
        Bound::May
    }
}

/// The roles that were chosen, or everything that is wrong with them. What a role has no use for is
/// left out: it was chosen for another role before.
///
/// # Errors
/// The problems, by field.
pub fn grants(chosen: &[Chosen], catalog: &Catalog) -> Result<Vec<Grant>, Vec<FieldProblem>> {
    let mut problems = Vec::new();
    let (mut grants, mut places) = (Vec::new(), Vec::new());
    for (place, one) in chosen.iter().enumerate() {
        let Some(role) = one.role else {
            problems.push(FieldProblem {
                field: format!("/grants/{place}/role"),
                code: FieldCode::Missing,
            });
            continue;
        };
        let department = one.department.clone();
        let department = department.filter(|_| bound(role) != Bound::Not);
        let windows = match role {
            Role::Clerk => one.windows.clone(),
            _ => vec![],
        };
        grants.push(Grant {
            role,
            department,
            windows,
        });
        places.push(place);
    }
    // Where nothing is chosen yet, that is what is wrong.
    let found = if grants.is_empty() && !problems.is_empty() {
        vec![]
    } else {
        offices::check_grants(catalog, &grants)
    };
    for problem in found {
        problems.push(FieldProblem {
            field: at_place(&problem.field, &places),
            ..problem
        });
    }
    if problems.is_empty() {
        Ok(grants)
    } else {
        Err(problems)
    }
}

/// A pointer into the roles that were sent, as one into those on the screen.
fn at_place(pointer: &str, places: &[usize]) -> String {
    let Some(rest) = pointer.strip_prefix("/grants/") else {
        return pointer.to_owned();
    };
    let (number, field) = rest.split_once('/').unwrap_or((rest, "role"));
    let place = number.parse().ok().and_then(|n: usize| places.get(n));
    // A window that is wrong is shown with all of them.
    let field = field.split('/').next().unwrap_or(field);
    place.map_or_else(
        || pointer.to_owned(),
        |place| format!("/grants/{place}/{field}"),
    )
}

/// What is wrong with a form about people, in words.
#[must_use]
pub fn words(t: &Text, problem: &FieldProblem) -> String {
    let s = &t.staff;
    let said = match (problem.field.as_str(), problem.code) {
        ("/login", FieldCode::Malformed) => s.login_bad,
        ("/login", FieldCode::Taken) => s.login_taken,
        ("/login", code) => return terms::wrong(t, s.login, code),
        ("/name", FieldCode::TooLong) => s.name_long,
        ("/name", FieldCode::Malformed) => s.name_odd,
        ("/name", code) => return terms::wrong(t, s.name, code),
        ("/grants", FieldCode::TooLong) => s.many_roles,
        ("/grants", FieldCode::Missing) => s.no_role,
        _ => return grant_words(t, problem),
    };
    said.to_owned()
}

fn grant_words(t: &Text, problem: &FieldProblem) -> String {
    let s = &t.staff;
    let mut parts = problem.field.split('/').skip(2);
    let Some(place) = parts.next().and_then(|n| n.parse::<usize>().ok()) else {
        return terms::wrong(t, s.roles, problem.code);
    };
    let phrase = match (parts.next(), problem.code) {
        (Some("department"), FieldCode::Missing) => s.department_missing,
        (Some("department"), FieldCode::DoesNotFit) => s.department_not,
        (Some("department"), _) => s.department_unknown,
        (Some("windows"), FieldCode::Missing) => s.windows_missing,
        (Some("windows"), _) => s.windows_wrong,
        (_, FieldCode::Taken) => s.role_twice,
        _ => s.role_missing,
    };
    fill(phrase, &[&(place + 1).to_string()])
}

/// A role on the screen: each part is a field of its own, so that none is drawn anew while it is used.
#[derive(Clone, Copy)]
pub struct Row {
    /// The role.
    pub role: RwSignal<Option<Role>>,
    /// In this department.
    pub department: RwSignal<Option<DepartmentId>>,
    /// At these windows.
    pub windows: RwSignal<Vec<WindowId>>,
}

/// Roles on the screen.
#[derive(Clone, Copy)]
pub struct Rows {
    /// The rows.
    pub list: RwSignal<Vec<Row>>,
    /// Where rows live: longer than the page they are added on.
    owner: StoredValue<Option<Owner>>,
}

impl Rows {
    fn new() -> Self {
        let rows = Self {
            list: RwSignal::new(Vec::new()),
            owner: StoredValue::new(Owner::current()),
        };
        rows.set(&[Chosen::default()]);
        rows
    }

    /// Shows these.
    pub fn set(self, chosen: &[Chosen]) {
        let rows = chosen.iter().map(|one| self.row(one)).collect();
        self.list.set(rows);
    }

    /// Another one, empty.
    pub fn add(self) {
        let row = self.row(&Chosen::default());
        self.list.update(|list| list.push(row));
    }

    /// Without one of them.
    pub fn remove(self, place: usize) {
        self.list.update(|list| {
            if place < list.len() {
                list.remove(place);
            }
        });
    }

    fn row(self, chosen: &Chosen) -> Row {
        let make = || Row {
            role: RwSignal::new(chosen.role),
            department: RwSignal::new(chosen.department.clone()),
            windows: RwSignal::new(chosen.windows.clone()),
        };
        match self.owner.get_value() {
            Some(owner) => owner.with(make),
            None => make(),
        }
    }

    /// What is chosen.
    #[must_use]
    pub fn chosen(self) -> Vec<Chosen> {
        let rows = self.list.get_untracked();
        let each = rows.iter().map(|row| Chosen {
            role: row.role.get_untracked(),
            department: row.department.get_untracked(),
            windows: row.windows.get_untracked(),
        });
        each.collect()
    }
}

/// The form that invites somebody.
#[derive(Clone, Copy)]
pub struct InviteForm {
    /// What is wrong with it.
    pub form: Form,
    /// The login.
    pub login: RwSignal<String>,
    /// The person's name.
    pub name: RwSignal<String>,
    /// The roles.
    pub rows: Rows,
}

impl InviteForm {
    /// An empty one.
    #[must_use]
    pub fn new() -> Self {
        Self {
            form: Form::new("invite", words),
            login: RwSignal::new(String::new()),
            name: RwSignal::new(String::new()),
            rows: Rows::new(),
        }
    }

    /// Empties it.
    pub fn clear(self) {
        self.form.clear();
        self.login.set(String::new());
        self.name.set(String::new());
        self.rows.set(&[Chosen::default()]);
    }

    /// What is sent.
    ///
    /// # Errors
    /// Everything that is wrong.
    pub fn check(self, catalog: &Catalog) -> Result<Invite, Vec<FieldProblem>> {
        invite(
            &self.login.get_untracked(),
            &self.name.get_untracked(),
            &self.rows.chosen(),
            catalog,
        )
    }
}

impl Default for InviteForm {
    fn default() -> Self {
        Self::new()
    }
}

/// An invitation of what was typed, or everything that is wrong with it.
///
/// # Errors
/// The problems, by field.
pub fn invite(
    login: &str,
    name: &str,
    chosen: &[Chosen],
    catalog: &Catalog,
) -> Result<Invite, Vec<FieldProblem>> {
    let (login, name) = (login.trim(), name.trim());
    let mut problems = Vec::new();
    let mut wrong = |field: &str, code: Option<FieldCode>| {
        problems.extend(code.map(|code| FieldProblem {
            field: field.to_owned(),
            code,
        }));
    };
    let bad = match login {
        "" => Some(FieldCode::Missing),
        _ => login.parse::<Login>().err().map(|_| FieldCode::Malformed),
    };
    wrong("/login", bad);
    wrong("/name", check_name(name, NAME_CHARS));
    match grants(chosen, catalog) {
        Ok(grants) if problems.is_empty() => Ok(Invite {
            login: login.to_owned(),
            name: name.to_owned(),
            grants,
        }),
        Ok(_) => Err(problems),
        Err(more) => {
            problems.extend(more);
            Err(problems)
        }
    }
}

/// The form that changes somebody's roles.
#[derive(Clone, Copy)]
pub struct GrantsForm {
    /// What is wrong with it.
    pub form: Form,
    /// Whose.
    pub whom: RwSignal<Option<Login>>,
    /// The roles.
    pub rows: Rows,
}

impl GrantsForm {
    /// Nobody's.
    #[must_use]
    pub fn new() -> Self {
        Self {
            form: Form::new("grants", words),
            whom: RwSignal::new(None),
            rows: Rows::new(),
        }
    }

    /// Forgets whose it was.
    pub fn clear(self) {
        self.form.clear();
        self.whom.set(None);
    }

    /// Somebody's roles, unless theirs are being changed already.
    pub fn open(self, member: &Member) {
        if self.whom.get_untracked().as_ref() == Some(&member.login) {
            return;
        }
        self.form.clear();
        self.whom.set(Some(member.login.clone()));
        let chosen = member.grants.iter().map(|grant| Chosen {
            role: Some(grant.role),
            department: grant.department.clone(),
            windows: grant.windows.clone(),
        });
        let mut chosen: Vec<_> = chosen.collect();
        if chosen.is_empty() {
            chosen.push(Chosen::default());
        }
        self.rows.set(&chosen);
    }
}

impl Default for GrantsForm {
    fn default() -> Self {
        Self::new()
    }
}

/// Whether somebody is among those that are looked for: by name, login, or a role in words.
#[must_use]
pub fn matches(t: &Text, member: &Member, q: &str) -> bool {
    let roles = member.grants.iter().map(|g| terms::role(t, g.role));
    let mut all = format!(
        "{} {} {}",
        member.name,
        member.login,
        terms::standing(t, member.standing)
    );
    roles.for_each(|role| {
        all.push(' ');
        all.push_str(role);
    });
    let all = all.to_lowercase();
    q.to_lowercase()
        .split_whitespace()
        .all(|word| all.contains(word))
}
