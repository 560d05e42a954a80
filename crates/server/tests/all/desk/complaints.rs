//! Complaints at the desk (R10): listed by due date, answered, extended, stepped up.

use super::*;
use crate::complaints::{
    add, envelope, from_office, from_reporter, keep, lookup, offices, reopen, sealed, send,
};
use mingbai_contract::complaint::{
    ComplaintEventType, ComplaintState, MessageId, NewMessage, Party,
};
use mingbai_contract::desk::audit::Deed;
use mingbai_contract::desk::complaints::{
    ComplaintFile, ComplaintId, MoveComplaint, SetDepartments, WriteToReporter,
};
use mingbai_contract::desk::endpoint::{
    GetComplaint, GetComplaints, Nothing, PostConclusion, PostExtension, PostFifteen, PostReply,
    PostStepUp, PostTakeUp, PutComplaintDepartments,
};
use mingbai_contract::log::KeyId;

on_both! {
    r10_a_complaint_is_answered_reopened_and_rated
    r10_limits_grow_once_and_in_time
    r10_the_list_is_by_due_date
    r10_what_an_office_writes_has_its_form
    r10_the_record_says_what_was_done_and_nothing_of_what_was_written
}

const DAY: i64 = 24 * 3_600;

pub async fn officer(bed: &Bed) -> mingbai_client::Client<Browser> {
    let person = join(bed, "li.na", vec![grant(Role::ComplaintOfficer)]).await;
    person.browser(bed).await.client()
}

/// The desk's name of a reporter's complaint.
pub async fn named(bed: &Bed, byte: u8) -> ComplaintId {
    let thread = sealed(byte, &[]).thread;
    bed.store.complaint_of(&thread).await.unwrap().unwrap().id
}

pub fn write(after: u32, message: NewMessage) -> WriteToReporter {
    WriteToReporter { after, message }
}

async fn r10_a_complaint_is_answered_reopened_and_rated(bed: &Bed) {
    let keys = offices(&bed.store).await;
    let desk = officer(bed).await;
    send(bed, &sealed(1, &keys)).await.unwrap();
    let id = named(bed, 1).await;
    let file = desk.desk(&GetComplaint(id), &Nothing {}).await.unwrap();
    assert_eq!(
        (file.after, file.messages.len(), file.thread),
        (1, 1, sealed(1, &[]).thread)
    );
    assert!(file.fifteen_possible && !file.extendable);
    let early = desk
        .desk(&PostReply(id), &write(1, from_office(50, &keys)))
        .await;
    refused(early, ProblemType::NotTakenUp);
    let taken = desk
        .desk(&PostTakeUp(id), &MoveComplaint { after: 1 })
        .await
        .unwrap();
    assert_eq!(taken.standing.state, ComplaintState::TakenUp);
    // Somebody who looked before that is told so.
    let stale = desk
        .desk(&PostTakeUp(id), &MoveComplaint { after: 1 })
        .await;
    let stale = problem(stale);
    assert_eq!(fields(&stale), [("/after", FieldCode::Wrong)]);
    let reply = write(2, from_office(51, &keys));
    let file = desk.desk(&PostReply(id), &reply).await.unwrap();
    assert_eq!(file.after, 3);
    // The same again is answered as before, and not written twice.
    assert_eq!(desk.desk(&PostReply(id), &reply).await.unwrap().after, 3);
    add(bed, 1, &from_reporter(2, &keys)).await.unwrap();
    let answer = write(4, from_office(52, &keys));
    let file = desk.desk(&PostConclusion(id), &answer).await.unwrap();
    assert_eq!(file.standing.state, ComplaintState::Concluded);
    let view = bed.client().open_thread(lookup(1)).await.unwrap();
    let from: Vec<_> = view.messages.iter().map(|message| message.from).collect();
    assert_eq!(
        from,
        [
            Party::Reporter,
            Party::Office,
            Party::Reporter,
            Party::Office
        ]
    );
    assert_eq!(view.messages[3].envelope, from_office(52, &keys).envelope);
    assert!(view.standing.reopenable && view.standing.ratable);
    assert_eq!(view.standing.delete_on.unwrap().to_string(), "2027-11-20");
    bed.client().rate_complaint(lookup(1), 2).await.unwrap();
    refused(
        bed.client().rate_complaint(lookup(1), 5).await,
        ProblemType::AlreadyRated,
    );
    let state = reopen(bed, 1, &from_reporter(3, &keys))
        .await
        .unwrap()
        .state;
    assert_eq!(state, ComplaintState::Reopened);
    let longer = desk
        .desk(&PostExtension(id), &write(7, from_office(53, &keys)))
        .await;
    refused(longer, ProblemType::NotExtendable);
    let again = write(7, from_office(54, &keys));
    desk.desk(&PostConclusion(id), &again).await.unwrap();
    let twice = reopen(bed, 1, &from_reporter(4, &keys)).await;
    refused(twice, ProblemType::AlreadyReopened);
}

