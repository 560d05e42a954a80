//! What a complaint says while it is written, and what is wrong with it. No signals, no browser.

use crate::data::Shelf;
use crate::text::{Text, fill, fill_number};
use chrono::NaiveDate;
use mingbai_contract::complaint::{
    CategoryId, Complaint, ComplaintEvent, ComplaintEventType, ComplaintTerms, Routing,
};
use mingbai_contract::limits::COMPLAINT_DEPARTMENTS;
use mingbai_contract::lists::PublishedList;
use mingbai_contract::problem::{FieldCode, FieldProblem};
use mingbai_contract::{Date, DepartmentId, ItemId, WindowId};
use mingbai_domain::calendar::WorkCalendar;
use mingbai_domain::complaint::check::{
    self, ATTACHMENT_BYTES, ATTACHMENTS, Draft as Checked, Published, WHAT_CHARS, WISH_CHARS,
};
use mingbai_domain::complaint::{RunningClock, fold};

/// Parts the fields of a draft that is kept; nobody types it.
const PART: char = '\u{1f}';

/// What was typed and chosen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Draft {
    /// What happened.
    pub what: String,
    /// On which day, as the field has it; empty for none.
    pub when: String,
    /// What is wished.
    pub wish: String,
    /// The number of an application, or the code of a notice.
    pub number: String,
    /// What kind of problem, by its id; empty for none yet.
    pub category: String,
    /// The window, by its id; empty for none.
    pub window: String,
    /// The item, by its id; empty for none.
    pub item: String,
    /// The departments, by their ids, each in a place of its own that may be empty.
    pub departments: Vec<String>,
}

impl Draft {
    /// Whether nothing was typed or chosen that would be lost.
    pub fn is_empty(&self) -> bool {
        let texts = [&self.what, &self.when, &self.wish, &self.category];
        texts.iter().all(|text| text.trim().is_empty())
    }

    /// As it is kept on the phone.
    pub fn write(&self) -> String {
        let departments = self.departments.join(",");
        let parts = [
            self.what.as_str(),
            &self.when,
            &self.wish,
            &self.number,
            &self.category,
            &self.window,
            &self.item,
            &departments,
        ];
        let mut text = String::new();
        for (place, part) in parts.iter().enumerate() {
            if place > 0 {
                text.push(PART);
            }
            text.extend(part.chars().filter(|c| *c != PART));
        }
        text
    }

    /// Reads what [`Self::write`] has written; none for anything else.
    pub fn read(text: &str) -> Option<Self> {
        let mut parts = text.split(PART).map(str::to_owned);
        let mut next = || parts.next();
        let draft = Self {
            what: next()?,
            when: next()?,
            wish: next()?,
            number: next()?,
            category: next()?,
            window: next()?,
            item: next()?,
            departments: {
                let ids = next()?;
                let ids = ids.split(',').filter(|id| !id.is_empty());
                ids.map(str::to_owned).collect()
            },
        };
        next().is_none().then_some(draft)
    }

    /// Chooses the department of a place; what comes after an empty one moves up.
    pub fn choose(&mut self, place: usize, id: String) {
        match self.departments.get_mut(place) {
            Some(there) => *there = id,
            None => self.departments.push(id),
        }
        self.departments.retain(|id| !id.is_empty());
    }

    /// How many places for departments are shown: one that is empty behind those that are chosen.
    pub fn places(&self) -> usize {
        (self.departments.len() + 1).min(COMPLAINT_DEPARTMENTS)
    }

    /// Where it belongs; what is no id is left out.
    pub fn routing(&self) -> Routing {
        Routing {
            window: self.window.parse().ok(),
            item: self.item.parse().ok(),
            departments: self.named(),
        }
    }

    /// The departments that it names.
    pub fn named(&self) -> Vec<DepartmentId> {
        let ids = self.departments.iter();
        ids.filter_map(|id| id.parse().ok()).collect()
    }

    /// The category, if one is chosen.
    pub fn category(&self) -> Option<CategoryId> {
        self.category.parse().ok()
    }

