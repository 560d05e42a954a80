//! Ticks on checklists, kept on this phone.
//!
//! One entry per item, `ticks.{item}` = `{situation} {material} {material}…`: ids hold no spaces.

use crate::platform::{self, Refused};
use leptos::prelude::*;
use mingbai_contract::{ItemId, MaterialId, SituationId};

const KEY: &str = "ticks.";

/// What was ticked for one item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ticked {
    /// The situation that was looked at last.
    pub situation: SituationId,
    /// What is ready.
    pub ready: Vec<MaterialId>,
}

impl Ticked {
    fn read(kept: &str) -> Option<Self> {
        let mut words = kept.split(' ');
        let situation = words.next()?.parse().ok()?;
        Some(Self {
            situation,
            ready: words.filter_map(|word| word.parse().ok()).collect(),
        })
    }

    fn write(&self) -> String {
        let mut out = self.situation.to_string();
        for id in &self.ready {
            out.push(' ');
            out.push_str(id.as_str());
        }
        out
    }
}

/// What was ticked for an item on this phone.
#[must_use]
pub fn of(item: &ItemId) -> Option<Ticked> {
    Ticked::read(&platform::kept(&format!("{KEY}{item}"))?)
}

/// Everything that was ticked on this phone, by item; in no order.
#[must_use]
pub fn all() -> Vec<(ItemId, Ticked)> {
    let mut found = Vec::new();
    for key in platform::kept_keys() {
        let item = key
            .strip_prefix(KEY)
            .and_then(|item| item.parse::<ItemId>().ok());
        if let Some((item, ticked)) = item.and_then(|item| of(&item).map(|ticked| (item, ticked))) {
            found.push((item, ticked));
        }
    }
    found
}

/// Keeps what was ticked for an item.
///
/// # Errors
/// The browser keeps nothing.
pub fn keep(item: &ItemId, ticked: &Ticked) -> Result<(), Refused> {
    platform::keep(&format!("{KEY}{item}"), &ticked.write())
}

/// Forgets the ticks of an item.
pub fn forget(item: &ItemId) {
    platform::forget(&format!("{KEY}{item}"));
}

/// The ticks of one item on the page.
#[derive(Clone)]
pub struct Ticks {
    item: ItemId,
    ready: RwSignal<Vec<MaterialId>>,
    refused: RwSignal<bool>,
}

impl Ticks {
    /// The ticks of an item. Empty while the view is being built: [`Ticks::recall`] brings back
    /// what was kept.
    #[must_use]
    pub fn new(item: ItemId) -> Self {
        Self {
            item,
            ready: RwSignal::new(Vec::new()),
            refused: RwSignal::new(false),
        }
    }

    /// Brings back what was kept; for an effect.
    pub fn recall(&self) {
        self.refused.set(!platform::can_keep());
        if let Some(ticked) = of(&self.item) {
            self.ready.set(ticked.ready);
        }
    }

    /// Whether a material is ticked; tracked.
    #[must_use]
    pub fn has(&self, material: &MaterialId) -> bool {
        self.ready.with(|ready| ready.contains(material))
    }

    /// How many of these are ticked; tracked.
    #[must_use]
    pub fn count<'a>(&self, materials: impl Iterator<Item = &'a MaterialId>) -> usize {
        self.ready
            .with(|ready| materials.filter(|m| ready.contains(m)).count())
    }

    /// What is ticked now, in a situation; tracked. None where nothing is.
    #[must_use]
    pub fn now(&self, situation: &SituationId) -> Option<(ItemId, Ticked)> {
        let ready = self.ready.get();
        let situation = situation.clone();
        (!ready.is_empty()).then(|| (self.item.clone(), Ticked { situation, ready }))
    }

    /// Whether the phone refused to keep them; tracked.
    #[must_use]
    pub fn refused(&self) -> bool {
        self.refused.get()
    }

    /// Ticks or unticks a material, and keeps that.
    pub fn set(&self, situation: &SituationId, material: &MaterialId, ready: bool) {
        self.ready.update(|list| {
            list.retain(|m| m != material);
            if ready {
                list.push(material.clone());
            }
        });
        self.keep(situation);
    }

    /// Unticks everything, and forgets it.
    pub fn clear(&self) {
        self.ready.set(Vec::new());
        forget(&self.item);
    }

    fn keep(&self, situation: &SituationId) {
        let ready = self.ready.get_untracked();
        if ready.is_empty() {
            forget(&self.item);
            return;
        }
        let ticked = Ticked {
            situation: situation.clone(),
            ready,
        };
        self.refused.set(keep(&self.item, &ticked).is_err());
    }
}

#[cfg(test)]
mod tests {
    use super::Ticked;

    #[test]
    fn ticks_survive_being_kept() {
        let kept = "new-catering apply layout";
        let ticked = Ticked::read(kept).unwrap();
        assert_eq!(ticked.ready.len(), 2);
        assert_eq!(ticked.write(), kept);
    }

    #[test]
    fn what_somebody_else_wrote_there_is_left_out() {
        assert_eq!(Ticked::read(""), None);
        assert_eq!(Ticked::read("<script>"), None);
        assert_eq!(Ticked::read("a b <c> d").map(|t| t.ready.len()), Some(2));
    }
}
