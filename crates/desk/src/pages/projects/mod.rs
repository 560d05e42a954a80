//! The green channel (R8): projects by what is due first, and one of them open beside the list: its plan, what
//! happened, joint reviews, materials to follow, fees, and who changed what.
//!
//! Whoever keeps a project (the department of its agent's window) records everything; a department that decides
//! approvals records those, and its own opinions.

#[cfg(test)]
#[cfg(feature = "ssr")]
mod drawn_tests;
mod file;
pub mod forms;
pub mod model;
mod new;
mod parts;
mod plan;
mod record;
mod reviews;
#[cfg(test)]
mod tests;

use crate::api::{Trouble, ask};
use crate::device::prefs::text;
use crate::drafts::Drafts;
use crate::offices::{self, Offices};
use crate::platform;
use crate::route::Page;
use crate::session::Session;
use crate::shell::head::Head;
use crate::slot::Slot;
use crate::text::{Lang, Text, fill};
use crate::ui::cases::Cases;
use crate::ui::form::Form;
use crate::ui::{due, states};
use chrono::NaiveDate;
use forms::GreenForms;
use leptos::prelude::*;
use mingbai_contract::ProjectId;
use mingbai_contract::catalog::Catalog;
use mingbai_contract::desk::Operation;
use mingbai_contract::desk::endpoint::{GetGreenChannel, GetProject, GetProjects, PutProject};
use mingbai_contract::desk::projects::{
    DueCode, FlagCode, GreenChannel, KeepProject, ProjectDue, ProjectFile, ProjectList, ProjectRow,
};
use mingbai_contract::problem::{FieldProblem, ProblemType};
use mingbai_contract::project::Project;
use mingbai_domain::application::Nearness;
use mingbai_domain::calendar::WorkCalendar;
use mingbai_domain::project::nearness_of;
use mingbai_domain::staff::{Permit, permit};
use mingbai_view::{CollectNodes, Node, view};
use std::sync::Arc;

/// What stands in the address in place of a project's number: a new one is being made.
const NEW: &str = "+";

/// What is shown and what is open.
#[derive(Clone, Copy)]
pub(super) struct Here {
    cases: Cases,
    list: Slot<ProjectList>,
    file: Slot<ProjectFile>,
    channel: Slot<GreenChannel>,
    forms: GreenForms,
    /// What was last done to the project that is open.
    done: RwSignal<Option<&'static str>>,
}

impl Here {
    fn load(self, session: Session) {
        // What is answered may find its page left.
        if self.list.is_gone() {
            return;
        }
        let query = self.cases.asked();
        let asked = GetProjects {
            flagged: query.stepped_up.then_some(true),
            cursor: query.cursor,
        };
        self.list.load(session, asked);
    }

    fn open(self, session: Session, code: ProjectId) {
        self.file.load(session, GetProject(code));
    }

    /// Keeps the next version of the project that is open. What somebody else has changed in the meantime is
    /// shown first; what would change the record is asked about.
    fn keep(
        self,
        session: Session,
        form: Form,
        file: &ProjectFile,
        next: Project,
        then: impl FnOnce() + 'static,
    ) {
        let forms = self.forms;
        let code = file.page.project.id.clone();
        let asks = forms.corrects.get_untracked() == Some(form.id);
        let correction = forms.correction.get_untracked().trim().to_owned();
        let body = KeepProject {
            after: file.page.version,
            project: next,
            correction: (asks && !correction.is_empty()).then_some(correction),
        };
        let keeping = async move {
            let put = PutProject(code.clone());
            let kept = ask(session, &put, &body).await;
            let kept = kept.map(|_| ()).map_err(forms::placed);
            let quicker = |one: &FieldProblem| one.field == "/after";
            match &kept {
                Err(Trouble::Refused(ProblemType::OnRecord)) => forms.corrects.set(Some(form.id)),
                Err(Trouble::Fields(problems)) if !problems.iter().any(quicker) => {}
                // The next thing is kept on top of how it stands now.
                Ok(()) | Err(Trouble::Fields(_)) => {
                    self.file.renew(session, GetProject(code)).await;
                }
                Err(_) => {}
            }
            kept
        };
        form.run(keeping, move |()| {
            forms.done();
            then();
            self.load(session);
            platform::focus(".open h2");
        });
    }
}

