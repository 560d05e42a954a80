//! The project that is open.

use super::{Here, flag, keeps_all, parts, plan, record, reviews};
use crate::device::prefs::text;
use crate::drafts::Drafts;
use crate::offices::{self, Offices};
use crate::session::Session;
use crate::text::{Text, fill, written_in};
use crate::ui::form::Form;
use crate::ui::{due, states};
use chrono::NaiveDate;
use leptos::prelude::*;
use mingbai_contract::ProjectId;
use mingbai_contract::catalog::Catalog;
use mingbai_contract::desk::Operation;
use mingbai_contract::desk::projects::{GreenChannel, ProjectFile};
use mingbai_contract::project::Project;
use mingbai_domain::calendar::WorkCalendar;
use mingbai_domain::project::{Schedule, schedule};
use mingbai_domain::staff::Permit;
use mingbai_view::{CollectNodes, IntoNode, Node, view};
use std::sync::Arc;

/// A project with everything that its parts are drawn from.
pub(super) struct Open<'a> {
    pub t: &'static Text,
    pub here: Here,
    pub session: Session,
    pub file: &'a Arc<ProjectFile>,
    pub channel: &'a GreenChannel,
    pub catalog: Option<&'a Catalog>,
    pub calendar: &'a WorkCalendar,
    pub schedule: Schedule,
    pub today: NaiveDate,
    /// Whether somebody keeps all of it.
    pub keeps: bool,
    /// How far somebody may keep projects.
    pub permit: Permit,
}

impl Open<'_> {
    /// The project.
    pub fn project(&self) -> &Project {
        &self.file.page.project
    }

    /// What an item is called.
    pub fn item(&self, id: &mingbai_contract::ItemId) -> String {
        let found = self.file.page.items.iter().find(|item| item.id == *id);
        found.map_or_else(
            || offices::item(self.catalog, self.t.lang, id),
            |item| self.t.lang.pick(&item.name).to_owned(),
        )
    }

    /// What a department is called.
    pub fn department(&self, id: &mingbai_contract::DepartmentId) -> String {
        offices::department(self.catalog, self.t.lang, id)
    }

    /// A day.
    pub fn day(&self, day: NaiveDate) -> String {
        self.t.lang.day(day, Some(self.today))
    }
}

/// The project of a number, beside the list.
pub fn aside(here: Here, code: ProjectId) -> Node {
    let (t, session, offices) = (text(), Session::here(), Offices::here());
    Drafts::here().green.open(code.as_str());
    here.done.set(None);
    here.open(session, code.clone());
    let own = code.clone();
    // The one that was open before may still be here.
    let shown = move || {
        let file = here.file.value()?;
        (file.page.project.id == own).then_some(file)
    };
    let title = {
        let shown = shown.clone();
        move || match shown() {
            Some(file) => t.lang.pick(&file.page.project.name).to_owned(),
            None => t.green.title.to_owned(),
        }
    };
    let part = move || {
        let retry = {
            let code = code.clone();
            move || here.open(session, code.clone())
        };
        let shown = shown.clone();
        let ready = move |_| ready(t, here, session, offices, &shown);
        states::show(here.file, retry, ready)
    };
    view! {
        <section class="open case green-file" aria-label=t.green.title>
            {here.cases.close()}
            <h2 tabindex="-1">{title}</h2>
            {move || here.done.get().map(states::done)}
            {part.into_node()}
        </section>
    }
}

fn ready(
    t: &'static Text,
    here: Here,
    session: Session,
    offices: Offices,
    shown: &impl Fn() -> Option<Arc<ProjectFile>>,
) -> Node {
    let (Some(file), Some(channel), Some(calendar)) =
        (shown(), here.channel.value(), offices.calendar())
    else {
        return states::loading();
    };
    let catalog = offices.value();
    let project = &file.page.project;
    let today = due::today(Some(&*calendar)).unwrap_or(
        project
            .approvals
            .first()
            .map_or(NaiveDate::MIN, |approval| {
                approval.submitted_at.map_or(NaiveDate::MIN, |day| day.0)
            }),
    );
    let Ok(schedule) = schedule(&calendar, project, today) else {
        return view! { <p class="note bad">{t.green.refused_plan}</p> };
    };
    let open = Open {
        t,
        here,
        session,
        file: &file,
        channel: &channel,
        catalog: catalog.as_deref(),
        calendar: &calendar,
        schedule,
        today,
        keeps: keeps_all(session, offices, project),
        permit: super::keeping(session),
    };
    parts_of(&open)
}

/// Everything that there is to a project.
pub(super) fn parts_of(open: &Open<'_>) -> Node {
    let may = open.session.may(Operation::KeepProject);
    view! {
        {flags(open)}
        {plan::part(open)}
        {may.then(|| record::part(open))}
        {reviews::part(open)}
        {parts::deferred(open)}
        {parts::fees(open)}
        {facts(open)}
        {open.keeps.then(|| parts::secret(open))}
        {parts::versions(open)}
    }
}

/// What supervisors are told.
fn flags(open: &Open<'_>) -> Option<Node> {
    let g = &open.t.green;
    let each = open.file.flags.iter().map(|one| {
        let what = match &one.department {
            Some(department) => open.department(department),
            None => open.item(&one.item),
        };
        let words = fill(
            g.flag_since,
            &[&what, flag(open.t, one.flag), &open.day(one.since.0)],
        );
        view! { <li>{words}</li> }
    });
    let each = each.collect_nodes();
    (!open.file.flags.is_empty()).then(|| view! { <ul class="flags">{each}</ul> })
}

fn facts(open: &Open<'_>) -> Node {
    let (t, g, project) = (open.t, &open.t.green, open.project());
    let window = offices::window(open.catalog, t.lang, &project.window);
    let rows = [
        (g.code, project.id.to_string()),
        (g.applicant, project.applicant_label.clone()),
        (g.enterprise, project.enterprise_code.to_string()),
        (g.site, project.site.clone()),
        (g.agent, project.agent.clone()),
        (g.window, window),
        (
            g.money,
            fill(g.money_of, &[&project.investment_10k_yuan.to_string()]),
        ),
    ];
    let rows = rows.into_iter().map(|(label, words)| {
        let lang = written_in(&words);
        view! { <div><dt>{label}</dt><dd lang=lang>{words}</dd></div> }
    });
    view! {
        <section class="sec">
            <h3>{g.facts}</h3>
            <dl class="facts-list">{rows.collect_nodes()}</dl>
        </section>
    }
}

/// Why something on record is changed, where the server has said that this would.
pub(super) fn correction(t: &'static Text, form: Form) -> Node {
    let forms = Drafts::here().green;
    (move || {
        (forms.corrects.get() == Some(form.id)).then(|| {
            let area = crate::ui::field::Area {
                form,
                at: "/correction",
                label: t.green.correction,
                hint: Some(t.green.correction_lead),
                rows: 3,
                value: forms.correction,
            };
            area.view()
        })
    })
    .into_node()
}
