//! A clerk's work over the API: what is due first, how much there is, and that nobody is offered what is refused.

use super::applications::{chief, happens, key, take_in, taken};
use super::*;
use mingbai_client::Client;
use mingbai_contract::application::{ApplicationNumber, EventType, Handling};
use mingbai_contract::desk::applications::{ApplicationRow, NewEvent};
use mingbai_contract::desk::endpoint::{GetApplication, GetWork, Nothing, PostApplication};
use mingbai_contract::desk::work::{Stage, WorkPage};
use mingbai_contract::guide::ExclusionCode;

on_both! {
    r1_r5_what_is_due_first_comes_first
    work_is_found_by_stage_window_number_and_name
    a_long_list_comes_in_pages
    what_has_ended_comes_newest_first
    a_department_sees_its_own_work_alone
}

async fn work(desk: &Client<Browser>, asked: &GetWork) -> WorkPage {
    desk.desk(asked, &Nothing {}).await.unwrap()
}

fn numbers(page: &WorkPage) -> Vec<&str> {
    let rows = page.applications.iter();
    rows.map(|row| row.number.as_str()).collect()
}

/// Hands something in on an earlier day.
pub async fn handed_in(desk: &Client<Browser>, at: &str, number: u32) -> ApplicationNumber {
    let mut earlier = taken("A03");
    earlier.at = Some(at.parse().unwrap());
    let key = key(number);
    let slip = desk.desk_once(&PostApplication, &earlier, &key).await;
    slip.unwrap().number
}

pub async fn accept(desk: &Client<Browser>, number: &ApplicationNumber, at: Option<&str>) {
    let mut accepted = NewEvent::new(1, EventType::Accepted);
    accepted.at = at.map(|at| at.parse().unwrap());
    happens(desk, number, &accepted).await.unwrap();
}

pub fn pause(after: u32) -> NewEvent {
    let mut paused = NewEvent::new(after, EventType::Paused);
    paused.exclusion = Some(ExclusionCode::SiteInspection);
    paused.document = Some("现场勘验通知书".to_owned());
    paused
}

/// It is Friday, 20 November; three working days are promised.
async fn r1_r5_what_is_due_first_comes_first(bed: &Bed) {
    let desk = chief(bed).await;
    let fresh = take_in(&desk, 0).await.number;
    let still = take_in(&desk, 1).await.number;
    accept(&desk, &still, None).await;
    happens(&desk, &still, &pause(2)).await.unwrap();
    let accepted = take_in(&desk, 2).await.number;
    accept(&desk, &accepted, None).await;
    let late = handed_in(&desk, "2026-11-13T09:00:00.000+08:00", 3).await;
    accept(&desk, &late, Some("2026-11-13T10:00:00.000+08:00")).await;
    let soon = handed_in(&desk, "2026-11-18T09:00:00.000+08:00", 4).await;
    accept(&desk, &soon, Some("2026-11-18T10:00:00.000+08:00")).await;
    let page = work(&desk, &GetWork::default()).await;
    let expected = [&late, &soon, &accepted, &fresh, &still];
    assert_eq!(numbers(&page), expected.map(ApplicationNumber::as_str));
    let due = |row: &ApplicationRow| row.next.as_ref()?.due.map(|due| due.to_string());
    let dues: Vec<_> = page.applications.iter().map(due).collect();
    let days = ["2026-11-18", "2026-11-23", "2026-11-25", "2026-11-27"];
    let days = days.map(|day| Some(day.to_owned()));
    assert_eq!(dues[..4], days);
    assert_eq!(dues[4], None);
    let counts = page.counts;
    assert_eq!((counts.open, counts.late, counts.soon), (5, 1, 1));
    let stages = (counts.to_accept, counts.under_way, counts.paused);
    assert_eq!(stages, (1, 3, 1));
    // The same, a working day later.
    pass(bed, 3 * 24 * 3600);
    let desk = chief_again(bed).await;
    let counts = work(&desk, &GetWork::default()).await.counts;
    assert_eq!((counts.open, counts.late, counts.soon), (5, 1, 1));
    pass(bed, 24 * 3600);
    let desk = chief_again(bed).await;
    let counts = work(&desk, &GetWork::default()).await.counts;
    assert_eq!((counts.late, counts.soon), (2, 1));
}

/// Sessions end, days go on: another representative of the same department.
async fn chief_again(bed: &Bed) -> Client<Browser> {
    let now = bed.now_ms.load(Ordering::Relaxed);
    let login = format!("chief.{now}");
    let person = join(bed, &login, vec![grant(Role::ChiefRepresentative)]).await;
    person.browser(bed).await.client()
}

