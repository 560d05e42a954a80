//! The test vectors of `docs/LOG.md`, made from fixed keys and entries.

use crate::grown::{Grown, commitment_of, leaf_of};
use ed25519_dalek::SigningKey;
use mingbai_contract::complaint::{
    BoxKey, Bytes, Encapsulated, Envelope, MessageId, Office, Routing, SealedComplaint, SealedKey,
    Wrap,
};
use mingbai_contract::log::{EntryKind, Evidence, Hash, KeyId, LogKeys};
use mingbai_contract::rating::{RatingBatch, TokenPoint};
use mingbai_contract::{Date, WindowId};
use mingbai_domain::log::check::check_evidence;
use mingbai_domain::log::record;
use mingbai_domain::log::sign::{
    head_bytes, key_bytes, key_id, office_key_bytes, public_key, receipt_bytes, sign_head,
    sign_key, sign_office_key, sign_receipt, sign_token_key, token_key_bytes,
};
use mingbai_domain::log::tree::{NO_SALT, commitment, empty_root, leaf};
use mingbai_domain::poster::{poster_bytes, sign_poster};
use serde_json::{Value, json};
use std::path::Path;

pub fn day(text: &str) -> Date {
    text.parse().unwrap()
}

pub fn root() -> SigningKey {
    SigningKey::from_bytes(&[1; 32])
}

pub fn working() -> SigningKey {
    SigningKey::from_bytes(&[3; 32])
}

pub fn keys() -> LogKeys {
    let earlier = SigningKey::from_bytes(&[2; 32]);
    LogKeys {
        root: public_key(&root()),
        keys: vec![
            sign_key(
                &root(),
                public_key(&earlier),
                day("2026-11-01"),
                Some(day("2026-11-20")),
            ),
            sign_key(&root(), public_key(&working()), day("2026-11-20"), None),
        ],
    }
}

/// Evidence for entry 4 of 11.
pub fn evidence() -> Evidence {
    let grown = Grown::of(11);
    let at = "2026-11-21T00:00:03.120+08:00".parse().unwrap();
    Evidence {
        receipt: sign_receipt(
            &working(),
            EntryKind::Application,
            commitment_of(4),
            day("2026-11-20"),
        ),
        keys: keys(),
        head: sign_head(&working(), 11, grown.root(11), at),
        inclusion: grown.inclusion(4, 11),
    }
}

