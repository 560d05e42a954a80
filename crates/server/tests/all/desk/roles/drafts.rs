//! The requests of publishers, each about a guide of `scjg`.

use super::requests::{ask, look};
use super::*;
use crate::desk::publishing::{FOOD, file, guide, keep, of, publish};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use mingbai_contract::desk::endpoint::{
    DeletePlanned, GetDraft, GetPublishing, GetSheetTemplate, GetVersion, PostDraftCheck,
    PostDraftDiscard, PostPreview, PostPublication, PostPublicationCheck, PostSheetReport,
    PostSheets, PutDraft,
};
use mingbai_contract::desk::publishing::{
    CheckDraft, Content, DiscardDraft, DraftFile, DraftRevision, ImportSheets, KeepDraft,
    PlannedOutcome, PreviewDraft, Publish, PublishingPage, ReadSheets, SheetFile, SheetReport,
};

/// The day on which drafts are to come out.
const LATER: &str = "2026-12-01";

/// Somebody tries a request of publishers.
pub async fn drafts(stage: &Stage<'_>, who: &Actor, asked: Asked) -> Came {
    match asked {
        Asked::GetPublishing => {
            let shows = |page: &PublishingPage| page.rows.iter().any(|row| row.of == of(FOOD));
            look(who, &GetPublishing, &Nothing {}, shows).await
        }
        Asked::GetDraft => ask(who, &GetDraft(of(FOOD)), &Nothing {}).await,
        Asked::PostDraftCheck => {
            let content = valid(stage).await;
            ask(who, &PostDraftCheck(of(FOOD)), &CheckDraft { content }).await
        }
        Asked::PostPreview => {
            let Content::Guide(guide) = valid(stage).await else {
                panic!("not a guide")
            };
            let english = false;
            ask(who, &PostPreview, &PreviewDraft { guide, english }).await
        }
        Asked::GetVersion => {
            let first = GetVersion {
                of: of(FOOD),
                version: 1,
            };
            ask(who, &first, &Nothing {}).await
        }
        Asked::GetSheetTemplate => ask(who, &GetSheetTemplate, &Nothing {}).await,
        Asked::PutDraft => {
            let before = undrafted(stage).await;
            let published = before.published.unwrap();
            let save = KeepDraft {
                after: before.revision,
                based_on: published.stamp,
                content: published.content,
            };
            ask(who, &PutDraft(of(FOOD)), &save).await
        }
        Asked::PostDraftDiscard => {
            let after = drafted(stage).await.revision;
            ask(who, &PostDraftDiscard(of(FOOD)), &DiscardDraft { after }).await
        }
        Asked::PostSheetReport | Asked::PostSheets => sheets(stage, who, asked).await,
        Asked::PostPublication => ask(who, &PostPublication, &out(stage).await).await,
        Asked::PostPublicationCheck => ask(who, &PostPublicationCheck, &out(stage).await).await,
        Asked::DeletePlanned => {
            let draft = drafted(stage).await;
            let planned = publish(&stage.editor, &[&draft], Some(LATER)).await;
            let id = planned.unwrap().planned.unwrap();
            ask(who, &DeletePlanned(id), &Nothing {}).await
        }
        other => panic!("{other:?}"),
    }
}

/// Whoever does not keep an item learns from the report that it is not theirs, and no draft is made.
async fn sheets(stage: &Stage<'_>, who: &Actor, asked: Asked) -> Came {
    undrafted(stage).await;
    let volume = stage.number();
    let text = format!("事项编号,俗称,年办件量\nfood-business-license,开饭店,{volume}\n");
    let files = vec![SheetFile {
        name: "事项.csv".to_owned(),
        content: STANDARD.encode(text),
    }];
    let read = ReadSheets {
        files: files.clone(),
    };
    if asked == Asked::PostSheetReport {
        let shows = |report: &SheetReport| report.drafts == [of(FOOD)] && !report.has_errors;
        return look(who, &PostSheetReport, &read, shows).await;
    }
    let client = who.browser.client();
    let report = client.desk(&PostSheetReport, &read).await;
    let stamp = report.map(|report| report.stamp).unwrap_or_default();
    match client
        .desk(&PostSheets, &ImportSheets { files, stamp })
        .await
    {
        Ok(_) => Came::Done,
        Err(ClientError::Problem(problem)) => match problem.r#type {
            ProblemType::Forbidden | ProblemType::DraftFaulty => Came::Forbidden,
            _ => panic!("{problem:?}"),
        },
        Err(error) => panic!("{error:?}"),
    }
}

/// What is valid now.
async fn valid(stage: &Stage<'_>) -> Content {
    let file = file(&stage.editor, FOOD).await;
    file.published.unwrap().content
}

/// The guide without a draft of it: whatever was left by whoever tried before is taken back.
async fn undrafted(stage: &Stage<'_>) -> DraftFile {
    let desk = stage.editor.client();
    let page = desk.desk(&GetPublishing, &Nothing {}).await.unwrap();
    let planned = page.planned.into_iter();
    for waiting in planned.filter(|plan| plan.outcome == PlannedOutcome::Waiting) {
        let back = DeletePlanned(waiting.id);
        desk.desk(&back, &Nothing {}).await.unwrap();
    }
    let before = file(&stage.editor, FOOD).await;
    if before.draft.is_none() {
        return before;
    }
    let discard = DiscardDraft {
        after: before.revision,
    };
    let discarded = desk.desk(&PostDraftDiscard(of(FOOD)), &discard).await;
    discarded.unwrap();
    file(&stage.editor, FOOD).await
}

/// A fresh draft that could come out.
async fn drafted(stage: &Stage<'_>) -> DraftFile {
    undrafted(stage).await;
    let volume = stage.number();
    let kept = keep(&stage.editor, FOOD, guide(|g| g.annual_volume = volume));
    kept.await.unwrap()
}

/// That a fresh draft comes out at once.
async fn out(stage: &Stage<'_>) -> Publish {
    let draft = drafted(stage).await;
    let draft = DraftRevision {
        of: draft.of,
        revision: draft.revision,
    };
    Publish {
        drafts: vec![draft],
        day: None,
    }
}
