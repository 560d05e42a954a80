//! Printing posters: of a centre, a floor, or some windows.

use super::model::{self, Choice, Paper};
use crate::api::{Trouble, save};
use crate::device::prefs::text;
use crate::offices::Offices;
use crate::session::Session;
use crate::text::Text;
use crate::ui::field::{bad, wrong_line};
use crate::ui::form::Form;
use crate::ui::states;
use leptos::prelude::*;
use mingbai_contract::catalog::Catalog;
use mingbai_contract::desk::Operation;
use mingbai_contract::desk::endpoint::PostPosters;
use mingbai_contract::desk::posters::PrintPosters;
use mingbai_contract::desk::staff::Grant;
use mingbai_contract::office::Window;
use mingbai_view::{CollectNodes, Event, IntoNode, Node, view};
use std::sync::Arc;

/// What is chosen, of which windows.
#[derive(Clone)]
struct Desk {
    catalog: Arc<Catalog>,
    grants: Arc<[Grant]>,
    choice: RwSignal<Choice>,
}

impl Desk {
    fn windows(&self) -> Vec<&Window> {
        model::own(&self.catalog, &self.grants, Operation::PrintPosters)
    }
}

/// The part of the page.
pub fn part() -> Node {
    let (t, session, offices) = (text(), Session::here(), Offices::here());
    let form = move |catalog: Arc<Catalog>| {
        let grants = session.me().map(|me| me.member.grants.clone());
        let desk = Desk {
            catalog,
            grants: grants.unwrap_or_default().into(),
            choice: RwSignal::new(Choice::default()),
        };
        form(t, &desk)
    };
    view! {
        <section class="sec posters">
            <h2>{t.screen.posters}</h2>
            <p class="lead-p">{t.screen.posters_lead}</p>
            {states::show(offices.slot(), move || offices.load(), form)}
        </section>
    }
}

fn form(t: &'static Text, desk: &Desk) -> Node {
    let (s, session) = (&t.screen, Session::here());
    let form = Form::new("posters", model::words);
    let done = RwSignal::new(false);
    let (of_count, of_submit) = (desk.clone(), desk.clone());
    let label = move || {
        let count = of_count
            .choice
            .with(|choice| choice.chosen(&of_count.windows()).len());
        t.count(s.print_one, s.print, count)
    };
    let submit = move |event: Event| {
        event.prevent_default();
        done.set(false);
        let choice = of_submit.choice.get_untracked();
        match choice.request(&of_submit.windows()) {
            Ok(asked) => form.run(print(session, asked), move |()| done.set(true)),
            Err(problems) => form.refuse(problems),
        }
    };
    let busy = move || form.is_busy().then_some("true");
    view! {
        <form novalidate="" on:submit=submit>
            {form.summary()}
            {move || done.get().then(|| states::done(s.printed))}
            <div class="filters">{center(t, desk)}{floor(t, desk)}</div>
            {ticks(t, form, desk)}
            <fieldset class="field">
                <legend>{s.size}</legend>
                <div class="boxes">
                    {paper(desk, Paper::A6, s.size_a6)}
                    {paper(desk, Paper::Sheet, s.size_sheet)}
                    {paper(desk, Paper::A4, s.size_a4)}
                </div>
            </fieldset>
            <fieldset class=bad(form, "/format") id=form.field_id("/format")>
                <legend>{s.format}</legend>
                {wrong_line(form, "/format")}
                <div class="boxes">{file(desk, false, s.format_pdf)}{file(desk, true, s.format_svg)}</div>
            </fieldset>
            <p class="acts go"><button class="btn" type="submit" aria-busy=busy>{label.into_node()}</button></p>
        </form>
    }
}

/// Has the posters drawn and saved. Where one cannot be drawn its window is named instead of its place.
async fn print(session: Session, asked: PrintPosters) -> Result<(), Trouble> {
    let done = save(session, &PostPosters, &asked).await;
    done.map_err(|trouble| match trouble {
        Trouble::Fields(mut problems) => {
            for problem in &mut problems {
                let place = problem.field.strip_prefix("/windows/");
                let place = place.and_then(|place| place.parse::<usize>().ok());
                let window = place.and_then(|place| asked.windows.get(place));
                if let Some(window) = window {
                    problem.field = window.to_string();
                }
            }
            Trouble::Fields(problems)
        }
        other => other,
    })
}

