//! What came of a bad rating, for whoever has its secret (R11): where the rectification stands, its dates, what
//! the window says, and one more rating once it is put right.

use super::done::keeping;
use super::faces::face;
use super::giving::{Giving, Step, TITLE};
use super::model::level_words;
use crate::data::Data;
use crate::data::ratings::{self, Failed};
use crate::device::now;
use crate::device::prefs::text;
use crate::loaded::{Loaded, Why};
use crate::pages::complaints::parts::bar;
use crate::platform;
use crate::shell::head::Head;
use crate::text::{Text, fill, fill_number};
use crate::ui::effect::effect;
use crate::ui::{icon, states};
use chrono::NaiveDate;
use leptos::prelude::*;
use mingbai_contract::complaint::ComplaintClockCode;
use mingbai_contract::limits::RATING_COMMENT_CHARS;
use mingbai_contract::problem::ProblemType;
use mingbai_contract::rating::{
    FollowUpState, Level, RatingSecret, RatingView, RectificationState, Said,
};
use mingbai_contract::{Date, WindowId};
use mingbai_domain::calendar::WorkCalendar;
use mingbai_domain::clock::Due;
use mingbai_domain::complaint::RunningClock;

use mingbai_view::{CollectNodes, IntoNode, Node, view};

/// What the page knows.
#[derive(Clone, Copy)]
struct State {
    secret: RatingSecret,
    seen: RwSignal<Loaded<RatingView>>,
    level: RwSignal<Option<Level>>,
    comment: RwSignal<String>,
    busy: RwSignal<bool>,
    /// What is wrong with what was to be sent, or why it was not sent.
    fault: RwSignal<String>,
}

impl State {
    fn new(secret: RatingSecret) -> Self {
        Self {
            secret,
            seen: RwSignal::new(Loaded::Loading),
            level: RwSignal::new(None),
            comment: RwSignal::new(String::new()),
            busy: RwSignal::new(false),
            fault: RwSignal::new(String::new()),
        }
    }

    fn look(self) {
        self.seen.set(Loaded::Loading);
        platform::spawn(async move {
            let seen = match ratings::open(self.secret).await {
                Ok(view) => Loaded::Ready(view),
                Err(Failed::Refused(ProblemType::NotFound)) => Loaded::Failed(Why::Gone),
                Err(Failed::Offline) => Loaded::Failed(Why::Offline),
                Err(_) => Loaded::Failed(Why::Server),
            };
            // The page may have been left meanwhile.
            if self.seen.try_set(seen).is_none() {
                platform::focus(TITLE);
            }
        });
    }

    /// Rates once more, or says what is wrong.
    fn send(self, t: &'static Text, hotline: String) {
        if self.busy.get_untracked() {
            return;
        }
        let comment = self.comment.with_untracked(|typed| typed.trim().to_owned());
        let typed = comment.chars().count();
        let Some(level) = self.level.get_untracked() else {
            self.fault.set(t.rate.need_level().to_owned());
            return platform::focus(FAULT);
        };
        if typed > RATING_COMMENT_CHARS {
            let most = RATING_COMMENT_CHARS.to_string();
            self.fault
                .set(fill(t.rate.long(), &[&most, &typed.to_string()]));
            return platform::focus(FAULT);
        }
        self.busy.set(true);
        self.fault.set(String::new());
        platform::spawn(async move {
            let comment = (!comment.is_empty()).then_some(comment);
            match ratings::again(self.secret, level, comment).await {
                Ok(view) => {
                    self.seen.set(Loaded::Ready(view));
                    platform::focus(TITLE);
                }
                // Another page was quicker, or it is not put right any more: the newest says which.
                Err(Failed::Refused(ProblemType::AlreadyRated | ProblemType::NotPutRight)) => {
                    self.look();
                }
                Err(_) => {
                    self.fault.set(fill(t.rate.f_again_failed(), &[&hotline]));
                    platform::focus(FAULT);
                }
            }
            self.busy.set(false);
        });
    }
}

const FAULT: &str = "#rate-again-fault";

