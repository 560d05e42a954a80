//! What a window, its department and the supervisors do about bad ratings.

use super::time::{kept, timekeeper};
use super::*;
use crate::desk::{fields, on_both, problem, refused};
use mingbai_contract::desk::audit::Deed;
use mingbai_contract::desk::endpoint::{
    DeskEndpoint, GetRectification, GetRectifications, GetWaitingComments, Nothing, PostComplex,
    PostRatingAnswer, PostRatingResult, PostReview, PostSetAside,
};
use mingbai_contract::desk::ratings::{RectificationFile, ReviewComment, SayOfRating};
use mingbai_contract::problem::{FieldCode, ProblemType};
use mingbai_contract::rating::{FollowUpState, RectificationId, RectificationState};
use std::sync::atomic::Ordering;

on_both! {
    r11_a_bad_rating_is_answered_made_complex_and_put_right
    r11_a_window_sees_what_was_handed_to_its_department_only
    r11_setting_aside_moves_the_counts_and_says_why
    r11_comments_are_read_before_anybody_else_reads_them
}

/// A result that looks like what is kept of a step-up.
const RESULT: &str = r#"已增开一个窗口（"type":"stepped_up"）"#;

/// Five bad ratings of [`WINDOW`], handed over on [`TODAY`].
async fn handed_over(bed: &Bed) -> RectificationId {
    keep(bed, &(1..=5).map(bad).collect::<Vec<_>>(), "2026-11-13").await;
    timekeeper(bed.file(), &bed.now_ms)
        .await
        .tick()
        .await
        .unwrap();
    kept(bed, 1).await.id
}

fn say(after: u32, text: &str) -> SayOfRating {
    SayOfRating {
        after,
        text: text.to_owned(),
    }
}

async fn tell<E>(
    who: &Browser,
    endpoint: E,
    after: u32,
    text: &str,
) -> Result<RectificationFile, ClientError>
where
    E: DeskEndpoint<Body = SayOfRating, Answer = RectificationFile>,
{
    who.client().desk(&endpoint, &say(after, text)).await
}

pub async fn deeds(bed: &Bed) -> Vec<(Deed, String)> {
    let entries = bed.store.audit_after(0, 1000).await.unwrap();
    let ours = entries.into_iter().filter(|entry| {
        [
            Deed::RectificationMoved,
            Deed::RatingSetAside,
            Deed::CommentReviewed,
            Deed::HandledReported,
        ]
        .contains(&entry.deed)
    });
    ours.map(|entry| (entry.deed, entry.actor)).collect()
}

async fn r11_a_bad_rating_is_answered_made_complex_and_put_right(bed: &Bed) {
    let clerk = person(bed, "clerk", Role::Clerk).await.browser(bed).await;
    let held = bad(9);
    send(bed, &held).await.unwrap();
    let id = handed_over(bed).await;
    let early = kept(bed, 9).await.id;
    refused(
        tell(&clerk, PostRatingAnswer(early), 0, "我们已经道歉").await,
        ProblemType::NotFound,
    );
    let short = problem(tell(&clerk, PostRatingAnswer(id), 1, "好").await);
    assert_eq!(fields(&short), [("/text", FieldCode::TooShort)]);
    let number = problem(tell(&clerk, PostRatingAnswer(id), 1, "请打 13800000000").await);
    assert_eq!(fields(&number), [("/text", FieldCode::DoesNotFit)]);
    let file = tell(&clerk, PostRatingAnswer(id), 1, "我们已经道歉")
        .await
        .unwrap();
    assert_eq!((file.state, file.after), (RectificationState::Answered, 2));
    let stale = problem(tell(&clerk, PostRatingAnswer(id), 1, "我们已经道歉").await);
    assert_eq!(fields(&stale), [("/after", FieldCode::Wrong)]);
    let twice = tell(&clerk, PostRatingAnswer(id), 2, "我们已经道歉").await;
    refused(twice, ProblemType::AlreadyAnswered);
    let file = tell(&clerk, PostComplex(id), 2, "要改排队系统")
        .await
        .unwrap();
    assert_eq!(file.put_right_by.unwrap().to_string(), "2026-12-11");
    refused(
        tell(&clerk, PostComplex(id), 3, "要改排队系统").await,
        ProblemType::AlreadyComplex,
    );
    let file = tell(&clerk, PostRatingResult(id), 3, RESULT).await.unwrap();
    assert_eq!(file.state, RectificationState::PutRight);
    refused(
        tell(&clerk, PostRatingResult(id), 4, RESULT).await,
        ProblemType::RectificationEnded,
    );
    // Whoever rated reads all of it.
    let view = bed.client().open_rating(secret(1)).await.unwrap();
    assert_eq!(view.answer.unwrap().text, "我们已经道歉");
    assert_eq!(view.result.unwrap().text, RESULT);
    assert_eq!((view.complex, view.follow_up), (true, FollowUpState::Open));
    let clerks = deeds(bed).await;
    let expected = (Deed::RectificationMoved, "staff:clerk".to_owned());
    assert_eq!(clerks, vec![expected; 3]);
    // Late: the long limit is not to be had any more.
    let late = kept(bed, 2).await;
    bed.now_ms.fetch_add(8 * DAY, Ordering::Relaxed);
    let clerk = person(bed, "clerk.2", Role::Clerk).await.browser(bed).await;
    refused(
        tell(&clerk, PostComplex(late.id), 1, "要改排队系统").await,
        ProblemType::TooLate,
    );
    let answered = tell(&clerk, PostRatingAnswer(late.id), 1, "我们已经道歉")
        .await
        .unwrap();
    assert!(answered.stepped_up && answered.late);
    // What went to the supervision office is found by that, and nothing whose words only say so.
    let up = GetRectifications {
        stepped_up: true,
        ..GetRectifications::default()
    };
    let boss = person(bed, "boss", Role::Supervisor)
        .await
        .browser(bed)
        .await;
    let up = boss.client().desk(&up, &Nothing {}).await.unwrap();
    let all = list(&boss, None).await;
    assert!(!up.rectifications.is_empty());
    assert!(up.rectifications.len() < all.len());
    assert!(up.rectifications.iter().all(|file| file.stepped_up));
    let count = all.iter().filter(|file| file.stepped_up).count();
    assert_eq!(up.rectifications.len(), count);
    let nothing = RectificationId([0; 16]);
    refused(
        tell(&clerk, PostRatingAnswer(nothing), 0, "我们已经道歉").await,
        ProblemType::NotFound,
    );
}

