//! Taking it in, and what follows at once.

use super::Counter;
use super::model::{self, Then};
use crate::api::{Trouble, ask_once};
use crate::platform;
use crate::session::Session;
use crate::text::Lang;
use leptos::prelude::*;
use mingbai_contract::application::EventType;
use mingbai_contract::desk::applications::{NewEvent, Slip, TakeIn};
use mingbai_contract::desk::endpoint::{PostApplication, PostEvent};
use mingbai_contract::desk::staff::Role;
use std::sync::Arc;

/// What was taken in.
#[derive(Debug)]
pub struct Taken {
    /// What the applicant is given.
    pub slip: Slip,
    /// What it was about.
    pub asked: TakeIn,
    /// What followed at once; none where it should have and was not recorded.
    pub then: Option<Then>,
}

/// Sends it, if nothing is wrong with it.
pub fn send(counter: Counter) {
    let (session, forms) = (counter.session, counter.forms);
    let choice = forms.choice.get_untracked();
    let page = untrack(|| counter.guide.value())
        .filter(|page| choice.item.as_ref() == Some(&page.guide.id));
    let own = choice
        .item
        .as_ref()
        .map(|item| untrack(|| counter.own_windows(item)))
        .unwrap_or_default();
    let guide = page.as_ref().map(|page| &page.guide);
    let asked = match model::asked(&choice, guide, &own, &forms.note.get_untracked()) {
        Ok(asked) => asked,
        Err(problems) => return forms.form.refuse(problems),
    };
    let (then, missing) = guide.map_or((Then::Later, Vec::new()), |guide| {
        (model::then(guide, &choice), model::missing(guide, &choice))
    });
    let mut event = match then {
        Then::Accept => Some(NewEvent::new(1, EventType::Accepted)),
        Then::Notice => Some(NewEvent {
            materials: missing,
            ..NewEvent::new(1, EventType::NoticeGiven)
        }),
        Then::Later => None,
    };
    if let Some(event) = &mut event {
        event.role = Some(role(session).to_owned());
    }
    let key = forms.key(&asked);
    let taking = async move {
        let slip = ask_once(session, &PostApplication, &asked, key.as_deref()).await?;
        // It is taken in, whatever becomes of the rest: that can be done on its own page.
        let followed = match event {
            Some(event) => follow(session, &slip, &event).await.is_ok(),
            None => true,
        };
        Ok(Taken {
            slip,
            asked,
            then: followed.then_some(then),
        })
    };
    forms.form.run(taking, move |taken: Taken| {
        forms.clear();
        counter.taken.set(Some(Arc::new(taken)));
        platform::focus("main h1");
    });
}

async fn follow(session: Session, slip: &Slip, event: &NewEvent) -> Result<(), Trouble> {
    let to = PostEvent(slip.number.clone());
    let key = platform::random::<16>();
    let done = ask_once(session, &to, event, key.as_deref()).await;
    done.map(|_| ())
}

/// In which role somebody does it: what the applicant reads is Chinese, whatever the desk's language.
fn role(session: Session) -> &'static str {
    let c = &Lang::Zh.text().common;
    let me = session.me();
    let chief = me.is_some_and(|me| {
        let mut grants = me.member.grants.iter();
        grants.any(|grant| grant.role == Role::ChiefRepresentative)
    });
    if chief { c.role_chief } else { c.role_clerk }
}
