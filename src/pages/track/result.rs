//! Where an application stands, as the page shows it.

use super::course::{self, Item};
use super::names::{Names, Said, chinese};
use super::standing::{Headline, Standing, headline};
use super::turn::{Line, Turn, turn};
use super::{bar, days, seal, statement};
use crate::route::{Page, Route, tel};
use crate::text::{Text, fill};
use crate::ui::say::around;
use crate::ui::{icon, ics};
use chrono::NaiveDate;
use mingbai_contract::application::{Application, EventType, State};
use mingbai_contract::page::Masthead;
use mingbai_domain::application::number;
use mingbai_domain::calendar::WorkCalendar;
use mingbai_view::{Node, view};

/// Everything a look says.
pub struct Shown<'a> {
    /// The words.
    pub t: &'static Text,
    /// What stands around the page.
    pub masthead: &'a Masthead,
    /// The calendar.
    pub calendar: &'a WorkCalendar,
    /// The application.
    pub application: &'a Application,
    /// Why its office is late, as it has published that.
    pub reason: Option<&'a str>,
    /// Where it stands.
    pub standing: &'a Standing,
    /// The names in it.
    pub names: &'a Names,
    /// The moment, in milliseconds since 1970.
    pub now: i64,
}

impl Shown<'_> {
    /// The page but for what stands around the look.
    pub fn view(&self) -> Node {
        let (t, standing) = (self.t, self.standing);
        let number = number::grouped(&self.application.number);
        let mut turn = turn(t, self.calendar, self.application, standing, self.names);
        if standing.is_late() {
            turn.lines.push(self.why_late());
        }
        let law = self.names.law(self.application);
        let said = statement::says(t, self.calendar, self.application, standing, self.names);
        view! {
            <p class="no-line"><span class="nb">{number}</span><span>{self.names.item.clone()}</span></p>
            <div class="state">
                <h1 tabindex="-1">{heading(&headline(t, standing))}</h1>
                {seal::drawn(t, standing, &self.masthead.county.name.zh)}
            </div>
            {self.turn(&turn)}
            {bar::bar(t, self.calendar, standing)}
            {self.notice()}
            {said.map(|said| statement::statement(t, said))}
            {self.course(&turn)}
            {days::why(t, self.calendar, standing, law)}
            {self.late()}
        }
    }

    /// What the office has published of its being late, or that it has not (R5).
    fn why_late(&self) -> Line {
        let k = &self.t.track;
        match self.reason {
            Some(reason) => Line::with(k.reason(), chinese(self.t.lang, reason)),
            None => Line::plain(k.no_reason()),
        }
    }

    fn turn(&self, turn: &Turn) -> Node {
        let class = if turn.yours { "turn you" } else { "turn" };
        let mut lines = Vec::new();
        for line in &turn.lines {
            lines.push(view! { <p class="small">{sentence(line)}</p> });
        }
        view! {
            <section class=class>
                <h2>{turn.title.clone()}</h2>
                {lines}
                {self.calendar_link()}
                {self.places()}
            </section>
        }
    }

    /// Offers the date that is waited for to the phone's calendar.
    fn calendar_link(&self) -> Option<Node> {
        let (t, standing) = (self.t, self.standing);
        let due = standing.due().filter(|due| *due > standing.today)?;
        let (number, day) = (
            &self.application.number,
            t.lang.day(due, Some(standing.today)),
        );
        let due = ics::Due {
            number: number.as_str().to_owned(),
            date: due,
            summary: fill(self.due_words(), &[&self.names.item]),
            description: fill(
                t.track.ics_text(),
                &[&number::grouped(number), &self.names.hotline],
            ),
        };
        let href = ics::address(&[due], self.now);
        let file = [number.as_str(), ".ics"].concat();
        let words = fill(t.track.calendar(), &[&day]);
        Some(view! {
            <p><a class="link" rel="external" href=href download=file>{icon::CALENDAR.view()}{words}</a></p>
        })
    }

    fn due_words(&self) -> &'static str {
        let k = &self.t.track;
        match self.standing.state {
            State::Submitted | State::PartlySupplemented => k.ics_accepted(),
            State::NoticeGiven => k.ics_missing(),
            State::Decided => k.ics_delivered(),
            _ => k.ics_decided(),
        }
    }

    /// Where to go: the window while something is to be handed in, the guide where one may begin anew.
    fn places(&self) -> Option<Node> {
        let (t, k) = (self.t, &self.t.track);
        match self.standing.state {
            State::NoticeGiven | State::PartlySupplemented => {
                let window = &self.application.window;
                let words = fill(t.common.window(), &[window.as_str()]);
                let href = Page::Window(window.clone()).path();
                let words = fill(k.bring_to(), &[&words]);
                Some(link(href, &icon::WINDOW, words))
            }
            State::Refused | State::Lapsed | State::Withdrawn => {
                let href = Route::guide(&self.application.item).href();
                Some(link(href, &icon::PAGES, k.again_guide().to_owned()))
            }
            _ => None,
        }
    }

    /// The one-time notice as a checklist: what is in, and what is not.
    fn notice(&self) -> Option<Node> {
        let k = &self.t.track;
        let notice = self.standing.course.notice.as_ref()?;
        if !matches!(
            self.standing.state,
            State::NoticeGiven | State::PartlySupplemented
        ) {
            return None;
        }
        let mut events = self.application.events.iter();
        let asked = events.find(|event| event.r#type == EventType::NoticeGiven)?;
        let mut rows = Vec::new();
        // What is still missing comes first.
        for there in [false, true] {
            for id in &asked.materials {
                if notice.missing.contains(id) == there {
                    continue;
                }
                let (name, tag) = self.names.material(id);
                let (mark, words, class) = if there {
                    (icon::TICK.view(), k.handed_in(), "in")
                } else {
                    let open = view! { <span class="box" aria-hidden="true"></span> };
                    (open, k.missing(), "")
                };
                rows.push(view! {
                    <li class=class>{mark}<b lang=tag>{name}</b><span class="how">{words}</span></li>
                });
            }
        }
        Some(view! {
            <section class="sec">
                <h2>{k.notice()}</h2>
                <ul class="rows asked">{rows}</ul>
            </section>
        })
    }

    fn course(&self, turn: &Turn) -> Node {
        let (t, zone) = (self.t, self.calendar.zone());
        let items = course::items(t, self.application, self.standing, self.names, zone);
        let running = !self.standing.is_over();
        let mut rows = Vec::new();
        for item in &items {
            rows.push(row(item, running, turn));
        }
        view! {
            <section class="sec">
                <h2>{t.track.course()}</h2>
                <ol class="tl">{rows}</ol>
            </section>
        }
    }

    /// What to do if the date passes.
    fn late(&self) -> Option<Node> {
        let (t, standing) = (self.t, self.standing);
        if standing.is_late() || !matches!(standing.state, State::Accepted | State::Decided) {
            return None;
        }
        let next: NaiveDate = standing.due()?.succ_opt()?;
        let next = t.lang.day(next, Some(standing.today));
        let hotline = &self.names.hotline;
        Some(view! {
            <section class="sec">
                <h2>{t.track.late()}</h2>
                <p class="small">{fill(t.track.late_text(), &[&next, hotline])}</p>
                <p class="tell"><a href=tel(hotline)>{fill(t.common.call(), &[hotline])}</a></p>
            </section>
        })
    }
}