async fn list(who: &Browser, ended: Option<bool>) -> Vec<RectificationFile> {
    let mut all = Vec::new();
    let mut cursor = None;
    loop {
        let asked = GetRectifications {
            ended,
            cursor,
            ..GetRectifications::default()
        };
        let page = who.client().desk(&asked, &Nothing {}).await.unwrap();
        all.extend(page.rectifications);
        cursor = page.next_cursor;
        if cursor.is_none() {
            return all;
        }
    }
}

async fn r11_a_window_sees_what_was_handed_to_its_department_only(bed: &Bed) {
    let id = handed_over(bed).await;
    keep(bed, &(10..=70).map(bad).collect::<Vec<_>>(), TODAY).await;
    let clerk = person(bed, "clerk", Role::Clerk).await.browser(bed).await;
    let supervisor = person(bed, "boss", Role::Supervisor)
        .await
        .browser(bed)
        .await;
    let stranger = stranger(bed).await.browser(bed).await;
    let seen = list(&clerk, None).await;
    assert_eq!(seen.len(), 5);
    assert!(seen.iter().all(|file| file.given.is_none()));
    // By due date, then by name: however they came.
    assert!(seen.is_sorted_by_key(|file| file.id.to_string()));
    assert_eq!(list(&stranger, None).await, []);
    let all = list(&supervisor, None).await;
    assert_eq!(all.len(), 66);
    assert!(all.iter().all(|file| file.given.is_some()));
    let get = |who: &Browser| {
        let client = who.client();
        async move { client.desk(&GetRectification(id), &Nothing {}).await }
    };
    refused(get(&stranger).await, ProblemType::NotFound);
    assert_eq!(get(&clerk).await.unwrap().id, id);
    tell(&supervisor, PostSetAside(id), 1, "同一人反复刷评")
        .await
        .unwrap();
    assert_eq!(list(&clerk, Some(true)).await.len(), 1);
    assert_eq!(list(&clerk, Some(false)).await.len(), 4);
    // Windows do not judge, and supervisors do not answer for them.
    let other = kept(bed, 2).await.id;
    refused(
        tell(&clerk, PostSetAside(other), 1, "同一人反复刷评").await,
        ProblemType::Forbidden,
    );
    refused(
        tell(&supervisor, PostRatingAnswer(other), 1, "我们已经道歉").await,
        ProblemType::Forbidden,
    );
    // Of one window; whoever has another window's finds nothing there.
    for (who, window, count) in [
        (&supervisor, WINDOW, 50),
        (&supervisor, "B01", 0),
        (&clerk, WINDOW, 5),
        (&stranger, WINDOW, 0),
    ] {
        let of = GetRectifications {
            window: window.parse().ok(),
            ..GetRectifications::default()
        };
        let page = who.client().desk(&of, &Nothing {}).await.unwrap();
        assert_eq!(page.rectifications.len(), count, "{window}");
    }
    let bad_cursor = GetRectifications {
        cursor: Some("x".to_owned()),
        ..GetRectifications::default()
    };
    let answer = problem(clerk.client().desk(&bad_cursor, &Nothing {}).await);
    assert_eq!(fields(&answer), [("cursor", FieldCode::Malformed)]);
}

