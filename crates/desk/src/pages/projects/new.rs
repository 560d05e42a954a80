//! A new project, from a template of stages.

use super::forms::{NewForm, placed};
use super::{Here, keeping, parts};
use crate::api::{Trouble, ask_once};
use crate::device::prefs::text;
use crate::drafts::Drafts;
use crate::offices::{self, Offices};
use crate::platform;
use crate::session::Session;
use crate::text::{Lang, Text, fill};
use crate::ui::field::{Field, Kind, bad, wrong_line};
use crate::ui::select::Select;
use crate::ui::states;
use leptos::prelude::*;
use mingbai_contract::catalog::Catalog;
use mingbai_contract::desk::endpoint::{GetGreenChannel, PutProject};
use mingbai_contract::desk::projects::{GreenChannel, KeepProject, ProjectKept, StageTemplate};
use mingbai_contract::problem::{FieldCode, FieldProblem};
use mingbai_contract::project::Project;
use mingbai_contract::{ItemId, ProjectId, WindowId, Words};
use mingbai_domain::project::inspection::is_enterprise_code;
use mingbai_domain::project::template::plan;
use mingbai_view::{CollectNodes, Event, IntoNode, Node, view};
use std::collections::BTreeSet;
use std::sync::Arc;

/// The form; once it is sent the investor's code.
pub(super) fn aside(here: Here) -> Node {
    let t = text();
    let made: RwSignal<Option<ProjectKept>> = RwSignal::new(None);
    let title = move || match made.get() {
        None => t.green.new_project.to_owned(),
        Some(kept) => fill(t.green.created, &[kept.code.as_str()]),
    };
    let session = Session::here();
    let retry = move || here.channel.load(session, GetGreenChannel);
    // The next number is another one by now where somebody has made a project.
    retry();
    let content = move || match made.get() {
        None => {
            let found = move |channel: Arc<GreenChannel>| form(t, here, &channel, made);
            states::show(here.channel, retry, found)
        }
        Some(kept) => done(t, here, &kept),
    };
    view! {
        <section class="open case" aria-label=t.green.new_project>
            {here.cases.close()}
            <h2 tabindex="-1">{title}</h2>
            {content.into_node()}
        </section>
    }
}

fn done(t: &'static Text, here: Here, kept: &ProjectKept) -> Node {
    let secret = kept.secret.as_ref().map(|secret| parts::shown(t, secret));
    let code = kept.code.to_string();
    let href = move || {
        let code = code.clone();
        here.cases.href(|query| query.open = Some(code))
    };
    view! {
        {secret}
        <p class="acts go"><a class="btn line" href=href>{t.green.open}</a></p>
    }
}

/// The windows at which somebody may keep projects.
fn own_windows(session: Session, catalog: Option<&Catalog>) -> Vec<WindowId> {
    let permit = keeping(session);
    let windows = catalog.map_or(&[][..], |catalog| &catalog.windows);
    let own = windows.iter().filter(|one| permit.holds(&one.department));
    own.map(|window| window.id.clone()).collect()
}

