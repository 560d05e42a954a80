//! Complaints of the sample county (R10): sealed as phones and desks seal them.

use super::*;
use crate::bed::{Bed, Engine};
use crate::complaints::{give_key, holds};
use crate::desk;
use mingbai_contract::complaint::{
    ComplaintEventType as Type, ComplaintState, Office, OfficeKeys, Party, ThreadView,
};
use mingbai_contract::demo::{DemoComplaint, DemoComplaintEvent};
use mingbai_contract::desk::complaints::KeyStanding;
use mingbai_contract::log::Hash;
use mingbai_domain::complaint::{passphrase, receipt};
use mingbai_sealed::envelope::open;
use mingbai_sealed::{Account, Note, Offices, Place, PrivateKey, Thread, key_file};
use mingbai_server::clock::Clock;
use mingbai_server::timekeeper::Timekeeper;
use regex::bytes::Regex;
use std::sync::atomic::Ordering;

desk::on_both! {
    r10_every_complaint_says_what_the_file_says
    what_is_there_stays_and_what_has_happened_since_comes_to_it
    offices_that_have_keys_of_their_own_are_left_alone
}

/// The root of the test bed.
fn root() -> SigningKey {
    SigningKey::from_bytes(&[1; 32])
}

/// Only these complaints: each receipt takes a while.
fn some(complaints: &[usize]) -> DemoCases {
    let mut cases = cases();
    let all = std::mem::take(&mut cases.complaints);
    cases.complaints = complaints.iter().map(|at| all[*at].clone()).collect();
    cases
}

/// What opens messages: a receipt's thread and both offices' keys, as whoever holds the secret gets them.
struct Opener {
    thread: Thread,
    offices: [PrivateKey; 2],
    believed: Offices,
}

impl Opener {
    /// What each of them reads of a message: what is complained about, or what was written later.
    fn read(&self, view: &ThreadView, tag: &Hash, at: usize) -> String {
        let message = &view.messages[at];
        let own = self.thread.reply.public().unwrap();
        let place = Place {
            thread: tag,
            message: &message.id,
            first: (at == 0).then_some((&view.complaint.category, &view.complaint.routing)),
        };
        let keys = [&self.thread.reply, &self.offices[0], &self.offices[1]];
        let read = keys.map(|key| {
            let envelope = &message.envelope;
            if at == 0 {
                let opened =
                    open::<Account>(place, envelope, key, None, &self.believed, message.day);
                let account = opened.unwrap().content;
                assert_eq!(account.reply_key, own);
                let day = account.happened_on.map(|day| day.to_string());
                return [account.what, account.wish, day.unwrap_or_default()].join("|");
            }
            let opened = open::<Note>(
                place,
                envelope,
                key,
                Some(&own),
                &self.believed,
                message.day,
            );
            let opened = opened.unwrap();
            let writer = match opened.office {
                Some(Office::ComplaintOffice) => Party::Office,
                Some(Office::SupervisionOffice) => panic!("it is the complaint office that writes"),
                None => Party::Reporter,
            };
            assert_eq!(writer, message.from);
            opened.content.text
        });
        assert!(read.iter().all(|text| *text == read[0]));
        read[0].clone()
    }
}

/// What the file says of everything that is written in a case.
fn written(case: &DemoComplaint) -> Vec<String> {
    let day = case.happened_on.map(|day| day.to_string());
    let first = [
        case.what.clone(),
        case.wish.clone(),
        day.unwrap_or_default(),
    ]
    .join("|");
    let later = case.events.iter().filter_map(|event| event.text.clone());
    std::iter::once(first).chain(later).collect()
}

/// The offices' keys, opened with the passphrases that are told.
async fn opened(store: &AnyStore, list: &List) -> [PrivateKey; 2] {
    let kept = store.office_keys().await.unwrap();
    assert_eq!(kept.len(), 2);
    Office::ALL.map(|office| {
        let mut listed = list.offices.iter().filter(|listed| listed.office == office);
        let mut kept = kept.iter().filter(|kept| kept.office == office);
        let (listed, kept) = (listed.next().unwrap(), kept.next().unwrap());
        assert_eq!(kept.standing, KeyStanding::Valid);
        let told = passphrase::read(listed.passphrase.as_ref().unwrap()).unwrap();
        key_file::open(&kept.file, &kept.key, &told).unwrap()
    })
}

