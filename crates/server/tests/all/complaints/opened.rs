//! Real envelopes: reporter and office read each other, and whoever has all that the server has reads nothing.

use super::*;
use crate::bed::Engine;
use crate::desk::{bed, grant, join, on_both};
use mingbai_contract::complaint::ThreadView;
use mingbai_contract::desk::complaints::{MoveComplaint, WriteToReporter};
use mingbai_contract::desk::endpoint::{GetComplaint, Nothing, PostConclusion, PostTakeUp};
use mingbai_contract::desk::staff::Role;
use mingbai_sealed::dice::{self, CryptoRng};
use mingbai_sealed::envelope::{by_office, by_reporter, open};
use mingbai_sealed::key_file::{self, Made};
use mingbai_sealed::{About, Account, Note, Offices, Place, PrivateKey, Thread};
use std::collections::BTreeSet;

on_both! {
    reporter_and_office_read_each_other_through_the_server
}

const WHAT: &str = "窗口人员暗示要送两条烟才给办，材料我都带齐了";
const ABOUT: &str = "QS202611200001Y";
const ANSWER: &str = "经查属实，当事人已停职，您的申请今天办结。";

/// Both offices' keys as the desk makes them, signed.
async fn made(store: &AnyStore, dice: &mut impl CryptoRng) -> [Made; 2] {
    let both = [key_file::make(dice).unwrap(), key_file::make(dice).unwrap()];
    for (made, office) in both.iter().zip(Office::ALL) {
        let kept = KeptKey {
            id: box_key_id(&made.public),
            office,
            key: made.public,
            standing: KeyStanding::Pending,
            signed: None,
            file: made.file,
        };
        let entry = record(Deed::OfficeKeyMade, "office-key");
        store.keep_office_key(&kept, &entry).await.unwrap().unwrap();
        sign(store, office, made.public, "2026-11-01", None).await;
    }
    both
}

/// What somebody sends who knows nothing but the receipt and the county's root.
async fn complained(bed: &Bed, thread: &Thread, dice: &mut impl CryptoRng) -> SealedComplaint {
    let root = signer().keys().root;
    let keys = bed.client().office_keys().await.unwrap();
    let offices = Offices::new(&root, &keys).unwrap();
    let account = Account {
        reply_key: thread.reply.public().unwrap(),
        about: About {
            application: Some(ABOUT.to_owned()),
            inspection: None,
        },
        happened_on: None,
        what: WHAT.to_owned(),
        wish: String::new(),
        attachments: Vec::new(),
    };
    let mut sent = sealed(1, &[]);
    sent.thread = thread.tag();
    sent.message = dice::message(dice);
    let place = Place {
        thread: &sent.thread,
        message: &sent.message,
        first: Some((&sent.category, &sent.routing)),
    };
    let today = TODAY.parse().unwrap();
    let envelope = by_reporter(place, &account, &[], thread, &offices, today, dice).unwrap();
    SealedComplaint { envelope, ..sent }
}

/// The place of a message of a thread.
fn place<'a>(view: &'a ThreadView, tag: &'a Hash, at: usize) -> Place<'a> {
    Place {
        thread: tag,
        message: &view.messages[at].id,
        first: (at == 0).then_some((&view.complaint.category, &view.complaint.routing)),
    }
}