fn form(
    t: &'static Text,
    here: Here,
    channel: &Arc<GreenChannel>,
    made: RwSignal<Option<ProjectKept>>,
) -> Node {
    let (g, session, offices) = (&t.green, Session::here(), Offices::here());
    if channel.templates.is_empty() {
        return view! { <p class="empty">{g.no_templates}</p> };
    }
    let forms = Drafts::here().green.new;
    begin(channel, forms);
    let form = forms.form;
    let templates = channel.templates.iter();
    let templates = templates.map(|one| (one.id.clone(), t.lang.pick(&one.name).to_owned()));
    let template = Select {
        form,
        at: "/template",
        label: g.from,
        hint: None,
        options: templates.collect(),
        value: forms.template,
    };
    let field = |at, label, hint, kind, value| {
        Field {
            form,
            at,
            label,
            hint,
            kind,
            value,
        }
        .view()
    };
    let windows = move || {
        let catalog = offices.value();
        let own = own_windows(session, catalog.as_deref()).into_iter();
        let options = own.map(|id| {
            let words = offices::window(catalog.as_deref(), t.lang, &id);
            (id.to_string(), words)
        });
        let select = Select {
            form,
            at: "/window",
            label: g.window,
            hint: None,
            options: options.collect(),
            value: forms.window,
        };
        select.view()
    };
    let of = Arc::clone(channel);
    let items = move || chosen(&of, &forms.template.get()).map(|one| boxes(t, &of, one, forms));
    let of = Arc::clone(channel);
    let submit = move |event: Event| {
        event.prevent_default();
        match asked(&of, forms) {
            Ok(body) => send(here, session, forms, body, made),
            Err(problems) => form.refuse(problems),
        }
    };
    let [zh, en] = forms.names;
    let [label, enterprise] = forms.investor;
    view! {
        <form novalidate="" on:submit=submit>
            {form.summary()}
            {template.view()}
            {field("/code", g.code, None, Kind::Letters, forms.code)}
            {field("/name_zh", g.name_zh, None, Kind::Words, zh)}
            {field("/name_en", g.name_en, None, Kind::Words, en)}
            {field("/applicant", g.applicant, Some(g.applicant_hint), Kind::Words, label)}
            {field("/enterprise", g.enterprise, Some(g.enterprise_hint), Kind::Letters, enterprise)}
            {field("/investment", g.investment, None, Kind::Count, forms.investment)}
            {field("/site", g.site, None, Kind::Words, forms.site)}
            {field("/agent", g.agent, Some(g.agent_hint), Kind::Words, forms.agent)}
            {windows.into_node()}
            <fieldset class=bad(form, "/approvals") id=form.field_id("/approvals")>
                <legend>{g.approvals}</legend>
                <p class="hint">{g.approvals_hint}</p>
                {wrong_line(form, "/approvals")}
                {items.into_node()}
            </fieldset>
            <p class="acts go">{form.button(g.create)}</p>
        </form>
    }
}

/// What nobody has typed yet, as far as it can be known.
fn begin(channel: &GreenChannel, forms: NewForm) {
    if forms.agent.with_untracked(String::is_empty) {
        // What the investor reads is Chinese.
        forms.agent.set(Lang::Zh.text().green.agent_zh.to_owned());
    }
    // Somebody else may have taken the one that was proposed before; what was typed stays.
    let typed = forms.code.get_untracked();
    if let Some(code) = &channel.next_code
        && (typed.is_empty() || typed == forms.proposed.get_value())
    {
        forms.code.set(code.to_string());
        forms.proposed.set_value(code.to_string());
    }
}

/// The template of an id; the first where nobody has chosen.
fn chosen<'a>(channel: &'a GreenChannel, id: &str) -> Option<&'a StageTemplate> {
    let found = channel.templates.iter().find(|one| one.id == id);
    found.or_else(|| channel.templates.first())
}

/// The approvals of a template by stage, all of them needed at first.
fn boxes(
    t: &'static Text,
    channel: &GreenChannel,
    template: &StageTemplate,
    forms: NewForm,
) -> Node {
    let stages = template.stages.iter().map(|stage| {
        let steps = template.steps.iter().filter(|step| step.stage == *stage);
        let each = steps.map(|step| {
            let item = channel.items.iter().find(|item| item.id == step.item);
            let words = item.map_or_else(
                || step.item.to_string(),
                |item| t.lang.pick(&item.name).to_owned(),
            );
            one(forms, step.item.clone(), words)
        });
        view! {
            <div class="stage-boxes">
                <p class="field-l" lang=Lang::Zh.tag()>{stage.clone()}</p>
                <div class="boxes one">{each.collect_nodes()}</div>
            </div>
        }
    });
    stages.collect_nodes()
}

fn one(forms: NewForm, item: ItemId, words: String) -> Node {
    let own = item.clone();
    let needed = move || forms.left_out.with(|left_out| !left_out.contains(&own));
    let tick = move |event: Event| {
        forms.left_out.update(|left_out| {
            left_out.retain(|one| *one != item);
            if !event.checked() {
                left_out.push(item.clone());
            }
        });
    };
    view! {
        <label class="check">
            <input class="tick" type="checkbox" prop:checked=needed on:change=tick />
            <span>{words}</span>
        </label>
    }
}

