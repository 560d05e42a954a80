//! Keys out of receipts, office keys that are believed, and those kept under a passphrase.

use crate::bed::{Bed, day, derived, dice, root, today};
use ed25519_dalek::SigningKey;
use mingbai_contract::complaint::{KeyFile, Office};
use mingbai_domain::complaint::{passphrase, receipt};
use mingbai_domain::log::sign::public_key;
use mingbai_sealed::{Fault, Offices, PrivateKey, Thread, key_file};

#[test]
fn a_receipt_opens_one_thread_of_one_county() {
    let one = derived();
    let again = derived();
    assert!(one.lookup == again.lookup && one.reply.public() == again.reply.public());
    let code = receipt::make([9; receipt::RANDOM_BYTES]);
    let elsewhere = Thread::derive(&code, "BC").unwrap();
    let other = Thread::derive(&receipt::make([8; receipt::RANDOM_BYTES]), "QS").unwrap();
    for thread in [&elsewhere, &other] {
        assert!(thread.lookup != one.lookup && thread.tag() != one.tag());
        assert_ne!(thread.reply.public(), one.reply.public());
    }
    assert_ne!(one.lookup.0, *one.reply.to_bytes());
    assert_eq!(
        format!("{one:?}"),
        "Thread { lookup: LookUpId, reply: PrivateKey }"
    );
}

#[test]
fn only_keys_that_the_county_s_root_has_signed_are_believed() {
    let bed = Bed::new();
    let other = public_key(&SigningKey::from_bytes(&[4; 32]));
    assert_eq!(
        Offices::new(&other, &bed.keys).err(),
        Some(Fault::OtherRoot)
    );
    let changes: [fn(&mut Bed); 6] = [
        |bed| bed.keys.keys[1].office = Office::SupervisionOffice,
        |bed| bed.keys.keys[1].key.0[0] ^= 1,
        |bed| bed.keys.keys[1].id.0[0] ^= 1,
        |bed| bed.keys.keys[1].valid_from = day("2026-10-21"),
        |bed| bed.keys.keys[0].retired = None,
        |bed| bed.keys.keys[2].signature = bed.keys.keys[1].signature,
    ];
    for change in changes {
        let mut bed = Bed::new();
        change(&mut bed);
        assert_eq!(
            Offices::new(&bed.root(), &bed.keys).err(),
            Some(Fault::Keys)
        );
    }
    assert_eq!(bed.root(), public_key(&root()));
}

#[test]
fn what_is_sealed_is_sealed_to_the_keys_of_the_day() {
    let mut bed = Bed::new();
    for (on, keys) in [("2026-10-19", 2), ("2026-10-25", 3), ("2026-11-01", 2)] {
        let found = bed.offices.in_use(day(on)).map(|keys| keys.len());
        assert_eq!(found, Ok(keys), "{on}");
    }
    let none = bed.offices.in_use(day("2025-12-31")).err();
    assert_eq!(none, Some(Fault::NoRecipient));
    // The supervision office alone is not enough.
    bed.keys.keys.remove(1);
    let offices = Offices::new(&bed.root(), &bed.keys).unwrap();
    assert_eq!(offices.in_use(today()).err(), Some(Fault::NoRecipient));
}

#[test]
fn an_office_key_opens_with_its_passphrase_alone() {
    let made = key_file::make(&mut dice(6)).unwrap();
    let typed = passphrase::read(&made.passphrase.grouped().to_lowercase()).unwrap();
    let opened = key_file::open(&made.file, &made.public, &typed).unwrap();
    assert_eq!(opened.public(), Ok(made.public));
    assert_eq!(*opened.to_bytes(), *made.key.to_bytes());
    let other = passphrase::make([1; passphrase::RANDOM_BYTES]);
    let fault = |file: &KeyFile| key_file::open(file, &made.public, &typed).err();
    let wrong = key_file::open(&made.file, &made.public, &other).err();
    assert_eq!(wrong, Some(Fault::Passphrase));
    let of_other = PrivateKey::from_bytes([7; 32]).public().unwrap();
    let wrong = key_file::open(&made.file, &of_other, &typed).err();
    assert_eq!(wrong, Some(Fault::Passphrase));
    for at in [0, 31, 32, 47] {
        let mut changed = made.file;
        changed.sealed.0[at] ^= 1;
        assert_eq!(fault(&changed), Some(Fault::Passphrase), "{at}");
    }
    let file = made.file;
    for (changed, expected) in [
        (KeyFile { version: 2, ..file }, Fault::Version),
        (
            KeyFile {
                memory_kib: 8,
                ..file
            },
            Fault::Shape,
        ),
        (
            KeyFile {
                memory_kib: u32::MAX,
                ..file
            },
            Fault::Shape,
        ),
        (KeyFile { passes: 1, ..file }, Fault::Shape),
        (
            KeyFile {
                passes: u32::MAX,
                ..file
            },
            Fault::Shape,
        ),
        (KeyFile { passes: 2, ..file }, Fault::Passphrase),
    ] {
        assert_eq!(fault(&changed), Some(expected), "{changed:?}");
    }
}

#[test]
fn a_new_passphrase_keeps_the_same_key() {
    let made = key_file::make(&mut dice(7)).unwrap();
    let again = key_file::keep(made.key.clone(), &mut dice(8)).unwrap();
    assert_eq!(again.public, made.public);
    assert!(again.passphrase != made.passphrase);
    assert_ne!(again.file.salt, made.file.salt);
    let old = key_file::open(&again.file, &made.public, &made.passphrase).err();
    assert_eq!(old, Some(Fault::Passphrase));
    assert!(key_file::open(&again.file, &made.public, &again.passphrase).is_ok());
}