/// What came of the rating that was opened on the page of a window.
pub fn followed(window: &WindowId) -> Node {
    let giving = Giving::of(window);
    let Step::FollowUp(secret) = giving.step.get_untracked() else {
        return Node::Empty;
    };
    let state = State::new(secret);
    effect(move || untrack(|| state.look()));
    shown(state)
}

/// The page once this was answered.
#[cfg(test)]
pub fn at(view: RatingView) -> Node {
    let state = State::new(RatingSecret([9; 32]));
    state.seen.set(Loaded::Ready(view));
    shown(state)
}

fn shown(state: State) -> Node {
    let (t, data, today) = (text(), Data::here(), now::today());
    let masthead = data.masthead();
    let hotline = masthead.map_or_else(String::new, |m| m.county.hotline.clone());
    let body = move || {
        let k = &t.rate;
        let view = match state.seen.get() {
            Loaded::Loading => return waiting(t),
            Loaded::Failed(Why::Gone) => {
                Head::ready(k.f_none());
                return view! {
                    <h1 class="lead-p" tabindex="-1">{k.f_none()}</h1>
                    <p class="lead-p">{k.f_none_text()}</p>
                };
            }
            Loaded::Failed(why) => {
                Head::ready(k.f_title());
                return view! {
                    <h1 class="lead-p" tabindex="-1">{k.f_title()}</h1>
                    {states::failed_part(why, move || state.look())}
                };
            }
            Loaded::Ready(view) => view,
        };
        let (Some(calendar), Some(today)) = (data.calendar().value(), today.get()) else {
            return waiting(t);
        };
        standing(t, state, &view, &calendar, today, &hotline)
    };
    body.into_node()
}

fn waiting(t: &'static Text) -> Node {
    Head::ready(t.rate.f_title());
    view! { <h1 class="lead-p" tabindex="-1">{t.rate.f_title()}</h1>{states::loading_part()} }
}

/// Where it stands, in a sentence.
pub fn headline(t: &Text, view: &RatingView, today: NaiveDate) -> String {
    let k = &t.rate;
    let by = |phrase: &str| {
        let day = view.put_right_by.unwrap_or(view.day);
        fill(phrase, &[&t.lang.day(day.0, Some(today))])
    };
    match view.state {
        RectificationState::Held => k.f_held().to_owned(),
        RectificationState::Released => by(k.f_released()),
        RectificationState::Answered => by(k.f_answered()),
        RectificationState::PutRight => k.f_put_right().to_owned(),
        RectificationState::SetAside => k.f_aside().to_owned(),
    }
}

/// The clock to put it right, as the bar takes it; none before the window has it.
pub fn clock(view: &RatingView, calendar: &WorkCalendar) -> Option<RunningClock> {
    let (start, due) = (view.released?.0, view.put_right_by?.0);
    let ended = view.result.as_ref().or(view.set_aside.as_ref());
    Some(RunningClock {
        kind: ComplaintClockCode::Conclude,
        start,
        limit: calendar.count(start, due),
        due: Due {
            date: due,
            provisional: view.provisional,
        },
        stopped: ended.map(|said| said.day.0),
    })
}

fn standing(
    t: &'static Text,
    state: State,
    view: &RatingView,
    calendar: &WorkCalendar,
    today: NaiveDate,
    hotline: &str,
) -> Node {
    let k = &t.rate;
    let title = headline(t, view, today);
    Head::ready(&title);
    let text = match view.state {
        RectificationState::Held => Some(k.f_held_text()),
        RectificationState::SetAside => Some(k.f_aside_text()),
        _ => None,
    };
    let drawn = clock(view, calendar).and_then(|clock| bar(t, calendar, &clock, today));
    let late = view.stepped_up.then(|| {
        view! { <p class="note amber">{icon::INFO.view()}<span>{k.f_late()}</span></p> }
    });
    let moves = view.provisional.then_some(t.guide.provisional());
    let again = match view.follow_up {
        FollowUpState::NotYet => Node::Empty,
        FollowUpState::Open => again(t, state, hotline),
        FollowUpState::Done => {
            view! { <p class="note">{icon::TICK.view()}<span>{k.f_again_done()}</span></p> }
        }
    };
    view! {
        <h1 class="lead-p" tabindex="-1">{title}</h1>
        <p class="lead-p">{text}</p>
        {late}
        {drawn}
        {dates(t, view, today)}
        {view.complex.then(|| view! { <p class="small soft">{k.f_complex()}</p> })}
        <p class="small soft">{moves}</p>
        {said(t, k.f_answer(), view.answer.as_ref(), today)}
        {said(t, k.f_result(), view.result.as_ref(), today)}
        {said(t, k.f_reason(), view.set_aside.as_ref(), today)}
        {again}
        <section class="sec">{keeping(t, state.secret, &view.window, view.day)}</section>
    }
}

