//! What has to be filled in for each act.

use super::model::{Act, Chosen};
use super::{Doing, materials};
use crate::offices::{self, Offices};
use crate::text::{Text, fill, work_terms, written_in};
use crate::ui::field::{Area, Field, Kind, bad, described, wrong_line};
use leptos::prelude::*;
use mingbai_contract::application::{DecisionKind, Handling, Opinion};
use mingbai_view::{CollectNodes, Event, Node, view};
use std::sync::Arc;

/// The fields of an act.
pub fn of(t: &'static Text, doing: &Doing, act: Act) -> Node {
    let a = &t.acts;
    match act {
        Act::Accept | Act::Resume | Act::Deliver | Act::Withdraw => note(t, doing),
        Act::Refuse => view! { {reasons(doing, a.reasons, Some(a.reasons_hint))} },
        Act::Notice => view! { {materials::part(t, doing, a.notice_missing)} {note(t, doing)} },
        Act::Supplement => {
            view! { {materials::part(t, doing, a.supplement_came)} {note(t, doing)} }
        }
        Act::Decide => view! {
            {decision(t, doing)}
            {reasons(doing, a.decide_reasons, None)}
            {note(t, doing)}
        },
        Act::End => view! { {ends(t, doing)} {reasons(doing, a.end_reasons, None)} },
        Act::Pause => pause(t, doing),
        Act::Ask => ask(t, doing),
        Act::Begin => step(t, doing, &doing.possible.begin),
        Act::Explain => explain(t, doing),
    }
}

fn note(t: &'static Text, doing: &Doing) -> Node {
    let field = Field {
        form: doing.forms.form,
        at: "/note",
        label: t.acts.note,
        hint: None,
        kind: Kind::Words,
        value: doing.forms.note,
    };
    field.view()
}

fn reasons(doing: &Doing, label: &'static str, hint: Option<&'static str>) -> Node {
    let area = Area {
        form: doing.forms.form,
        at: "/reasons",
        label,
        hint,
        rows: 4,
        value: doing.forms.reasons,
    };
    area.view()
}

