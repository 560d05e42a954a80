//! Looking after a bad rating with its secret, and rating once more.

use super::time::kept;
use super::*;
use crate::desk::{fields, on_both, problem, refused};
use mingbai_contract::endpoint::RateAgain;
use mingbai_contract::problem::{FieldCode, ProblemType};
use mingbai_contract::rating::{FollowUpState, RatingView, RectificationState};
use mingbai_domain::calendar::WorkCalendar;
use mingbai_domain::rating::Deed;
use mingbai_server::ops::ratings::{Along, moved};

on_both! {
    r11_good_ratings_and_none_are_the_same_miss
    r11_one_rates_once_more_after_it_was_put_right
    r11_a_follow_up_moves_no_figure
}

async fn again(
    bed: &Bed,
    number: u32,
    level: Level,
    comment: Option<&str>,
) -> Result<RatingView, ClientError> {
    let again = RateAgain {
        secret: secret(number),
        level,
        comment: comment.map(str::to_owned),
        proof: proof(bed).await,
    };
    bed.client().rate_again(&again).await
}

/// Does something about a bad rating as the window, or the clock, would.
pub async fn act(bed: &Bed, number: u32, deed: Deed) {
    let calendar = WorkCalendar::new(&crate::bed::county().calendar);
    let today: mingbai_contract::Date = TODAY.parse().unwrap();
    let kept = kept(bed, number).await;
    let moved = moved(&calendar, &kept, deed, today.0, Along::default()).unwrap();
    let done = bed.store.move_rectifications(&[moved], None).await;
    done.unwrap().unwrap();
}

async fn r11_good_ratings_and_none_are_the_same_miss(bed: &Bed) {
    send(bed, &good(1)).await.unwrap();
    send(bed, &bad(2)).await.unwrap();
    refused(
        bed.client().open_rating(secret(1)).await,
        ProblemType::NotFound,
    );
    refused(
        bed.client().open_rating(secret(3)).await,
        ProblemType::NotFound,
    );
    refused(
        again(bed, 1, Level::Satisfied, None).await,
        ProblemType::NotFound,
    );
    let view = bed.client().open_rating(secret(2)).await.unwrap();
    assert_eq!(view.state, RectificationState::Held);
    assert_eq!(view.window.as_str(), WINDOW);
    assert_eq!((view.released, view.answer_by), (None, None));
}

async fn r11_one_rates_once_more_after_it_was_put_right(bed: &Bed) {
    send(bed, &bad(1)).await.unwrap();
    let early = again(bed, 1, Level::Satisfied, None).await;
    refused(early, ProblemType::NotPutRight);
    act(bed, 1, Deed::Release).await;
    act(bed, 1, Deed::PutRight("已增开一个窗口".to_owned())).await;
    let long = problem(again(bed, 1, Level::Satisfied, Some(&"长".repeat(301))).await);
    assert_eq!(fields(&long), [("/comment", FieldCode::TooLong)]);
    let first = again(bed, 1, Level::Satisfied, Some("快多了"))
        .await
        .unwrap();
    assert_eq!(first.follow_up, FollowUpState::Done);
    // The same again is answered as before, something else is not taken.
    let same = again(bed, 1, Level::Satisfied, Some("快多了"))
        .await
        .unwrap();
    assert_eq!(same, first);
    for (level, comment) in [
        (Level::Dissatisfied, Some("快多了")),
        (Level::Satisfied, None),
        (Level::Satisfied, Some("其实没有")),
    ] {
        refused(
            again(bed, 1, level, comment).await,
            ProblemType::AlreadyRated,
        );
    }
    let kept = kept(bed, 1).await;
    assert_eq!((kept.size(), kept.again.as_deref()), (3, Some("快多了")));
    // What was written is read by somebody before anybody else reads it.
    let waiting = bed.store.waiting_comments("", 10).await.unwrap();
    assert_eq!(waiting.len(), 1);
    // Two at the same moment: one counts.
    send(bed, &bad(2)).await.unwrap();
    act(bed, 2, Deed::Release).await;
    act(bed, 2, Deed::PutRight("已增开一个窗口".to_owned())).await;
    let (a, b) = tokio::join!(
        again(bed, 2, Level::Satisfied, None),
        again(bed, 2, Level::Dissatisfied, None)
    );
    assert_eq!(u8::from(a.is_ok()) + u8::from(b.is_ok()), 1);
    // What was set aside is not rated once more.
    send(bed, &bad(3)).await.unwrap();
    act(bed, 3, Deed::SetAside("评错了窗口".to_owned())).await;
    let aside = again(bed, 3, Level::Satisfied, None).await;
    refused(aside, ProblemType::RectificationEnded);
}

async fn r11_a_follow_up_moves_no_figure(bed: &Bed) {
    send(bed, &bad(1)).await.unwrap();
    act(bed, 1, Deed::Release).await;
    act(bed, 1, Deed::PutRight("已增开一个窗口".to_owned())).await;
    let before = bed.store.ratings_stamp().await.unwrap();
    again(bed, 1, Level::VerySatisfied, None).await.unwrap();
    assert_eq!(bed.store.ratings_stamp().await.unwrap(), before);
    assert_eq!(bed.store.recount(10).await.unwrap(), []);
}
