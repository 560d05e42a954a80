//! The parts of a guide: situation, materials, steps, windows.

use crate::device::ticks::Ticks;
use crate::route::{GuideQuery, Page, Route, tel};
use crate::text::{Text, fill, fill_number, terms};
use crate::ui::{icon, open, say};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use mingbai_contract::catalog::GuidePage;
use mingbai_contract::guide::{Guide, Material, Situation, Step, SubmitMode};
use mingbai_domain::materials::needed;
use mingbai_view::{CollectNodes, IntoNode, Node, view};
use std::sync::Arc;

/// "What is your case?": the choice narrows the materials, and the address keeps it.
pub fn which(
    t: &'static Text,
    page: &Arc<GuidePage>,
    situation: Memo<Option<Situation>>,
) -> Option<Node> {
    let guide = &page.guide;
    let note = move || {
        situation
            .with(|s| s.as_ref().and_then(|s| s.note.clone()))
            .map(|note| {
                view! { <p class="small soft situ" lang=t.lang.zh_only()>{note}</p> }
            })
    };
    if guide.situations.len() < 2 {
        // One case is no choice; its remark is still worth reading.
        return guide
            .situations
            .first()
            .and_then(|s| s.note.clone())
            .map(|_| view! { {note} });
    }
    let navigate = use_navigate();
    let picks = guide.situations.iter().map(|one| {
        let (id, item) = (one.id.clone(), guide.id.clone());
        let this = one.id.clone();
        let checked = move || situation.with(|s| s.as_ref().is_some_and(|s| s.id == this));
        let navigate = navigate.clone();
        view! {
            <label class="pick">
                <input
                    type="radio"
                    name="situation"
                    value=one.id.to_string()
                    prop:checked=checked
                    on:change=move |_| {
                        let query = GuideQuery::situation(Some(id.clone()));
                        let options =
                            NavigateOptions { replace: true, scroll: false, ..Default::default() };
                        navigate(&Route::Guide(item.clone(), query).href(), options);
                    }
                />
                <span lang=t.lang.zh_only()>{one.name.clone()}</span>
            </label>
        }
    });
    Some(view! {
        <section class="sec" id="s-which">
            <h2>{t.guide.situation()}</h2>
            <form action=Page::Guide(guide.id.clone()).path()>
                <fieldset>
                    <legend class="vh">{t.guide.situation_legend()}</legend>
                    <div class="picks">{picks.collect_nodes()}</div>
                </fieldset>
                <p class="acts plain-only"><button class="btn line">{t.guide.situation_show()}</button></p>
            </form>
            {note}
        </section>
    })
}

/// What to prepare in the chosen situation, and what need not be brought.
pub fn materials(
    t: &'static Text,
    page: &Arc<GuidePage>,
    situation: Memo<Option<Situation>>,
    ticks: Ticks,
) -> Node {
    let page = Arc::clone(page);
    let phone = page.department.supervision_phone.clone();
    let list = move || {
        let situation = situation.get()?;
        let needed = needed(&page.guide, &situation);
        let bring = needed.bring.len();
        let title = match bring {
            0 => t.guide.bring_none().to_owned(),
            n => t.count(t.guide.bring_one(), t.guide.bring(), n),
        };
        let aside = (!needed.free.is_empty())
            .then(|| fill_number(t.guide.free_aside(), needed.free.len()))
            .map(|words| view! { <span class="aside">{words}</span> });
        let rows = needed
            .bring
            .iter()
            .map(|m| material(t, m, &situation, &ticks))
            .collect_nodes();
        let free = needed.free.iter().map(|m| free(t, m)).collect_nodes();
        Some(view! {
            <h2>{title}{aside}</h2>
            {(bring == 0).then(|| view! { <p class="soft">{t.guide.bring_none_note()}</p> })}
            <ul class="rows mats">{rows}{free}</ul>
        })
    };
    view! {
        <section class="sec" id="s-mat">
            {list}
            <p class="note">
                {icon::INFO.view()}
                <span>{nothing_else(t, &phone)}</span>
            </p>
        </section>
    }
}

