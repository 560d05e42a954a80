//! A project on the page: planned anew when something has happened or another day has come.

use super::plan::{Plan, grouped, millions};
use super::share::{self, Link};
use super::{axis, dues, parts, pens, reviews, slip, table};
use crate::data::{Data, Look, Looks, Subject};
use crate::device::now::Now;
use crate::loaded::Loaded;
use crate::pages::opened::fresh;
use crate::platform;
use crate::route::Page;
use crate::text::{Lang, Text, fill};
use crate::ui::effect::effect;
use crate::ui::{icon, ics, states};
use leptos::prelude::*;
use mingbai_contract::page::Masthead;
use mingbai_contract::project::Access;
use mingbai_domain::calendar::WorkCalendar;
use mingbai_domain::time::local;
use mingbai_view::{IntoNode, Node, view};
use std::sync::Arc;

/// The project.
pub fn showing(t: &'static Text, masthead: &Arc<Masthead>, subject: &Subject) -> Node {
    let looks = Looks::here();
    fresh::shown(looks, subject);
    let (k, link, as_table) = (&t.project, Link::new(), RwSignal::new(false));
    view! {
        {fresh::stale(t, looks, subject, k.stale_wrong())}
        <main id="main" class="page tracked project">
            <a class="back" href=Page::Projects.path()>{icon::BACK.view()}{k.another()}</a>
            {body(t, masthead, looks, subject, link, as_table)}
            {fresh::keeping(t, looks, subject, k.keep_hint())}
            {fresh::fresh(t, looks, subject)}
            <p class="acts">
                <button class="btn line" type="button" on:click=|_| platform::print()>
                    {icon::PRINT.view()}{k.print()}
                </button>
            </p>
            {bar(t, looks, subject)}
        </main>
    }
}

/// Today in the county, once the calendar is known.
fn today(looks: Looks, subject: &Subject) -> Memo<Option<chrono::NaiveDate>> {
    let (data, now, subject) = (Data::here(), Now::provided(), subject.clone());
    Memo::new(move |_| {
        let zone = data.calendar().value()?.zone();
        Some(local(looks.of(&subject)?.now(now.ms()?), zone).date)
    })
}

fn body(
    t: &'static Text,
    masthead: &Arc<Masthead>,
    looks: Looks,
    subject: &Subject,
    link: Link,
    as_table: RwSignal<bool>,
) -> Node {
    let data = Data::here();
    let seen = subject.clone();
    let version = Memo::new(move |_| looks.of(&seen).map(|look| look.version));
    let (today, subject) = (today(looks, subject), subject.clone());
    let hotline = masthead.county.hotline.clone();
    (move || {
        version.track();
        let look = untrack(|| looks.of(&subject))?;
        let calendar = match data.calendar().get() {
            Loaded::Ready(calendar) => calendar,
            Loaded::Loading => return Some(states::loading_part()),
            Loaded::Failed(why) => {
                let again = move || {
                    let _ = data.calendar();
                };
                return Some(states::failed_part(why, again));
            }
        };
        let Some(today) = today.get() else {
            return Some(states::loading_part());
        };
        fresh::arrived(looks);
        Some(
            match Plan::new(t, look.found.project()?, &calendar, today) {
                Some(plan) => shown(&plan, &look, &calendar, &hotline, link, as_table),
                None => broken(t, &look, &hotline)?,
            },
        )
    })
    .into_node()
}

/// A record that cannot be planned.
fn broken(t: &'static Text, look: &Look, hotline: &str) -> Option<Node> {
    let name = t.lang.pick(&look.found.project()?.project.name).to_owned();
    let words = fill(t.project.broken(), &[hotline]);
    Some(view! {
        <h1 tabindex="-1">{name}</h1>
        <p class="note bad">{icon::INFO.view()}<span>{words}</span></p>
    })
}

fn shown(
    plan: &Plan<'_>,
    look: &Arc<Look>,
    calendar: &Arc<WorkCalendar>,
    hotline: &str,
    link: Link,
    as_table: RwSignal<bool>,
) -> Node {
    let (t, project) = (plan.t, plan.project());
    let name = t.lang.pick(&project.name).to_owned();
    view! {
        {above(plan)}
        <h1 tabindex="-1">{name}</h1>
        {plan.say()}
        {pens::section(plan)}
        {on_axis(plan, as_table)}
        {reviews::reviews(plan)}
        {parts::deferred(plan)}
        {slip::section(plan, look, calendar)}
        {parts::milestones(plan)}
        {parts::inspections(plan)}
        {parts::fees(plan)}
        {parts::contacts(plan)}
        {share::section(t, link, look, hotline)}
    }
}

fn above(plan: &Plan<'_>) -> Node {
    let (t, k, project) = (plan.t, &plan.t.project, plan.project());
    let amount = match t.lang {
        Lang::Zh => grouped(&project.investment_10k_yuan.to_string()),
        Lang::En => millions(project.investment_10k_yuan),
    };
    let looked = (plan.page.access == Access::Shared).then(|| {
        view! { <span class="tag">{k.only_look()}</span> }
    });
    view! {
        <p class="no-line">
            <span>{fill(k.code_line(), &[project.id.as_str()])}</span>
            <span>{fill(k.invested(), &[&amount])}</span>
            {looked}
        </p>
    }
}

/// The axis, and the table behind it: for who cannot see it, who would rather read, and for paper.
fn on_axis(plan: &Plan<'_>, as_table: RwSignal<bool>) -> Node {
    let k = &plan.t.project;
    let change = move |_| as_table.update(|on| *on = !*on);
    // Where the axis is wider than the screen it opens at today.
    effect(|| platform::bring_into_view(".axis-box", ".axis-box .nowl"));
    view! {
        <section class=move || if as_table.get() { "sec plan-sec as-table" } else { "sec plan-sec" }>
            <h2>{axis::title(plan)}</h2>
            <div class="as-axis">
                {axis::key(plan)}
                <p class="small soft">{k.axis_tap()}</p>
                {axis::axis(plan)}
            </div>
            <div class="plan-table">{table::table(plan)}</div>
            <p>
                <button class="link-b" type="button" on:click=change>
                    {move || if as_table.get() { k.to_axis() } else { k.to_table() }}
                </button>
            </p>
        </section>
    }
}

/// What one does with a project: let others look, put its days into the calendar.
fn bar(t: &'static Text, looks: Looks, subject: &Subject) -> Node {
    let (k, subject) = (&t.project, subject.clone());
    let today = today(looks, &subject);
    let (data, now) = (Data::here(), Now::provided());
    let acts = move || {
        let look = looks.of(&subject)?;
        let page = look.found.project()?;
        let calendar = data.calendar().value()?;
        let plan = Plan::new(t, page, &calendar, today.get()?)?;
        let dues = dues::dues(&plan);
        let code = page.project.id.as_str();
        let days = (!dues.is_empty()).then(|| {
            let made = look.now(untrack(|| now.ms()).unwrap_or(look.taken));
            let href = ics::address(&dues, made);
            let file = [code, ".ics"].concat();
            view! {
                <a class="btn line" rel="external" href=href download=file>
                    {icon::CALENDAR.view()}{k.calendar()}
                </a>
            }
        });
        let share = (page.access == Access::Owner).then(|| {
            // External: the browser itself goes to a place on the page.
            view! {
                <a class="btn" rel="external" href=share::PLACE>{icon::SHARE.view()}{k.share()}</a>
            }
        });
        Some(view! {
            {share}
            {days}
        })
    };
    view! { <div class="bar"><p class="acts">{acts.into_node()}</p></div> }
}
