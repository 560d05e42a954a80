//! What a look says about a project today, by the rules of `mingbai-domain`, with the names in it. No
//! signals, no browser.

use crate::text::{Lang, Text, fill, fill_number, terms};
use chrono::NaiveDate;
use mingbai_contract::project::{Approval, Project, ProjectPage};
use mingbai_contract::{DepartmentId, ItemId, MaterialId};
use mingbai_domain::calendar::WorkCalendar;
use mingbai_domain::project::{Planned, Schedule, State, schedule};
use mingbai_view::{Node, view};

/// A text, and the tag to mark it with where it is not in the language of the page.
pub type Said = (String, Option<&'static str>);

/// A project, planned.
pub struct Plan<'a> {
    /// The words.
    pub t: &'static Text,
    /// The project with its names.
    pub page: &'a ProjectPage,
    /// The calendar.
    pub calendar: &'a WorkCalendar,
    /// The plan of today.
    pub schedule: Schedule,
    /// Today in the county.
    pub today: NaiveDate,
}

impl<'a> Plan<'a> {
    /// Plans a project; none where its record does not fit together.
    pub fn new(
        t: &'static Text,
        page: &'a ProjectPage,
        calendar: &'a WorkCalendar,
        today: NaiveDate,
    ) -> Option<Self> {
        let schedule = schedule(calendar, &page.project, today).ok()?;
        Some(Self {
            t,
            page,
            calendar,
            schedule,
            today,
        })
    }

