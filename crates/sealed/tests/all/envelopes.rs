//! Envelopes open for their recipients, whole and in their place, and for nobody else.

use crate::bed::{Bed, JPEG, WAV, attachment, day, dice, note, today};
use mingbai_contract::complaint::{
    Bytes, Encapsulated, Envelope, MessageId, Office, Routing, SealedKey, Wrap,
};
use mingbai_contract::limits::{SEAL_TAG, SIZE_CLASSES, WRAPS};
use mingbai_contract::log::{Hash, KeyId};
use mingbai_domain::complaint::canonical;
use mingbai_sealed::{Account, Fault, MediaType, Note, Place, PrivateKey, envelope};
use proptest::prelude::*;

#[test]
fn a_complaint_opens_for_each_office_and_for_who_wrote_it() {
    let bed = Bed::new();
    let sealed = bed.complaint();
    assert_eq!(sealed.body.0.len(), SIZE_CLASSES[0] + SEAL_TAG);
    assert_eq!(sealed.wraps.len(), 3);
    for key in [&bed.complaint_office, &bed.supervision, &bed.thread.reply] {
        let opened = bed.open::<Account>(bed.first(), &sealed, key).unwrap();
        assert!(opened.content == bed.account());
        assert_eq!(opened.files, [JPEG, WAV]);
        assert_eq!(opened.office, None);
    }
}

#[test]
fn what_comes_later_opens_for_all_and_says_who_wrote_it() {
    let bed = Bed::new();
    let answer = bed.answer(&bed.supervision).unwrap();
    for (sealed, text, office) in [
        (bed.addition(), "还有一件事。", None),
        (answer, "已整改。", Some(Office::SupervisionOffice)),
    ] {
        for key in [&bed.complaint_office, &bed.supervision, &bed.thread.reply] {
            let opened = bed.open::<Note>(bed.later(), &sealed, key).unwrap();
            assert!(opened.content == note(text));
            assert_eq!(opened.office, office);
        }
    }
}

/// An envelope as bytes, in the one form that is committed to.
fn read(bytes: &[u8]) -> Envelope {
    let array = |from: usize, to: usize| bytes[from..to].to_vec();
    let sender: [u8; 8] = array(1, 9).try_into().unwrap();
    let count = u32::from_be_bytes(array(9, 13).try_into().unwrap()) as usize;
    let wraps = bytes[13..].chunks(88).take(count);
    Envelope {
        version: bytes[0],
        sender: (sender != [0; 8]).then_some(KeyId(sender)),
        wraps: wraps
            .map(|wrap| Wrap {
                key: KeyId(wrap[..8].try_into().unwrap()),
                enc: Encapsulated(wrap[8..40].try_into().unwrap()),
                sealed: SealedKey(wrap[40..].try_into().unwrap()),
            })
            .collect(),
        body: Bytes(bytes[13 + 88 * count..].to_vec()),
    }
}

#[test]
fn a_changed_byte_anywhere_in_an_envelope_is_refused_by_every_recipient() {
    let bed = Bed::new();
    let answer = bed.answer(&bed.complaint_office).unwrap();
    for (place, sealed) in [
        (bed.first(), bed.complaint()),
        (bed.later(), bed.addition()),
        (bed.later(), answer),
    ] {
        let whole = canonical::envelope(&sealed);
        assert_eq!(read(&whole), sealed);
        for (number, key) in [&bed.complaint_office, &bed.supervision, &bed.thread.reply]
            .into_iter()
            .enumerate()
        {
            for at in 0..whole.len() {
                // How many wraps there are is not a byte of what travels.
                if (9..13).contains(&at) {
                    continue;
                }
                // Each byte within the sealed text by one of the three: there are thousands.
                let within = at > 400 && at < whole.len() - SEAL_TAG;
                if within && at % 3 != number {
                    continue;
                }
                let mut bytes = whole.clone();
                bytes[at] ^= 1 << ((at + number) % 8);
                let changed = read(&bytes);
                let opened = if place.first.is_some() {
                    bed.open::<Account>(place, &changed, key).err()
                } else {
                    bed.open::<Note>(place, &changed, key).err()
                };
                assert!(opened.is_some(), "byte {at}");
            }
        }
        let fewer = |from, to| Envelope {
            wraps: sealed.wraps[from..to].to_vec(),
            ..sealed.clone()
        };
        let mut swapped = sealed.clone();
        swapped.wraps.swap(1, 2);
        let mut twice = sealed.clone();
        twice.wraps.push(sealed.wraps[0]);
        for changed in [fewer(0, 2), fewer(0, 1), swapped, twice] {
            let opened = bed.open::<Note>(place, &changed, &bed.complaint_office);
            assert_eq!(opened.err(), Some(Fault::Broken));
        }
    }
}

