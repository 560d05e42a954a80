//! What happened to an approval: chosen, filled in, recorded.

use super::file::{Open, correction};
use super::forms::RecordForm;
use super::model::{self, What};
use crate::drafts::Drafts;
use crate::text::{Lang, Text, fill, work_terms};
use crate::ui::field::{Area, Field, Kind};
use crate::ui::select::Select;
use leptos::prelude::*;
use mingbai_contract::desk::projects::GreenItem;
use mingbai_contract::guide::ExclusionCode;
use mingbai_contract::project::Approval;
use mingbai_contract::{Date, MaterialId};
use mingbai_domain::project::Planned;
use mingbai_view::{Event, IntoNode, Node, view};
use std::sync::Arc;

/// One approval of which something may be recorded.
#[derive(Clone)]
struct Choice {
    no: String,
    words: String,
    whats: Vec<What>,
    /// The materials that may be promised, and those that are owed, with their names.
    left: Vec<(String, String)>,
    owed: Vec<(String, String)>,
    exclusions: Vec<ExclusionCode>,
}

/// The form.
pub(super) fn part(open: &Open<'_>) -> Node {
    let (t, g) = (open.t, &open.t.green);
    let choices = Arc::new(choices(open));
    if choices.is_empty() {
        return view! {
            <section class="sec"><h3>{g.record}</h3><p class="soft">{g.nothing_possible}</p></section>
        };
    }
    let forms = Drafts::here().green.record;
    let form = forms.form;
    let options = choices.iter();
    let options = options.map(|one| (one.no.clone(), one.words.clone()));
    let approval = Select {
        form,
        at: "/approval",
        label: g.approval,
        hint: None,
        options: options.collect(),
        value: forms.approval,
    };
    let chosen = {
        let choices = Arc::clone(&choices);
        move || {
            let no = forms.approval.get();
            choices.iter().find(|one| one.no == no).cloned()
        }
    };
    let (file, channel) = (Arc::clone(open.file), open.channel.clone());
    let (here, session, today) = (open.here, open.session, Date(open.today));
    let kinds = {
        let chosen = chosen.clone();
        move || {
            let whats = chosen()?.whats;
            Some(kinds(t, forms, &whats))
        }
    };
    let longest = open.channel.longest_promise;
    let rest = {
        let chosen = chosen.clone();
        move || Some(fields(t, forms, &chosen()?, forms.what.get()?, longest))
    };
    let submit = move |event: Event| {
        event.prevent_default();
        let Some(what) = effective(forms, untrack(&chosen).as_ref()) else {
            return;
        };
        let filled = forms.filled();
        match model::happen(&file.page.project, &channel, what, &filled, today) {
            Ok(next) => here.keep(session, form, &file, next, move || {
                forms.rest();
                here.done.set(Some(g.recorded));
            }),
            Err(problems) => form.refuse(problems),
        }
    };
    view! {
        <section class="sec">
            <h3>{g.record}</h3>
            <p class="soft">{g.record_lead}</p>
            <form novalidate="" on:submit=submit>
                {form.summary()}
                {approval.view()}
                {kinds.into_node()}
                {rest.into_node()}
                {correction(t, form)}
                <p class="acts go">{form.button(g.record_go)}</p>
            </form>
        </section>
    }
}

/// What is chosen, if the approval that is chosen lets it be recorded.
fn effective(forms: RecordForm, chosen: Option<&Choice>) -> Option<What> {
    let what = forms.what.get_untracked();
    let whats = &chosen?.whats;
    what.filter(|what| whats.contains(what))
}

/// The approvals of which somebody may record something.
fn choices(open: &Open<'_>) -> Vec<Choice> {
    let approvals = open.project().approvals.iter();
    let approvals = approvals.zip(&open.schedule.approvals);
    let mine =
        approvals.filter(|(approval, _)| open.keeps || open.permit.holds(&approval.department));
    let choices = mine.map(|(approval, planned)| choice(open, approval, planned));
    choices.filter(|one| !one.whats.is_empty()).collect()
}

fn choice(open: &Open<'_>, approval: &Approval, planned: &Planned) -> Choice {
    let item = model::item_of(open.channel, &approval.item);
    let named = |ids: Vec<MaterialId>| {
        let ids = ids.into_iter();
        ids.map(|id| (id.to_string(), material(open, item, approval, &id)))
            .collect()
    };
    Choice {
        no: approval.no.to_string(),
        words: fill(
            open.t.common.bracket,
            &[&open.item(&approval.item), &approval.stage],
        ),
        whats: model::possible(approval, planned, item),
        left: named(model::left(approval, item)),
        owed: named(model::owed(approval)),
        exclusions: item.map_or_else(Vec::new, |item| item.exclusions.clone()),
    }
}