async fn r10_limits_grow_once_and_in_time(bed: &Bed) {
    let keys = offices(&bed.store).await;
    let desk = officer(bed).await;
    for byte in [1, 2] {
        send(bed, &sealed(byte, &keys)).await.unwrap();
    }
    let id = named(bed, 1).await;
    let due = |file: &ComplaintFile| file.standing.clocks[1].due.to_string();
    let fifteen = write(1, from_office(50, &keys));
    let file = desk.desk(&PostFifteen(id), &fifteen).await.unwrap();
    assert_eq!(due(&file), "2026-12-11");
    let again = desk
        .desk(&PostFifteen(id), &write(2, from_office(51, &keys)))
        .await;
    refused(again, ProblemType::AlreadyFifteen);
    desk.desk(&PostTakeUp(id), &MoveComplaint { after: 2 })
        .await
        .unwrap();
    let file = desk
        .desk(&PostExtension(id), &write(3, from_office(52, &keys)))
        .await;
    let file = file.unwrap();
    assert_eq!(due(&file), "2026-12-25");
    let again = desk
        .desk(&PostExtension(id), &write(4, from_office(53, &keys)))
        .await;
    refused(again, ProblemType::AlreadyExtended);
    let both = SetDepartments {
        after: 4,
        departments: ["scjg", "gongan"].map(|id| id.parse().unwrap()).to_vec(),
    };
    let file = desk
        .desk(&PutComplaintDepartments(id), &both)
        .await
        .unwrap();
    assert!(file.standing.joint);
    assert_eq!(due(&file), "2026-12-25");
    let wrong = SetDepartments {
        after: 5,
        departments: ["scjg", "nobody"].map(|id| id.parse().unwrap()).to_vec(),
    };
    let wrong = problem(desk.desk(&PutComplaintDepartments(id), &wrong).await);
    assert_eq!(
        fields(&wrong),
        [("/departments/1", FieldCode::UnknownValue)]
    );
    // The other one: too late for fifteen days once take-up is overdue, and it has stepped up by itself.
    pass(bed, 4 * DAY);
    let person = join(bed, "zhang.wei", vec![grant(Role::Supervisor)]).await;
    let desk = person.browser(bed).await.client();
    let id = named(bed, 2).await;
    let late = desk
        .desk(&PostFifteen(id), &write(1, from_office(60, &keys)))
        .await;
    refused(late, ProblemType::TooLate);
    let file = desk
        .desk(&PostTakeUp(id), &MoveComplaint { after: 1 })
        .await
        .unwrap();
    let events: Vec<_> = file
        .complaint
        .events
        .iter()
        .map(|event| event.r#type)
        .collect();
    assert_eq!(
        events,
        [
            ComplaintEventType::Received,
            ComplaintEventType::SteppedUp,
            ComplaintEventType::TakenUp
        ]
    );
    let again = desk
        .desk(&PostStepUp(id), &MoveComplaint { after: 3 })
        .await;
    refused(again, ProblemType::AlreadySteppedUp);
}

async fn r10_the_list_is_by_due_date(bed: &Bed) {
    let keys = offices(&bed.store).await;
    for byte in 1..=60 {
        // Every third names two departments, and one is withdrawn at once.
        let mut complaint = sealed(byte, &keys);
        if byte % 3 == 0 {
            complaint.routing.departments =
                ["scjg", "gongan"].map(|id| id.parse().unwrap()).to_vec();
        }
        keep(bed, &complaint).await;
    }
    bed.client().withdraw_complaint(lookup(60)).await.unwrap();
    let desk = officer(bed).await;
    let take_up = MoveComplaint { after: 1 };
    for byte in 1..=6 {
        let id = named(bed, byte).await;
        desk.desk(&PostTakeUp(id), &take_up).await.unwrap();
    }
    let mut rows = Vec::new();
    let mut list = GetComplaints::default();
    loop {
        let page = desk.desk(&list, &Nothing {}).await.unwrap();
        assert!(page.complaints.len() <= 50);
        rows.extend(page.complaints);
        list.cursor = page.next_cursor;
        if list.cursor.is_none() {
            break;
        }
    }
    assert_eq!(rows.len(), 60);
    let dues: Vec<_> = rows
        .iter()
        .map(|row| row.due.map_or(String::new(), |d| d.to_string()))
        .collect();
    let open = &dues[..59];
    assert!(open.is_sorted(), "{dues:?}");
    let count = |due: &str| dues.iter().filter(|d| *d == due).count();
    assert_eq!(
        [
            count("2026-11-23"),
            count("2026-11-27"),
            count("2026-12-11"),
            count("")
        ],
        [53, 4, 2, 1]
    );
    assert_eq!(rows[59].state, ComplaintState::Withdrawn);
    for (ended, expected) in [(true, 1), (false, 50)] {
        let list = GetComplaints {
            ended: Some(ended),
            ..GetComplaints::default()
        };
        let page = desk.desk(&list, &Nothing {}).await.unwrap();
        assert_eq!(page.complaints.len(), expected);
    }
    let wrong = GetComplaints {
        cursor: Some("x".to_owned()),
        ..GetComplaints::default()
    };
    let wrong = problem(desk.desk(&wrong, &Nothing {}).await);
    assert_eq!(fields(&wrong), [("cursor", FieldCode::Malformed)]);
}

async fn r10_what_an_office_writes_has_its_form(bed: &Bed) {
    let keys = offices(&bed.store).await;
    let desk = officer(bed).await;
    send(bed, &sealed(1, &keys)).await.unwrap();
    let id = named(bed, 1).await;
    desk.desk(&PostTakeUp(id), &MoveComplaint { after: 1 })
        .await
        .unwrap();
    let mut without_reporter = from_office(50, &keys);
    without_reporter.envelope.wraps.pop();
    let mut without_office = from_office(50, &keys);
    without_office.envelope.wraps.remove(1);
    let mut of_nobody = from_office(50, &keys);
    of_nobody.envelope.sender = Some(KeyId([9; 8]));
    for message in [without_reporter, without_office, of_nobody] {
        let written = desk.desk(&PostReply(id), &write(2, message)).await;
        refused(written, ProblemType::OtherKeys);
    }
    let unsigned = NewMessage {
        id: MessageId([50; 16]),
        envelope: envelope(50, &[keys[0], keys[1], KeyId([99; 8])]),
    };
    let wrong = problem(desk.desk(&PostReply(id), &write(2, unsigned)).await);
    assert_eq!(
        fields(&wrong),
        [("/message/envelope/sender", FieldCode::Missing)]
    );
    // The reporter's own message cannot be answered as the office's.
    add(bed, 1, &from_reporter(7, &keys)).await.unwrap();
    let mut same = from_office(7, &keys);
    same.id = MessageId([7; 16]);
    let taken = problem(desk.desk(&PostReply(id), &write(3, same)).await);
    assert_eq!(fields(&taken), [("/message/id", FieldCode::Taken)]);
    let missing = desk
        .desk(&GetComplaint(ComplaintId([0; 16])), &Nothing {})
        .await;
    refused(missing, ProblemType::NotFound);
}

async fn r10_the_record_says_what_was_done_and_nothing_of_what_was_written(bed: &Bed) {
    let keys = offices(&bed.store).await;
    let desk = officer(bed).await;
    send(bed, &sealed(1, &keys)).await.unwrap();
    let id = named(bed, 1).await;
    desk.desk(&PostTakeUp(id), &MoveComplaint { after: 1 })
        .await
        .unwrap();
    add(bed, 1, &from_reporter(2, &keys)).await.unwrap();
    desk.desk(&PostConclusion(id), &write(3, from_office(50, &keys)))
        .await
        .unwrap();
    reopen(bed, 1, &from_reporter(3, &keys)).await.unwrap();
    bed.client().withdraw_complaint(lookup(1)).await.unwrap();
    let entries = bed.store.audit_after(0, 1000).await.unwrap();
    let moved: Vec<_> = entries
        .iter()
        .filter(|e| e.deed == Deed::ComplaintMoved)
        .collect();
    // What the reporter did is not the desk's, and its time is nobody's business.
    assert_eq!(moved.len(), 2);
    for (entry, what) in moved.iter().zip(["taken_up", "concluded"]) {
        assert_eq!(entry.actor, "staff:li.na");
        assert_eq!(entry.subject, format!("complaint:{id}"));
        assert!(entry.detail.contains(what), "{}", entry.detail);
    }
    let whole: String = entries
        .iter()
        .map(|e| e.detail.clone() + &e.subject)
        .collect();
    for secret in [
        sealed(1, &[]).thread.to_string(),
        lookup(1).to_string(),
        envelope(50, &[]).body.to_string(),
    ] {
        assert!(!whole.contains(&secret));
    }
}