fn center(t: &'static Text, desk: &Desk) -> Node {
    let (of_list, choice) = (desk.clone(), desk.choice);
    let windows = of_list.windows();
    let centers = of_list.catalog.centers.iter();
    let there = centers.filter(|center| windows.iter().any(|one| one.center == center.id));
    let options = there.map(|center| {
        let (id, own) = (center.id.to_string(), center.id.clone());
        let selected = move || choice.with(|choice| choice.center.as_ref() == Some(&own));
        view! { <option value=id prop:selected=selected>{t.lang.pick(&center.name).to_owned()}</option> }
    });
    let change = move |event: Event| {
        let center = event.value().parse().ok();
        choice.update(|choice| choice.at_center(center));
    };
    view! {
        <label class="by">
            <span>{t.screen.center}</span>
            <select class="input" on:change=change>
                <option value="">{t.screen.all_centers}</option>
                {options.collect_nodes()}
            </select>
        </label>
    }
}

fn floor(t: &'static Text, desk: &Desk) -> Node {
    let (of_list, choice) = (desk.clone(), desk.choice);
    let options = move || {
        let (center, now) = choice.with(|choice| (choice.center.clone(), choice.floor.clone()));
        let floors = model::floors(&of_list.windows(), center.as_ref()).into_iter();
        let each = floors.map(|floor| {
            let selected = now.as_ref() == Some(&floor);
            view! { <option value=floor.clone() prop:selected=selected>{floor}</option> }
        });
        each.collect_nodes()
    };
    let change = move |event: Event| {
        let floor = Some(event.value()).filter(|floor| !floor.is_empty());
        choice.update(|choice| choice.at_floor(floor));
    };
    view! {
        <label class="by">
            <span>{t.screen.floor}</span>
            <select class="input" on:change=change>
                <option value="">{t.screen.all_floors}</option>
                {options}
            </select>
        </label>
    }
}

/// The windows of the centre and the floor, all ticked at first.
fn ticks(t: &'static Text, form: Form, desk: &Desk) -> Node {
    let (s, choice) = (&t.screen, desk.choice);
    // What is shown changes with centre and floor only: a tick leaves its box where it is.
    let shown =
        Memo::new(move |_| choice.with(|choice| (choice.center.clone(), choice.floor.clone())));
    let of_boxes = desk.clone();
    let boxes = move || {
        // A memo that is not read does not know what it follows.
        shown.with(|_| ());
        let windows = of_boxes.windows().into_iter();
        let there = windows.filter(|window| choice.with_untracked(|choice| choice.shows(window)));
        let each = there.map(|window| {
            let (own, of_tick) = (window.id.clone(), window.id.clone());
            let ticked = move || choice.with(|choice| !choice.without.contains(&own));
            let tick = move |event: Event| choice.update(|choice| choice.tick(&of_tick, event.checked()));
            view! {
                <label class="check">
                    <input class="tick" type="checkbox" prop:checked=ticked on:change=tick />
                    <span><b>{window.id.to_string()}</b>" "{t.lang.pick(&window.name).to_owned()}</span>
                </label>
            }
        });
        each.collect_nodes()
    };
    let all = |ticked: bool, words: &'static str| {
        let desk = desk.clone();
        let tick = move |_| choice.update(|choice| choice.tick_all(&desk.windows(), ticked));
        view! { <button class="link-b" type="button" on:click=tick>{words}</button> }
    };
    view! {
        <fieldset class=bad(form, "/windows") id=form.field_id("/windows") tabindex="-1">
            <legend>{s.windows}</legend>
            {wrong_line(form, "/windows")}
            <p class="ticks-all">{all(true, s.tick_all)}{all(false, s.tick_none)}</p>
            <div class="boxes windows-of">{boxes}</div>
        </fieldset>
    }
}

fn paper(desk: &Desk, paper: Paper, words: &'static str) -> Node {
    let choice = desk.choice;
    let is = move || choice.with(|choice| choice.paper == paper);
    let pick = move |_| choice.update(|choice| choice.paper = paper);
    radio("paper", is, pick, words)
}

fn file(desk: &Desk, svg: bool, words: &'static str) -> Node {
    let choice = desk.choice;
    let is = move || choice.with(|choice| choice.svg == svg);
    let pick = move |_| choice.update(|choice| choice.svg = svg);
    radio("file", is, pick, words)
}

fn radio(
    name: &'static str,
    is: impl Fn() -> bool + Send + 'static,
    pick: impl Fn(Event) + 'static,
    words: &'static str,
) -> Node {
    view! {
        <label class="check">
            <input class="tick round" type="radio" name=name prop:checked=is on:change=pick />
            <span>{words}</span>
        </label>
    }
}
