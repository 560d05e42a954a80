//! The overtime ledger (优化营商环境条例 art. 36, R5): every clock that ran out, and why.

use super::model;
use super::show::Shown;
use crate::data::figures::Figures;
use crate::device::prefs::text;
use crate::loaded::Loaded;
use crate::text::{Text, fill, terms};
use crate::ui::{icon, states};
use mingbai_contract::Month;
use mingbai_contract::application::ClockCode;
use mingbai_contract::endpoint::GetOvertime;
use mingbai_contract::overtime::{OvertimeLedger, OvertimeRow};
use mingbai_view::{IntoNode, Node, view};

/// The section with the ledgers of the period's months.
pub fn ledger(shown: &Shown<'_>) -> Node {
    let (t, k) = (shown.t, shown.k);
    let months = model::begun(shown.board);
    let several = months.len() > 1;
    let late = shown.board.total.cases.overdue;
    let told = told(late, months.clone());
    // Where nothing is listed because there are numbers only, that is said once.
    let none = match (late, several) {
        (0, _) => Some(k.ledger_none()),
        (_, true) => Some(k.ledger_empty()),
        (_, false) => None,
    };
    let (mut lists, mut links) = (Vec::new(), Vec::new());
    for month in months {
        let name = t.lang.month(month);
        let heading = several.then(|| view! { <h3>{name.clone()}</h3> });
        lists.push(view! { {heading} {of(month, none)} });
        let asked = GetOvertime { month: Some(month) };
        let words = fill(k.ledger_csv(), &[&name]);
        links.push(view! { <a href=asked.csv() rel="external" download="">{icon::DOWNLOAD.view()}{words}</a> });
    }
    view! {
        <section class="sec" id="ledger" tabindex="-1">
            <h2>{k.ledger()}</h2>
            {lists}
            {told}
            <p class="tell">{links}</p>
            {shown.how(k.ledger(), k.how_ledger().to_owned())}
        </section>
    }
}

/// Says how many late ones are numbers only, of an earlier system that told no more: so that what is counted above
/// and what is listed here fit together.
fn told(late: u32, months: Vec<Month>) -> Node {
    let figures = Figures::here();
    let slots: Vec<_> = months
        .into_iter()
        .map(|month| figures.overtime(month))
        .collect();
    (move || {
        let mut rest = usize::try_from(late).unwrap_or(usize::MAX);
        for slot in &slots {
            match slot.get() {
                Loaded::Ready(ledger) => rest = rest.saturating_sub(ledger.rows.len()),
                Loaded::Loading | Loaded::Failed(_) => return None,
            }
        }
        let words = text().count(
            text().board().ledger_told_one(),
            text().board().ledger_told(),
            rest,
        );
        (rest > 0).then(|| view! { <p class="small soft">{words}</p> })
    })
    .into_node()
}

/// One month, as soon as it is here. `none` is said where nobody is listed.
fn of(month: Month, none: Option<&'static str>) -> Node {
    let figures = Figures::here();
    let slot = figures.overtime(month);
    (move || match slot.get() {
        Loaded::Loading => states::loading_part(),
        Loaded::Ready(ledger) => list(&ledger, none),
        Loaded::Failed(why) => states::failed_part(why, move || {
            let _ = figures.overtime(month);
        }),
    })
    .into_node()
}

fn list(ledger: &OvertimeLedger, none: Option<&'static str>) -> Node {
    let t = text();
    if ledger.rows.is_empty() {
        let none = none.map(|words| view! { <p class="small soft">{words}</p> });
        return none.into_node();
    }
    let rows: Vec<Node> = ledger.rows.iter().map(|row| line(t, row)).collect();
    view! { <ul class="rows led">{rows}</ul> }
}

fn line(t: &'static Text, row: &OvertimeRow) -> Node {
    let k = t.board();
    let days = usize::from(row.working_days);
    let late = if row.counting {
        t.count(k.late_still_one(), k.late_still(), days)
    } else {
        t.count(k.late_by_one(), k.late_by(), days)
    };
    let name = |words: Option<&mingbai_contract::Words>, id: &str| {
        words.map_or_else(|| id.to_owned(), |words| t.lang.pick(words).to_owned())
    };
    let item = name(row.item_name.as_ref(), row.item.as_str());
    let department = name(row.department_name.as_ref(), row.department.as_str());
    let clock = match row.clock {
        ClockCode::Acceptance => k.clock_acceptance().to_owned(),
        ClockCode::Supplement => k.clock_supplement().to_owned(),
        ClockCode::Step => {
            let step = row.step.as_deref().unwrap_or_default();
            fill(k.clock_step(), &[terms::step(t.lang, step).0])
        }
        ClockCode::Committed => k.clock_committed().to_owned(),
        ClockCode::Statutory => k.clock_statutory().to_owned(),
        ClockCode::Delivery => k.clock_delivery().to_owned(),
    };
    let due = fill(k.due(), &[&t.lang.day(row.due.0, None)]);
    let comma = t.guide.comma();
    let reason = match &row.reason {
        Some(reason) => {
            let words = fill(k.reason(), &[&reason.text]);
            view! { <span lang=t.lang.zh_only()>{words}</span> }
        }
        None => view! { <b class="none">{k.no_reason()}</b> },
    };
    view! {
        <li>
            <p class="h"><b>{item}</b><span class="st late">{late}</span></p>
            <p>{department}{comma}{row.number.clone()}<br />{due}{comma}{clock}<br />{reason}</p>
        </li>
    }
}