    /// The day, if one was typed.
    pub fn day(&self) -> Option<NaiveDate> {
        self.when.parse().ok()
    }

    /// Everything that is wrong, in the order of the form.
    pub fn faults(
        &self,
        attachments: &[usize],
        published: &Here<'_>,
        today: NaiveDate,
    ) -> Vec<Fault> {
        let checked = Checked {
            what: &self.what,
            happened_on: self.day(),
            wish: &self.wish,
            attachments,
        };
        let mut problems = check::draft(&checked, today);
        let (category, routing) = (self.category(), self.routing());
        problems.extend(check::routing("", category.as_ref(), &routing, published));
        let mut faults: Vec<Fault> = problems.iter().filter_map(Fault::of).collect();
        faults.sort_by_key(|fault| fault.field);
        faults.dedup();
        faults
    }

    /// Which of both a number is: an application's begins with the county's prefix.
    pub fn about(&self, prefix: &str) -> About {
        let number = self.number.trim().to_uppercase();
        if number.is_empty() {
            About::Nothing
        } else if number.starts_with(prefix) {
            About::Application(number)
        } else {
            About::Inspection(number)
        }
    }
}

/// What a complaint is about, as far as it is secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum About {
    /// Nothing in particular.
    Nothing,
    /// An application.
    Application(String),
    /// An inspection.
    Inspection(String),
}

/// The fields of the form, in its order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// What happened.
    What,
    /// On which day.
    When,
    /// What kind of problem.
    Category,
    /// The window.
    Window,
    /// The item.
    Item,
    /// A department, by its place.
    Department(usize),
    /// Pictures and recordings.
    Files,
    /// What is wished.
    Wish,
}

impl Field {
    /// The id of the field, for links to it.
    pub const fn id(self) -> &'static str {
        match self {
            Self::What => "c-what",
            Self::When => "c-when",
            Self::Category => "c-category",
            Self::Window => "c-window",
            Self::Item => "c-item",
            Self::Department(_) => "c-departments",
            Self::Files => super::files::FIELD,
            Self::Wish => "c-wish",
        }
    }
}

/// Something that is wrong with a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fault {
    /// Which field.
    pub field: Field,
    /// What is wrong with it.
    pub code: FieldCode,
}

impl Fault {
    /// The field of a problem that form and server find alike.
    fn of(problem: &FieldProblem) -> Option<Self> {
        let field = match problem.field.as_str() {
            "/what" => Field::What,
            "/happened_on" => Field::When,
            "/category" => Field::Category,
            "/routing/window" => Field::Window,
            "/routing/item" => Field::Item,
            "/attachments" => Field::Files,
            "/wish" => Field::Wish,
            other => {
                let place = other.strip_prefix("/routing/departments")?;
                let place = place.trim_start_matches('/').parse();
                Field::Department(place.unwrap_or_default())
            }
        };
        Some(Self {
            field,
            code: problem.code,
        })
    }

    /// In words.
    pub fn words(self, t: &Text, draft: &Draft) -> String {
        let k = &t.complaint;
        let long = |phrase: &str, most: usize, text: &str| {
            let typed = text.trim().chars().count();
            fill(phrase, &[&most.to_string(), &typed.to_string()])
        };
        match (self.field, self.code) {
            (Field::What, FieldCode::Missing) => k.what_missing().to_owned(),
            (Field::What, FieldCode::TooShort) => fill_number(k.what_short(), *WHAT_CHARS.start()),
            (Field::What, _) => long(k.what_long(), *WHAT_CHARS.end(), &draft.what),
            (Field::When, _) => k.when_future().to_owned(),
            (Field::Category, FieldCode::Missing) => k.category_missing().to_owned(),
            (Field::Department(_), FieldCode::Taken) => k.departments_twice().to_owned(),
            (Field::Files, _) => fill(
                k.files_many(),
                &[
                    &ATTACHMENTS.to_string(),
                    &(ATTACHMENT_BYTES >> 20).to_string(),
                ],
            ),
            (Field::Wish, _) => long(k.wish_long(), WISH_CHARS, &draft.wish),
            (Field::Category | Field::Window | Field::Item | Field::Department(_), _) => {
                k.gone().to_owned()
            }
        }
    }
}

