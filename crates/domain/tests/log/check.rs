//! What is genuine is taken for genuine, and every way in which it is not is named.

use crate::vectors::{self, evidence, root, working};
use ed25519_dalek::SigningKey;
use mingbai_contract::log::{EntryKind, Evidence, PublicKey, Signature, Timestamp};
use mingbai_domain::log::check::{Fault, Trusted, check_evidence};
use mingbai_domain::log::sign::{has_signed, public_key, sign_head, sign_key, sign_receipt};

fn check(change: impl FnOnce(&mut Evidence), expected: Result<(), Fault>) {
    let mut evidence = evidence();
    change(&mut evidence);
    let found = check_evidence(&public_key(&root()), &evidence);
    assert_eq!(found, expected, "{evidence:?}");
}

#[test]
fn evidence_is_followed_from_the_root_to_the_entry() {
    check(|_| {}, Ok(()));
    check(|e| e.receipt.kind = EntryKind::Rating, Err(Fault::Receipt));
    check(|e| e.receipt.commitment.0[0] ^= 1, Err(Fault::Receipt));
    check(|e| e.receipt.signature.0[0] ^= 1, Err(Fault::Receipt));
    check(
        |e| e.receipt.day = vectors::day("2026-11-21"),
        Err(Fault::Receipt),
    );
    check(|e| e.receipt.key.0[0] ^= 1, Err(Fault::UnknownKey));
    check(|e| e.head.size += 1, Err(Fault::Head));
    check(|e| e.head.root.0[5] ^= 1, Err(Fault::Head));
    check(|e| e.head.at.unix_ms += 1, Err(Fault::Head));
    check(|e| e.head.signature.0[63] ^= 1, Err(Fault::Head));
    check(|e| e.head.key.0[7] ^= 1, Err(Fault::UnknownKey));
    check(|e| e.inclusion.index += 1, Err(Fault::Inclusion));
    check(|e| e.inclusion.size += 1, Err(Fault::Inclusion));
    check(|e| e.inclusion.path[0].0[0] ^= 1, Err(Fault::Inclusion));
    check(|e| e.keys.root.0[0] ^= 1, Err(Fault::OtherRoot));
    check(|e| e.keys.keys[0].signature.0[0] ^= 1, Err(Fault::Keys));
    check(|e| e.keys.keys[0].retired = None, Err(Fault::Keys));
    check(
        |e| e.keys.keys[1].valid_from = vectors::day("2026-01-01"),
        Err(Fault::Keys),
    );
    check(|e| e.keys.keys.clear(), Err(Fault::UnknownKey));
}

#[test]
fn a_key_signs_on_its_days_only() {
    let (root, key) = (root(), working());
    let commitment = evidence().receipt.commitment;
    for (day, expected) in [
        ("2026-11-19", Err(Fault::KeyNotInUse)),
        ("2026-11-20", Ok(())),
        ("2026-12-31", Ok(())),
        ("2027-01-01", Err(Fault::KeyNotInUse)),
    ] {
        let day = vectors::day(day);
        let from = vectors::day("2026-11-20");
        let until = Some(vectors::day("2026-12-31"));
        let mut keys = evidence().keys;
        keys.keys = vec![sign_key(&root, public_key(&key), from, until)];
        let trusted = Trusted::new(&public_key(&root), &keys).unwrap();
        let receipt = sign_receipt(&key, EntryKind::Application, commitment, day);
        assert_eq!(trusted.receipt(&receipt), expected, "{day}");
        let at = format!("{day}T23:59:59.999+08:00").parse::<Timestamp>();
        let head = sign_head(&key, 1, commitment, at.unwrap());
        assert_eq!(trusted.head(&head), expected, "{day}");
    }
}

#[test]
fn a_signature_over_one_thing_is_none_over_another() {
    let key = working();
    let head = evidence().head;
    let bytes = mingbai_domain::log::sign::head_bytes(head.size, &head.root, head.at);
    let signed = sign_head(&key, head.size, head.root, head.at).signature;
    assert!(has_signed(&public_key(&key), &bytes, &signed));
    let other = SigningKey::from_bytes(&[9; 32]);
    assert!(!has_signed(&public_key(&other), &bytes, &signed));
    // A key of small order would sign everything.
    let mut neutral = [0; 32];
    neutral[0] = 1;
    let mut zero = [0; 64];
    zero[0] = 1;
    assert!(!has_signed(&PublicKey(neutral), &bytes, &Signature(zero)));
    assert!(!has_signed(&PublicKey([255; 32]), &bytes, &signed));
}
