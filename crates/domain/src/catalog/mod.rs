//! The publisher's side: what is made out of a guide for others to read, and what is wrong with it.
//!
//! Owns the short form of an item ([`summary`]), the published lists ([`lists`]), the shares of
//! handling classes ([`shares`]) and the checker ([`check`]). It never reads files or JSON: it works
//! on typed values. Start with [`check::check`].

pub mod check;
pub mod derived;
pub mod lists;
pub mod pages;
pub mod shares;

use crate::fee;
use mingbai_contract::catalog::{ItemSummary, StatutoryBrief};
use mingbai_contract::guide::Guide;

/// An item in short, as the catalog lists it.
#[must_use]
pub fn summary(guide: &Guide) -> ItemSummary {
    let statutory = &guide.limits.statutory;
    ItemSummary {
        id: guide.id.clone(),
        name: guide.name.clone(),
        aliases: guide.aliases.clone(),
        department: guide.department.clone(),
        audience: guide.audience.clone(),
        themes: guide.themes.clone(),
        handling_class: guide.handling_class,
        committed_working_days: guide.limits.committed_working_days,
        statutory: StatutoryBrief {
            unit: statutory.unit,
            value: statutory.value,
            working_day_equivalent: statutory.working_day_equivalent,
        },
        charge: fee::charge(&guide.fee),
        visits: guide.visits,
        online: guide.online.level,
        windows: guide.windows.clone(),
    }
}
