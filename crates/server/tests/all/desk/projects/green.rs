//! What a project is made of, joint reviews (R5), and the order of the list.

use super::*;
use mingbai_contract::application::Opinion;
use mingbai_contract::desk::endpoint::{GetEnterpriseInspections, GetGreenChannel, PostInspection};
use mingbai_contract::desk::inspections::FileInspection;
use mingbai_contract::desk::projects::{DueCode, FlagCode};
use mingbai_contract::project::{InspectionKind, Invitee, JointReview};
use mingbai_domain::project::template::plan;
use std::collections::BTreeSet;

on_both! {
    r8_a_project_is_made_from_a_template_of_the_county
    r5_departments_are_invited_heard_and_counted_when_silent
    r5_what_a_review_has_brought_about_stands_unless_somebody_says_why
    what_is_due_first_comes_first
    two_departments_are_proposed_different_numbers
    r9_whoever_files_sees_the_places_of_the_year
}

async fn r8_a_project_is_made_from_a_template_of_the_county(bed: &Bed) {
    let desk = keeper(bed).await;
    let channel = desk.desk(&GetGreenChannel, &Nothing {}).await.unwrap();
    assert_eq!(channel.templates.len(), 2);
    assert_eq!(channel.longest_promise, Some(15));
    assert!(channel.items.is_sorted_by(|one, other| one.id < other.id));
    let permit = channel
        .items
        .iter()
        .find(|item| item.id.as_str() == "construction-permit")
        .unwrap();
    let deferrable: Vec<_> = permit
        .deferrable
        .iter()
        .map(|one| one.id.as_str())
        .collect();
    assert_eq!(deferrable, ["draw", "fund", "wage"]);
    for (number, template) in channel.templates.iter().enumerate() {
        let mut made = project();
        made.id = format!("GC2026-10{number}").parse().unwrap();
        made.stages = template.stages.clone();
        made.r#type = template.r#type;
        made.fees.clear();
        made.approvals = plan(template, &channel.items, &BTreeSet::new(), &made.id);
        let first = kept(&desk, &made).await;
        let secret = first.secret.unwrap();
        // The investor sees it at once.
        let seen = bed.client().project(made.id.clone(), secret).await.unwrap();
        assert_eq!(seen.project, made);
    }
}

/// The project with a review of the stage 工程建设许可 on a day.
fn reviewed(held_on: &str, departments: &[&str]) -> Project {
    let mut project = project();
    project.reviews = vec![JointReview {
        no: 1,
        stage: "工程建设许可".to_owned(),
        subject: "设计方案联合评审".to_owned(),
        held_on: held_on.parse().unwrap(),
        place: "政务中心三楼会议室".to_owned(),
        invited: departments
            .iter()
            .map(|department| Invitee {
                department: department.parse().unwrap(),
                opinion: None,
                reasons: None,
            })
            .collect(),
    }];
    project
}

/// It is as late as this.
fn pass_to(bed: &Bed, moment: &str) {
    let moment: mingbai_contract::log::Timestamp = moment.parse().unwrap();
    bed.now_ms.store(moment.unix_ms, Ordering::Relaxed);
}

async fn r5_departments_are_invited_heard_and_counted_when_silent(bed: &Bed) {
    let agent = vec![of(Role::ChiefRepresentative, "xzsp")];
    let agent = join(bed, "agent", agent).await;
    let desk = agent.browser(bed).await.client();
    // Who would be silent is asked before the day, by a project that is new as by any other.
    let mut late = reviewed("2026-11-20", &["ziran"]);
    late.id = "GC2026-098".parse().unwrap();
    for correction in [None, Some("补录".to_owned())] {
        let asked = KeepProject {
            correction,
            ..keep_as(0, &late)
        };
        let put = PutProject(late.id.clone());
        let late = problem(desk.desk_once(&put, &asked, "a-key-of-its-own-12").await);
        let held_on = "/project/reviews/0/held_on";
        assert_eq!(fields(&late), [(held_on, FieldCode::OutOfRange)]);
    }
    let project = reviewed("2026-11-23", &["ziran", "shengtai", "shuili"]);
    let secret = kept(&desk, &project).await.secret.unwrap();
    pass_to(bed, "2026-11-23T09:00:00.000+08:00");
    let desk = agent.browser(bed).await.client();
    let water = join(bed, "water", vec![of(Role::Clerk, "shuili")]).await;
    let water = water.browser(bed).await.client();
    // It sees the invitation, and gives its own opinion alone.
    let mut says = project.clone();
    says.reviews[0].invited[1].opinion = Some(Opinion::Consent);
    refused(next(&water, 1, &says).await, ProblemType::Forbidden);
    let mut says = project.clone();
    says.reviews[0].invited[2].opinion = Some(Opinion::Absent);
    refused(next(&water, 1, &says).await, ProblemType::Forbidden);
    says.reviews[0].invited[2].opinion = Some(Opinion::Objection);
    let without = problem(next(&water, 1, &says).await);
    let reasons = "/project/reviews/0/invited/2/reasons";
    assert_eq!(fields(&without), [(reasons, FieldCode::Missing)]);
    says.reviews[0].invited[2].reasons = Some("弃渣场位置要改".to_owned());
    next(&water, 1, &says).await.unwrap();
    // The keeper says who stayed away.
    says.reviews[0].invited[0].opinion = Some(Opinion::Absent);
    next(&desk, 2, &says).await.unwrap();
    let look = GetProject(project.id.clone());
    let flagged = async |desk: &Client<Browser>| {
        let file = desk.desk(&look, &Nothing {}).await.unwrap();
        let flags = file.flags.into_iter();
        let deemed = flags.filter(|flag| flag.flag == FlagCode::OpinionDeemed);
        let told = deemed.map(|flag| format!("{} {}", flag.department.unwrap(), flag.since));
        told.collect::<Vec<_>>()
    };
    assert_eq!(flagged(&desk).await, ["ziran 2026-11-23"]);
    let phone = bed.client().project(project.id.clone(), secret).await;
    assert_eq!(phone.unwrap().project.reviews, says.reviews);
    // The day is over: who has said nothing agrees.
    pass_to(bed, "2026-11-24T00:00:00.000+08:00");
    let watcher = join(bed, "watcher", vec![grant(Role::Supervisor)]).await;
    let watcher = watcher.browser(bed).await.client();
    let told = flagged(&watcher).await;
    assert_eq!(told, ["ziran 2026-11-23", "shengtai 2026-11-24"]);
}

