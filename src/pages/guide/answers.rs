//! The four answers before anything else: how long, how much, where, how often.

use crate::text::{Text, fill, fill_number, terms};
use crate::ui::clock::{Uncounted, uncounted_names};
use crate::ui::{open, say};
use mingbai_contract::catalog::{ActualTimes, GuidePage};
use mingbai_contract::guide::{
    ExclusionCode, FeeType, Guide, HandlingClass, LimitUnit, OnlineLevel,
};
use mingbai_contract::office::Window;
use mingbai_domain::fee;
use mingbai_view::{CollectNodes, Node, view};

/// The list of answers.
pub fn answers(t: &'static Text, page: &GuidePage) -> Node {
    view! {
        <dl class="answer" aria-label=t.guide.answers()>
            <div class="big"><dt>{t.guide.how_long()}</dt><dd>{how_long(t, page)}</dd></div>
            <div><dt>{t.guide.cost()}</dt><dd>{cost(t, &page.guide)}</dd></div>
            <div><dt>{t.guide.where_to()}</dt><dd>{where_to(t, page)}</dd></div>
            <div><dt>{t.guide.trips()}</dt><dd>{trips(t, &page.guide)}</dd></div>
        </dl>
    }
}

fn how_long(t: &'static Text, page: &GuidePage) -> Node {
    let guide = &page.guide;
    let days = guide.limits.committed_working_days;
    let big = match days {
        0 => view! { <b>{t.common.on_the_spot()}</b> },
        1 => view! { <b>"1"<i>{t.guide.unit_day()}</i></b> },
        n => view! { <b>{n}<i>{t.guide.unit_days()}</i></b> },
    };
    let words = limits(t, guide);
    let forwarded = (guide.handling_class == HandlingClass::Forwarded)
        .then(|| view! { <small>{t.guide.forwarded()}</small> });
    let deemed = guide
        .deemed_consent
        .then(|| view! { <small>{t.guide.deemed()}</small> });
    view! {
        {big}
        <small>{words.join(t.guide.semicolon())}</small>
        {forwarded}
        {deemed}
        {page.times.as_ref().map(|times| really(t, times))}
    }
}

/// How long it really took, beside what is promised, and how many are still waiting too long.
fn really(t: &'static Text, times: &ActualTimes) -> Node {
    let within = |days| match days {
        0 => t.guide.times_same_day().to_owned(),
        n => t.count(
            t.guide.times_within_one(),
            t.guide.times_within(),
            usize::from(n),
        ),
    };
    let cases = times.cases.to_string();
    let words = [&*cases, &*within(times.p50), &*within(times.p90)];
    let stalled = (times.stalled > 0)
        .then(|| fill(t.guide.times_stalled(), &[&times.stalled.to_string()]))
        .map(|words| view! { <small>{words}</small> });
    view! { <small>{fill(t.guide.times(), &words)}</small> {stalled} }
}

/// What the law allows, and what is not counted.
pub(super) fn limits(t: &Text, guide: &Guide) -> Vec<String> {
    let mut words = vec![law(t, guide, guide.limits.committed_working_days)];
    words.extend(excluded(t, guide));
    words
}

fn law(t: &Text, guide: &Guide, days: u16) -> String {
    let statutory = &guide.limits.statutory;
    match (statutory.unit, statutory.value) {
        (LimitUnit::WorkingDay, Some(n)) if n > 0 => {
            fill(t.guide.law_allows(), &[&say::working_days(t, n)])
        }
        (LimitUnit::CalendarDay, Some(n)) => {
            fill_number(t.guide.law_allows_calendar(), usize::from(n))
        }
        (LimitUnit::OnTheSpot | LimitUnit::WorkingDay, _) if days == 0 => {
            t.guide.law_same_day().to_owned()
        }
        _ => t.guide.law_none().to_owned(),
    }
}

/// `看现场最多 5 天，另算`, and of what nobody can say how long it takes.
fn excluded(t: &Text, guide: &Guide) -> Vec<String> {
    let names = |which| uncounted_names(t, guide, which);
    let uncounted = || guide.steps.iter().filter(|step| !step.counted);
    let days: u16 = uncounted().filter_map(|step| step.working_days).sum();
    let known = (days > 0).then(|| {
        let words = [&*names(Uncounted::Known), &*days.to_string()];
        fill(t.guide.excluded_more(), &words)
    });
    let open = uncounted().any(|step| step.working_days.is_none());
    let open = open.then(|| fill(t.guide.excluded_open(), &[&names(Uncounted::Open)]));
    known.into_iter().chain(open).collect()
}

fn cost(t: &'static Text, guide: &Guide) -> Node {
    let fee = &guide.fee;
    let charge = fee::charge(fee);
    let tiers = fee.tiers.iter().map(|tier| {
        let price = fill(t.common.yuan(), &[&tier.amount.to_string()]);
        view! { <small><span lang=t.lang.zh_only()>{tier.name.clone()}</span>{t.common.colon()}{price}</small> }
    });
    let plain = fee.note.as_deref().is_none_or(terms::says_free);
    let note = (!plain).then(|| {
        view! { <small lang=t.lang.zh_only()>{fee.note.clone()}</small> }
    });
    let lower =
        (fee.r#type == FeeType::Range).then(|| view! { <small>{t.guide.lower_end()}</small> });
    let sample = fee
        .illustrative
        .then(|| view! { <small>{t.guide.sample_fee()}</small> });
    let cash = charge
        .is_some()
        .then(|| view! { <small>{t.guide.no_cash()}</small> });
    view! {
        <b>{say::charge(t, charge.as_ref())}</b>
        {tiers.collect_nodes()}
        {note}
        {lower}
        {sample}
        {cash}
    }
}

fn where_to(t: &'static Text, page: &GuidePage) -> Node {
    let head = online(t, &page.guide);
    let detail = page.windows.first().and_then(|window| {
        let center = page
            .centers
            .iter()
            .find(|center| center.id == window.center)?;
        let words = at_window(t, &page.guide, window);
        let several = (page.windows.len() > 1)
            .then(|| fill_number(t.guide.several_windows(), page.windows.len()))
            .map(|words| view! { <small>{words}</small> });
        let state = open::open_state(center.clone(), vec![window.clone()], false);
        Some(view! { <small>{words}</small> {several} <small>{open::line(state)}</small> })
    });
    view! { <b>{head}</b> {detail} }
}

/// `网上就能办`
pub(super) fn online(t: &'static Text, guide: &Guide) -> &'static str {
    match guide.online.level {
        OnlineLevel::Full => t.guide.online_full(),
        OnlineLevel::Partial => t.guide.online_partial(),
        OnlineLevel::Offline => t.guide.online_offline(),
    }
}

/// `也可以到 1 楼 A03 窗口`
pub(super) fn at_window(t: &Text, guide: &Guide, window: &Window) -> String {
    let place = say::window_place(t, window);
    match guide.online.level {
        OnlineLevel::Full => fill(t.guide.also_window(), &[&place]),
        OnlineLevel::Partial | OnlineLevel::Offline => fill(t.guide.go_window(), &[&place]),
    }
}

fn trips(t: &'static Text, guide: &Guide) -> Node {
    let inspection = guide
        .limits
        .exclusions
        .iter()
        .any(|e| e.code == ExclusionCode::SiteInspection);
    let note = match (guide.visits, inspection) {
        (_, true) => Some(t.guide.trips_inspection()),
        (0, false) => Some(t.guide.trips_none_note()),
        _ => None,
    };
    view! { <b>{say::visits(t, guide.visits)}</b> {note.map(|words| view! { <small>{words}</small> })} }
}
