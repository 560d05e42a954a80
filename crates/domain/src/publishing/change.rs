//! What becomes of the catalog when drafts come out.

use crate::catalog::shares::Shares;
use mingbai_contract::calendar::Calendar;
use mingbai_contract::catalog::Publication;
use mingbai_contract::desk::publishing::{Around, Content, DraftOf};
use mingbai_contract::guide::Guide;
use mingbai_contract::lists::ListsFile;
use mingbai_contract::{Date, ItemId};

/// The content is not what a draft of that may say: another item, another list, another year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Misfit(pub DraftOf);

/// What is published of something; none where it is not.
#[must_use]
pub fn content(publication: &Publication, of: &DraftOf) -> Option<Content> {
    match of {
        DraftOf::Guide(item) => {
            let mut guides = publication.guides.iter();
            let guide = guides.find(|guide| guide.id == *item)?;
            Some(Content::Guide(Box::new(guide.clone())))
        }
        DraftOf::Year(year) => year_of(&publication.calendar, *year),
        DraftOf::List(list) if list.as_str() == "commitments" => {
            Some(Content::Commitments(publication.service_rules.clone()))
        }
        DraftOf::List(list) => list_of(&publication.lists, list.as_str()),
    }
}

/// A year of a calendar.
#[must_use]
pub fn year_of(calendar: &Calendar, year: i32) -> Option<Content> {
    let found = calendar.years.iter().find(|entry| entry.year == year)?;
    Some(Content::Year(found.clone()))
}

/// A list of the lists' file, by its id.
#[must_use]
pub fn list_of(lists: &ListsFile, id: &str) -> Option<Content> {
    Some(match id {
        "fees" => Content::Fees(lists.fee_catalogue.clone()),
        "first-violation" => Content::FirstViolation(lists.first_violation_no_penalty.clone()),
        "penalty-discretion" => Content::PenaltyDiscretion(lists.penalty_discretion.clone()),
        "annual-inspections" => Content::AnnualInspections(lists.annual_inspections.clone()),
        "cancelled" => Content::Cancelled(lists.cancelled.clone()),
        "key-goals" => Content::KeyGoals(lists.key_goals.clone()),
        "complaint-categories" => Content::ComplaintCategories(lists.complaint_categories.clone()),
        "rating-tags" => Content::RatingTags(lists.rating_tags.clone()),
        _ => return None,
    })
}

/// What a guide is checked against while somebody types.
#[must_use]
pub fn around(publication: &Publication, item: &ItemId, today: Date) -> Around {
    let mut others = Shares::default();
    for guide in publication.guides.iter().filter(|guide| guide.id != *item) {
        others = others.with(guide);
    }
    let departments = publication.departments.iter();
    let fees = publication.lists.fee_catalogue.iter();
    Around {
        today: today.max(publication.county.published),
        departments: departments
            .map(|department| department.id.clone())
            .collect(),
        windows: publication
            .windows
            .iter()
            .map(|window| window.id.clone())
            .collect(),
        fees: fees.filter(|row| row.item == *item).cloned().collect(),
        other_cases: others.total(),
        other_immediate: others.immediate,
    }
}

/// The publication with these drafts come out on a day. What follows from a guide elsewhere is carried along:
/// windows list the items that name them, and departments count their own.
///
/// # Errors
/// [`Misfit`], when a content is not one of what it is said to be of.
pub fn with<'a>(
    publication: &Publication,
    drafts: impl IntoIterator<Item = (&'a DraftOf, &'a Content)>,
    day: Date,
) -> Result<Publication, Misfit> {
    let mut new = publication.clone();
    for (of, content) in drafts {
        if !content.fits(of) {
            return Err(Misfit(of.clone()));
        }
        put(&mut new, content, day);
    }
    // The data may describe a later day than that of a correction.
    new.county.published = new.county.published.max(day);
    Ok(new)
}

fn put(publication: &mut Publication, content: &Content, day: Date) {
    let lists = &mut publication.lists;
    match content {
        Content::Guide(guide) => {
            let guide = Guide {
                updated: day,
                ..(**guide).clone()
            };
            let carried = guide.clone();
            // Whatever order they are in, a new one stands before the first that comes after it.
            let guides = &mut publication.guides;
            match guides.iter().position(|known| known.id == guide.id) {
                Some(at) => guides.splice(at..=at, [guide]).for_each(drop),
                None => {
                    let at = guides.iter().position(|known| known.id > guide.id);
                    guides.insert(at.unwrap_or(guides.len()), guide);
                }
            }
            mirror(publication, &carried);
            count(publication);
        }
        Content::Gone(item) => {
            publication.guides.retain(|guide| guide.id != *item);
            for window in &mut publication.windows {
                window.items.retain(|listed| listed != item);
            }
            count(publication);
        }
        Content::Fees(rows) => lists.fee_catalogue.clone_from(rows),
        Content::FirstViolation(rows) => lists.first_violation_no_penalty.clone_from(rows),
        Content::PenaltyDiscretion(rows) => lists.penalty_discretion.clone_from(rows),
        Content::AnnualInspections(rows) => lists.annual_inspections.clone_from(rows),
        Content::Cancelled(rows) => lists.cancelled.clone_from(rows),
        Content::Commitments(rows) => publication.service_rules.clone_from(rows),
        Content::KeyGoals(rows) => lists.key_goals.clone_from(rows),
        Content::ComplaintCategories(rows) => lists.complaint_categories.clone_from(rows),
        Content::RatingTags(rows) => lists.rating_tags.clone_from(rows),
        Content::Year(year) => {
            let years = &mut publication.calendar.years;
            match years.iter().position(|entry| entry.year == year.year) {
                Some(at) => years.splice(at..=at, [year.clone()]).for_each(drop),
                None => {
                    let at = years.iter().position(|entry| entry.year > year.year);
                    years.insert(at.unwrap_or(years.len()), year.clone());
                }
            }
        }
    }
}

/// Windows list an item exactly where its guide names them; who stays keeps its place.
fn mirror(publication: &mut Publication, guide: &Guide) {
    for window in &mut publication.windows {
        let named = guide.windows.contains(&window.id);
        let listed = window.items.contains(&guide.id);
        if named && !listed {
            window.items.push(guide.id.clone());
        } else if listed && !named {
            window.items.retain(|item| *item != guide.id);
        }
    }
}

/// Departments say how many items they own.
fn count(publication: &mut Publication) {
    for department in &mut publication.departments {
        let guides = publication.guides.iter();
        let owned = guides.filter(|guide| guide.department == department.id);
        department.items_count = u32::try_from(owned.count()).unwrap_or(u32::MAX);
    }
}