async fn r5_what_a_review_has_brought_about_stands_unless_somebody_says_why(bed: &Bed) {
    let desk = keeper(bed).await;
    let project = reviewed("2026-11-23", &["ziran", "shengtai"]);
    kept(&desk, &project).await;
    // A review that was held before it was recorded is none, unless somebody says why.
    let mut past = project.clone();
    past.reviews[0].no = 2;
    past.reviews[0].held_on = "2026-11-20".parse().unwrap();
    past.reviews.insert(0, project.reviews[0].clone());
    let refusal = problem(next(&desk, 1, &past).await);
    let held_on = "/project/reviews/1/held_on";
    assert_eq!(fields(&refusal), [(held_on, FieldCode::OutOfRange)]);
    let mut moved = project.clone();
    moved.reviews[0].held_on = "2026-11-27".parse().unwrap();
    let refusal = problem(next(&desk, 1, &moved).await);
    assert_eq!(
        (refusal.status, refusal.r#type),
        (409, ProblemType::OnRecord)
    );
    let held_on = "/project/reviews/0/held_on";
    assert_eq!(fields(&refusal), [(held_on, FieldCode::DoesNotFit)]);
    let mut corrects = keep_as(1, &moved);
    corrects.correction = Some("会议室临时停电，改期".to_owned());
    let put = PutProject(project.id.clone());
    assert_eq!(desk.desk(&put, &corrects).await.unwrap().version, 2);
    // What cannot be is refused with its place.
    for (change, field, code) in [
        (
            (|p| p.reviews[0].invited[0].department = "scjg".parse().unwrap()) as fn(&mut Project),
            "invited/0/department",
            FieldCode::DoesNotFit,
        ),
        (
            |p| p.reviews[0].invited[0].opinion = Some(Opinion::Absent),
            "invited/0/opinion",
            FieldCode::OutOfRange,
        ),
        (
            |p| p.reviews[0].subject.clear(),
            "subject",
            FieldCode::Missing,
        ),
    ] {
        let mut wrong = moved.clone();
        change(&mut wrong);
        let refusal = problem(next(&desk, 2, &wrong).await);
        assert_eq!(refusal.status, 400);
        let field = format!("/project/reviews/0/{field}");
        assert_eq!(fields(&refusal), [(field.as_str(), code)]);
    }
    // A field that nobody knows is not passed over within a review either.
    let mut body = serde_json::to_value(keep_as(2, &moved)).unwrap();
    body["project"]["reviews"][0]["decided"] = json!(true);
    let sent = mingbai_client::Request {
        method: "PUT",
        address: &put.address(),
        if_none_match: None,
        idempotency_key: None,
        body: Some(&body.to_string()),
    };
    let reply = mingbai_client::Transport::send(desk.transport(), sent).await;
    let refusal: Problem = serde_json::from_str(&reply.unwrap().body).unwrap();
    let unknown = ("/project/reviews/0/decided", FieldCode::UnknownField);
    assert_eq!(fields(&refusal), [unknown]);
}

async fn what_is_due_first_comes_first(bed: &Bed) {
    let desk = keeper(bed).await;
    for mut project in demo() {
        project.inspections.clear();
        kept(&desk, &project).await;
    }
    let mut still = project();
    still.id = "GC2026-099".parse().unwrap();
    still.approvals.truncate(1);
    still.fees.clear();
    kept(&desk, &still).await;
    let list = desk.desk(&GetProjects::default(), &Nothing {}).await;
    let rows = list.unwrap().projects;
    let dues: Vec<_> = rows
        .iter()
        .map(|row| row.next.as_ref().map(|next| next.due))
        .collect();
    let (last, timed) = dues.split_last().unwrap();
    assert_eq!(*last, None);
    assert_eq!(rows.last().unwrap().code, still.id);
    assert!(
        timed.iter().all(Option::is_some) && timed.is_sorted(),
        "{dues:?}"
    );
    let of_first = rows.iter().find(|row| row.code.as_str() == "GC2026-001");
    let next = of_first.unwrap().next.as_ref().unwrap();
    assert_eq!(
        (next.what, next.due.to_string()),
        (DueCode::Decision, "2026-11-20".to_owned())
    );
    assert_eq!(next.item.as_ref().unwrap().as_str(), "drainage-permit");
    let wrong = GetProjects {
        flagged: None,
        cursor: Some("x".to_owned()),
    };
    let wrong = problem(desk.desk(&wrong, &Nothing {}).await);
    assert_eq!(fields(&wrong), [("cursor", FieldCode::Malformed)]);
    // What supervisors are told of is found apart, by everybody within what they see.
    let of = |flagged: bool| GetProjects {
        flagged: Some(flagged),
        cursor: None,
    };
    let watcher = join(bed, "watcher", vec![grant(Role::Supervisor)]).await;
    let watcher = watcher.browser(bed).await.client();
    for desk in [&desk, &watcher] {
        let flagged = desk.desk(&of(true), &Nothing {}).await.unwrap().projects;
        let others = desk.desk(&of(false), &Nothing {}).await.unwrap().projects;
        assert!(!flagged.is_empty() && !others.is_empty());
        assert!(flagged.iter().all(|row| !row.flags.is_empty()));
        assert!(others.iter().all(|row| row.flags.is_empty()));
        assert_eq!(flagged.len() + others.len(), rows.len());
    }
    let stranger = join(bed, "stranger", vec![of_department("yancao")]).await;
    let stranger = stranger.browser(bed).await.client();
    let seen = stranger.desk(&of(true), &Nothing {}).await.unwrap();
    assert_eq!(seen.projects, []);
}

fn of_department(id: &str) -> Grant {
    of(Role::ChiefRepresentative, id)
}

async fn two_departments_are_proposed_different_numbers(bed: &Bed) {
    let proposed = async |desk: &Client<Browser>| {
        let channel = desk.desk(&GetGreenChannel, &Nothing {}).await.unwrap();
        channel.next_code.unwrap().to_string()
    };
    let first = keeper(bed).await;
    // Somebody who sees none of the first one's projects.
    let other = join(bed, "other", vec![of_department("yancao")]).await;
    let other = other.browser(bed).await.client();
    assert_eq!(proposed(&first).await, "GC2026-001");
    let mut made = project();
    made.id = "GC2026-041".parse().unwrap();
    kept(&first, &made).await;
    let seen = other.desk(&GetProjects::default(), &Nothing {}).await;
    assert_eq!(seen.unwrap().projects, []);
    assert_eq!(proposed(&other).await, "GC2026-042");
    assert_eq!(proposed(&first).await, "GC2026-042");
}

async fn r9_whoever_files_sees_the_places_of_the_year(bed: &Bed) {
    let chief = |department| of(Role::ChiefRepresentative, department);
    let houses = join(bed, "houses", vec![chief("zhujian")]).await;
    let fire = join(bed, "fire", vec![chief("xiaofang")]).await;
    let (houses, fire) = (
        houses.browser(bed).await.client(),
        fire.browser(bed).await.client(),
    );
    let filing = FileInspection {
        code: None,
        department: "zhujian".parse().unwrap(),
        enterprise: "9134ZZ00QS00000100".parse().unwrap(),
        applicant_label: "某食品产业园有限公司".to_owned(),
        kind: InspectionKind::Routine,
        date: "2026-11-24".parse().unwrap(),
        departments: "住建".to_owned(),
        r#type: "开工安全检查".to_owned(),
        filed_on: None,
    };
    let look = GetEnterpriseInspections(filing.enterprise.clone());
    let before = fire.desk(&look, &Nothing {}).await.unwrap();
    assert_eq!(
        (before.inspections.len(), before.applicant_label),
        (0, None)
    );
    let key = "a-filing-of-its-own-1";
    let filed = houses
        .desk_once(&PostInspection, &filing, key)
        .await
        .unwrap();
    // Whoever filed it: another department sees that a place is taken.
    let seen = fire.desk(&look, &Nothing {}).await.unwrap();
    assert_eq!(seen.inspections, [filed.inspection]);
    assert_eq!(
        seen.applicant_label.as_deref(),
        Some("某食品产业园有限公司")
    );
    let nobody = GetEnterpriseInspections("9134".parse().unwrap());
    refused(fire.desk(&nobody, &Nothing {}).await, ProblemType::NotFound);
}
