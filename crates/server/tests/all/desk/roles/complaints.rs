//! What officers do with complaints, summaries and office keys.

use super::requests::{Actor, Asked, Came, ask, look};
use super::stage::Stage;
use super::stage::summary;
use super::*;
use crate::complaints::key_file;
use mingbai_contract::complaint::{BoxKey, Office};
use mingbai_contract::desk::complaints::{
    KeyStanding, MakeOfficeKey, ReplaceKeyFile, SetDepartments,
};
use mingbai_contract::desk::endpoint::*;
use mingbai_contract::log::KeyId;
use mingbai_domain::log::sign::box_key_id;
use mingbai_server::store::office_keys::KeptKey;

pub async fn complaints(stage: &Stage<'_>, who: &Actor, asked: Asked) -> Came {
    match asked {
        Asked::GetComplaints => {
            let all = GetComplaints::default();
            look(who, &all, &Nothing {}, |page| !page.complaints.is_empty()).await
        }
        Asked::GetComplaint => {
            let of = GetComplaint(stage.complaint().await);
            ask(who, &of, &Nothing {}).await
        }
        Asked::PostTakeUp => {
            let of = PostTakeUp(stage.complaint().await);
            ask(who, &of, &MoveComplaint { after: 1 }).await
        }
        Asked::PutComplaintDepartments => {
            let of = PutComplaintDepartments(stage.taken_up().await);
            let both = SetDepartments {
                after: 2,
                departments: ["scjg", "gongan"].map(|id| id.parse().unwrap()).to_vec(),
            };
            ask(who, &of, &both).await
        }
        Asked::PostFifteen => {
            let of = PostFifteen(stage.complaint().await);
            ask(who, &of, &stage.message(1)).await
        }
        Asked::PostExtension => {
            let of = PostExtension(stage.taken_up().await);
            ask(who, &of, &stage.message(2)).await
        }
        Asked::PostReply => {
            let of = PostReply(stage.taken_up().await);
            ask(who, &of, &stage.message(2)).await
        }
        Asked::PostConclusion => {
            let of = PostConclusion(stage.taken_up().await);
            ask(who, &of, &stage.message(2)).await
        }
        Asked::PostStepUp => {
            let of = PostStepUp(stage.complaint().await);
            ask(who, &of, &MoveComplaint { after: 1 }).await
        }
        Asked::PutSummary => {
            let of = PutSummary(stage.concluded().await);
            ask(who, &of, &summary()).await
        }
        Asked::GetWaitingSummaries => {
            stage.proposed().await;
            let shows = |list: &WaitingSummaries| !list.summaries.is_empty();
            look(who, &GetWaitingSummaries, &Nothing {}, shows).await
        }
        Asked::PostRelease => {
            let of = PostRelease(stage.proposed().await);
            ask(who, &of, &MoveComplaint { after: 4 }).await
        }
        _ => Box::pin(office_keys(stage, who, asked)).await,
    }
}

async fn office_keys(stage: &Stage<'_>, who: &Actor, asked: Asked) -> Came {
    // Each office keeps its own.
    let is_supervisor = who
        .grants
        .iter()
        .any(|grant| grant.role == Role::Supervisor);
    let office = match is_supervisor {
        true => Office::SupervisionOffice,
        false => Office::ComplaintOffice,
    };
    let mut key = BoxKey([0; 32]);
    key.0[..4].copy_from_slice(&stage.number().to_be_bytes());
    match asked {
        Asked::GetOfficeKeyFiles => {
            let shows = |list: &OfficeKeyList| !list.keys.is_empty();
            look(who, &GetOfficeKeyFiles, &Nothing {}, shows).await
        }
        Asked::PostOfficeKey => {
            let made = MakeOfficeKey {
                office,
                key,
                file: key_file(1),
            };
            ask(who, &PostOfficeKey, &made).await
        }
        Asked::PutKeyFile => {
            let of = PutKeyFile(pending(stage, office, key).await);
            ask(who, &of, &ReplaceKeyFile { file: key_file(2) }).await
        }
        Asked::DeleteOfficeKey => {
            let of = DeleteOfficeKey(pending(stage, office, key).await);
            ask(who, &of, &Nothing {}).await
        }
        other => panic!("{other:?}"),
    }
}

/// A key of an office that nobody has signed yet.
async fn pending(stage: &Stage<'_>, office: Office, key: BoxKey) -> KeyId {
    let made = KeptKey {
        id: box_key_id(&key),
        office,
        key,
        standing: KeyStanding::Pending,
        signed: None,
        file: key_file(1),
    };
    let entry = crate::complaints::record(Deed::OfficeKeyMade, "office-key");
    let kept = stage.bed.store.keep_office_key(&made, &entry).await;
    kept.unwrap().unwrap();
    made.id
}
