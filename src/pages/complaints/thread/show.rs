//! A thread on the page: where it stands, both dates, and why.

use super::{Opened, State, acts, said};
use crate::data::Data;
use crate::device::complaints as kept;
use crate::device::now;
use crate::loaded::{Loaded, Why};
use crate::pages::complaints::form::CATEGORIES;
use crate::pages::complaints::parts::{bar, why};
use crate::pages::complaints::{back, going, replacing};
use crate::route::Page;
use crate::text::{Text, fill, fill_number};
use crate::ui::effect::effect;
use crate::ui::states;
use chrono::NaiveDate;
use leptos::prelude::*;
use mingbai_contract::Date;
use mingbai_contract::complaint::{ComplaintClockCode, ComplaintState};
use mingbai_contract::page::Masthead;
use mingbai_domain::calendar::WorkCalendar;
use mingbai_domain::complaint::{Course, RunningClock, fold};
use mingbai_view::{CollectNodes, IntoNode, Node, view};
use std::sync::Arc;

/// The page.
pub fn page(t: &'static Text, state: State, masthead: &Arc<Masthead>) -> Node {
    let (data, today, masthead) = (Data::here(), now::today(), Arc::clone(masthead));
    let body = move || {
        let opened = state.opened.get()?;
        let calendar = match data.calendar().get() {
            Loaded::Ready(calendar) => calendar,
            Loaded::Loading => return Some(states::loading_part()),
            Loaded::Failed(why) => return Some(states::failed_part(why, || {})),
        };
        let Some(today) = today.get() else {
            return Some(states::loading_part());
        };
        // The server knows the day; this phone's clock may be wrong, but time goes on.
        let today = today.max(opened.thread.standing.as_of.0);
        let Ok(course) = fold(&opened.thread.complaint) else {
            return Some(states::failed_part(Why::Server, || {}));
        };
        Some(
            Shown {
                t,
                masthead: &masthead,
                calendar: &calendar,
                opened: &opened,
                course: &course,
                today,
            }
            .view(state),
        )
    };
    view! {
        <main id="main" class="page complain thread">
            {going::asking(t, t.complaint.going_gone(), move || state.adding.is_at_risk())}
            {back(t)}
            {body.into_node()}
        </main>
    }
}

/// What the page is made of.
pub struct Shown<'a> {
    /// The words.
    pub t: &'static Text,
    /// What stands around it.
    pub masthead: &'a Masthead,
    /// The working days.
    pub calendar: &'a WorkCalendar,
    /// What is open.
    pub opened: &'a Arc<Opened>,
    /// What has happened, by the rules.
    pub course: &'a Course,
    /// Today in the county.
    pub today: NaiveDate,
}

/// The answer to "where is it?", in a sentence.
pub fn headline(
    t: &'static Text,
    calendar: &WorkCalendar,
    course: &Course,
    clock: &RunningClock,
    today: NaiveDate,
) -> String {
    let k = &t.thread;
    if !course.state().ended() && clock.is_overdue(today) {
        return match clock.view(calendar, today).late {
            // On the days off after its last day.
            0 => k.h_late_new().to_owned(),
            late => t.count(k.h_late_one(), k.h_late(), usize::from(late)),
        };
    }
    let due = t.lang.day_and_weekday(clock.due.date, Some(today));
    match course.state() {
        ComplaintState::Received => fill(k.h_received(), &[&due]),
        ComplaintState::TakenUp => fill(k.h_running(), &[&due]),
        ComplaintState::Reopened => fill(k.h_reopened(), &[&due]),
        ComplaintState::Concluded => k.h_concluded().to_owned(),
        ComplaintState::Withdrawn => k.h_withdrawn().to_owned(),
    }
}