async fn r10_every_complaint_says_what_the_file_says(bed: &Bed) {
    let (secret, now_ms) = (secret(), ms("2026-11-26 15:30"));
    bed.now_ms.store(now_ms, Ordering::Relaxed);
    let list = bring_cases(&bed.store, &secret, now_ms, &cases(), Some(&root())).await;
    let list = list.unwrap();
    let moved = told("2026-11-26").complaints;
    assert_eq!(list.complaints.len(), 25);
    let phone = bed.client();
    let keys: OfficeKeys = phone.office_keys().await.unwrap();
    let believed = Offices::new(&signer().keys().root, &keys).unwrap();
    let offices = opened(&bed.store, &list).await;
    let mut standings = BTreeMap::<_, usize>::new();
    let mut secrets = Vec::new();
    for (listed, case) in list.complaints.iter().zip(&moved) {
        let at = &case.id;
        assert_eq!((&listed.case, &listed.category), (at, &case.category));
        let receipt = receipt::read(&listed.receipt).unwrap();
        let thread = Thread::derive(&receipt, "QS").unwrap();
        let view = phone.open_thread(thread.lookup).await.unwrap();
        assert_eq!(view.complaint.routing, case.routing, "{at}");
        assert_eq!(view.standing.state, listed.state, "{at}");
        assert_eq!(view.standing.ratable, listed.ratable, "{at}");
        let happened = view.complaint.events.iter();
        let happened: Vec<_> = happened.map(|e| (e.r#type, e.day, e.level)).collect();
        let expected = case.events.iter();
        let expected: Vec<_> = expected.map(|e| (e.r#type, e.day, e.level)).collect();
        assert_eq!(happened, expected, "{at}");
        // Nothing is late before anybody is.
        assert!(
            view.standing.clocks.iter().all(|clock| !clock.overdue),
            "{at}"
        );
        let tag = thread.tag();
        secrets.extend([receipt.as_str().to_owned(), thread.lookup.to_string()]);
        let opener = Opener {
            thread,
            offices: offices.clone(),
            believed: believed.clone(),
        };
        let read = (0..view.messages.len()).map(|at| opener.read(&view, &tag, at));
        assert_eq!(read.collect::<Vec<_>>(), written(case), "{at}");
        *standings.entry((listed.state, listed.ratable)).or_default() += 1;
    }
    let (open, ended) = (ComplaintState::TakenUp, ComplaintState::Concluded);
    let expected = [((open, false), 5), ((ended, false), 13), ((ended, true), 7)];
    assert_eq!(standings, BTreeMap::from(expected));
    // Once more: nothing changes, neither what is there nor what is told.
    let end = bed.store.audit_end().await.unwrap();
    let stamp = bed.store.complaints_stamp().await.unwrap();
    let again = bring_cases(&bed.store, &secret, now_ms, &cases(), Some(&root())).await;
    let json = |list: &List| serde_json::to_value(list).unwrap();
    assert_eq!(json(&again.unwrap()), json(&list));
    assert_eq!(bed.store.audit_end().await.unwrap(), end);
    assert_eq!(bed.store.complaints_stamp().await.unwrap(), stamp);
    // With another secret nothing comes, and nothing is told that does not open.
    let other = super::secret();
    let other = bring_cases(&bed.store, &other, now_ms, &cases(), Some(&root())).await;
    let other = other.unwrap();
    assert_eq!((other.complaints.len(), other.offices.len()), (0, 0));
    assert_eq!(bed.store.audit_end().await.unwrap(), end);
    assert_eq!(bed.store.complaints_stamp().await.unwrap(), stamp);
    // The desk's record says what was done, by whom, and nothing that was written.
    for entry in audit(&bed.store).await {
        assert_eq!(entry.actor, "command-line");
    }
    let deeds = deeds(&bed.store).await;
    assert_eq!(deeds[&Deed::OfficeKeyMade], 2);
    assert_eq!(deeds[&Deed::OfficeKeySigned], 2);
    let of_offices = moved.iter().flat_map(|case| &case.events);
    let of_offices = of_offices.filter(|event| by_office(event)).count();
    assert_eq!(deeds[&Deed::ComplaintMoved], of_offices);
    for office in &list.offices {
        let told = passphrase::read(office.passphrase.as_ref().unwrap()).unwrap();
        secrets.push(told.as_str().to_owned());
    }
    secrets.extend(
        offices
            .iter()
            .map(|key| mingbai_contract::log::bytes::encode(&*key.to_bytes())),
    );
    nothing_of_it_lies_in_the_database(bed, &moved, &secrets).await;
}

/// Whether an office did it: then it stands in the desk's record.
pub fn by_office(event: &DemoComplaintEvent) -> bool {
    let by_reporter = [
        Type::Received,
        Type::ReporterWrote,
        Type::Reopened,
        Type::Withdrawn,
        Type::HandlingRated,
    ];
    !by_reporter.contains(&event.r#type)
}

/// On SQLite, where it is a file.
async fn nothing_of_it_lies_in_the_database(
    bed: &Bed,
    complaints: &[DemoComplaint],
    secrets: &[String],
) {
    let folder = std::path::Path::new(bed.file()).parent().unwrap();
    if bed.file().starts_with("postgres") {
        return;
    }
    let files = std::fs::read_dir(folder).unwrap();
    let files = files.map(|file| std::fs::read(file.unwrap().path()).unwrap());
    let bytes = files.collect::<Vec<_>>().concat();
    let texts = complaints.iter().flat_map(|case| {
        let later = case.events.iter().filter_map(|event| event.text.as_ref());
        later.chain([&case.what, &case.wish])
    });
    let texts = texts.chain(secrets).filter(|text| !text.is_empty());
    let texts: Vec<_> = texts.map(|text| regex::escape(text)).collect();
    // All at once: the database is large, and the texts are many.
    let any = Regex::new(&texts.join("|")).unwrap();
    let found = any
        .find(&bytes)
        .map(|found| String::from_utf8_lossy(found.as_bytes()));
    assert_eq!(found, None);
    // The test is worth something: what stands in the clear is found.
    let kept = bed.store.office_keys().await.unwrap();
    assert!(holds(&bytes, kept[0].key.to_string().as_bytes()));
}

async fn what_is_there_stays_and_what_has_happened_since_comes_to_it(bed: &Bed) {
    let secret = secret();
    // One that is under way, one that waits to be rated, and one that goes on on Tuesday.
    let mut cases = some(&[10, 4, 7]);
    cases.complaints[2].events.push(DemoComplaintEvent {
        day: "2026-11-24".parse().unwrap(),
        r#type: Type::Concluded,
        text: Some("已经好转，谢谢提醒。".to_owned()),
        departments: Vec::new(),
        level: None,
    });
    let bring = async |now: &str| {
        let root = root();
        let list = bring_cases(&bed.store, &secret, ms(now), &cases, Some(&root)).await;
        list.unwrap()
    };
    let at = |case: usize| secret.codes.complaint(&cases.complaints[case].id);
    let kinds = async |case: usize| -> Vec<Type> {
        let kept = bed.store.complaint(&at(case)).await.unwrap().unwrap();
        kept.complaint
            .events
            .iter()
            .map(|event| event.r#type)
            .collect()
    };
    let list = bring("2026-11-20 23:59").await;
    assert_eq!(list.next.map(|at| at.unix_ms), Some(ms("2026-11-24 00:00")));
    let first = [kinds(0).await, kinds(1).await, kinds(2).await];
    let messages = bed.store.messages(&at(2)).await.unwrap();
    assert_eq!(bring("2026-11-23 23:59").await.next, list.next);
    assert_eq!(kinds(2).await, first[2]);
    // Somebody takes one back; the clock sends one to the supervision office, and one is left till later.
    let mut taken_back = bed.store.complaint(&at(0)).await.unwrap().unwrap();
    let calendar = WorkCalendar::new(&county().calendar);
    let withdrawn = mingbai_server::ops::complaints::moved(
        &calendar,
        &taken_back,
        mingbai_domain::complaint::Deed::Withdraw,
        "2026-11-23".parse().unwrap(),
        mingbai_server::ops::complaints::Along::default(),
    );
    let withdrawn = withdrawn.unwrap_or_else(|why| panic!("{why:?}"));
    let done = bed.store.move_complaint(&withdrawn, None).await;
    done.unwrap().unwrap();
    taken_back.complaint.events = withdrawn.events;
    let late = ms("2026-12-16 09:00");
    let hands = Clock::new(move || late);
    let timekeeper = Timekeeper::new(bed.store.clone(), bed.live.clone(), hands);
    timekeeper.tick().await.unwrap();
    assert_eq!(kinds(2).await.last(), Some(&Type::SteppedUp));
    let list = bring("2026-12-16 09:00").await;
    assert_eq!(list.next, None);
    let kept = bed.store.complaint(&at(0)).await.unwrap().unwrap();
    assert_eq!(kept.complaint, taken_back.complaint);
    assert_eq!(kinds(1).await, first[1]);
    // It was late, and is answered behind that; what was there has stayed as it was.
    let known = kinds(2).await;
    let expected = [&first[2][..], &[Type::SteppedUp, Type::Concluded]].concat();
    assert_eq!(known, expected);
    let after = bed.store.messages(&at(2)).await.unwrap();
    assert_eq!(after[..messages.len()], messages);
    assert_eq!(after.len(), messages.len() + 1);
    // What is over is deleted in its time, and does not come again.
    let gone = ms("2027-12-20 09:00");
    let hands = Clock::new(move || gone);
    let timekeeper = Timekeeper::new(bed.store.clone(), bed.live.clone(), hands);
    timekeeper.tick().await.unwrap();
    let list = bring("2027-12-20 09:00").await;
    assert_eq!(list.complaints.len(), 0, "{:?}", list.complaints);
    assert_eq!(bed.store.complaint(&at(1)).await.unwrap(), None);
}

async fn offices_that_have_keys_of_their_own_are_left_alone(bed: &Bed) {
    let (secret, now) = (secret(), ms("2026-11-20 12:00"));
    let cases = some(&[0]);
    let bring = async |root: Option<&SigningKey>| {
        let list = bring_cases(&bed.store, &secret, now, &cases, root).await;
        let list = list.unwrap();
        let keys = bed.store.office_keys().await.unwrap().len();
        (list.offices.len(), list.complaints.len(), keys)
    };
    // Without the root nobody signs anything.
    assert_eq!(bring(None).await, (0, 0, 0));
    let own = give_key(&bed.store, Office::ComplaintOffice, 21, "2026-11-01").await;
    assert_eq!(bring(Some(&root())).await, (0, 0, 1));
    let kept = bed.store.office_keys().await.unwrap();
    assert_eq!(kept[0].id, own);
    // In another county, where the desk comes second.
    let bed = desk::bed(Engine::Sqlite).await.unwrap();
    let bring = async |root: Option<&SigningKey>| {
        let list = bring_cases(&bed.store, &secret, now, &cases, root).await;
        list.unwrap()
    };
    let first = bring(Some(&root())).await;
    assert_eq!((first.offices.len(), first.complaints.len()), (2, 1));
    give_key(&bed.store, Office::ComplaintOffice, 21, "2026-11-01").await;
    // A new passphrase is nobody's but the office's.
    let id = secret
        .codes
        .office_key(Office::ComplaintOffice)
        .id()
        .unwrap();
    let file = crate::complaints::key_file(9);
    let record = crate::complaints::record(Deed::OfficeKeyFileReplaced, "office-key");
    let replaced = bed.store.replace_key_file(&id, &file, &record).await;
    replaced.unwrap().unwrap();
    let second = bring(None).await;
    let told: Vec<_> = second
        .offices
        .iter()
        .map(|one| one.passphrase.is_some())
        .collect();
    assert_eq!((told, second.complaints.len()), (vec![false, true], 1));
    assert_eq!(bed.store.office_keys().await.unwrap().len(), 3);
    // Whoever is complained to without ever a sample county has no place for one.
    let bed = desk::bed(Engine::Sqlite).await.unwrap();
    crate::complaints::keep(&bed, &crate::complaints::sealed(1, &[])).await;
    let refused = bring_cases(&bed.store, &secret, now, &cases, Some(&root())).await;
    assert!(matches!(refused, Err(DemoError::Inhabited)), "{refused:?}");
}