    /// The project.
    pub const fn project(&self) -> &'a Project {
        &self.page.project
    }

    /// Its approvals with their plans, in its order.
    pub fn approvals(&self) -> impl Iterator<Item = (&'a Approval, &Planned)> {
        self.project()
            .approvals
            .iter()
            .zip(&self.schedule.approvals)
    }

    /// What an item is called.
    pub fn item(&self, id: &ItemId) -> &'a str {
        let found = self.page.items.iter().find(|item| item.id == *id);
        found.map_or(self.t.track.unnamed(), |item| self.t.lang.pick(&item.name))
    }

    /// What a department is called.
    pub fn department(&self, id: &DepartmentId) -> &'a str {
        let found = self.page.departments.iter().find(|one| one.id == *id);
        found.map_or(self.t.track.pen_office(), |one| self.t.lang.pick(&one.name))
    }

    /// What a material of an approval is called.
    pub fn material(&self, approval: &Approval, id: &MaterialId) -> Said {
        let items = self
            .page
            .items
            .iter()
            .filter(|item| item.id == approval.item);
        let found = items
            .flat_map(|item| &item.materials)
            .find(|one| one.id == *id);
        match found {
            Some(material) => self.chinese(&material.name),
            None => (self.t.track.other_material().to_owned(), None),
        }
    }

    /// The same in short, without what stands in brackets behind it.
    pub fn department_short(&self, id: &DepartmentId) -> &'a str {
        let name = self.department(id);
        let short = name.split(['（', '(']).next().unwrap_or(name);
        short.trim_end()
    }

    /// What stands between two sentences.
    pub const fn space(&self) -> &'static str {
        match self.t.lang {
            Lang::Zh => "",
            Lang::En => " ",
        }
    }

    /// A text of the data, which is Chinese.
    pub fn chinese(&self, text: &str) -> Said {
        (text.to_owned(), self.t.lang.zh_only())
    }

    /// A day in a sentence.
    pub fn day(&self, date: NaiveDate) -> String {
        self.t.lang.day(date, Some(self.today))
    }

    /// A day where there is little room.
    pub fn day_short(&self, date: NaiveDate) -> String {
        self.t.lang.day_short(date, Some(self.today))
    }

    /// Two days with all that lies between; one where it is the same.
    pub fn range(&self, from: NaiveDate, to: NaiveDate) -> String {
        if from == to {
            return self.day_short(from);
        }
        fill(
            self.t.project.range(),
            &[&self.day_short(from), &self.day_short(to)],
        )
    }

    /// So many days are left until something is due.
    pub fn left(&self, days: u16) -> String {
        let k = &self.t.project;
        match days {
            0 => k.due_today().to_owned(),
            days => self.t.count(k.left_one(), k.left(), usize::from(days)),
        }
    }

    /// How an approval stands: the class of the words, and they.
    pub fn state(&self, planned: &Planned) -> (&'static str, String) {
        let k = &self.t.project;
        let state = match planned.state {
            State::Decided { on } => return ("st ok", fill(k.done(), &[&self.day_short(on)])),
            State::Running => {
                let due = planned.due.map_or(self.today, |due| due.date);
                return ("st run", self.left(self.calendar.count(self.today, due)));
            }
            State::Late { days: 0 } => ("st late", k.late_new()),
            State::Late { days } => {
                let words = self.t.count(k.late_one(), k.late(), usize::from(days));
                return ("st late", words);
            }
            State::Paused => ("st wait-st", k.paused()),
            State::Deemed { .. } => ("st ok", k.deemed()),
            State::Ready => ("st run", k.ready()),
            State::Waiting => ("st soft", k.waiting()),
        };
        (state.0, state.1.to_owned())
    }

    /// How late an approval may be before the whole project is.
    pub fn slack(&self, planned: &Planned) -> String {
        let k = &self.t.project;
        match planned.slack {
            0 => k.slack_none().to_owned(),
            days => self.t.count(k.slack_one(), k.slack(), usize::from(days)),
        }
    }

    /// The project in two sentences: how many of its approvals are how far, and when all is done.
    pub fn say(&self) -> Node {
        let (k, tally) = (&self.t.project, self.schedule.tally());
        let done = (tally.decided + tally.deemed).to_string();
        let mut parts = view! { {fill(k.say_done(), &[&tally.total.to_string(), &done])} };
        for (count, phrase, class) in [
            (tally.deemed, k.say_deemed(), ""),
            (tally.late, k.say_late(), "st late"),
            (tally.paused, k.say_paused(), "st wait-st"),
            (tally.running, k.say_running(), ""),
            (tally.outside, k.say_outside(), ""),
        ] {
            if count > 0 {
                let words = fill_number(phrase, usize::from(count));
                let comma = self.t.guide.comma();
                let part = if class.is_empty() {
                    view! { {words} }
                } else {
                    view! { <b class=class>{words}</b> }
                };
                parts = view! { {parts}{comma}{part} };
            }
        }
        let finish = self.schedule.finish.map(|finish| {
            let phrase = if self.approvals().all(|(_, planned)| planned.is_there()) {
                k.say_finished()
            } else if self.schedule.open_ended {
                k.say_open()
            } else if tally.late > 0 {
                k.say_late_finish()
            } else {
                k.say_finish()
            };
            let day = view! { <b>{self.day(finish.date)}</b> };
            let may_move = finish.provisional.then(|| k.provisional());
            view! { {crate::ui::say::around(phrase, day)}{may_move} }
        });
        view! { <p class="say">{parts}{self.t.guide.stop()}{self.space()}{finish}</p> }
    }

    /// What a pause is for (R2).
    pub fn exclusion(&self, pause: &mingbai_contract::project::ClockPause) -> &'static str {
        terms::exclusion(self.t.lang, pause.exclusion)
    }
}

/// A text of the data.
pub fn said((words, tag): Said) -> Node {
    view! { <span lang=tag>{words}</span> }
}

/// `186,000`
pub fn grouped(number: &str) -> String {
    let mut out = String::new();
    for (n, digit) in number.chars().enumerate() {
        if n > 0 && (number.len() - n).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// An amount of 10,000 yuan in millions: `186`, `3.5`, `0.12`.
pub fn millions(amount: u32) -> String {
    let (whole, rest) = (amount / 100, amount % 100);
    let rest = [rest / 10, rest % 10]
        .map(|digit| digit.to_string())
        .concat();
    let whole = grouped(&whole.to_string());
    match rest.trim_end_matches('0') {
        "" => whole,
        rest => [&whole, ".", rest].concat(),
    }
}
