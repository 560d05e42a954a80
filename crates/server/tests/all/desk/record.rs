//! The record of what was done.

use super::*;
use mingbai_contract::desk::audit::{AuditEntry, Deed};
use mingbai_contract::desk::endpoint::{GetAudit, Nothing, PutDisabled, PutGrants};
use mingbai_contract::desk::staff::{NewGrants, SetDisabled};
use mingbai_contract::log::EntryKind;
use mingbai_domain::log::tree::{NO_SALT, commitment};
use mingbai_domain::staff::audit::{Chain, head_bytes};
use mingbai_server::keeper::Keeper;

on_both! {
    everything_that_is_done_is_recorded_in_order
    the_record_is_searched_and_turned_page_by_page
    what_is_not_done_is_not_recorded
    the_public_log_takes_the_records_end_in_when_a_day_is_over
}

async fn whole(bed: &Bed) -> Vec<AuditEntry> {
    let entries = bed.store.audit_after(0, 10_000).await.unwrap();
    let mut chain = Chain::default();
    for entry in &entries {
        chain.next(entry).unwrap();
    }
    let (size, last) = bed.store.audit_end().await.unwrap();
    chain.end(size, &last).unwrap();
    entries
}

async fn everything_that_is_done_is_recorded_in_order(bed: &Bed) {
    let root = join(bed, "root.admin", vec![grant(Role::Administrator)]).await;
    let clerk = join(bed, "clerk", vec![grant(Role::Clerk)]).await;
    let desk = root.browser(bed).await.client();
    let new = NewGrants {
        grants: vec![grant(Role::Publisher)],
    };
    desk.desk(&PutGrants(clerk.login.clone()), &new)
        .await
        .unwrap();
    let away = PutDisabled(clerk.login.clone());
    desk.desk(&away, &SetDisabled { disabled: true })
        .await
        .unwrap();
    desk.desk(&away, &SetDisabled { disabled: false })
        .await
        .unwrap();
    let entries = whole(bed).await;
    let said: Vec<_> = entries
        .iter()
        .map(|entry| (entry.actor.as_str(), entry.deed, entry.subject.as_str()))
        .collect();
    assert_eq!(
        said,
        [
            ("command-line", Deed::Invited, "staff:root.admin"),
            ("staff:root.admin", Deed::Joined, "staff:root.admin"),
            ("command-line", Deed::Invited, "staff:clerk"),
            ("staff:clerk", Deed::Joined, "staff:clerk"),
            ("staff:root.admin", Deed::SignedIn, "staff:root.admin"),
            ("staff:root.admin", Deed::GrantsChanged, "staff:clerk"),
            ("staff:root.admin", Deed::Disabled, "staff:clerk"),
            ("staff:root.admin", Deed::Enabled, "staff:clerk"),
        ]
    );
    let [before, after]: [Vec<Grant>; 2] = serde_json::from_str(&entries[5].detail).unwrap();
    assert_eq!((before, after), (vec![grant(Role::Clerk)], new.grants));
    // No secret has got into it.
    let text = serde_json::to_string(&entries).unwrap();
    for secret in clerk.recovery.iter().chain([&clerk.password]) {
        assert!(!text.contains(secret.as_str()));
    }
}

async fn the_record_is_searched_and_turned_page_by_page(bed: &Bed) {
    let root = join(bed, "root.admin", vec![grant(Role::Administrator)]).await;
    let mut desk = root.browser(bed).await.client();
    for number in 0..60 {
        join(bed, &format!("clerk.{number}"), vec![grant(Role::Clerk)]).await;
        if number % 20 == 0 {
            desk = root.browser(bed).await.client();
        }
    }
    let read = async |query: &GetAudit| desk.desk(query, &Nothing {}).await.unwrap();
    let mut query = GetAudit::default();
    let mut positions = Vec::new();
    loop {
        let page = read(&query).await;
        positions.extend(page.entries.iter().map(|entry| entry.position));
        query.cursor = page.next_cursor;
        if query.cursor.is_none() {
            break;
        }
    }
    let (size, _) = bed.store.audit_end().await.unwrap();
    assert_eq!(positions, (1..=size).rev().collect::<Vec<_>>());

    let find = async |q: &str, deed| {
        let query = GetAudit {
            q: q.to_owned(),
            deed,
            ..GetAudit::default()
        };
        read(&query).await.entries.len()
    };
    assert_eq!(find("CLERK.7", None).await, 2);
    assert_eq!(find("clerk.7", Some(Deed::Joined)).await, 1);
    assert_eq!(find("clerk_7", None).await, 0);
    assert_eq!(find("%", None).await, 0);
    assert_eq!(find("", Some(Deed::ApiKeyRevoked)).await, 0);
    let days = |from: &str, to: &str| GetAudit {
        from: Some(from.parse().unwrap()),
        to: Some(to.parse().unwrap()),
        ..GetAudit::default()
    };
    assert!(
        !read(&days("2026-11-20", "2026-11-20"))
            .await
            .entries
            .is_empty()
    );
    assert!(
        read(&days("2026-11-01", "2026-11-19"))
            .await
            .entries
            .is_empty()
    );
    for (address, field, code) in [
        ("/api/v1/desk/audit?deed=x", "deed", FieldCode::UnknownValue),
        ("/api/v1/desk/audit?from=x", "from", FieldCode::Malformed),
        (
            "/api/v1/desk/audit?cursor=-1",
            "cursor",
            FieldCode::Malformed,
        ),
    ] {
        let cookie = desk.transport().cookie("mingbai-desk").unwrap();
        let cookie = format!("mingbai-desk={cookie}");
        let answer = bed
            .ask(axum::http::Method::GET, address, &[("cookie", &cookie)])
            .await;
        let problem: Problem = answer.json();
        assert_eq!(fields(&problem), [(field, code)], "{address}");
    }
}

async fn what_is_not_done_is_not_recorded(bed: &Bed) {
    let root = join(bed, "root.admin", vec![grant(Role::Administrator)]).await;
    let desk = root.browser(bed).await.client();
    let before = whole(bed).await.len();
    let nobody = PutDisabled("nobody.here".parse().unwrap());
    refused(
        desk.desk(&nobody, &SetDisabled { disabled: true }).await,
        ProblemType::NotFound,
    );
    refused(
        desk.desk(&PostSession, &root.sign_in(bed)).await,
        ProblemType::WrongCredentials,
    );
    assert_eq!(whole(bed).await.len(), before);
}

async fn the_public_log_takes_the_records_end_in_when_a_day_is_over(bed: &Bed) {
    let keeper = Keeper {
        store: bed.store.clone(),
        ring: bed.ring.clone(),
        live: bed.live.clone(),
        folder: None,
        bundle: None,
    };
    join(bed, "root.admin", vec![grant(Role::Administrator)]).await;
    let (size, last) = bed.store.audit_end().await.unwrap();
    keeper.tick().await.unwrap();
    // Later the same day nothing more is entered.
    join(bed, "clerk", vec![grant(Role::Clerk)]).await;
    keeper.tick().await.unwrap();
    let record = head_bytes(size, &last);
    let entries = bed.store.log_entries(0, 100).await.unwrap();
    let heads: Vec<_> = entries
        .iter()
        .filter(|entry| entry.kind == EntryKind::AuditHead)
        .map(|entry| entry.commitment)
        .collect();
    assert_eq!(heads, [commitment(EntryKind::AuditHead, &NO_SALT, &record)]);
}
