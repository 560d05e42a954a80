//! The keys that complaints are sealed to: each office keeps its own, and the county's root signs them.

use super::complaints::officer;
use super::*;
use crate::complaints::{give_key, key_file, sign};
use mingbai_contract::complaint::{BoxKey, Office};
use mingbai_contract::desk::complaints::{KeyStanding, MakeOfficeKey, ReplaceKeyFile};
use mingbai_contract::desk::endpoint::{
    DeleteOfficeKey, GetOfficeKeyFiles, Nothing, PostOfficeKey, PutKeyFile,
};
use mingbai_domain::log::sign::box_key_id;

on_both! {
    offices_keep_their_own_keys
}

async fn offices_keep_their_own_keys(bed: &Bed) {
    let desk = officer(bed).await;
    let person = join(bed, "zhang.wei", vec![grant(Role::Supervisor)]).await;
    let supervisor = person.browser(bed).await.client();
    let make = |office, byte| MakeOfficeKey {
        office,
        key: BoxKey([byte; 32]),
        file: key_file(byte),
    };
    let own = make(Office::ComplaintOffice, 31);
    let made = desk.desk(&PostOfficeKey, &own).await.unwrap();
    assert_eq!(
        (made.standing, made.id),
        (KeyStanding::Pending, box_key_id(&own.key))
    );
    refused(desk.desk(&PostOfficeKey, &own).await, ProblemType::Conflict);
    let foreign = desk
        .desk(&PostOfficeKey, &make(Office::SupervisionOffice, 32))
        .await;
    refused(foreign, ProblemType::Forbidden);
    let theirs = make(Office::SupervisionOffice, 32);
    let theirs = supervisor.desk(&PostOfficeKey, &theirs).await.unwrap();
    // Nobody seals to what the root has not signed.
    refused(bed.client().office_keys().await, ProblemType::Unavailable);
    let mut cheap = make(Office::ComplaintOffice, 33);
    cheap.file.memory_kib = 64;
    cheap.file.passes = 1;
    let cheap = problem(desk.desk(&PostOfficeKey, &cheap).await);
    assert_eq!(
        fields(&cheap),
        [
            ("/file/memory_kib", FieldCode::OutOfRange),
            ("/file/passes", FieldCode::OutOfRange)
        ]
    );
    // Each sees the own office's, and changes no other.
    let seen = desk
        .desk(&GetOfficeKeyFiles, &Nothing {})
        .await
        .unwrap()
        .keys;
    assert_eq!(seen.len(), 1);
    let file = ReplaceKeyFile { file: key_file(34) };
    refused(
        desk.desk(&PutKeyFile(theirs.id), &file).await,
        ProblemType::NotFound,
    );
    refused(
        desk.desk(&DeleteOfficeKey(theirs.id), &Nothing {}).await,
        ProblemType::NotFound,
    );
    let replaced = desk.desk(&PutKeyFile(made.id), &file).await.unwrap();
    assert_eq!((replaced.key, replaced.file), (own.key, key_file(34)));
    // Signed, it counts; to be retired, it still does; signed again, it is kept for what was sealed to it.
    sign(
        &bed.store,
        Office::ComplaintOffice,
        own.key,
        "2026-11-20",
        None,
    )
    .await;
    let known = bed.client().office_keys().await.unwrap().keys;
    assert_eq!(
        known.iter().map(|key| key.id).collect::<Vec<_>>(),
        [made.id]
    );
    let left = desk
        .desk(&DeleteOfficeKey(made.id), &Nothing {})
        .await
        .unwrap()
        .keys;
    assert_eq!(left[0].standing, KeyStanding::Retiring);
    refused(
        desk.desk(&DeleteOfficeKey(made.id), &Nothing {}).await,
        ProblemType::Conflict,
    );
    let office = Office::ComplaintOffice;
    sign(
        &bed.store,
        office,
        own.key,
        "2026-11-20",
        Some("2026-11-21"),
    )
    .await;
    let seen = desk
        .desk(&GetOfficeKeyFiles, &Nothing {})
        .await
        .unwrap()
        .keys;
    assert_eq!(seen[0].standing, KeyStanding::Retired);
    assert_eq!(
        seen[0].file,
        key_file(34),
        "what was sealed to it is still opened with it"
    );
    // A pending one is thrown away.
    let left = supervisor
        .desk(&DeleteOfficeKey(theirs.id), &Nothing {})
        .await
        .unwrap();
    assert_eq!(left.keys, []);
    give_key(&bed.store, Office::SupervisionOffice, 35, "2026-11-20").await;
    assert_eq!(bed.client().office_keys().await.unwrap().keys.len(), 2);
}