/// The request that is filled in.
fn asked(channel: &GreenChannel, forms: NewForm) -> Result<KeepProject, Vec<FieldProblem>> {
    let mut problems = Vec::new();
    let mut wrong = |field: &str, code| {
        problems.push(FieldProblem {
            field: field.to_owned(),
            code,
        });
    };
    let mut said = |field: &str, text: RwSignal<String>| {
        let text = text.get_untracked().trim().to_owned();
        if text.is_empty() {
            wrong(field, FieldCode::Missing);
        }
        text
    };
    let typed_code = said("/code", forms.code).to_uppercase();
    let [zh, en] = forms.names;
    let name = Words {
        zh: said("/name_zh", zh),
        en: said("/name_en", en),
    };
    let [label, enterprise] = forms.investor;
    let applicant_label = said("/applicant", label);
    let enterprise = said("/enterprise", enterprise).to_uppercase();
    let (site, agent) = (said("/site", forms.site), said("/agent", forms.agent));
    let investment = said("/investment", forms.investment);
    let window = forms.window.get_untracked().parse::<WindowId>();
    let code = typed_code.parse::<ProjectId>();
    if code.is_err() && !typed_code.is_empty() {
        wrong("/code", FieldCode::Malformed);
    }
    let enterprise_code = enterprise.parse().ok().filter(is_enterprise_code);
    if enterprise_code.is_none() && !enterprise.is_empty() {
        wrong("/enterprise", FieldCode::Malformed);
    }
    let money = investment.replace([',', '，'], "").parse::<u32>();
    if money.is_err() && !investment.is_empty() {
        wrong("/investment", FieldCode::Malformed);
    }
    if window.is_err() {
        wrong("/window", FieldCode::Missing);
    }
    let template = chosen(channel, &forms.template.get_untracked());
    let left_out: BTreeSet<ItemId> = forms.left_out.get_untracked().into_iter().collect();
    match (code, enterprise_code, money, window, template) {
        (Ok(id), Some(enterprise_code), Ok(money), Ok(window), Some(template)) => {
            let approvals = plan(template, &channel.items, &left_out, &id);
            if approvals.is_empty() {
                wrong("/approvals", FieldCode::Missing);
            }
            if !problems.is_empty() {
                return Err(problems);
            }
            Ok(KeepProject {
                after: 0,
                correction: None,
                project: Project {
                    id,
                    name,
                    r#type: template.r#type,
                    investment_10k_yuan: money,
                    applicant_label,
                    enterprise_code,
                    site,
                    agent,
                    window,
                    stages: template.stages.clone(),
                    approvals,
                    reviews: Vec::new(),
                    milestones: Vec::new(),
                    inspections: Vec::new(),
                    fees: Vec::new(),
                },
            })
        }
        _ => Err(problems),
    }
}

/// Sends it under a key: sent again for want of an answer it is made once (R15).
fn send(
    here: Here,
    session: Session,
    forms: NewForm,
    body: KeepProject,
    made: RwSignal<Option<ProjectKept>>,
) {
    let key = forms.sent.key(&body);
    let put = PutProject(body.project.id.clone());
    let making = async move {
        let kept = ask_once(session, &put, &body, key.as_deref()).await;
        kept.map_err(|trouble| match placed(trouble) {
            // There is one of that number: made from none it is another one.
            Trouble::Fields(problems) if problems.iter().any(|one| one.field == "/after") => {
                Trouble::Fields(vec![FieldProblem {
                    field: "/code".to_owned(),
                    code: FieldCode::Taken,
                }])
            }
            trouble => trouble,
        })
    };
    forms.form.run(making, move |kept: ProjectKept| {
        forms.clear();
        here.load(session);
        made.set(Some(kept));
        platform::focus(".open h2");
    });
}