async fn r11_setting_aside_moves_the_counts_and_says_why(bed: &Bed) {
    let id = handed_over(bed).await;
    send(bed, &bad(9)).await.unwrap();
    let supervisor = person(bed, "boss", Role::Supervisor)
        .await
        .browser(bed)
        .await;
    let before = bed.store.ratings_stamp().await.unwrap();
    let file = tell(&supervisor, PostSetAside(id), 1, "同一人反复刷评")
        .await
        .unwrap();
    assert_eq!(file.state, RectificationState::SetAside);
    // Also one that is held back: the window never gets it.
    let held = kept(bed, 9).await.id;
    tell(&supervisor, PostSetAside(held), 0, "评错了窗口，本人要求")
        .await
        .unwrap();
    refused(
        tell(&supervisor, PostSetAside(id), 2, "同一人反复刷评").await,
        ProblemType::RectificationEnded,
    );
    // It came all the same: rows and counts hold as many as before, and agree.
    assert_eq!(bed.store.ratings_stamp().await.unwrap(), before);
    assert_eq!(bed.store.recount(10).await.unwrap(), []);
    let view = bed.client().open_rating(secret(1)).await.unwrap();
    assert_eq!(view.set_aside.unwrap().text, "同一人反复刷评");
    assert_eq!(view.follow_up, FollowUpState::NotYet);
    let expected = (Deed::RatingSetAside, "staff:boss".to_owned());
    assert_eq!(deeds(bed).await, vec![expected; 2]);
    let (from, before) = ("2026-11-01".parse().unwrap(), "2026-12-01".parse().unwrap());
    assert_eq!(bed.store.rectified(from, before).await.unwrap().len(), 2);
}

async fn r11_comments_are_read_before_anybody_else_reads_them(bed: &Bed) {
    let spoken = |number: u32| Rating {
        comment: Some(format!("第 {number} 次来才办成")),
        ..bad(number)
    };
    keep(bed, &(1..=5).map(spoken).collect::<Vec<_>>(), "2026-11-13").await;
    let friendly = Rating {
        comment: Some("谢谢".to_owned()),
        ..good(6)
    };
    send(bed, &friendly).await.unwrap();
    timekeeper(bed.file(), &bed.now_ms)
        .await
        .tick()
        .await
        .unwrap();
    let clerk = person(bed, "clerk", Role::Clerk).await.browser(bed).await;
    let supervisor = person(bed, "boss", Role::Supervisor)
        .await
        .browser(bed)
        .await;
    let comments =
        |files: Vec<RectificationFile>| files.iter().filter(|f| f.comment.is_some()).count();
    assert_eq!(comments(list(&clerk, None).await), 0);
    assert_eq!(comments(list(&supervisor, None).await), 5);
    let asked = GetWaitingComments::default();
    let waiting = supervisor.client().desk(&asked, &Nothing {}).await.unwrap();
    assert_eq!((waiting.comments.len(), waiting.next_cursor), (6, None));
    let review = |id: RectificationId, release: bool| {
        let client = supervisor.client();
        async move {
            client
                .desk(&PostReview(id), &ReviewComment { release })
                .await
        }
    };
    for (place, comment) in waiting.comments.iter().enumerate() {
        review(comment.id, place % 2 == 0).await.unwrap();
    }
    refused(
        review(waiting.comments[0].id, false).await,
        ProblemType::Conflict,
    );
    refused(
        review(RectificationId([0; 16]), true).await,
        ProblemType::NotFound,
    );
    let released: Vec<_> = waiting
        .comments
        .iter()
        .step_by(2)
        .map(|c| c.text.clone())
        .collect();
    let (from, before) = ("2026-11-01".parse().unwrap(), "2026-12-01".parse().unwrap());
    let mut published = bed.store.released_comments(from, before).await.unwrap();
    published.sort();
    let mut expected = released.clone();
    expected.sort();
    assert_eq!(published, expected);
    let shown = list(&clerk, None).await;
    assert!(
        shown
            .iter()
            .filter_map(|f| f.comment.as_ref())
            .all(|text| released.contains(text))
    );
    let answer = clerk.client().desk(&asked, &Nothing {}).await;
    refused(answer, ProblemType::Forbidden);
    assert_eq!(deeds(bed).await.len(), 6);
}