/// The page.
pub fn page() -> Node {
    let (t, session, cases) = (text(), Session::here(), Cases::of(Page::Projects));
    let g = &t.green;
    let here = Here {
        cases,
        list: Slot::default(),
        file: Slot::default(),
        channel: Slot::default(),
        forms: Drafts::here().green,
        done: RwSignal::new(None),
    };
    here.channel.load(session, GetGreenChannel);
    cases.reload(move || here.load(session));
    Head::ready(g.title);
    let open = Memo::new(move |_| cases.open().unwrap_or_default());
    let aside = move || {
        let open = open.get();
        match open.as_str() {
            "" => None,
            NEW => Some(new::aside(here)),
            code => code.parse().ok().map(|code| file::aside(here, code)),
        }
    };
    let keeps = session.may(Operation::KeepProject);
    let make = move || here.cases.href(|query| query.open = Some(NEW.to_owned()));
    view! {
        <main id="main" class=move || cases.class()>
            <div class="case-top">
                <div class="hd">
                    <h1 tabindex="-1">{g.title}</h1>
                    <nav class="tabs" aria-label=g.which>
                        {cases.tab(false, false, g.all_ones)}
                        {cases.tab(false, true, g.flagged_ones)}
                    </nav>
                    {keeps.then(|| view! { <a class="btn end" href=make>{g.new_project}</a> })}
                </div>
            </div>
            <div class="table-side">
                {states::show(here.list, move || here.load(session), move |list| table(here, &list))}
            </div>
            {aside}
        </main>
    }
}

/// What is published, as far as it is here.
#[derive(Clone, Copy)]
pub(super) struct Known<'a> {
    catalog: Option<&'a Catalog>,
    calendar: Option<&'a WorkCalendar>,
    today: Option<NaiveDate>,
}

/// Whether somebody keeps all of a project: the department of its agent's window does.
pub(super) fn keeps_all(session: Session, offices: Offices, project: &Project) -> bool {
    let (permit, catalog) = (keeping(session), offices.value());
    let keeper = catalog.as_deref().and_then(|catalog| {
        let mut windows = catalog.windows.iter();
        windows.find(|window| window.id == project.window)
    });
    keeper.is_some_and(|window| permit.holds(&window.department))
}

/// How far somebody may keep projects.
pub(super) fn keeping(session: Session) -> Permit {
    session.me().map_or(Permit::Refused, |me| {
        permit(&me.member.grants, Operation::KeepProject)
    })
}

fn table(here: Here, list: &Arc<ProjectList>) -> Node {
    let (t, offices) = (text(), Offices::here());
    let g = &t.green;
    if list.projects.is_empty() {
        let words = match (here.cases.asked().stepped_up, keeping(Session::here())) {
            (true, _) => g.none_flagged,
            (false, Permit::Refused) => g.none_any,
            (false, _) => g.none,
        };
        return view! { <p class="empty">{words}</p> };
    }
    let page = Arc::clone(list);
    let rows = move || {
        let (catalog, calendar) = (offices.value(), offices.calendar());
        let known = Known {
            catalog: catalog.as_deref(),
            calendar: calendar.as_deref(),
            today: due::today(calendar.as_deref()),
        };
        let each = page.projects.iter();
        each.map(|one| row(t, here, known, one)).collect_nodes()
    };
    view! {
        <table class="wl cases green-rows">
            <thead>
                <tr>
                    <th scope="col">{g.head_project}</th>
                    <th scope="col">{g.head_due}</th>
                    <th scope="col">{g.head_done}</th>
                    <th scope="col">{g.head_finish}</th>
                    <th scope="col">{g.head_flags}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
        {here.cases.pager(list.next_cursor.clone())}
    }
}

