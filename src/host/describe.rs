//! What a page answers, in a sentence: for search engines and for previews of links.

use super::Given;
use crate::text::{Lang, Text, fill};
use crate::ui::say;
use mingbai_contract::catalog::GuidePage;
use mingbai_domain::fee;
use mingbai_domain::materials::{needed, situation};

/// The sentence of the page that is made of this.
pub(super) fn describe(given: &Given, lang: Lang) -> String {
    let t = lang.text();
    if let Some((page, _)) = &given.guide {
        return guide(t, page);
    }
    if let Some(list) = &given.list {
        let count = t.count(t.lists.entries_one(), t.lists.entries(), list.entries.len());
        return [
            lang.pick(&list.name),
            t.common.colon(),
            &count,
            t.guide.stop(),
        ]
        .concat();
    }
    if let Some(page) = &given.came.window {
        let place = say::window_place(t, &page.window);
        let center = lang.pick(&page.center.name);
        let count = t.count(
            t.offices.handles_count_one(),
            t.offices.handles_count(),
            page.items.len(),
        );
        return [
            center,
            t.guide.comma(),
            &place,
            t.guide.comma(),
            &count,
            t.guide.stop(),
        ]
        .concat();
    }
    if let Some(page) = &given.came.center {
        let center = lang.pick(&page.center.name);
        let hours = [t.offices.hours(), t.offices.who_sits()].join(t.common.list_comma());
        return [center, t.common.colon(), &hours, t.guide.stop()].concat();
    }
    fill(
        t.common.describe(),
        &[lang.pick(&given.came.masthead.county.name)],
    )
}

/// Materials, time, fee and visits of the first situation.
fn guide(t: &'static Text, page: &GuidePage) -> String {
    let guide = &page.guide;
    let materials = situation(guide, None).map_or(0, |one| needed(guide, one).bring.len());
    let bring = match materials {
        0 => t.guide.bring_none().to_owned(),
        n => t.count(t.guide.bring_one(), t.guide.bring(), n),
    };
    let charge = fee::charge(&guide.fee);
    let answers = [
        bring,
        say::working_days(t, guide.limits.committed_working_days),
        say::charge(t, charge.as_ref()),
        say::visits(t, guide.visits),
    ];
    let name = t.lang.pick(&guide.name);
    [
        name,
        t.common.colon(),
        &answers.join(t.guide.comma()),
        t.guide.stop(),
    ]
    .concat()
}