async fn reporter_and_office_read_each_other_through_the_server(bed: &Bed) {
    let mut dice = dice::from_seed([7; 32]);
    let [complaint_office, supervision] = made(&bed.store, &mut dice).await;
    let receipt = dice::receipt(&mut dice);
    let thread = Thread::derive(&receipt, "QS").unwrap();
    let complaint = complained(bed, &thread, &mut dice).await;
    send(bed, &complaint).await.unwrap();
    // The office, in its browser.
    let person = join(bed, "li.na", vec![grant(Role::ComplaintOfficer)]).await;
    let desk = person.browser(bed).await.client();
    let id = bed
        .store
        .complaint_of(&thread.tag())
        .await
        .unwrap()
        .unwrap()
        .id;
    desk.desk(&PostTakeUp(id), &MoveComplaint { after: 1 })
        .await
        .unwrap();
    let file = desk.desk(&GetComplaint(id), &Nothing {}).await.unwrap();
    let root = signer().keys().root;
    let offices = Offices::new(&root, &file.keys).unwrap();
    let today = TODAY.parse().unwrap();
    let first = Place {
        thread: &file.thread,
        message: &file.messages[0].id,
        first: Some((&file.complaint.category, &file.complaint.routing)),
    };
    let mut reply_key = None;
    for key in [&complaint_office.key, &supervision.key] {
        let envelope = &file.messages[0].envelope;
        let opened = open::<Account>(first, envelope, key, None, &offices, today).unwrap();
        assert_eq!(opened.content.what, WHAT);
        reply_key = Some(opened.content.reply_key);
    }
    let message = dice::message(&mut dice);
    let later = Place {
        thread: &file.thread,
        message: &message,
        first: None,
    };
    let answer = Note {
        text: ANSWER.to_owned(),
        attachments: Vec::new(),
    };
    let envelope = by_office(
        later,
        &answer,
        &[],
        &complaint_office.key,
        &reply_key.unwrap(),
        &offices,
        today,
        &mut dice,
    );
    let conclusion = WriteToReporter {
        after: file.after,
        message: NewMessage {
            id: message,
            envelope: envelope.unwrap(),
        },
    };
    desk.desk(&PostConclusion(id), &conclusion).await.unwrap();
    // Somewhere else, with nothing but the receipt.
    let thread = Thread::derive(&receipt, "QS").unwrap();
    let view = bed.client().open_thread(thread.lookup).await.unwrap();
    let offices = Offices::new(&root, &view.keys).unwrap();
    let (tag, own) = (thread.tag(), thread.reply.public().unwrap());
    let read = &view.messages[1];
    let opened = open::<Note>(
        place(&view, &tag, 1),
        &read.envelope,
        &thread.reply,
        Some(&own),
        &offices,
        read.day,
    );
    let opened = opened.unwrap();
    assert_eq!(opened.content.text, ANSWER);
    assert_eq!(opened.office, Some(Office::ComplaintOffice));
    // And what was written first can be read again.
    let first = &view.messages[0].envelope;
    let again = open::<Account>(
        place(&view, &tag, 0),
        first,
        &thread.reply,
        None,
        &offices,
        today,
    );
    assert_eq!(again.unwrap().content.what, WHAT);
}

/// Whoever copies the database with everything that the server is started with has no key to a thread: none of
/// what lies there opens it, whatever it is taken for, and none of it is what was written.
#[tokio::test]
async fn nothing_that_the_server_has_opens_a_thread() {
    let bed = bed(Engine::Sqlite).await.unwrap();
    let mut dice = dice::from_seed([8; 32]);
    let both = made(&bed.store, &mut dice).await;
    let thread = Thread::derive(&dice::receipt(&mut dice), "QS").unwrap();
    let complaint = complained(&bed, &thread, &mut dice).await;
    send(&bed, &complaint).await.unwrap();
    bed.client().open_thread(thread.lookup).await.unwrap();
    let keys = bed.client().office_keys().await.unwrap();
    let offices = Offices::new(&keys.root, &keys).unwrap();
    bed.store.close().await;
    let bytes = std::fs::read(bed.file()).unwrap();
    for written in [
        WHAT,
        ABOUT,
        both[0].passphrase.as_str(),
        both[1].passphrase.as_str(),
    ] {
        let there = bytes
            .windows(written.len())
            .any(|part| part == written.as_bytes());
        assert!(!there, "{written}");
    }
    // Everything of the length of a key: as it lies there, and as text. The working key too.
    let mut tried: BTreeSet<[u8; 32]> = [[3; 32], [1; 32]].into();
    let text = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    for word in bytes.split(|byte| !text(byte)) {
        // Longer ones are what is sealed itself.
        if !(43..200).contains(&word.len()) {
            continue;
        }
        for part in word.windows(43) {
            let part = std::str::from_utf8(part).unwrap();
            tried.extend(mingbai_contract::log::bytes::decode::<32>(part).ok());
        }
    }
    for name in [
        thread.lookup.0,
        *thread.reply.to_bytes(),
        *both[0].key.to_bytes(),
    ] {
        assert!(!tried.contains(&name), "a secret lies in the database");
        assert!(
            !bytes.windows(32).any(|part| part == name),
            "a secret lies in the database"
        );
    }
    assert!(
        tried.contains(&complaint.thread.0),
        "what lies there is tried"
    );
    // Taken for keys: whatever names one of the recipients is none of them.
    let (tag, today) = (thread.tag(), TODAY.parse().unwrap());
    let place = Place {
        thread: &tag,
        message: &complaint.message,
        first: Some((&complaint.category, &complaint.routing)),
    };
    let recipients: Vec<_> = complaint
        .envelope
        .wraps
        .iter()
        .map(|wrap| wrap.key)
        .collect();
    for bytes in &tried {
        let key = PrivateKey::from_bytes(*bytes);
        assert!(!recipients.contains(&key.id().unwrap()));
        let opened = open::<Account>(place, &complaint.envelope, &key, None, &offices, today);
        assert!(opened.is_err());
    }
    // The test is worth something: with an office's key it opens.
    let opened = open::<Account>(
        place,
        &complaint.envelope,
        &both[1].key,
        None,
        &offices,
        today,
    );
    assert_eq!(opened.unwrap().content.what, WHAT);
}
