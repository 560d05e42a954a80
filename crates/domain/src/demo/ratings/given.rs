//! One rating, as somebody might give it.

use super::{Dice, Fault, Given, Seat, Setting};
use chrono::NaiveDate;
use mingbai_contract::catalog::Publication;
use mingbai_contract::demo::WindowProfile;
use mingbai_contract::guide::Guide;
use mingbai_contract::rating::{Level, Verification};
use mingbai_contract::{Date, TagId};

/// How many who have something to praise tick why; of those who have not everybody does (R11).
const PRAISE_SAYS_WHY: f64 = 0.45;

/// How many who tick one reason tick another.
const SECOND_REASON: f64 = 0.25;

/// How many say what they came for, of those whose window has more than one thing to offer.
const SAYS_ITEM: f64 = 0.3;

/// How many comments are released: so many that the board can be read.
const RELEASED: f64 = 0.012;

/// After how many working days at most.
const READ_WITHIN: u16 = 3;

/// Where the profile's words have what one came for.
const ITEM: &str = "{item}";

/// A reason that can be ticked.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reason<'a> {
    pub tag: &'a TagId,
    /// What it is called.
    pub name: &'a str,
    pub weight: f64,
}

/// The reasons that a window's visitors tick with a level.
pub(super) fn reasons<'a>(
    published: &'a Publication,
    profile: &'a WindowProfile,
    level: Level,
) -> Result<Vec<Reason<'a>>, Fault> {
    let known = &published.lists.rating_tags;
    let reason = |weighted: &'a mingbai_contract::demo::WeightedTag| {
        let mut known = known.iter();
        let tag = known.find(|tag| tag.name.zh == weighted.tag && tag.levels.contains(&level));
        let tag = tag.ok_or_else(|| Fault::UnknownTag(weighted.tag.clone(), level))?;
        Ok(Reason {
            tag: &tag.id,
            name: &weighted.tag,
            weight: weighted.weight,
        })
    };
    profile.tags.of(level).iter().map(reason).collect()
}

/// The rating of a case, if it is rated.
pub(super) fn of_case(
    setting: Setting<'_>,
    seat: &Seat<'_>,
    guide: Option<&Guide>,
    day: NaiveDate,
    dice: &mut Dice,
) -> Option<Given> {
    if !dice.chance(seat.profile.rating_rate * setting.share) {
        return None;
    }
    let weights = &seat.profile.level_weights;
    let level = dice.weighted(&Level::ALL, |level| *weights.of(*level))?;
    let mut given = of_level(seat, *level, day);
    given.verification = verification(seat, dice);
    let place = usize::from(level.number()).checked_sub(1)?;
    let reasons = seat.tags.get(place)?;
    let first = dice.weighted(reasons, |reason| reason.weight);
    if let Some(first) = first
        && (level.is_bad() || dice.chance(PRAISE_SAYS_WHY))
    {
        given.tags.push(first.tag.clone());
        if dice.chance(SECOND_REASON)
            && let Some(second) = dice.weighted(reasons, |reason| reason.weight)
            && second.tag != first.tag
        {
            given.tags.push(second.tag.clone());
        }
    }
    if seat.items.len() > 1 && dice.chance(SAYS_ITEM) {
        given.item = guide.map(|guide| guide.id.clone());
    }
    if dice.chance(seat.profile.comment_rate) {
        given.comment = comment(setting, first, guide, dice);
        if given.comment.is_some() && dice.chance(RELEASED) {
            let read = setting.calendar.add(day, dice.between(1, READ_WITHIN));
            given.released = Some(Date(read));
        }
    }
    Some(given)
}

/// A rating of a level and nothing else, by a printed code.
pub(super) fn of_level(seat: &Seat<'_>, level: Level, day: NaiveDate) -> Given {
    Given {
        window: seat.profile.window.clone(),
        day: Date(day),
        level,
        verification: Verification::Poster,
        tags: Vec::new(),
        item: None,
        comment: None,
        released: None,
        righted: Vec::new(),
    }
}

fn verification(seat: &Seat<'_>, dice: &mut Dice) -> Verification {
    let by = seat.profile.channels;
    let token = if seat.items.is_empty() {
        Verification::Poster
    } else {
        Verification::Receipt
    };
    let ways = [
        (Verification::Live, by.screen),
        (Verification::Poster, by.poster),
        (token, by.message + by.online),
    ];
    let way = dice.weighted(&ways, |(_, weight)| *weight);
    way.map_or(Verification::Poster, |(verification, _)| *verification)
}

/// Words that go with a reason.
fn comment(
    setting: Setting<'_>,
    reason: Option<&Reason<'_>>,
    guide: Option<&Guide>,
    dice: &mut Dice,
) -> Option<String> {
    let all = setting.profile.comments.get(reason?.name)?;
    match guide {
        Some(guide) => Some(dice.one_of(all)?.replace(ITEM, &guide.name.zh)),
        // Whoever came for nothing in particular says nothing of it.
        None => {
            let all: Vec<&String> = all.iter().filter(|words| !words.contains(ITEM)).collect();
            dice.one_of(&all).map(ToString::to_string)
        }
    }
}
