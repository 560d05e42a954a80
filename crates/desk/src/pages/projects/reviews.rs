//! Joint reviews (R5): who is invited, who said what, what silence has brought about; inviting, and recording an
//! opinion.

use super::file::{Open, correction};
use super::model;
use crate::drafts::Drafts;
use crate::offices::{self, Offices};
use crate::text::{Text, fill, written_in};
use crate::ui::field::{Area, Field, Kind, bad, wrong_line};
use crate::ui::select::Select;
use leptos::prelude::*;
use mingbai_contract::DepartmentId;
use mingbai_contract::application::{DeemedCause, Opinion};
use mingbai_contract::desk::Operation;
use mingbai_contract::project::{Invitee, JointReview};
use mingbai_domain::project::{Voice, voice};
use mingbai_view::{CollectNodes, Event, IntoNode, Node, view};
use std::sync::Arc;

/// The reviews.
pub(super) fn part(open: &Open<'_>) -> Node {
    let g = &open.t.green;
    let reviews = &open.project().reviews;
    let each = reviews.iter().map(|review| one(open, review));
    let list = if reviews.is_empty() {
        view! { <p class="soft">{g.no_reviews}</p> }
    } else {
        each.collect_nodes()
    };
    let may = open.session.may(Operation::KeepProject);
    view! {
        <section class="sec">
            <h3>{g.reviews}</h3>
            <p class="soft">{g.reviews_lead}</p>
            {list}
            {may.then(|| opinion(open))}
            {open.keeps.then(|| invite(open))}
        </section>
    }
}

fn one(open: &Open<'_>, review: &JointReview) -> Node {
    let g = &open.t.green;
    let title = fill(g.review_no, &[&review.no.to_string(), &review.subject]);
    let when = fill(g.review_when, &[&open.day(review.held_on.0), &review.place]);
    let rows = review.invited.iter().map(|invitee| {
        let (class, words) = said(open, review, invitee);
        let reasons = invitee.reasons.as_ref().map(|reasons| {
            view! { <p class="words" lang=written_in(reasons)>{reasons.clone()}</p> }
        });
        view! {
            <tr>
                <th scope="row">{open.department(&invitee.department)}</th>
                <td><span class=class>{words}</span>{reasons}</td>
            </tr>
        }
    });
    view! {
        <div class="review">
            <h4 lang=written_in(&title)>{title}</h4>
            <p class="soft" lang=written_in(&when)>{when}</p>
            <table class="wl voices">
                <thead class="vh">
                    <tr><th scope="col">{g.opinion_who}</th><th scope="col">{g.opinion_what}</th></tr>
                </thead>
                <tbody>{rows.collect_nodes()}</tbody>
            </table>
        </div>
    }
}

/// What a department said, or what counts as its opinion: the class of the words, and they.
fn said(open: &Open<'_>, review: &JointReview, invitee: &Invitee) -> (&'static str, String) {
    let g = &open.t.green;
    match voice(open.project(), review, invitee, open.today) {
        Voice::Awaited => ("soft", g.voice_awaited.to_owned()),
        Voice::Suspended => ("st wait-st", g.voice_suspended.to_owned()),
        Voice::Consent => ("st ok", g.voice_consent.to_owned()),
        Voice::Objection => ("st late", g.voice_objection.to_owned()),
        Voice::Deemed { cause, since } => {
            let words = match cause {
                DeemedCause::Absent => g.voice_absent.to_owned(),
                DeemedCause::Overdue => fill(g.voice_silent, &[&open.day(since)]),
            };
            ("st wait-st", words)
        }
    }
}