#[test]
fn a_message_opens_nowhere_else() {
    let bed = Bed::new();
    let (thread, message) = (Hash([8; 32]), MessageId([6; 16]));
    let category = "delay".parse().unwrap();
    let routing = Routing::default();
    let sealed = bed.complaint();
    let first = bed.first();
    for place in [
        Place {
            thread: &thread,
            ..first
        },
        Place {
            message: &message,
            ..first
        },
        Place {
            first: Some((&category, &bed.routing)),
            ..first
        },
        Place {
            first: Some((&bed.category, &routing)),
            ..first
        },
        bed.later(),
    ] {
        let opened = bed.open::<Account>(place, &sealed, &bed.complaint_office);
        assert_eq!(opened.err(), Some(Fault::Broken));
    }
    // What somebody has added is no complaint, nor an answer.
    let sealed = bed.addition();
    let opened = bed.open::<Note>(first, &sealed, &bed.complaint_office);
    assert_eq!(opened.err(), Some(Fault::Broken));
    let answer = Envelope {
        sender: bed.complaint_office.id().ok(),
        ..sealed
    };
    let opened = bed.open::<Note>(bed.later(), &answer, &bed.supervision);
    assert_eq!(opened.err(), Some(Fault::Broken));
}

#[test]
fn nobody_else_opens_it() {
    let bed = Bed::new();
    let stranger = PrivateKey::from_bytes([99; 32]);
    for key in [&stranger, &bed.retired] {
        let opened = bed.open::<Account>(bed.first(), &bed.complaint(), key);
        assert_eq!(opened.err(), Some(Fault::NotForYou));
    }
    // Under the name of a recipient neither.
    let mut sealed = bed.complaint();
    sealed.wraps[0].key = stranger.id().unwrap();
    let opened = bed.open::<Account>(bed.first(), &sealed, &stranger);
    assert_eq!(opened.err(), Some(Fault::Broken));
}

#[test]
fn nobody_answers_without_an_office_s_key() {
    let bed = Bed::new();
    let stranger = PrivateKey::from_bytes([99; 32]);
    // With a key of one's own, under its own name and under the office's; with the reporter's.
    for key in [&stranger, &bed.thread.reply] {
        let mut forged = bed.answer(key).unwrap();
        let opened = bed.open::<Note>(bed.later(), &forged, &bed.thread.reply);
        assert_eq!(opened.err(), Some(Fault::Sender));
        forged.sender = bed.complaint_office.id().ok();
        let opened = bed.open::<Note>(bed.later(), &forged, &bed.thread.reply);
        assert_eq!(opened.err(), Some(Fault::Broken));
    }
    // One office in the other's name.
    let mut forged = bed.answer(&bed.supervision).unwrap();
    forged.sender = bed.complaint_office.id().ok();
    let opened = bed.open::<Note>(bed.later(), &forged, &bed.thread.reply);
    assert_eq!(opened.err(), Some(Fault::Broken));
    // With a key that is not in use any more.
    let old = bed.answer(&bed.retired).unwrap();
    let opened = bed.open::<Note>(bed.later(), &old, &bed.thread.reply);
    assert_eq!(opened.err(), Some(Fault::KeyNotInUse));
    let reporter = bed.reporter();
    let on = |day| {
        let reply = &bed.thread.reply;
        envelope::open::<Note>(bed.later(), &old, reply, Some(&reporter), &bed.offices, day)
    };
    assert!(on(day("2026-10-31")).is_ok());
    assert_eq!(on(day("2025-12-31")).err(), Some(Fault::KeyNotInUse));
}

#[test]
fn nobody_adds_in_the_reporter_s_name() {
    let bed = Bed::new();
    let mut other = Bed::new();
    other.thread.reply = PrivateKey::from_bytes([98; 32]);
    let forged = other.addition();
    let opened = bed.open::<Note>(bed.later(), &forged, &bed.complaint_office);
    assert_eq!(opened.err(), Some(Fault::Broken));
    // Whoever does not know the reporter cannot say that it is from him.
    let (office, offices) = (&bed.complaint_office, &bed.offices);
    let sealed = bed.addition();
    let opened = envelope::open::<Note>(bed.later(), &sealed, office, None, offices, today());
    assert_eq!(opened.err(), Some(Fault::Sender));
}

#[test]
fn another_recipient_cannot_put_another_text_under_the_same_key() {
    let bed = Bed::new();
    let sealed = bed.addition();
    let other = bed.complaint();
    // The wraps of one with the body of the other: their tag could be made by a recipient, their seal not.
    let mixed = Envelope {
        body: other.body,
        ..sealed
    };
    let opened = bed.open::<Note>(bed.later(), &mixed, &bed.complaint_office);
    assert_eq!(opened.err(), Some(Fault::Broken));
}