fn row(t: &'static Text, here: Here, known: Known<'_>, one: &ProjectRow) -> Node {
    let g = &t.green;
    let (code, name) = (one.code.to_string(), t.lang.pick(&one.name).to_owned());
    let current = here.cases.is_open(&code).then_some("true");
    let opened = code.clone();
    let href = move || {
        let opened = opened.clone();
        here.cases.href(|query| query.open = Some(opened))
    };
    let done = fill(
        g.of_all,
        &[&one.granted.to_string(), &one.approvals.to_string()],
    );
    let finish = match one.finish {
        Some(day) => t.lang.day(day.0, known.today),
        None => g.no_finish.to_owned(),
    };
    view! {
        <tr class:here=here.cases.is_open(&code)>
            <th scope="row">
                <a href=href data-row="" aria-current=current><b>{name}</b></a>
                <span class="sub">{code}" · "<span lang=Lang::Zh.tag()>{one.applicant_label.clone()}</span></span>
            </th>
            <td class="d">{next(t, known, one.next.as_ref())}</td>
            <td class="nb">{done}</td>
            <td class="nb">{finish}</td>
            <td>{marks(t, one)}</td>
        </tr>
    }
}

/// What is due next, and how near it is.
fn next(t: &'static Text, known: Known<'_>, next: Option<&ProjectDue>) -> Node {
    let g = &t.green;
    let Some(next) = next else {
        return view! { <span class="soft">{g.nothing_due}</span> };
    };
    let day = next.due.0;
    let item = next.item.as_ref();
    let item = item.map(|item| offices::item(known.catalog, t.lang, item));
    let phrase = match next.what {
        DueCode::Decision => g.due_decision,
        DueCode::Document => g.due_document,
        DueCode::Material => g.due_material,
        DueCode::Review => g.due_review,
    };
    let what = fill(phrase, &[item.as_deref().unwrap_or_default()]);
    let (class, left) = match (known.calendar, known.today) {
        (Some(calendar), Some(today)) => left(t, calendar, day, today),
        _ => ("line soft", String::new()),
    };
    view! {
        <b class="nb">{t.lang.day(day, known.today)}</b>
        <span class=class>{left}</span>
        <span class="sub">{what}</span>
    }
}

/// How many working days are left until a day, or over; and the class of the words.
pub(super) fn left(
    t: &Text,
    calendar: &WorkCalendar,
    day: NaiveDate,
    today: NaiveDate,
) -> (&'static str, String) {
    let g = &t.green;
    let count = |from, to| usize::from(calendar.count(from, to));
    match nearness_of(calendar, day, today) {
        Nearness::Late => {
            let days = count(day, today).max(1);
            ("line st late", t.count(g.late_one, g.late, days))
        }
        _ if day == today => ("line st wait-st", g.due_today.to_owned()),
        Nearness::Soon => {
            let days = count(today, day);
            ("line st wait-st", t.count(g.left_one, g.left, days))
        }
        Nearness::Later | Nearness::Still => {
            let days = count(today, day);
            ("line soft", t.count(g.left_one, g.left, days))
        }
    }
}

/// What supervisors are told, each kind once.
fn marks(t: &'static Text, one: &ProjectRow) -> Node {
    let mut kinds: Vec<FlagCode> = Vec::new();
    for flag in &one.flags {
        if !kinds.contains(&flag.flag) {
            kinds.push(flag.flag);
        }
    }
    let each = kinds.into_iter().map(|kind| {
        let class = match kind {
            FlagCode::Late | FlagCode::MaterialMissed => "mark st late",
            FlagCode::Deemed | FlagCode::OpinionDeemed => "mark st wait-st",
        };
        view! { <span class=class>{flag(t, kind)}</span> }
    });
    each.collect_nodes()
}

/// What supervisors are told, in words.
pub(super) const fn flag(t: &Text, kind: FlagCode) -> &'static str {
    match kind {
        FlagCode::Late => t.green.flag_late,
        FlagCode::Deemed => t.green.flag_deemed,
        FlagCode::MaterialMissed => t.green.flag_material,
        FlagCode::OpinionDeemed => t.green.flag_opinion,
    }
}
