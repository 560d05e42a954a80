//! What to bring, by situation (R4: the list is complete, nothing else may be asked for).
//!
//! Owns the narrowing of a guide's materials to one situation. It never hides a material: what the
//! office looks up itself is shown apart, as free of handing in (免交).

use mingbai_contract::guide::{Guide, Material, Situation, SubmitMode};

/// What one situation needs, each part in the order in which the guide lists it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Needed<'a> {
    /// What the applicant brings or sends.
    pub bring: Vec<&'a Material>,
    /// What the office looks up itself (免交).
    pub free: Vec<&'a Material>,
}

/// What `situation` of `guide` needs: its own materials in its order, then those that no situation
/// names and that have a condition of their own ("when somebody else comes for you"), which may
/// apply in any situation.
#[must_use]
pub fn needed<'a>(guide: &'a Guide, situation: &Situation) -> Needed<'a> {
    let named = situation
        .materials
        .iter()
        .filter_map(|id| guide.materials.iter().find(|material| material.id == *id));
    let whenever = guide
        .materials
        .iter()
        .filter(|material| material.condition.is_some() && !is_named(guide, material));
    let (free, bring) = named
        .chain(whenever)
        .partition(|material| material.submit_mode == SubmitMode::Shared);
    Needed { bring, free }
}

/// Whether any situation of the guide names the material.
pub(crate) fn is_named(guide: &Guide, material: &Material) -> bool {
    guide
        .situations
        .iter()
        .any(|situation| situation.materials.contains(&material.id))
}

/// The situation with the id `wanted`, or the guide's first one. None only for a guide without
/// situations, which the catalog checker refuses.
#[must_use]
pub fn situation<'a>(guide: &'a Guide, wanted: Option<&str>) -> Option<&'a Situation> {
    wanted
        .and_then(|id| {
            guide
                .situations
                .iter()
                .find(|situation| situation.id.as_str() == id)
        })
        .or_else(|| guide.situations.first())
}
