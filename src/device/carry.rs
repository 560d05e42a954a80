//! Carrying what is kept here over to another browser: in the fragment of an address, which is sent to
//! nobody.
//!
//! `#carry=1.t:{item}:{situation}:{material}…`: the version, then a part for each list with ticks. Ids
//! hold letters, digits and hyphens only, so nothing needs escaping.

use super::ticks::{self, Ticked};
use crate::platform::Refused;
use mingbai_contract::ItemId;

const BEGIN: &str = "carry=1";

/// A list with ticks.
const LIST: &str = "t";

/// No list of a real person is longer; a longer address was not made here.
const MOST: usize = 8_000;

/// Lists with what is ticked on each.
pub type Lists = Vec<(ItemId, Ticked)>;

/// What an address brings along.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Brought {
    /// Nothing: it is an ordinary address.
    Nothing,
    /// These lists.
    Lists(Lists),
    /// Something that cannot be read, cut off on its way or made by a later version.
    Broken,
}

/// The fragment that carries these lists, without `#`.
#[must_use]
pub fn write(lists: &[(ItemId, Ticked)]) -> String {
    let mut out = BEGIN.to_owned();
    for (item, ticked) in lists {
        let head = [LIST, item.as_str(), ticked.situation.as_str()];
        let ready = ticked.ready.iter().map(|id| id.as_str());
        out.push('.');
        out += &head.into_iter().chain(ready).collect::<Vec<_>>().join(":");
    }
    out
}

/// What a fragment, with or without `#`, brings along.
#[must_use]
pub fn read(fragment: &str) -> Brought {
    let fragment = fragment.trim_start_matches('#');
    if !fragment.starts_with("carry=") {
        return Brought::Nothing;
    }
    let mut parts = fragment.split('.');
    if parts.next() != Some(BEGIN) || fragment.len() > MOST {
        return Brought::Broken;
    }
    match parts.map(list).collect::<Option<Lists>>() {
        Some(lists) if !lists.is_empty() => Brought::Lists(lists),
        _ => Brought::Broken,
    }
}

fn list(part: &str) -> Option<(ItemId, Ticked)> {
    let mut words = part.split(':');
    if words.next() != Some(LIST) {
        return None;
    }
    let item = words.next()?.parse().ok()?;
    let situation = words.next()?.parse().ok()?;
    let ready: Option<Vec<_>> = words.map(|word| word.parse().ok()).collect();
    let ready = ready.filter(|ready| !ready.is_empty())?;
    Some((item, Ticked { situation, ready }))
}

/// Keeps lists here, beside what is ticked already.
///
/// # Errors
/// The browser keeps them only until the page is closed.
pub fn keep(lists: &[(ItemId, Ticked)]) -> Result<(), Refused> {
    let mut stored = Ok(());
    for (item, brought) in lists {
        let ticked = match ticks::of(item) {
            Some(here) => merged(here, brought),
            None => brought.clone(),
        };
        // Whatever became of one, the others are kept.
        stored = stored.and(ticks::keep(item, &ticked));
    }
    stored
}

/// What is ticked here or there, in the situation that was looked at there.
fn merged(here: Ticked, brought: &Ticked) -> Ticked {
    let mut ready = here.ready;
    for id in &brought.ready {
        if !ready.contains(id) {
            ready.push(id.clone());
        }
    }
    Ticked {
        situation: brought.situation.clone(),
        ready,
    }
}

#[cfg(test)]
mod tests {
    use super::{Brought, Lists, Ticked, merged, read, write};

    fn ticked(situation: &str, ready: &[&str]) -> Ticked {
        Ticked {
            situation: situation.parse().unwrap(),
            ready: ready.iter().map(|id| id.parse().unwrap()).collect(),
        }
    }

    fn lists() -> Lists {
        vec![
            (
                "food-business-license".parse().unwrap(),
                ticked("new-catering", &["apply", "layout"]),
            ),
            (
                "id-card-renewal".parse().unwrap(),
                ticked("due", &["old-id"]),
            ),
        ]
    }

    #[test]
    fn lists_arrive_as_they_left() {
        let fragment = write(&lists());
        assert_eq!(
            fragment,
            "carry=1.t:food-business-license:new-catering:apply:layout.t:id-card-renewal:due:old-id"
        );
        assert_eq!(read(&fragment), Brought::Lists(lists()));
        assert_eq!(read(&format!("#{fragment}")), Brought::Lists(lists()));
    }

    #[test]
    fn what_was_cut_off_or_made_up_is_told_from_an_ordinary_address() {
        for (fragment, expected) in [
            ("", Brought::Nothing),
            ("#main", Brought::Nothing),
            ("carry=1", Brought::Broken),
            ("carry=1.", Brought::Broken),
            ("carry=1.t", Brought::Broken),
            ("carry=1.t:item", Brought::Broken),
            ("carry=1.t:item:case", Brought::Broken),
            ("carry=1.t:item:case:<script>", Brought::Broken),
            ("carry=1.t:it em:case:a", Brought::Broken),
            ("carry=1.x:item:case:a", Brought::Broken),
            ("carry=2.t:item:case:a", Brought::Broken),
            (
                &format!("carry=1.t:item:case{}", ":a".repeat(5_000)),
                Brought::Broken,
            ),
        ] {
            assert_eq!(read(fragment), expected, "{fragment}");
        }
    }

    #[test]
    fn what_is_ticked_on_either_side_stays_ticked() {
        let here = ticked("new", &["a", "b"]);
        let both = merged(here, &ticked("change", &["b", "c"]));
        assert_eq!(both, ticked("change", &["a", "b", "c"]));
    }
}