/// A complaint as it is sent; what is sealed in it are bytes of no meaning.
pub fn complaint() -> SealedComplaint {
    SealedComplaint {
        thread: Hash([1; 32]),
        category: "extra_materials".parse().unwrap(),
        routing: Routing {
            window: "A03".parse().ok(),
            item: None,
            departments: ["scjg", "gongan"].map(|id| id.parse().unwrap()).to_vec(),
        },
        message: MessageId([2; 16]),
        envelope: Envelope {
            version: Envelope::VERSION,
            sender: None,
            body: Bytes((0..100).collect()),
            wraps: [4, 7]
                .map(|byte| Wrap {
                    key: KeyId([byte; 8]),
                    enc: Encapsulated([byte + 1; 32]),
                    sealed: SealedKey([byte + 2; 48]),
                })
                .to_vec(),
        },
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn made() -> Value {
    let grown = Grown::of(11);
    let evidence = evidence();
    let commitments: Vec<Value> = [
        (EntryKind::Application, [7; 32], "entry 7"),
        (EntryKind::Complaint, [7; 32], "entry 7"),
        (EntryKind::Key, NO_SALT, "明白办"),
    ]
    .into_iter()
    .map(|(kind, salt, record)| {
        let made = commitment(kind, &salt, record.as_bytes());
        json!({
            "kind": kind,
            "salt_hex": hex(&salt),
            "record_utf8": record,
            "commitment": made,
            "leaf": leaf(kind, &made),
        })
    })
    .collect();
    let inclusions: Vec<Value> = [(0, 1), (0, 11), (4, 11), (10, 11), (7, 8), (2, 3)]
        .into_iter()
        .map(|(index, size)| json!(grown.inclusion(index, size)))
        .collect();
    let consistencies: Vec<Value> = [(1, 11), (4, 11), (6, 11), (8, 11), (3, 7), (5, 5), (0, 5)]
        .into_iter()
        .map(|(first, second)| json!(grown.consistency(first, second)))
        .collect();
    let [first, second] = evidence.keys.keys.as_slice() else {
        panic!("two keys")
    };
    let office_key = sign_office_key(
        &root(),
        Office::SupervisionOffice,
        BoxKey([5; 32]),
        day("2026-11-20"),
        None,
    );
    let token_key = sign_token_key(&root(), TokenPoint([5; 32]), day("2026-11-20"), None);
    let complaint = complaint();
    let window: WindowId = "A03".parse().unwrap();
    let (salt, batch) = (
        [8; 32],
        RatingBatch {
            day: day("2026-11-20"),
            window: "A12".parse().unwrap(),
            ratings: 42,
        },
    );
    let rating = record::rating(&Hash([6; 32]), batch.day, &batch.window);
    let batch_record = record::rating_batch(&batch);
    json!({
        "secret_keys_hex": {
            "root": hex(&[1; 32]),
            "earlier": hex(&[2; 32]),
            "working": hex(&[3; 32]),
        },
        "key_ids": {
            "earlier": key_id(&first.key),
            "working": key_id(&second.key),
        },
        "signed_hex": {
            "first_key": hex(&key_bytes(&first.key, first.valid_from, first.retired)),
            "second_key": hex(&key_bytes(&second.key, second.valid_from, second.retired)),
            "head": hex(&head_bytes(evidence.head.size, &evidence.head.root, evidence.head.at)),
            "receipt": hex(&receipt_bytes(
                evidence.receipt.kind,
                &evidence.receipt.commitment,
                evidence.receipt.day,
            )),
        },
        "office_key": {
            "key": office_key,
            "signed_hex": hex(&office_key_bytes(
                office_key.office,
                &office_key.key,
                office_key.valid_from,
                office_key.retired,
            )),
        },
        "poster": {
            "window": window,
            "signed_hex": hex(&poster_bytes(&window)),
            "code": sign_poster(&working(), &window),
        },
        "token_key": {
            "key": token_key,
            "signed_hex": hex(&token_key_bytes(
                &token_key.key,
                token_key.valid_from,
                token_key.retired,
            )),
        },
        "complaint": {
            "sent": complaint,
            "record_hex": hex(&record::complaint(&complaint)),
        },
        "rating": {
            "id": Hash([6; 32]),
            "day": batch.day,
            "window": batch.window,
            "salt_hex": hex(&salt),
            "record_hex": hex(&rating),
            "commitment": commitment(EntryKind::Rating, &salt, &rating),
        },
        "rating_batch": {
            "batch": batch,
            "record_hex": hex(&batch_record),
            "commitment": commitment(EntryKind::RatingBatch, &NO_SALT, &batch_record),
        },
        "commitments": commitments,
        "entries": (0..11).map(|number| json!({
            "kind": EntryKind::Application,
            "commitment": commitment_of(number),
        })).collect::<Vec<_>>(),
        "leaves": (0..11).map(leaf_of).collect::<Vec<_>>(),
        "empty_root": empty_root(),
        "roots": (1..=11).map(|size| grown.root(size)).collect::<Vec<_>>(),
        "inclusion": inclusions,
        "consistency": consistencies,
        "evidence": evidence,
    })
}

/// When what is hashed or signed has changed for good, under a new version in the tags, write the
/// file anew with `MINGBAI_TEST_VECTORS=write`, and `docs/LOG.md` with it.
#[test]
fn the_vectors_are_as_they_were() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/log-vectors.json");
    let made = made();
    if std::env::var("MINGBAI_TEST_VECTORS").is_ok_and(|what| what == "write") {
        let text = serde_json::to_string_pretty(&made).unwrap() + "\n";
        std::fs::write(&path, text).unwrap();
    }
    let text = std::fs::read_to_string(&path).expect("docs/log-vectors.json");
    assert_eq!(serde_json::from_str::<Value>(&text).unwrap(), made);
}

#[test]
fn the_evidence_of_the_vectors_is_genuine() {
    let evidence = evidence();
    assert_eq!(check_evidence(&evidence.keys.root, &evidence), Ok(()));
    // It fits into a QR code with room to spare: version 12 takes 367 bytes at level L.
    let receipt = serde_json::to_string(&evidence.receipt).unwrap();
    assert!(receipt.len() < 300, "{}: {receipt}", receipt.len());
}