#[test]
fn attachments_are_those_that_the_text_names() {
    let bed = Bed::new();
    let seal = |attachments, files: &[&[u8]]| {
        let note = Note {
            text: "x".to_owned(),
            attachments,
        };
        let (place, thread, offices) = (bed.later(), &bed.thread, &bed.offices);
        envelope::by_reporter(place, &note, files, thread, offices, today(), &mut dice(4))
    };
    let jpeg = attachment(MediaType::Jpeg, JPEG);
    assert_eq!(seal(vec![jpeg], &[]).err(), Some(Fault::Content));
    assert_eq!(seal(vec![], &[JPEG]).err(), Some(Fault::Content));
    assert_eq!(seal(vec![jpeg], &[WAV]).err(), Some(Fault::Content));
    let large = vec![7; 3 << 20];
    let sealed = seal(vec![attachment(MediaType::Jpeg, &large)], &[&large]).unwrap();
    assert_eq!(sealed.body.0.len(), SIZE_CLASSES[5] + SEAL_TAG);
    let opened = bed
        .open::<Note>(bed.later(), &sealed, &bed.supervision)
        .unwrap();
    assert_eq!(opened.files, [large]);
    let large = vec![7; 4 << 20];
    let sealed = seal(vec![attachment(MediaType::Jpeg, &large)], &[&large]);
    assert_eq!(sealed.err(), Some(Fault::TooLarge));
}

#[test]
fn nothing_that_could_run_is_an_attachment() {
    for (text, good) in [
        (
            r#"{"text":"x","attachments":[{"media_type":"image/jpeg","length":1}]}"#,
            true,
        ),
        (
            r#"{"text":"x","attachments":[{"media_type":"image/svg+xml","length":1}]}"#,
            false,
        ),
        (
            r#"{"text":"x","attachments":[{"media_type":"text/html","length":1}]}"#,
            false,
        ),
        (r#"{"text":"x","more":1}"#, false),
    ] {
        assert_eq!(serde_json::from_str::<Note>(text).is_ok(), good, "{text}");
    }
}

#[test]
fn other_shapes_are_refused() {
    let bed = Bed::new();
    let sealed = bed.complaint();
    let nobody = Envelope {
        wraps: Vec::new(),
        ..sealed.clone()
    };
    let crowd = Envelope {
        wraps: vec![sealed.wraps[0]; WRAPS + 1],
        ..sealed.clone()
    };
    let long = Envelope {
        body: Bytes(vec![0; 5000]),
        ..sealed.clone()
    };
    let later = Envelope {
        version: 2,
        ..sealed.clone()
    };
    let sent = Envelope {
        sender: bed.supervision.id().ok(),
        ..sealed
    };
    for (changed, fault) in [
        (nobody, Fault::Shape),
        (crowd, Fault::Shape),
        (long, Fault::Shape),
        (later, Fault::Version),
        (sent, Fault::Sender),
    ] {
        let opened = bed.open::<Account>(bed.first(), &changed, &bed.complaint_office);
        assert_eq!(opened.err(), Some(fault));
    }
}

fn bytes_of_an_envelope() -> impl Strategy<Value = Envelope> {
    let bed = Bed::new();
    let ids = [bed.complaint_office.id(), bed.supervision.id()].map(Result::unwrap);
    let id = prop_oneof![Just(ids[0]), Just(ids[1]), any::<[u8; 8]>().prop_map(KeyId)];
    let wrap = (id.clone(), any::<[u8; 32]>(), any::<[[u8; 16]; 3]>());
    let wrap = wrap.prop_map(|(key, enc, sealed)| Wrap {
        key,
        enc: Encapsulated(enc),
        sealed: SealedKey(sealed.concat().try_into().unwrap()),
    });
    let length = prop_oneof![Just(SIZE_CLASSES[0] + SEAL_TAG), 0..20_000_usize];
    let body = (any::<u8>(), length).prop_map(|(byte, length)| Bytes(vec![byte; length]));
    let sender = proptest::option::of(id);
    let wraps = proptest::collection::vec(wrap, 0..4);
    (0..3_u8, sender, body, wraps).prop_map(|(version, sender, body, wraps)| Envelope {
        version,
        sender,
        body,
        wraps,
    })
}

proptest! {
    #[test]
    fn any_bytes_are_refused_and_nothing_breaks(sealed in bytes_of_an_envelope()) {
        let bed = Bed::new();
        for key in [&bed.complaint_office, &bed.thread.reply] {
            prop_assert!(bed.open::<Account>(bed.first(), &sealed, key).is_err());
            prop_assert!(bed.open::<Note>(bed.later(), &sealed, key).is_err());
        }
    }

    #[test]
    fn any_text_comes_back_as_it_was(text in any::<String>(), file in any::<Vec<u8>>()) {
        let bed = Bed::new();
        let written = Note {
            text,
            attachments: vec![attachment(MediaType::Wav, &file)],
        };
        let (place, thread, offices) = (bed.later(), &bed.thread, &bed.offices);
        let files = [file.as_slice()];
        let dice = &mut dice(5);
        let sealed =
            envelope::by_reporter(place, &written, &files, thread, offices, today(), dice).unwrap();
        let opened = bed.open::<Note>(place, &sealed, &bed.supervision).unwrap();
        prop_assert!(opened.content == written);
        prop_assert_eq!(opened.files, [file]);
    }
}