impl Shown<'_> {
    /// The clock that the page is about: the one that runs out first, or the last that ran.
    fn clock(&self) -> RunningClock {
        let terms = &self.opened.thread.complaint.terms;
        let next = self.course.next_due(self.calendar, terms);
        next.unwrap_or_else(|| self.course.conclude_clock(self.calendar, terms))
    }

    fn view(&self, state: State) -> Node {
        let (t, k) = (self.t, &self.t.thread);
        let clock = self.clock();
        let title = headline(t, self.calendar, self.course, &clock, self.today);
        let started = match self.course.reopened {
            Some(_) if clock.kind == ComplaintClockCode::Conclude => k.d_reopened(),
            _ => k.d_received(),
        };
        let running = (!self.course.state().ended())
            .then(|| why(t, self.calendar, &clock, started, self.today));
        let again = RwSignal::new(false);
        let look = move |_| {
            if !again.get_untracked() {
                again.set(true);
                state.again(t, move |_| again.set(false));
            }
        };
        let as_of = t
            .lang
            .day(self.opened.thread.standing.as_of.0, Some(self.today));
        view! {
            <h1 tabindex="-1">{title}</h1>
            {bar(t, self.calendar, &clock, self.today)}
            {self.dates()}
            {self.facts()}
            {said::messages(self)}
            {acts::acts(self, state)}
            {running}
            {keeping(t, self.opened, self.today)}
            <p class="tiny soft upd">{fill(k.as_of(), &[&as_of])}</p>
            <p class="acts">
                <button class="btn line" type="button" aria-busy=move || again.get().then_some("true") on:click=look>{k.again()}</button>
                <a class="btn line" href=Page::Complain.path() on:click=replacing(Page::Complain)>{t.complaint.start()}</a>
            </p>
            <p class="small said" role="status">{state.said}</p>
        }
    }

    /// Both dates, or when what they were about was done.
    fn dates(&self) -> Node {
        let (k, c) = (&self.t.thread, &self.t.complaint);
        let terms = &self.opened.thread.complaint.terms;
        let clocks = self.course.clocks(self.calendar, terms);
        let row = |clock: &RunningClock| {
            let day = |date: NaiveDate| self.t.lang.day(date, Some(self.today));
            let label = match clock.kind {
                ComplaintClockCode::TakeUp => c.take_up_by(),
                ComplaintClockCode::Conclude => c.conclude_by(),
            };
            let late = clock.is_overdue(self.today);
            let below = match (clock.stopped, self.course.withdrawn) {
                (Some(done), None) if late => fill(k.done_late(), &[&day(done)]),
                (Some(done), None) => fill(k.done_on(), &[&day(done)]),
                _ => self.t.lang.weekday(clock.due.date).to_owned(),
            };
            let class = if late { "small st late" } else { "small" };
            view! { <div><dt>{label}</dt><dd>{day(clock.due.date)}<small class=class>{below}</small></dd></div> }
        };
        let rows = clocks.iter().map(row).collect_nodes();
        view! { <dl class="dates">{rows}</dl> }
    }

    /// What stands in the clear.
    fn facts(&self) -> Node {
        let (t, k) = (self.t, &self.t.thread);
        let complaint = &self.opened.thread.complaint;
        let data = Data::here();
        let list = CATEGORIES.parse().ok().map(|list| data.list(&list));
        let category = complaint.category.clone();
        let about = move || {
            let list = list.and_then(crate::data::Slot::value);
            let entry = list.and_then(|list| {
                let mut entries = list.entries.iter();
                entries
                    .find(|entry| entry.id == category.as_str())
                    .map(|entry| t.lang.phrase(&entry.title).0.to_owned())
            });
            entry.unwrap_or_else(|| category.to_string())
        };
        let ids = self.course.departments.clone();
        let window = complaint.routing.window.clone();
        let item = complaint.routing.item.clone();
        let nobody = ids.is_empty() && window.is_none() && item.is_none();
        let whom = move || {
            let mut names: Vec<String> = Vec::new();
            if let Some(window) = &window {
                names.push(fill(t.common.window(), &[window.as_str()]));
            }
            let shelf = data.catalog_here();
            if let Some(item) = &item {
                let found = shelf.as_ref().and_then(|shelf| {
                    let mut items = shelf.catalog.items.iter();
                    items
                        .find(|one| one.id == *item)
                        .map(|one| t.lang.pick(&one.name).to_owned())
                });
                names.push(found.unwrap_or_else(|| item.to_string()));
            }
            for id in &ids {
                let found = data.department(id);
                names.push(
                    found.map_or_else(|| id.to_string(), |one| t.lang.pick(&one.name).to_owned()),
                );
            }
            names.join(t.common.list_comma())
        };
        let whom = (!nobody).then(|| {
            view! { <div><dt>{k.whom()}</dt><dd>{whom}</dd></div> }
        });
        let received = t.lang.day(self.course.received, Some(self.today));
        let deletion = match self.course.delete_on(&complaint.terms) {
            Some(day) => fill(k.deletion_on(), &[&t.lang.full_day(day)]),
            None => fill_number(
                k.deletion_after(),
                usize::from(complaint.terms.retention_days),
            ),
        };
        let notes = [
            self.course.is_joint().then(|| k.joint()),
            self.course.stepped_up.map(|_| k.stepped_up()),
        ];
        let notes: Vec<&str> = notes.into_iter().flatten().collect();
        let notes = (!notes.is_empty()).then(
            || view! { <p class="small">{notes.join(t.guide.semicolon())}{t.guide.stop()}</p> },
        );
        view! {
            <dl class="facts-list">
                <div><dt>{k.about()}</dt><dd>{about}</dd></div>
                {whom}
                <div><dt>{k.received()}</dt><dd>{received}</dd></div>
                <div><dt>{k.deletion()}</dt><dd>{deletion}</dd></div>
            </dl>
            {notes}
        }
    }
}

/// Keeping the receipt on this phone, where somebody says so.
fn keeping(t: &'static Text, opened: &Arc<Opened>, today: NaiveDate) -> Node {
    let (k, code) = (&t.thread, opened.code.clone());
    let (on, words) = (RwSignal::new(false), RwSignal::new(""));
    let received = opened.thread.complaint.events.first();
    let day = received.map_or(Date(today), |event| event.day);
    let here = code.clone();
    effect(move || on.set(kept::has_receipt(&here)));
    let change = move |event: mingbai_view::Event| {
        let keep = event.checked();
        on.set(keep);
        words.set("");
        if !keep {
            kept::forget_receipt(&code);
        } else if kept::keep_receipt(&code, day).is_err() {
            words.set(t.track.kept_not());
        }
    };
    view! {
        <section class="sec keeping">
            <label class="keep">
                <input class="tick" type="checkbox" prop:checked=move || on.get() on:change=change />
                <b>{k.keep()}</b>
            </label>
            <p class="small soft">{k.keep_hint()}</p>
            <p class="small" role="status">{words}</p>
        </section>
    }
}
