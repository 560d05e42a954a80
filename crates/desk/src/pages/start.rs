//! Where one begins: who one is, and what there is to do.

use crate::device::prefs::text;
use crate::offices::Offices;
use crate::route::Page;
use crate::session::Session;
use crate::shell::{self, head::Head};
use crate::text::fill;
use crate::ui::{icon, say};
use mingbai_contract::desk::account::Me;
use mingbai_view::{CollectNodes, Node, view};

/// So few recovery codes are worth a word.
const FEW_CODES: u32 = 3;

/// Whether somebody has to be told that few recovery codes are left.
#[must_use]
pub const fn has_few_codes(me: &Me) -> bool {
    me.recovery_codes < FEW_CODES
}

/// The page.
pub fn page() -> Node {
    let (t, session, offices) = (text(), Session::here(), Offices::here());
    Head::ready(t.common.start);
    let hello = move || {
        let me = session.me();
        me.map(|me| fill(t.common.hello, &[&me.member.name]))
    };
    let roles = move || {
        let (me, catalog) = (session.me()?, offices.value());
        if me.member.grants.is_empty() {
            return Some(view! { <p class="lead-p">{t.common.no_roles}</p> });
        }
        let each = me.member.grants.iter();
        let each = each.map(|grant| view! { <li>{say::grant(t, catalog.as_deref(), grant)}</li> });
        Some(view! { <ul class="roles">{each.collect_nodes()}</ul> })
    };
    let few = move || {
        let me = session.me()?;
        let left = me.recovery_codes as usize;
        let words = t.count(t.common.few_codes_one, t.common.few_codes, left);
        has_few_codes(&me).then(|| {
            view! {
                <p class="note amber">
                    {icon::INFO.view()}
                    <span>{words}" "<a href=Page::Account.path()>{t.common.few_codes_link}</a></span>
                </p>
            }
        })
    };
    let pages = Page::ALL
        .into_iter()
        .filter(|page| session.may(page.needs()));
    let rows = pages.filter_map(|page| {
        let about = match page {
            Page::Start => return None,
            Page::Work => t.common.start_work,
            Page::TakeIn => t.common.start_take_in,
            Page::Projects => t.green.start,
            Page::Inspections => t.green.inspections_start,
            Page::Reports => t.green.reports_start,
            Page::Complaints => t.common.start_complaints,
            Page::Summaries => t.common.start_summaries,
            Page::OfficeKeys => t.common.start_office_keys,
            Page::Supervision => t.supervision.start,
            Page::Figures => t.supervision.figures_start,
            Page::Ratings => t.ratings.start,
            Page::Windows => t.screen.start,
            Page::Publishing => t.publishing.start,
            Page::Staff => t.common.start_staff,
            Page::Audit => t.common.start_audit,
            Page::Keys => t.common.start_keys,
            Page::Account => t.common.start_account,
        };
        Some(view! {
            <li>
                <a class="row-link" href=page.path()>
                    <span><b>{shell::name(t, page)}</b><span class="about">{about}</span></span>
                    {icon::FORWARD.view()}
                </a>
            </li>
        })
    });
    view! {
        <main id="main" class="list narrow">
            <h1 tabindex="-1">{hello}</h1>
            {few}
            {roles}
            <ul class="rows sec">{rows.collect_nodes()}</ul>
        </main>
    }
}
