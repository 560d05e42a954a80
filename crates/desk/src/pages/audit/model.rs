//! Entries of the record in words. What cannot be read is shown as it is written: a record hides nothing.

use super::say;
use crate::offices;
use crate::text::{Text, dates::time, fill, terms};
use mingbai_contract::DepartmentId;
use mingbai_contract::catalog::Catalog;
use mingbai_contract::desk::audit::{AuditEntry, Deed};
use mingbai_contract::desk::keys::Scope;
use mingbai_contract::desk::staff::{Grant, StaffList};
use mingbai_domain::time::{Zone, local};

/// Day and time of a moment, by the county's clock.
#[must_use]
pub fn when(t: &Text, at_ms: i64) -> (String, String) {
    let at = local(at_ms, Zone::BEIJING);
    (t.lang.full_day(at.date), time(at.minute))
}

/// Who or what `staff:…`, `key:…` or `command-line` is.
#[must_use]
pub fn name(t: &Text, people: Option<&StaffList>, written: &str) -> String {
    match written.split_once(':') {
        Some(("staff", login)) => {
            let known = people.and_then(|p| p.members.iter().find(|m| m.login.as_str() == login));
            known.map_or_else(
                || login.to_owned(),
                |member| fill(t.common.bracket, &[&member.name, login]),
            )
        }
        Some(("key", id)) => fill(t.audit.key, &[id]),
        Some(("application", number)) => fill(t.audit.application, &[number]),
        _ if written == "clock" => t.audit.clock.to_owned(),
        _ if written == "command-line" => t.audit.command_line.to_owned(),
        _ => written.to_owned(),
    }
}

/// What was changed, a line for each thing.
#[must_use]
pub fn detail(t: &Text, catalog: Option<&Catalog>, entry: &AuditEntry) -> Vec<String> {
    if entry.detail.is_empty() {
        return Vec::new();
    }
    let read = match entry.deed {
        Deed::Invited => invited(t, catalog, &entry.detail),
        Deed::GrantsChanged => changed(t, catalog, &entry.detail),
        Deed::ApiKeyMade => key(t, catalog, &entry.detail),
        _ => None,
    };
    read.unwrap_or_else(|| vec![entry.detail.clone()])
}

fn roles(t: &Text, catalog: Option<&Catalog>, grants: &[Grant]) -> String {
    match grants {
        [] => t.audit.nothing.to_owned(),
        grants => say::grants(t, catalog, grants),
    }
}

fn invited(t: &Text, catalog: Option<&Catalog>, detail: &str) -> Option<Vec<String>> {
    let grants: Vec<Grant> = serde_json::from_str(detail).ok()?;
    Some(vec![roles(t, catalog, &grants)])
}

fn changed(t: &Text, catalog: Option<&Catalog>, detail: &str) -> Option<Vec<String>> {
    let [before, now]: [Vec<Grant>; 2] = serde_json::from_str(detail).ok()?;
    let (before, now) = (roles(t, catalog, &before), roles(t, catalog, &now));
    Some(vec![fill(t.audit.becomes, &[&before, &now])])
}

fn key(t: &Text, catalog: Option<&Catalog>, detail: &str) -> Option<Vec<String>> {
    type Made = (String, Vec<Scope>, Option<DepartmentId>);
    let (name, scopes, department): Made = serde_json::from_str(detail).ok()?;
    let scopes: Vec<_> = scopes
        .into_iter()
        .map(|scope| terms::scope(t, scope).to_owned())
        .collect();
    let department = department.map_or_else(
        || t.keys.department_all.to_owned(),
        |id| offices::department(catalog, t.lang, &id),
    );
    Some(vec![name, t.list(&scopes), department])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang;

    fn entry(deed: Deed, detail: &str) -> AuditEntry {
        AuditEntry {
            position: 1,
            at_ms: 1_795_136_400_000,
            actor: "staff:wang.fang".to_owned(),
            deed,
            subject: "staff:li.na".to_owned(),
            detail: detail.to_owned(),
            previous: String::new(),
            hash: String::new(),
        }
    }

    #[test]
    fn details_are_said_in_words_and_never_hidden() {
        let clerk = r#"[{"role":"clerk","department":"scjg","windows":["A03"]}]"#;
        let change = format!("[{clerk},[{{\"role\":\"supervisor\"}}]]");
        for (deed, detail, expected) in [
            (Deed::SignedIn, "", vec![]),
            (Deed::Invited, clerk, vec!["窗口人员（scjg A03）"]),
            (
                Deed::GrantsChanged,
                &change,
                vec!["窗口人员（scjg A03） → 效能监察"],
            ),
            (
                Deed::ApiKeyMade,
                r#"["审批系统",["applications","projects"],null]"#,
                vec!["审批系统", "报送办件、报送项目", "不限部门"],
            ),
            (Deed::GrantsChanged, "[1]", vec!["[1]"]),
            (Deed::Reset, "{}", vec!["{}"]),
        ] {
            let said = super::detail(Lang::Zh.text(), None, &entry(deed, detail));
            assert_eq!(said, expected, "{deed:?}");
        }
    }

    #[test]
    fn people_and_keys_are_called_as_people_call_them() {
        let people = StaffList { members: vec![] };
        for (written, expected) in [
            ("staff:wang.fang", "wang.fang"),
            ("key:ab12", "密钥 ab12"),
            ("command-line", "命令行"),
            ("anything", "anything"),
        ] {
            assert_eq!(name(Lang::Zh.text(), Some(&people), written), expected);
        }
    }

    #[test]
    fn moments_are_the_countys() {
        let (day, time) = when(Lang::Zh.text(), 1_795_136_400_000);
        assert_eq!((day.as_str(), time.as_str()), ("2026年11月20日", "9:00"));
    }
}