async fn work_is_found_by_stage_window_number_and_name(bed: &Bed) {
    let desk = chief(bed).await;
    let one = take_in(&desk, 0).await.number;
    let two = take_in(&desk, 1).await.number;
    accept(&desk, &two, None).await;
    let mut elsewhere = taken("A03");
    elsewhere.item = "company-registration".parse().unwrap();
    elsewhere.situation = "single".parse().unwrap();
    elsewhere.window = "A02".parse().unwrap();
    let three = desk.desk_once(&PostApplication, &elsewhere, &key(2)).await;
    let three = three.unwrap().number;
    let small = one.as_str().to_lowercase();
    let grouped = mingbai_domain::application::number::grouped(&two);
    for (stage, window, q, expected) in [
        (Some(Stage::ToAccept), None, "", vec![&one, &three]),
        (Some(Stage::UnderWay), None, "", vec![&two]),
        (Some(Stage::Paused), None, "", vec![]),
        (None, Some("A02"), "", vec![&three]),
        (None, Some("A03"), "", vec![&two, &one]),
        (None, None, &*small, vec![&one]),
        (None, None, &*grouped, vec![&two]),
        (None, None, "食品", vec![&two, &one]),
        (None, Some("A02"), "食品", vec![]),
        (None, None, "没有这样的事", vec![]),
    ] {
        let asked = GetWork {
            stage,
            window: window.map(|id| id.parse().unwrap()),
            q: q.to_owned(),
            cursor: None,
        };
        let page = work(&desk, &asked).await;
        let expected: Vec<_> = expected.iter().map(|number| number.as_str()).collect();
        assert_eq!(numbers(&page), expected, "{asked:?}");
        // What there is does not depend on what is looked for, but for the window.
        let open = match window {
            Some("A02") => 1,
            Some(_) => 2,
            None => 3,
        };
        assert_eq!(page.counts.open, open, "{asked:?}");
    }
    let base = "/api/v1/desk/work";
    for (query, field, code) in [
        ("stage=soon", "stage", FieldCode::UnknownValue),
        ("window=%20", "window", FieldCode::Malformed),
        ("cursor=x", "cursor", FieldCode::Malformed),
        ("by=due", "by", FieldCode::UnknownField),
    ] {
        let odd = problem(desk.reply(format!("{base}?{query}")).await);
        assert_eq!(fields(&odd), [(field, code)], "{query}");
    }
}

async fn a_long_list_comes_in_pages(bed: &Bed) {
    let desk = chief(bed).await;
    for number in 0..103 {
        take_in(&desk, number).await;
    }
    let mut asked = GetWork::default();
    let (mut seen, mut sizes) = (Vec::new(), Vec::new());
    loop {
        let page = work(&desk, &asked).await;
        assert_eq!(page.counts.open, 103);
        sizes.push(page.applications.len());
        seen.extend(page.applications.into_iter().map(|row| row.number));
        asked.cursor = page.next_cursor;
        if asked.cursor.is_none() {
            break;
        }
    }
    assert_eq!(sizes, [100, 3]);
    let mut sorted = seen.clone();
    sorted.sort_by(|one, other| one.as_str().cmp(other.as_str()));
    sorted.dedup();
    assert_eq!(seen, sorted);
}

async fn what_has_ended_comes_newest_first(bed: &Bed) {
    let desk = chief(bed).await;
    let mut all = Vec::new();
    for number in 0..103 {
        let number = take_in(&desk, number).await.number;
        let withdrawn = NewEvent::new(1, EventType::Withdrawn);
        happens(&desk, &number, &withdrawn).await.unwrap();
        all.push(number);
    }
    all.reverse();
    let mut asked = GetWork {
        stage: Some(Stage::Ended),
        ..GetWork::default()
    };
    let first = work(&desk, &asked).await;
    assert_eq!((first.counts.open, first.applications.len()), (0, 100));
    asked.cursor = first.next_cursor.clone();
    let second = work(&desk, &asked).await;
    assert_eq!(second.next_cursor, None);
    let rows = first.applications.into_iter().chain(second.applications);
    let found: Vec<_> = rows.map(|row| row.number).collect();
    assert_eq!(found, all);
    let asked = GetWork {
        stage: Some(Stage::Ended),
        q: all[101].as_str().to_owned(),
        ..GetWork::default()
    };
    assert_eq!(numbers(&work(&desk, &asked).await), [all[101].as_str()]);
}

async fn a_department_sees_its_own_work_alone(bed: &Bed) {
    let desk = chief(bed).await;
    let number = take_in(&desk, 0).await.number;
    accept(&desk, &number, None).await;
    let mut fire = grant(Role::ChiefRepresentative);
    fire.department = Some("xiaofang".parse().unwrap());
    let fire = join(bed, "fire", vec![fire]).await.browser(bed).await;
    let fire = fire.client();
    let page = work(&fire, &GetWork::default()).await;
    assert_eq!((page.counts.open, page.applications.len()), (0, 0));
    let mut asked = NewEvent::new(2, EventType::StepStarted);
    asked.step = Some("审查".to_owned());
    asked.department = Some("xiaofang".parse().unwrap());
    asked.handling = Some(Handling::Parallel);
    asked.working_days = Some(2);
    happens(&desk, &number, &asked).await.unwrap();
    let page = work(&fire, &GetWork::default()).await;
    assert_eq!(numbers(&page), [number.as_str()]);
    let look = GetApplication(number);
    let file = fire.desk(&look, &Nothing {}).await.unwrap();
    let whose = (file.department.as_str(), file.counter_department.as_str());
    assert_eq!(whose, ("scjg", "scjg"));
}
