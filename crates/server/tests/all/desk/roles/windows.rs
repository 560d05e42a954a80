//! What is done about windows: codes, posters, bad ratings, comments.

use super::requests::{Actor, Asked, Came, ask, look};
use super::stage::Stage;
use super::stage::say;
use super::*;
use mingbai_contract::desk::endpoint::*;
use mingbai_contract::desk::ratings::ReviewComment;

pub async fn windows(stage: &Stage<'_>, who: &Actor, asked: Asked) -> Came {
    match asked {
        Asked::PostLiveCode => {
            let show = ShowCode {
                window: "A02".parse().unwrap(),
                shown: None,
            };
            ask(who, &PostLiveCode, &show).await
        }
        Asked::GetRectifications => {
            let all = GetRectifications::default();
            let shows = |page: &RectificationPage| !page.rectifications.is_empty();
            look(who, &all, &Nothing {}, shows).await
        }
        Asked::GetRectification => {
            let of = GetRectification(stage.bad_rating().await);
            ask(who, &of, &Nothing {}).await
        }
        Asked::PostRatingAnswer => {
            let of = PostRatingAnswer(stage.bad_rating().await);
            ask(who, &of, &say()).await
        }
        Asked::PostComplex => ask(who, &PostComplex(stage.bad_rating().await), &say()).await,
        Asked::PostRatingResult => {
            let of = PostRatingResult(stage.bad_rating().await);
            ask(who, &of, &say()).await
        }
        Asked::PostSetAside => ask(who, &PostSetAside(stage.bad_rating().await), &say()).await,
        Asked::GetWaitingComments => {
            let all = GetWaitingComments::default();
            look(who, &all, &Nothing {}, |page| !page.comments.is_empty()).await
        }
        Asked::PostReview => {
            let of = PostReview(stage.comment().await);
            ask(who, &of, &ReviewComment { release: false }).await
        }
        Asked::PutHandled => {
            let report = ReportHandled {
                window: "A02".parse().unwrap(),
                day: "2026-11-20".parse().unwrap(),
                cases: stage.number(),
            };
            ask(who, &PutHandled, &report).await
        }
        Asked::PostPosters => {
            let posters = PrintPosters {
                windows: vec!["A02".parse().unwrap()],
                size: PosterSize::A6,
                format: PosterFormat::Svg,
                sheet: false,
            };
            match who.browser.file(&PostPosters, &posters).await {
                Ok(_) => Came::Done,
                Err(problem) if problem.r#type == ProblemType::Forbidden => Came::Forbidden,
                Err(problem) => panic!("{problem:?}"),
            }
        }
        other => panic!("{other:?}"),
    }
}