/// What is published, as far as this phone knows it.
pub struct Here<'a> {
    /// The catalog.
    pub shelf: &'a Shelf,
    /// The list of categories.
    pub categories: &'a PublishedList,
}

impl Published for Here<'_> {
    fn category(&self, id: &CategoryId) -> bool {
        let mut entries = self.categories.entries.iter();
        entries.any(|entry| entry.id == id.as_str())
    }

    fn window(&self, id: &WindowId) -> bool {
        let mut windows = self.shelf.catalog.windows.iter();
        windows.any(|window| window.id == *id)
    }

    fn item(&self, id: &ItemId) -> bool {
        let mut items = self.shelf.catalog.items.iter();
        items.any(|item| item.id == *id)
    }

    fn department(&self, id: &DepartmentId) -> bool {
        let mut departments = self.shelf.catalog.departments.iter();
        departments.any(|department| department.id == *id)
    }
}

/// The two clocks of a complaint that is taken in on a day, as the server will count them.
pub fn clocks(
    calendar: &WorkCalendar,
    terms: ComplaintTerms,
    departments: Vec<DepartmentId>,
    day: NaiveDate,
) -> Option<[RunningClock; 2]> {
    let complaint = Complaint {
        category: CategoryId::any(),
        routing: Routing {
            departments,
            ..Routing::default()
        },
        terms,
        events: vec![ComplaintEvent::new(Date(day), ComplaintEventType::Received)],
    };
    let course = fold(&complaint).ok()?;
    Some(course.clocks(calendar, &complaint.terms))
}

/// How far the last group of a receipt has been typed back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Retyped {
    /// So many characters are to come, and those that are there fit.
    Left(usize),
    /// It is not that.
    Wrong,
    /// It is that.
    Right,
}

/// How many characters are typed back.
pub const RETYPE: usize = 4;

/// Letters and digits as wide as a Chinese character, in their plain form.
fn narrow(c: char) -> char {
    let plain = u32::from(c).checked_sub(0xfee0).and_then(char::from_u32);
    plain.filter(char::is_ascii_graphic).unwrap_or(c)
}

/// Compares what was typed with the end of a receipt: small letters, spaces and what is easily mistaken are
/// as good as in a whole receipt.
pub fn retyped(typed: &str, code: &str) -> Retyped {
    let typed: Vec<char> = typed
        .chars()
        .filter(|c| !c.is_whitespace() && *c != '-')
        .map(|c| match narrow(c).to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            c => c,
        })
        .collect();
    let expected: Vec<char> = code.chars().collect();
    let expected = &expected[expected.len().saturating_sub(RETYPE)..];
    if typed.len() <= RETYPE && expected.starts_with(&typed) {
        match RETYPE - typed.len() {
            0 => Retyped::Right,
            left => Retyped::Left(left),
        }
    } else if typed == code.chars().collect::<Vec<char>>() {
        // Whoever likes types all of it.
        Retyped::Right
    } else if code.starts_with(&typed.iter().collect::<String>()) {
        Retyped::Left(code.len() - typed.len())
    } else {
        Retyped::Wrong
    }
}

/// Within how many milliseconds the keys have to come that leave at once.
const QUICK_MS: i64 = 2_000;

/// Counts presses of Esc: three, one quickly after the other, leave at once.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Escapes {
    number: u8,
    last: i64,
}

impl Escapes {
    /// A key was pressed; whether that was the third.
    pub fn pressed(&mut self, key: &str, at: i64) -> bool {
        if key != "Escape" {
            *self = Self::default();
            return false;
        }
        if at - self.last > QUICK_MS {
            self.number = 0;
        }
        self.number += 1;
        self.last = at;
        self.number >= 3
    }
}
