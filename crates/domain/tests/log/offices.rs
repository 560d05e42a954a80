//! The offices' keys and those of tokens under the county's root, and what is committed to of a complaint.

use crate::vectors::{complaint, day, root};
use mingbai_contract::complaint::{BoxKey, Office, SealedComplaint};
use mingbai_contract::log::{KeyId, PublicKey};
use mingbai_contract::rating::TokenPoint;
use mingbai_domain::log::record;
use mingbai_domain::log::sign::{
    box_key_id, is_office_key, is_token_key, key_id, office_key_bytes, public_key, sign_office_key,
    sign_token_key, token_key_bytes, token_key_id,
};
use std::collections::BTreeSet;

#[test]
fn the_root_stands_for_an_offices_key_and_every_part_of_it() {
    let key = BoxKey([5; 32]);
    let signed = sign_office_key(
        &root(),
        Office::ComplaintOffice,
        key,
        day("2026-11-20"),
        Some(day("2026-12-31")),
    );
    let county = public_key(&root());
    assert!(is_office_key(&county, &signed));
    let mut others = vec![signed.clone(); 6];
    others[0].office = Office::SupervisionOffice;
    others[1].key = BoxKey([6; 32]);
    others[2].valid_from = day("2026-11-19");
    others[3].retired = None;
    others[4].id = KeyId([0; 8]);
    others[5].signature.0[0] ^= 1;
    for other in others {
        assert!(!is_office_key(&county, &other), "{other:?}");
    }
    let bytes = office_key_bytes(Office::SupervisionOffice, &key, day("2026-11-20"), None);
    let expected = [
        b"mingbai-office-key-v1\0\x02".as_slice(),
        &[5; 32],
        b"2026-11-20----------",
    ];
    assert_eq!(bytes, expected.concat());
    assert_eq!(box_key_id(&key), signed.id);
}

#[test]
fn the_root_stands_for_a_key_of_tokens_and_every_part_of_it() {
    let key = TokenPoint([5; 32]);
    let last = Some(day("2027-01-04"));
    let signed = sign_token_key(&root(), key, day("2026-01-05"), last);
    let county = public_key(&root());
    assert!(is_token_key(&county, &signed));
    let mut others = vec![signed; 4];
    others[0].key = TokenPoint([6; 32]);
    others[1].valid_from = day("2026-01-04");
    others[2].retired = None;
    others[3].signature.0[0] ^= 1;
    for other in others {
        assert!(!is_token_key(&county, &other), "{other:?}");
    }
    let bytes = token_key_bytes(&key, day("2026-01-05"), None);
    let expected = [
        b"mingbai-token-key-v1\0".as_slice(),
        &[5; 32],
        b"2026-01-05----------",
    ];
    assert_eq!(bytes, expected.concat());
    assert_eq!(token_key_id(&key), key_id(&PublicKey([5; 32])));
}

#[test]
fn a_complaints_record_binds_every_byte_of_what_was_sent() {
    let sent = complaint();
    let record = |change: &dyn Fn(&mut SealedComplaint)| {
        let mut changed = sent.clone();
        change(&mut changed);
        record::complaint(&changed)
    };
    let changes: [&dyn Fn(&mut SealedComplaint); 9] = [
        &|_| {},
        &|c| c.thread.0[31] ^= 1,
        &|c| c.category = "other".parse().unwrap(),
        &|c| c.routing.window = None,
        &|c| c.message.0[0] ^= 1,
        &|c| c.envelope.body.0[99] ^= 1,
        &|c| c.envelope.wraps[0].key.0[0] ^= 1,
        &|c| c.envelope.wraps[0].enc.0[0] ^= 1,
        &|c| c.envelope.wraps[0].sealed.0[47] ^= 1,
    ];
    let records: BTreeSet<_> = changes.iter().map(|change| record(*change)).collect();
    assert_eq!(records.len(), changes.len());
    let whole = record(&|_| {});
    assert!(whole.starts_with(b"mingbai-complaint-v1\0"));
    assert_eq!(whole[21..53], [1; 32]);
    assert_eq!(whole.len(), 21 + 32 + 32);
}
