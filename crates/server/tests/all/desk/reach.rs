//! Whose applications somebody sees and moves.

use super::applications::{chief, hand_in, happens, key, take_in};
use super::*;
use mingbai_contract::application::{DecisionKind, EventType, Handling, Opinion};
use mingbai_contract::desk::applications::{Decide, NewEvent};
use mingbai_contract::desk::endpoint::{GetApplication, GetApplications, Nothing, PostDecision};

on_both! {
    everybody_does_their_own_part
    the_list_has_what_concerns_the_department
}

async fn everybody_does_their_own_part(bed: &Bed) {
    let desk = chief(bed).await;
    let clerk = join(bed, "clerk", vec![grant(Role::Clerk)]).await;
    let clerk = clerk.browser(bed).await.client();
    // The clerk sits at A02.
    let elsewhere = hand_in(&clerk, "A03", &key(0)).await;
    refused(elsewhere, ProblemType::Forbidden);
    let slip = take_in(&desk, 1).await;
    // In the department, though, one stands in for the other.
    let accept = NewEvent::new(1, EventType::Accepted);
    happens(&clerk, &slip.number, &accept).await.unwrap();
    let decide = Decide {
        after: 2,
        at: None,
        decision: DecisionKind::Granted,
        reasons: None,
        role: None,
        note: None,
    };
    let decision = PostDecision(slip.number.clone());
    refused(clerk.desk(&decision, &decide).await, ProblemType::Forbidden);
    let hidden = NewEvent::new(2, EventType::Decided);
    let hidden = problem(happens(&clerk, &slip.number, &hidden).await);
    assert_eq!(fields(&hidden), [("/type", FieldCode::DoesNotFit)]);
    // Another department sees nothing until it is asked for an opinion, and then gives that alone.
    let mut fire = grant(Role::ChiefRepresentative);
    fire.department = Some("xiaofang".parse().unwrap());
    let fire = join(bed, "fire", vec![fire]).await.browser(bed).await;
    let fire = fire.client();
    let look = GetApplication(slip.number.clone());
    let ended = NewEvent::new(2, EventType::Withdrawn);
    refused(fire.desk(&look, &Nothing {}).await, ProblemType::NotFound);
    refused(
        happens(&fire, &slip.number, &ended).await,
        ProblemType::NotFound,
    );
    let mut asked = NewEvent::new(2, EventType::StepStarted);
    asked.step = Some("审查".to_owned());
    asked.department = Some("xiaofang".parse().unwrap());
    asked.handling = Some(Handling::Joint);
    asked.working_days = Some(2);
    happens(&desk, &slip.number, &asked).await.unwrap();
    fire.desk(&look, &Nothing {}).await.unwrap();
    let ended = NewEvent::new(3, EventType::Withdrawn);
    refused(
        happens(&fire, &slip.number, &ended).await,
        ProblemType::Forbidden,
    );
    let mut decide = decide;
    decide.after = 3;
    refused(fire.desk(&decision, &decide).await, ProblemType::Forbidden);
    let mut opinion = NewEvent::new(3, EventType::StepDecided);
    opinion.step = Some("审查".to_owned());
    opinion.department = Some("xiaofang".parse().unwrap());
    opinion.opinion = Some(Opinion::Absent);
    refused(
        happens(&fire, &slip.number, &opinion).await,
        ProblemType::Forbidden,
    );
    opinion.opinion = Some(Opinion::Objection);
    opinion.reasons = Some("疏散通道不足".to_owned());
    happens(&fire, &slip.number, &opinion).await.unwrap();
    // Who watches over all of it sees it and changes nothing.
    let over = join(bed, "over", vec![grant(Role::Supervisor)]).await;
    let over = over.browser(bed).await.client();
    over.desk(&look, &Nothing {}).await.unwrap();
    let ended = NewEvent::new(4, EventType::Withdrawn);
    refused(
        happens(&over, &slip.number, &ended).await,
        ProblemType::Forbidden,
    );
}

async fn the_list_has_what_concerns_the_department(bed: &Bed) {
    let desk = chief(bed).await;
    let mut numbers = Vec::new();
    for number in 0..53 {
        numbers.push(take_in(&desk, number).await.number);
    }
    let withdrawn = NewEvent::new(1, EventType::Withdrawn);
    happens(&desk, &numbers[7], &withdrawn).await.unwrap();
    numbers.remove(7);
    let mut listed = Vec::new();
    let mut query = GetApplications::default();
    loop {
        let page = desk.desk(&query, &Nothing {}).await.unwrap();
        assert!(page.applications.len() <= 50);
        let next = &page.applications[0].next;
        assert_eq!(next.as_ref().unwrap().due, "2026-11-27".parse().ok());
        listed.extend(page.applications.into_iter().map(|row| row.number));
        query.cursor = page.next_cursor;
        if query.cursor.is_none() {
            break;
        }
    }
    assert_eq!(listed, numbers);
    let mut tax = grant(Role::ChiefRepresentative);
    tax.department = Some("shuiwu".parse().unwrap());
    let tax = join(bed, "tax", vec![tax])
        .await
        .browser(bed)
        .await
        .client();
    let page = tax.desk(&GetApplications::default(), &Nothing {}).await;
    assert!(page.unwrap().applications.is_empty());
    query.cursor = Some("x y".to_owned());
    let odd = problem(desk.desk(&query, &Nothing {}).await);
    assert_eq!(fields(&odd), [("cursor", FieldCode::Malformed)]);
}