/// Recording an opinion that is still awaited: one's own, or, for whoever keeps the project, anybody's.
fn opinion(open: &Open<'_>) -> Option<Node> {
    let (t, g) = (open.t, &open.t.green);
    let forms = Drafts::here().green.opinion;
    let form = forms.form;
    let mut options = Vec::new();
    let mut day_reached = false;
    for review in &open.project().reviews {
        for invitee in &review.invited {
            let mine = open.keeps || open.permit.holds(&invitee.department);
            let awaited = voice(open.project(), review, invitee, open.today) == Voice::Awaited;
            if mine && awaited {
                let words = fill(
                    g.opinion_of,
                    &[
                        &review.no.to_string(),
                        &open.department(&invitee.department),
                    ],
                );
                options.push((format!("{}/{}", review.no, invitee.department), words));
                day_reached |= review.held_on.0 <= open.today;
            }
        }
    }
    if options.is_empty() {
        return None;
    }
    let who = Select {
        form,
        at: "/who",
        label: g.opinion_who,
        hint: None,
        options,
        value: forms.who,
    };
    let reasons = Area {
        form,
        at: "/reasons",
        label: g.objection_why,
        hint: None,
        rows: 3,
        value: forms.reasons,
    };
    let objects = Memo::new(move |_| forms.opinion.get() == Opinion::Objection);
    let why = move || objects.get().then(|| reasons_view(&reasons));
    let (file, here, session) = (Arc::clone(open.file), open.here, open.session);
    let submit = move |event: Event| {
        event.prevent_default();
        let who = forms.who.get_untracked();
        let found = who.split_once('/').and_then(|(no, department)| {
            Some((
                no.parse::<u16>().ok()?,
                department.parse::<DepartmentId>().ok()?,
            ))
        });
        let Some((no, department)) = found else {
            return;
        };
        let (what, why) = (forms.opinion.get_untracked(), forms.reasons.get_untracked());
        match model::opine(&file.page.project, (no, &department), what, &why) {
            Ok(next) => here.keep(session, form, &file, next, move || {
                forms.clear();
                here.done.set(Some(g.recorded));
            }),
            Err(problems) => form.refuse(problems),
        }
    };
    // Nobody says of the own department that it stayed away, or that of what is still to come.
    let away = (open.keeps && day_reached).then(|| choice(forms, Opinion::Absent, g.say_absent));
    Some(view! {
        <form class="sub-form" novalidate="" on:submit=submit>
            <h4>{g.opinion}</h4>
            {form.summary()}
            {who.view()}
            <fieldset class=bad(form, "/opinion") id=form.field_id("/opinion")>
                <legend>{g.opinion_what}</legend>
                {wrong_line(form, "/opinion")}
                <div class="boxes">
                    {choice(forms, Opinion::Consent, g.say_consent)}
                    {choice(forms, Opinion::Objection, g.say_objection)}
                    {away}
                </div>
            </fieldset>
            {why.into_node()}
            {correction(t, form)}
            <p class="acts go">{form.button(g.opinion_go)}</p>
        </form>
    })
}

fn reasons_view(area: &Area) -> Node {
    Area { ..*area }.view()
}

fn choice(forms: super::forms::OpinionForm, opinion: Opinion, words: &'static str) -> Node {
    let chosen = move || forms.opinion.get() == opinion;
    view! {
        <label class="check">
            <input class="tick round" type="radio" name="opinion" prop:checked=chosen on:change=move |_| forms.opinion.set(opinion) />
            <span>{words}</span>
        </label>
    }
}

/// Inviting departments to another review.
fn invite(open: &Open<'_>) -> Node {
    let (t, g) = (open.t, &open.t.green);
    let forms = Drafts::here().green.invite;
    let form = forms.form;
    let project = open.project();
    let stages = project.stages.iter();
    let stages = stages.filter(|stage| !model::of_stage(project, stage).is_empty());
    let stage = Select {
        form,
        at: "/stage",
        label: g.stage,
        hint: None,
        options: stages.map(|one| (one.clone(), one.clone())).collect(),
        value: forms.stage,
    };
    let field = |at, label, kind, value| {
        Field {
            form,
            at,
            label,
            hint: None,
            kind,
            value,
        }
        .view()
    };
    let (file, here, session) = (Arc::clone(open.file), open.here, open.session);
    let of = Arc::clone(&file);
    let boxes = move || {
        boxes(
            t,
            forms,
            &model::of_stage(&of.page.project, &forms.stage.get()),
        )
    };
    let submit = move |event: Event| {
        event.prevent_default();
        match model::invite(&file.page.project, &forms.filled()) {
            Ok(next) => here.keep(session, form, &file, next, move || {
                forms.clear();
                here.done.set(Some(g.invited));
            }),
            Err(problems) => form.refuse(problems),
        }
    };
    view! {
        <details class="fold-away">
            <summary>{g.invite}</summary>
            <form novalidate="" on:submit=submit>
                {form.summary()}
                {stage.view()}
                {field("/subject", g.subject, Kind::Words, forms.subject)}
                {field("/held_on", g.held_on, Kind::Day, forms.held_on)}
                {field("/place", g.place, Kind::Words, forms.place)}
                <fieldset class=bad(form, "/invited") id=form.field_id("/invited")>
                    <legend>{g.departments}</legend>
                    {wrong_line(form, "/invited")}
                    <div class="boxes">{boxes.into_node()}</div>
                </fieldset>
                <p class="acts go">{form.button(g.invite_go)}</p>
            </form>
        </details>
    }
}

/// The departments of a stage, all of them asked at first.
fn boxes(t: &'static Text, forms: super::forms::InviteForm, departments: &[DepartmentId]) -> Node {
    let offices = Offices::here();
    let each = departments.iter().map(|department| {
        let (own, named) = (department.clone(), department.clone());
        let asked = {
            let own = own.clone();
            move || forms.left_out.with(|left_out| !left_out.contains(&own))
        };
        let tick = move |event: Event| {
            forms.left_out.update(|left_out| {
                left_out.retain(|one| *one != own);
                if !event.checked() {
                    left_out.push(own.clone());
                }
            });
        };
        let words = move || offices::department(offices.value().as_deref(), t.lang, &named);
        view! {
            <label class="check">
                <input class="tick" type="checkbox" prop:checked=asked on:change=tick />
                <span>{words}</span>
            </label>
        }
    });
    each.collect_nodes()
}