fn nothing_else(t: &Text, phone: &str) -> Node {
    let (before, after) = t
        .guide
        .nothing_else()
        .split_once("{0}")
        .unwrap_or((t.guide.nothing_else(), ""));
    view! { {before.to_owned()}<a class="nb" href=tel(phone)>{phone.to_owned()}</a>{after.to_owned()} }
}

/// One material with its tick.
pub fn material(t: &'static Text, one: &Material, situation: &Situation, ticks: &Ticks) -> Node {
    let field = format!("m-{}", one.id);
    let (id, checked) = (one.id.clone(), ticks.clone());
    let shown = one.id.clone();
    let (ticks, situation) = (ticks.clone(), situation.id.clone());
    view! {
        <li>
            <input
                class="tick"
                type="checkbox"
                id=field.clone()
                prop:checked=move || checked.has(&shown)
                on:change=move |event| ticks.set(&situation, &id, event.checked())
            />
            <div>
                <label for=field><span lang=t.lang.zh_only()>{one.name.clone()}</span>" "{tags(t, one)}</label>
                {how(t, one)}
            </div>
        </li>
    }
}

fn tags(t: &'static Text, one: &Material) -> Node {
    view! {
        {one.deferrable.then(|| view! { <span class="tag amber">{t.guide.deferrable()}</span>" " })}
        {one.promise_substitutable.then(|| view! { <span class="tag">{t.guide.promise_ok()}</span> })}
    }
}

/// How many of it, how it is handed in, who issues it, when it is needed.
fn how(t: &'static Text, one: &Material) -> Node {
    let words = handed_in(t, one);
    let condition = one.condition.as_ref().map(|condition| {
        view! { <p class="how">{t.guide.only_if()}<span lang=t.lang.zh_only()>{condition.clone()}</span></p> }
    });
    let note = one.note.as_ref().map(|note| {
        view! { <p class="how" lang=t.lang.zh_only()>{note.clone()}</p> }
    });
    let forms = (one.blank_form.is_some() || one.sample_form.is_some())
        .then(|| view! { <p class="how">{t.guide.has_forms()}</p> });
    view! {
        <p class="how">{words}{t.guide.comma()}{issuer(t, one)}</p>
        {condition}
        {note}
        {forms}
    }
}

/// `交原件 1 份`
pub(super) fn handed_in(t: &Text, one: &Material) -> String {
    let mut words = terms::submit_mode(t.lang, one.submit_mode).to_owned();
    let count = match one.submit_mode {
        SubmitMode::Original => one.original,
        SubmitMode::Copy => one.copies,
        SubmitMode::Verify | SubmitMode::Electronic | SubmitMode::Shared => 0,
    };
    if count > 0 {
        words.push_str(&fill_number(t.guide.copies(), usize::from(count)));
    }
    words
}

fn issuer(t: &'static Text, one: &Material) -> Node {
    if terms::is_applicant(&one.issuer) {
        return t.guide.issuer_you().into_node();
    }
    let (before, after) = t
        .guide
        .issuer()
        .split_once("{0}")
        .unwrap_or(("", t.guide.issuer()));
    view! { {before}<span lang=t.lang.zh_only()>{one.issuer.clone()}</span>{after} }
}

/// A material that need not be brought.
pub fn free(t: &'static Text, one: &Material) -> Node {
    let how = terms::submit_mode(t.lang, SubmitMode::Shared);
    view! {
        <li class="free">
            <span class="tick" aria-hidden="true"></span>
            <div>
                <p class="name"><span lang=t.lang.zh_only()>{one.name.clone()}</span>" "<span class="tag">{t.guide.exempt()}</span></p>
                <p class="how">{how}</p>
            </div>
        </li>
    }
}