/// A sentence with its date in one piece; where it has two parts, it breaks between them.
fn heading(headline: &Headline) -> Node {
    let value = headline.value.clone();
    let all = |phrase| around(phrase, view! { <span class="unit">{value.clone()}</span> });
    let ends = |c: char| matches!(c, ':' | '\u{ff0c}' | '\u{ff1a}');
    match headline.phrase.find(ends) {
        Some(at) => {
            let end = headline.phrase.ceil_char_boundary(at + 1);
            let (first, rest) = headline.phrase.split_at(end);
            let space = if rest.starts_with(' ') { " " } else { "" };
            view! { {first.to_owned()}{space}<span class="unit">{all(rest.trim_start())}</span> }
        }
        None => all(headline.phrase),
    }
}

fn link(href: String, icon: &icon::Icon, words: String) -> Node {
    view! { <p><a class="link" href=href>{icon.view()}{words}</a></p> }
}

fn said((words, tag): &Said) -> Node {
    view! { <span lang=*tag>{words.clone()}</span> }
}

fn sentence(line: &Line) -> Node {
    around(&line.phrase, said(&line.value))
}

fn row(item: &Item, running: bool, turn: &Turn) -> Node {
    let here = item.here.then_some("step");
    let class = match (item.here && running, item.look) {
        (true, "paused") => "here paused",
        (true, _) => "here",
        (false, look) => look,
    };
    let mut lines = Vec::new();
    for line in &item.lines {
        // What is said above already is not said again.
        if !item.here || !turn.lines.contains(line) {
            lines.push(view! { <p>{sentence(line)}</p> });
        }
    }
    view! {
        <li class=class aria-current=here>
            <span class="when">{item.when.clone()}</span>
            <b>{said(&item.title)}</b>
            {lines}
        </li>
    }
}
