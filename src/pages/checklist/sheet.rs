//! The checklist as one A4 page. Only printers see it.

use super::{link, qr_here};
use crate::device::now::{promised, today_in_calendar};
use crate::device::prefs::text;
use crate::pages::guide::promise;
use crate::text::dates::time;
use crate::text::{Text, fill, terms};
use crate::ui::{brand, clock, say};
use mingbai_contract::catalog::GuidePage;
use mingbai_contract::guide::{Guide, LimitUnit, Material, OnlineLevel, Situation, SubmitMode};
use mingbai_contract::office::Center;
use mingbai_domain::fee;
use mingbai_domain::materials::needed;
use mingbai_view::{CollectNodes, Node, view};
use std::sync::Arc;

/// The sheet. It repeats what the page says, so screen readers pass over it.
pub fn sheet(page: &Arc<GuidePage>, situation: &Situation) -> Node {
    let t = text();
    let guide = &page.guide;
    let needed = needed(guide, situation);
    let rows = needed
        .bring
        .iter()
        .chain(&needed.free)
        .map(|m| row(t, m))
        .collect_nodes();
    let updated = t.lang.full_day(guide.updated.0);
    view! {
        <div class="paper" aria-hidden="true"><div class="sheet">
            {header(t, page)}
            <div class="h">
                <p class="sheet-title">{fill(t.guide.list_title(), &[t.lang.pick(&guide.name)])}</p>
                <p class="soft">{t.guide.list_sub()}"　"{case(t, page, situation)}{fill(t.guide.code(), &[&guide.code])}</p>
            </div>
            {four(t, page)}
            <table class="m">
                <thead>
                    <tr>
                        <th></th>
                        <th>{t.guide.sheet_material()}</th>
                        <th>{t.guide.sheet_how()}</th>
                        <th>{t.guide.sheet_copies()}</th>
                        <th>{t.guide.sheet_remark()}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
            {plan(page)}
            <section class="sm">
                <p class="sheet-h2">{t.guide.sheet_promise()}</p>
                <ol>
                    <li><b>{t.guide.sheet_nothing_else_b()}</b>" "{t.guide.sheet_nothing_else()}</li>
                    <li><b>{t.guide.sheet_once_b()}</b>" "{t.guide.sheet_once()}</li>
                    <li><b>{t.guide.sheet_visits_b()}</b>" "{t.guide.sheet_visits()}</li>
                </ol>
            </section>
            <div class="fin">
                <div>
                    <p>{fill(t.guide.sheet_basis(), &[&updated])}</p>
                    <div class="sign">
                        <span>{t.guide.sheet_clerk()}</span>
                        <span>{t.guide.sheet_date()}</span>
                        <span>{t.guide.sheet_number()}</span>
                    </div>
                </div>
                <div class="qrbox">{qr_here(link(page, situation), t.guide.qr_alt())}{t.guide.qr()}</div>
            </div>
        </div></div>
    }
}

fn header(t: &'static Text, page: &GuidePage) -> Node {
    let today = today_in_calendar();
    let printed =
        move || today().map(|(today, _)| fill(t.guide.sheet_printed(), &[&t.lang.full_day(today)]));
    let center = page.centers.first();
    let name = center.map(|center| t.lang.pick(&center.name).to_owned());
    let phone = center.map_or("", |center| center.phone.as_str());
    view! {
        <header>
            <span class="brand">{brand::mark()}{brand::word()}</span>
            <p>{name}"　"{printed}<br />{fill(t.guide.sheet_ask(), &[&page.county.hotline, phone])}</p>
        </header>
    }
}

fn case(t: &Text, page: &GuidePage, situation: &Situation) -> Option<String> {
    (page.guide.situations.len() > 1)
        .then(|| format!("{}　", fill(t.guide.list_situation(), &[&situation.name])))
}

fn four(t: &'static Text, page: &GuidePage) -> Node {
    let guide = &page.guide;
    let window = page.windows.first();
    let place = window.map(|window| {
        format!(
            "{} {}",
            say::window_place(t, window),
            t.lang.pick(&window.name)
        )
    });
    let center = window.and_then(|w| page.centers.iter().find(|center| center.id == w.center));
    let hours = center.map(|center| hours(t, center));
    let online = match guide.online.level {
        OnlineLevel::Full => t.guide.online_full(),
        OnlineLevel::Partial => t.guide.online_partial(),
        OnlineLevel::Offline => t.guide.online_offline(),
    };
    let days = say::working_days(t, guide.limits.committed_working_days);
    view! {
        <dl class="four">
            <div><dt>{t.guide.how_long()}</dt><dd>{days}<small>{law(t, guide)}</small></dd></div>
            <div><dt>{t.guide.cost()}</dt><dd>{say::charge(t, fee::charge(&guide.fee).as_ref())}</dd></div>
            <div><dt>{t.guide.where_to()}</dt><dd>{place}<small>{hours}</small></dd></div>
            <div><dt>{t.guide.trips()}</dt><dd>{say::visits(t, guide.visits)}<small>{online}</small></dd></div>
        </dl>
    }
}

fn law(t: &Text, guide: &Guide) -> Option<String> {
    let statutory = &guide.limits.statutory;
    let value = statutory.value.filter(|value| *value > 0)?;
    match statutory.unit {
        LimitUnit::WorkingDay => Some(fill(t.guide.law_allows(), &[&say::working_days(t, value)])),
        LimitUnit::CalendarDay => Some(fill(t.guide.law_allows_calendar(), &[&value.to_string()])),
        LimitUnit::OnTheSpot | LimitUnit::None => None,
    }
}

/// Monday's hours, which hold on every working day.
fn hours(t: &Text, center: &Center) -> String {
    let spans: Vec<String> = center
        .hours
        .mon
        .iter()
        .map(|span| format!("{}–{}", time(span.from), time(span.to)))
        .collect();
    fill(
        t.guide.sheet_hours(),
        &[t.guide.weekdays(), &spans.join(t.guide.comma())],
    )
}

fn row(t: &Text, one: &Material) -> Node {
    let free = one.submit_mode == SubmitMode::Shared;
    let copies = match one.submit_mode {
        SubmitMode::Original => one.original.to_string(),
        SubmitMode::Copy => one.copies.to_string(),
        SubmitMode::Verify | SubmitMode::Electronic | SubmitMode::Shared => "—".to_owned(),
    };
    let condition = one
        .condition
        .as_ref()
        .map(|condition| fill(t.guide.sheet_only_if(), &[condition]))
        .unwrap_or_default();
    let deferrable = if one.deferrable {
        t.guide.deferrable()
    } else {
        ""
    };
    let note = if free {
        t.guide.free_note()
    } else {
        one.note.as_deref().unwrap_or_default()
    };
    view! {
        <tr>
            <td><span class="box" class:free=free></span></td>
            <td><b>{one.name.clone()}</b></td>
            <td class="nb">{terms::submit_mode_short(t.lang, one.submit_mode)}</td>
            <td class="nb">{copies}</td>
            <td>{condition}{note.to_owned()}" "{deferrable}</td>
        </tr>
    }
}

fn plan(page: &Arc<GuidePage>) -> Node {
    let promised = promised(page);
    let page = Arc::clone(page);
    view! {
        {move || promised().map(|now| {
            view! {
                <p class="plan">{promise::sentence(text(), &now.promise, &page.guide, now.today)}</p>
                {clock::bar(&now.promise, &page.guide)}
            }
        })}
    }
}