/// Step by step, with who does it, how long, and whether that counts.
pub fn steps(t: &'static Text, page: &GuidePage) -> Node {
    let rows = page.guide.steps.iter().enumerate().map(|(n, one)| {
        let (name, lang) = terms::step(t.lang, &one.name);
        view! {
            <li>
                <span class="n">{n + 1}</span>
                <span>
                    <b lang=lang>{name.to_owned()}</b>
                    <span class="who" lang=t.lang.zh_only()>{one.role.clone()}</span>
                </span>
                <span class="t">{length(t, one)}</span>
            </li>
        }
    });
    view! {
        <section class="sec" id="s-step">
            <h2>{t.guide.steps()}</h2>
            <ol class="steps">{rows.collect_nodes()}</ol>
            {special(t, &page.guide)}
        </section>
    }
}

fn length(t: &'static Text, step: &Step) -> Node {
    let cells = |class: &'static str, n: u16| {
        // More cells than this say no more than the number does.
        let drawn = (0..n.min(10))
            .map(|_| view! { <i class=class></i> })
            .collect_nodes();
        view! { <span class="step-cells" aria-hidden="true">{drawn}</span><br /> }
    };
    match (step.working_days, step.counted) {
        (None, _) => t.guide.step_open().into_node(),
        (Some(0), _) => ().into_node(),
        (Some(n), true) => {
            let words = t.count(t.common.days_one(), t.common.days(), usize::from(n));
            view! { {cells("done", n)}{words} }
        }
        (Some(n), false) => {
            let words = t.count(
                t.guide.step_up_to_one(),
                t.guide.step_up_to(),
                usize::from(n),
            );
            view! { {cells("pause", n)}{words} }
        }
    }
}

/// Special procedures, and that they do not count.
fn special(t: &'static Text, guide: &Guide) -> Node {
    let exclusions = &guide.limits.exclusions;
    if exclusions.is_empty() {
        return view! { <p class="small soft situ">{t.guide.special_none()}</p> };
    }
    let names: Vec<&str> = exclusions
        .iter()
        .map(|e| terms::exclusion(t.lang, e.code))
        .collect();
    let names = names.join(t.common.list_comma());
    view! { <p class="small soft situ">{t.guide.special_note()}{names}{t.guide.stop()}</p> }
}

/// The windows, whether they are open, and where else.
pub fn windows(t: &'static Text, page: &GuidePage) -> Node {
    let rows = page.windows.iter().filter_map(|window| {
        let center = page.centers.iter().find(|center| center.id == window.center)?;
        let state = open::open_state(center.clone(), vec![window.clone()], false);
        let zone = terms::zone(t.lang, &window.zone);
        let place = format!("{} {}", t.lang.pick(&center.name), say::floor(t, &window.floor));
        let saturday = window.saturday_appointment.then(|| {
            view! { <p class="small soft">{t.offices.saturday()}{t.guide.comma()}<a class="nb" href=tel(&center.phone)>{center.phone.clone()}</a></p> }
        });
        Some(view! {
            <li class="win">
                <b class="no">{window.id.to_string()}</b>
                <div>
                    <a class="name" href=Page::Window(window.id.clone()).path()>{t.lang.pick(&window.name).to_owned()}</a>
                    <p class="soft">{place}" "<span lang=zone.1>{zone.0.to_owned()}</span></p>
                    <p class="small">{open::line(state)}</p>
                    {saturday}
                </div>
            </li>
        })
    });
    let region = &page.guide.cross_region;
    let ask = page.department.consultation_phone.clone();
    view! {
        <section class="sec" id="s-win">
            <h2>{t.guide.windows()}</h2>
            <ul class="rows">{rows.collect_nodes()}</ul>
            <p class="small">{terms::scope(t.lang, region.scope)}</p>
            <p class="tell"><a href=tel(&ask)>{fill(t.common.call(), &[&ask])}</a></p>
        </section>
    }
}
