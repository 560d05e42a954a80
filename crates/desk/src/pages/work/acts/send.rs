//! Sending what a clerk does: once, and with a word about whoever was quicker.

use super::Doing;
use super::model::{Act, Around, Asked, asked, name};
use crate::api::{Trouble, ask_once};
use crate::session::Session;
use crate::text::{Lang, Text};
use leptos::prelude::GetUntracked;
use mingbai_contract::application::ApplicationNumber;
use mingbai_contract::desk::endpoint::{
    DeskEndpoint, GetApplication, PostDecision, PostEvent, PostOvertimeReason,
};
use mingbai_contract::desk::staff::{Grant, Role};
use serde::de::DeserializeOwned;

/// What came of it.
enum Came {
    /// It is on record.
    Done,
    /// Somebody else was quicker: nothing is.
    Lost,
}

/// What names the number of events in a request.
const AFTER: &str = "/after";

/// Sends an act, if nothing is wrong with it.
pub fn send(t: &'static Text, doing: &Doing, act: Act) {
    let (session, forms, case) = (doing.session, doing.forms, doing.case);
    let view = &doing.file.view;
    let number = view.application.number.clone();
    let events = view.application.events.len();
    let after = u32::try_from(events).unwrap_or(u32::MAX);
    let me = session.me();
    let grants = me.map(|me| me.member.grants.clone()).unwrap_or_default();
    let around = Around {
        possible: &doing.possible,
        after,
        role: role(&grants, doing),
        now: view.as_of,
    };
    let request = match asked(act, &forms.filled(), around) {
        Ok(request) => request,
        Err(problems) => return forms.form.refuse(problems),
    };
    let said = done(t, act);
    let key = forms.key(name(&number, &request));
    let sending = async move {
        let came = match put(session, &number, request, key.as_deref()).await {
            Ok(()) => Came::Done,
            Err(Trouble::Fields(fields)) if fields.iter().any(|one| one.field == AFTER) => {
                Came::Lost
            }
            Err(trouble) => return Err(trouble),
        };
        // What can be done next is offered once it is known how it stands: nothing is begun that would be taken away.
        case.slot.renew(session, GetApplication(number)).await;
        Ok(came)
    };
    forms.form.run(sending, move |came| match came {
        Came::Done => {
            forms.done();
            case.changed(session, said);
        }
        Came::Lost => {
            // What was filled in stays: it may still be right.
            forms.form.clear();
            if forms.act.get_untracked() == Some(act) {
                case.lost(session, after);
            }
        }
    });
}

async fn put(
    session: Session,
    number: &ApplicationNumber,
    asked: Asked,
    key: Option<&str>,
) -> Result<(), Trouble> {
    let number = number.clone();
    match asked {
        Asked::Event(event) => one(session, &PostEvent(number), &event, key).await,
        Asked::Decision(decide) => one(session, &PostDecision(number), &decide, key).await,
        Asked::Reason(reason) => one(session, &PostOvertimeReason(number), &reason, key).await,
    }
}

async fn one<E>(
    session: Session,
    endpoint: &E,
    body: &E::Body,
    key: Option<&str>,
) -> Result<(), Trouble>
where
    E: DeskEndpoint<Answer: DeserializeOwned>,
{
    ask_once(session, endpoint, body, key).await.map(|_| ())
}

/// In which role somebody does it: what the applicant reads is Chinese, whatever the desk's language.
fn role(grants: &[Grant], doing: &Doing) -> &'static str {
    let c = &Lang::Zh.text().common;
    let file = &doing.file;
    let concerned = |grant: &&Grant| {
        let own = grant.department.as_ref();
        own == Some(&file.department) || own == Some(&file.counter_department)
    };
    let chief = |grant: &Grant| grant.role == Role::ChiefRepresentative;
    let mut own = grants.iter().filter(concerned).peekable();
    let is_chief = if own.peek().is_some() {
        own.any(chief)
    } else {
        grants.iter().any(chief)
    };
    if is_chief { c.role_chief } else { c.role_clerk }
}

/// What is said when it is done.
const fn done(t: &Text, act: Act) -> &'static str {
    let a = &t.acts;
    match act {
        Act::Accept => a.accept_done,
        Act::Notice => a.notice_done,
        Act::Refuse => a.refuse_done,
        Act::Supplement => a.supplement_done,
        Act::Decide => a.decide_done,
        Act::Resume => a.resume_done,
        Act::End => a.end_done,
        Act::Pause => a.pause_done,
        Act::Ask => a.ask_done,
        Act::Begin => a.begin_done,
        Act::Deliver => a.deliver_done,
        Act::Explain => a.explain_done,
        Act::Withdraw => a.withdraw_done,
    }
}