/// One of several, chosen.
struct Choice {
    /// Its name as a JSON pointer.
    at: &'static str,
    /// What is chosen.
    legend: &'static str,
    /// The possibilities, each with the language that it is in where that is another one.
    words: Vec<(String, Option<&'static str>)>,
}

impl Choice {
    /// Radio buttons. `is` says whether the one at a place is chosen, `choose` chooses it.
    fn view(
        self,
        doing: &Doing,
        is: impl Fn(&Chosen, usize) -> bool + Clone + Send + Sync + 'static,
        choose: impl Fn(&mut Chosen, usize) + Clone + 'static,
    ) -> Node {
        let (form, chosen) = (doing.forms.form, doing.forms.chosen);
        let name = form.field_id(self.at);
        let each = self.words.into_iter().enumerate().map(|(place, (words, tag))| {
            let (is, choose) = (is.clone(), choose.clone());
            let checked = move || chosen.with(|chosen| is(chosen, place));
            let pick = move |_| chosen.update(|chosen| choose(chosen, place));
            view! {
                <label class="check">
                    <input class="tick round" type="radio" name=name.clone() prop:checked=checked on:change=pick />
                    <span lang=tag>{words}</span>
                </label>
            }
        });
        view! {
            <fieldset
                class=bad(form, self.at)
                id=form.field_id(self.at)
                aria-describedby=described(form, self.at, false)
            >
                <legend>{self.legend}</legend>
                {wrong_line(form, self.at)}
                <div class="boxes">{each.collect_nodes()}</div>
            </fieldset>
        }
    }
}

fn plain(words: &'static str) -> (String, Option<&'static str>) {
    (words.to_owned(), None)
}

fn decision(t: &'static Text, doing: &Doing) -> Node {
    const ALL: [DecisionKind; 2] = [DecisionKind::Granted, DecisionKind::Denied];
    let a = &t.acts;
    let choice = Choice {
        at: "/decision",
        legend: a.decide_what,
        words: vec![plain(a.decide_granted), plain(a.decide_denied)],
    };
    choice.view(
        doing,
        |chosen, place| chosen.decision.is_some() && chosen.decision == ALL.get(place).copied(),
        |chosen, place| chosen.decision = ALL.get(place).copied(),
    )
}

/// Which step ends, where several are under way, and how.
fn ends(t: &'static Text, doing: &Doing) -> Node {
    let (a, offices) = (&t.acts, Offices::here());
    let (possible, chosen) = (Arc::clone(&doing.possible), doing.forms.chosen);
    let own = doing.clone();
    let which = {
        let possible = Arc::clone(&possible);
        move || {
            let catalog = offices.value();
            let each = possible.end.iter().map(|one| {
                let department = one.department.as_ref();
                let department =
                    department.map(|id| offices::department(catalog.as_deref(), t.lang, id));
                match department {
                    Some(name) => (fill(t.common.bracket, &[&one.step, &name]), None),
                    None => (one.step.clone(), written_in(&one.step)),
                }
            });
            let choice = Choice {
                at: "/step",
                legend: a.end_which,
                words: each.collect(),
            };
            let all = possible.end.len();
            choice.view(
                &own,
                move |chosen, place| chosen.end.min(all.saturating_sub(1)) == place,
                |chosen, place| {
                    chosen.end = place;
                    chosen.opinion = None;
                },
            )
        }
    };
    let own = doing.clone();
    // What is chosen further down must not build the buttons anew: they have the focus.
    let which_one = Memo::new(move |_| chosen.with(|chosen| chosen.end));
    let outcome = move || {
        let place = which_one.get();
        let one = possible.end.get(place).or(possible.end.first())?;
        let asked = one.handling != Handling::Own;
        let consent = if asked {
            a.end_consent
        } else {
            a.end_done_words
        };
        let mut all = vec![Opinion::Consent, Opinion::Objection];
        let mut words = vec![plain(consent), plain(a.end_objection)];
        if one.absent {
            all.push(Opinion::Absent);
            words.push(plain(a.end_absent));
        }
        let choice = Choice {
            at: "/opinion",
            legend: a.end_outcome,
            words,
        };
        let of = all.clone();
        Some(choice.view(
            &own,
            move |chosen, place| {
                chosen.opinion.is_some() && chosen.opinion == of.get(place).copied()
            },
            move |chosen, place| chosen.opinion = all.get(place).copied(),
        ))
    };
    view! { {which} {outcome} }
}

fn pause(t: &'static Text, doing: &Doing) -> Node {
    let (a, forms) = (&t.acts, doing.forms);
    let possible = doing.possible.pause.iter();
    let words = possible.map(|code| plain(work_terms::exclusion(t, *code)));
    let choice = Choice {
        at: "/exclusion",
        legend: a.pause_why,
        words: words.collect(),
    };
    let (all, of) = (Arc::clone(&doing.possible), Arc::clone(&doing.possible));
    let why = choice.view(
        doing,
        move |chosen, place| {
            let found = chosen.exclusion(&of);
            found.is_some() && found == of.pause.get(place).copied()
        },
        move |chosen, place| chosen.exclusion = all.pause.get(place).copied(),
    );
    let document = Field {
        form: forms.form,
        at: "/document",
        label: a.pause_document,
        hint: Some(a.pause_document_hint),
        kind: Kind::Words,
        value: forms.document,
    };
    let until = Field {
        form: forms.form,
        at: "/planned_until",
        label: a.pause_until,
        hint: None,
        kind: Kind::Day,
        value: forms.until,
    };
    view! { {why} {document.view()} {until.view()} {note(t, doing)} }
}

/// Which step it is, of those that are possible.
fn step(t: &'static Text, doing: &Doing, possible: &[String]) -> Node {
    let words = possible.iter().map(|step| (step.clone(), written_in(step)));
    let choice = Choice {
        at: "/step",
        legend: t.acts.step,
        words: words.collect(),
    };
    let (all, of) = (possible.to_vec(), possible.to_vec());
    choice.view(
        doing,
        move |chosen, place| {
            let found = chosen.step(&of);
            found.is_some() && found == of.get(place)
        },
        move |chosen, place| chosen.step = all.get(place).cloned(),
    )
}

fn ask(t: &'static Text, doing: &Doing) -> Node {
    let (a, forms, offices) = (&t.acts, doing.forms, Offices::here());
    let form = forms.form;
    let how = Choice {
        at: "/handling",
        legend: a.ask_how,
        words: vec![plain(a.ask_parallel), plain(a.ask_joint)],
    };
    let how = how.view(
        doing,
        |chosen, place| chosen.joint == (place == 1),
        |chosen, place| chosen.joint = place == 1,
    );
    let days = Field {
        form,
        at: "/working_days",
        label: a.ask_days,
        hint: None,
        kind: Kind::Count,
        value: forms.days,
    };
    let id = form.field_id("/department");
    let own = doing.file.department.clone();
    let options = move || {
        let catalog = offices.value()?;
        let others = catalog.departments.iter();
        let others = others.filter(|department| department.id != own);
        let each = others.map(|department| {
            let selected = forms.chosen.with_untracked(|chosen| {
                chosen.department.as_ref() == Some(&department.id)
            });
            let name = t.lang.pick(&department.name).to_owned();
            view! { <option value=department.id.to_string() selected=selected.then_some("")>{name}</option> }
        });
        Some(each.collect_nodes())
    };
    let choose = move |event: Event| {
        let id = event.value().parse().ok();
        forms.chosen.update(|chosen| chosen.department = id);
    };
    let invalid = move || form.wrong("/department").map(|_| "true");
    view! {
        {step(t, doing, &doing.possible.ask)}
        <div class=bad(form, "/department")>
            <label for=id.clone()>{a.ask_department}</label>
            {wrong_line(form, "/department")}
            <select
                class="input"
                id=id
                aria-describedby=described(form, "/department", false)
                aria-invalid=invalid
                on:change=choose
            >
                <option value="">{a.choose}</option>
                {options}
            </select>
        </div>
        {days.view()}
        {how}
        {note(t, doing)}
    }
}

fn explain(t: &'static Text, doing: &Doing) -> Node {
    let (a, forms) = (&t.acts, doing.forms);
    let all = doing.possible.explain.len();
    let which = (all > 1).then(|| {
        let words = doing.possible.explain.iter();
        let words = words.map(|late| {
            let clock = work_terms::clock(t, late.clock, late.step.as_deref());
            let due = t.lang.day(late.due.0, Some(doing.file.view.as_of.date().0));
            (fill(t.work.overtime_of, &[&clock, &due]), None)
        });
        let choice = Choice {
            at: "/clock",
            legend: a.explain_which,
            words: words.collect(),
        };
        choice.view(
            doing,
            move |chosen, place| chosen.late.min(all - 1) == place,
            |chosen, place| chosen.late = place,
        )
    });
    let area = Area {
        form: forms.form,
        at: "/reason",
        label: a.explain_reason,
        hint: None,
        rows: 4,
        value: forms.why,
    };
    view! { {which} {area.view()} }
}
