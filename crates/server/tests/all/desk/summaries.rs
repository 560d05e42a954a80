//! What is published of a complaint (R10): one proposes it, another releases it.

use super::complaints::{named, officer, write};
use super::*;
use crate::complaints::{from_office, lookup, offices, sealed, send};
use mingbai_contract::board::By;
use mingbai_contract::desk::complaints::{MoveComplaint, ProposeSummary};
use mingbai_contract::desk::endpoint::{
    GetComplaint, GetWaitingSummaries, Nothing, PostConclusion, PostRelease, PostTakeUp, PutSummary,
};

on_both! {
    r10_a_summary_needs_two_people
}

async fn r10_a_summary_needs_two_people(bed: &Bed) {
    let keys = offices(&bed.store).await;
    let desk = officer(bed).await;
    let one = join(bed, "zhang.wei", vec![grant(Role::Supervisor)]).await;
    let one = one.browser(bed).await.client();
    let two = join(bed, "chen.jie", vec![grant(Role::Publisher)]).await;
    let two = two.browser(bed).await.client();
    send(bed, &sealed(1, &keys)).await.unwrap();
    let id = named(bed, 1).await;
    desk.desk(&PostTakeUp(id), &MoveComplaint { after: 1 })
        .await
        .unwrap();
    let propose = |after, text: &str| ProposeSummary {
        after,
        text: text.to_owned(),
    };
    let text = "窗口已补充一次性告知清单，并向来访群众致歉。";
    let early = desk.desk(&PutSummary(id), &propose(2, text)).await;
    refused(early, ProblemType::NotConcluded);
    desk.desk(&PostConclusion(id), &write(2, from_office(50, &keys)))
        .await
        .unwrap();
    let release = |after| MoveComplaint { after };
    refused(
        two.desk(&PostRelease(id), &release(3)).await,
        ProblemType::NoSummary,
    );
    let wrong = desk
        .desk(&PutSummary(id), &propose(3, "电话13800000000已联系处理"))
        .await;
    let wrong = problem(wrong);
    assert_eq!(fields(&wrong), [("/text", FieldCode::DoesNotFit)]);
    // A supervisor proposes: the same supervisor does not release.
    one.desk(&PutSummary(id), &propose(3, text)).await.unwrap();
    refused(
        one.desk(&PostRelease(id), &release(4)).await,
        ProblemType::SamePerson,
    );
    let view = bed.client().open_thread(lookup(1)).await.unwrap();
    assert_eq!(view.summary, None);
    assert_eq!(
        bed.client().complaint_summaries().await.unwrap().summaries,
        []
    );
    let waiting = two
        .desk(&GetWaitingSummaries, &Nothing {})
        .await
        .unwrap()
        .summaries;
    assert_eq!(waiting.len(), 1);
    assert_eq!((waiting[0].after, waiting[0].text.as_str()), (4, text));
    assert_eq!(waiting[0].by, "staff:zhang.wei");
    let board = crate::board::board(bed, "2026-11", By::Center).await;
    assert_eq!(board.summaries, []);
    two.desk(&PostRelease(id), &release(4)).await.unwrap();
    refused(
        two.desk(&PostRelease(id), &release(5)).await,
        ProblemType::SummaryReleased,
    );
    let later = desk.desk(&PutSummary(id), &propose(5, text)).await;
    refused(later, ProblemType::SummaryReleased);
    let published = bed.client().complaint_summaries().await.unwrap().summaries;
    assert_eq!(published.len(), 1);
    assert_eq!(published[0].text, text);
    assert_eq!(published[0].month.to_string(), "2026-11");
    // It stands on the board of its month, and of no other.
    let board = crate::board::board(bed, "2026-11", By::Center).await;
    assert_eq!(board.summaries, published);
    let [this, next, after] = ["2026-11", "2026-12", "2027-01"].map(|month| month.parse().unwrap());
    for (from, before, shown) in [(this, next, 1), (this, after, 1), (next, after, 0)] {
        let found = bed.store.summaries_released(from, before).await.unwrap();
        assert_eq!(found.len(), shown, "{from} {before}");
    }
    let view = bed.client().open_thread(lookup(1)).await.unwrap();
    assert_eq!(view.summary.as_deref(), Some(text));
    assert_eq!(
        two.desk(&GetWaitingSummaries, &Nothing {})
            .await
            .unwrap()
            .summaries,
        []
    );
    // A publisher sees nothing else of complaints.
    refused(
        two.desk(&GetComplaint(id), &Nothing {}).await,
        ProblemType::Forbidden,
    );
}