/// What a material is called.
pub(super) fn material(
    open: &Open<'_>,
    item: Option<&GreenItem>,
    approval: &Approval,
    id: &MaterialId,
) -> String {
    let of_page = open.file.page.items.iter();
    let of_page = of_page
        .filter(|one| one.id == approval.item)
        .flat_map(|one| &one.materials);
    let of_item = item.map_or(&[][..], |item| &item.deferrable);
    let mut all = of_page.chain(of_item);
    let found = all.find(|one| one.id == *id);
    found.map_or_else(|| id.to_string(), |one| one.name.clone())
}

fn kinds(t: &'static Text, forms: RecordForm, whats: &[What]) -> Node {
    let g = &t.green;
    // Another approval may not let what was chosen be recorded.
    let now = forms.what.get_untracked();
    if now.is_none_or(|now| !whats.contains(&now)) {
        forms.what.set(whats.first().copied());
    }
    let now = forms.what.get_untracked();
    let options = whats.iter().map(|what| {
        let selected = (Some(*what) == now).then_some("");
        view! { <option value=what.code() selected=selected>{name(t, *what)}</option> }
    });
    let options: Vec<Node> = options.collect();
    let id = forms.form.field_id("/what");
    let pick = move |event: Event| forms.what.set(What::parse(&event.value()));
    view! {
        <div class="field">
            <label for=id.clone()>{g.what}</label>
            <select class="input" id=id on:change=pick>{options}</select>
        </div>
    }
}

const fn name(t: &Text, what: What) -> &'static str {
    let g = &t.green;
    match what {
        What::HandIn => g.what_hand_in,
        What::Decide => g.what_decide,
        What::Explain => g.what_explain,
        What::Defer => g.what_defer,
        What::Came => g.what_came,
        What::Pause => g.what_pause,
        What::Resume => g.what_resume,
    }
}

/// The fields that go with what happened.
fn fields(
    t: &'static Text,
    forms: RecordForm,
    choice: &Choice,
    what: What,
    longest: Option<u16>,
) -> Node {
    let g = &t.green;
    let day = |at, label, hint, value| {
        let kind = Kind::Day;
        Field {
            form: forms.form,
            at,
            label,
            hint,
            kind,
            value,
        }
        .view()
    };
    let when = || day("/day", g.day, Some(g.day_hint), forms.day);
    let words = |label, rows| {
        Area {
            form: forms.form,
            at: "/words",
            label,
            hint: None,
            rows,
            value: forms.words,
        }
        .view()
    };
    let material = |options: &[(String, String)]| {
        Select {
            form: forms.form,
            at: "/material",
            label: g.material,
            hint: None,
            options: options.to_vec(),
            value: forms.material,
        }
        .view()
    };
    match what {
        What::HandIn | What::Decide | What::Resume => when(),
        What::Explain => words(g.reason, 3),
        What::Came => view! { {material(&choice.owed)}{when()} },
        What::Defer => {
            if forms.words.with_untracked(String::is_empty) {
                // What the investor signs is Chinese.
                forms.words.set(Lang::Zh.text().green.promise_zh.to_owned());
            }
            let hint = longest.map(|days| {
                let words = fill(g.by_hint, &[&days.to_string()]);
                view! { <p class="hint">{words}</p> }
            });
            view! {
                {material(&choice.left)}
                {day("/by", g.by, None, forms.by)}
                {hint}
                {words(g.promise, 2)}
            }
        }
        What::Pause => {
            let document = Field {
                form: forms.form,
                at: "/document",
                label: g.document,
                hint: None,
                kind: Kind::Words,
                value: forms.document,
            };
            view! {
                {exclusions(t, forms, &choice.exclusions)}
                {when()}
                {words(g.reason, 2)}
                {document.view()}
                {day("/by", g.planned, Some(g.planned_hint), forms.by)}
            }
        }
    }
}

fn exclusions(t: &'static Text, forms: RecordForm, all: &[ExclusionCode]) -> Node {
    let now = forms.exclusion.get_untracked();
    if now.is_none_or(|now| !all.contains(&now)) {
        forms.exclusion.set(all.first().copied());
    }
    let now = forms.exclusion.get_untracked();
    let known = all.to_vec();
    let pick = move |event: Event| {
        let place = event.value().parse::<usize>().ok();
        let code = place.and_then(|place| known.get(place)).copied();
        forms.exclusion.set(code);
    };
    let options = all.iter().enumerate().map(|(place, code)| {
        let selected = (Some(*code) == now).then_some("");
        view! { <option value=place.to_string() selected=selected>{work_terms::exclusion(t, *code)}</option> }
    });
    let options: Vec<Node> = options.collect();
    let id = forms.form.field_id("/exclusion");
    view! {
        <div class="field">
            <label for=id.clone()>{t.green.exclusion}</label>
            <select class="input" id=id on:change=pick>{options}</select>
        </div>
    }
}