fn dates(t: &Text, view: &RatingView, today: NaiveDate) -> Node {
    let k = &t.rate;
    let rows = [
        (k.f_given(), Some(view.day)),
        (k.f_got(), view.released),
        (k.f_answer_by(), view.answer_by),
        (k.f_right_by(), view.put_right_by),
    ];
    let rows = rows
        .into_iter()
        .filter_map(|(label, day): (_, Option<Date>)| {
            let day = t.lang.day_and_weekday(day?.0, Some(today));
            Some(view! { <div><dt>{label}</dt><dd>{day}</dd></div> })
        });
    view! { <dl class="facts-list big">{rows.collect_nodes()}</dl> }
}

/// What an office said.
fn said(t: &Text, title: &'static str, said: Option<&Said>, today: NaiveDate) -> Option<Node> {
    let said = said?;
    let day = t.lang.day(said.day.0, Some(today));
    Some(view! {
        <section class="sec">
            <h2>{title}<span class="aside">{day}</span></h2>
            <p lang=t.lang.zh_only()>{said.text.clone()}</p>
        </section>
    })
}

/// One more rating.
fn again(t: &'static Text, state: State, hotline: &str) -> Node {
    let k = &t.rate;
    let rows = Level::ALL.map(|level| {
        let class = if level.is_bad() { "face poor" } else { "face" };
        let chosen = move || state.level.get() == Some(level);
        view! {
            <li><label class=class>
                {face(level)}
                <span>{level_words(t, level)}</span>
                <input
                    type="radio"
                    name="again"
                    value=level.number().to_string()
                    prop:checked=chosen
                    on:change=move |_| state.level.set(Some(level))
                />
            </label></li>
        }
    });
    let hotline = hotline.to_owned();
    let send = move |event: mingbai_view::Event| {
        event.prevent_default();
        state.send(t, hotline.clone());
    };
    let fault = move || {
        let words = state.fault.get();
        (!words.is_empty()).then(|| {
            view! { <p id="rate-again-fault" class="err" role="alert" tabindex="-1">{icon::WARN.view()}<span>{words}</span></p> }
        })
    };
    let busy = move || state.busy.get();
    view! {
        <section class="sec">
            <form method="dialog" on:submit=send novalidate>
                <fieldset>
                    <legend class="h2">{k.f_again()}</legend>
                    <p class="small soft">{k.f_again_hint()}</p>
                    <ul class="faces">{rows.collect_nodes()}</ul>
                </fieldset>
                <div class="field">
                    <label for="rate-again">{k.comment()}</label>
                    <p class="hint" id="rate-again-hint">{fill_number(k.comment_hint(), RATING_COMMENT_CHARS)}</p>
                    <textarea
                        class="input"
                        id="rate-again"
                        autocomplete="off"
                        aria-describedby="rate-again-hint"
                        prop:value=move || state.comment.get()
                        on:input=move |event| state.comment.set(event.value())
                    ></textarea>
                </div>
                {fault}
                <p class="acts lead-p">
                    <button class="btn wide" aria-busy=move || busy().then_some("true")>
                        {move || if busy() { k.sending() } else { k.f_again_send() }}
                    </button>
                </p>
            </form>
        </section>
    }
}
