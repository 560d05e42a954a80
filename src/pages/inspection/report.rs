//! Reporting an inspection: what is wrong, on which day, which body. Nothing of who reports, no free text.
//!
//! What is sent is kept on the phone, with its key, until the server has acknowledged it (R15): it counts
//! once, however often it is sent.

use crate::data::Data;
use crate::device::reports::{self, Unsent};
use crate::platform::{self, Answered};
use crate::text::{Text, fill};
use crate::ui::effect::effect;
use crate::ui::icon;
use chrono::{Days, NaiveDate};
use leptos::prelude::*;
use mingbai_client::Unreachable;
use mingbai_client::read::from_text;
use mingbai_contract::endpoint::ReportInspection;
use mingbai_contract::project::{InspectionReport, ReportReason, ReportTaken};
use mingbai_contract::{Date, InspectionId};
use mingbai_view::{IntoNode, Node, view};

/// Where it is said what came of it.
const SAID: &str = "#report-said";

/// What came of sending it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It was taken in, on that day.
    Taken(NaiveDate),
    /// It is not sent yet; whether it lasts when the page is closed.
    Unsent(bool),
    /// Too much has been reported today.
    Full,
    /// The server did not take it in for what it says.
    Refused,
    /// The server failed.
    Failed,
    /// The person would rather not send it.
    Discarded,
}

/// What an answer means; `lasts` says whether the phone keeps what is not taken in.
pub fn outcome(answer: Result<Answered, Unreachable>, lasts: bool) -> Outcome {
    let Ok(answer) = answer else {
        return Outcome::Unsent(lasts);
    };
    match answer.status {
        200..=299 => match from_text::<ReportTaken>(&answer.body) {
            Ok(taken) => Outcome::Taken(taken.reported.0),
            Err(_) => Outcome::Failed,
        },
        429 => Outcome::Full,
        400..=499 => Outcome::Refused,
        _ => Outcome::Failed,
    }
}

/// Which day was chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// Today.
    Today,
    /// The day before.
    Yesterday,
    /// One that is typed.
    Earlier,
}

/// The first day that can still be reported.
pub fn first_day(today: NaiveDate) -> NaiveDate {
    let days = Days::new(u64::from(InspectionReport::DAYS));
    today.checked_sub_days(days).unwrap_or(today)
}

/// The day that was chosen; none where it is none that can be reported.
pub fn day(when: When, typed: &str, today: NaiveDate) -> Option<NaiveDate> {
    let day = match when {
        When::Today => today,
        When::Yesterday => today.pred_opt()?,
        When::Earlier => typed.parse().ok()?,
    };
    (first_day(today)..=today).contains(&day).then_some(day)
}

#[derive(Clone, Copy)]
struct Form {
    what: RwSignal<Option<ReportReason>>,
    when: RwSignal<When>,
    typed: RwSignal<String>,
    department: RwSignal<String>,
    /// Whether something is missing that was asked for.
    tried: RwSignal<bool>,
    busy: RwSignal<bool>,
    outcome: RwSignal<Option<Outcome>>,
}

impl Form {
    fn new(what: Option<ReportReason>) -> Self {
        Self {
            what: RwSignal::new(what),
            when: RwSignal::new(When::Today),
            typed: RwSignal::new(String::new()),
            department: RwSignal::new(String::new()),
            tried: RwSignal::new(false),
            busy: RwSignal::new(false),
            outcome: RwSignal::new(None),
        }
    }

    /// Sends what was chosen, or says what is missing.
    fn send(self, code: &InspectionId, today: NaiveDate) {
        let day = day(
            self.when.get_untracked(),
            &self.typed.get_untracked(),
            today,
        );
        let (Some(what), Some(day)) = (self.what.get_untracked(), day) else {
            self.tried.set(true);
            let what = self.what.with_untracked(Option::is_some);
            platform::focus(if what {
                "#report-day input"
            } else {
                "#report-what input"
            });
            return;
        };
        let Ok(key) = platform::random_key() else {
            self.outcome.set(Some(Outcome::Failed));
            return;
        };
        let report = ReportInspection {
            code: code.clone(),
            report: InspectionReport {
                what,
                day: Date(day),
                department: self.department.with_untracked(|id| id.parse().ok()),
            },
        };
        let body = report.body();
        self.carry(code, Unsent { key, body });
    }

    /// Sends a report, and keeps it until it is taken in.
    fn carry(self, code: &InspectionId, unsent: Unsent) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        let lasts = reports::keep(code, &unsent).is_ok();
        let code = code.clone();
        platform::spawn(async move {
            let address = ReportInspection::address_of(&code);
            let answer = platform::post(&address, unsent.body, Some(&unsent.key)).await;
            let outcome = outcome(answer, lasts);
            if matches!(outcome, Outcome::Taken(_) | Outcome::Refused) {
                reports::forget(&code);
            }
            self.busy.set(false);
            self.outcome.set(Some(outcome));
            platform::focus(SAID);
        });
    }
}

/// The section: what was sent, or the form.
pub fn section(
    t: &'static Text,
    code: &InspectionId,
    reason: Option<ReportReason>,
    hotline: &str,
    today: NaiveDate,
) -> Node {
    let k = &t.inspection;
    let form = Form::new(reason);
    let waits = RwSignal::new(false);
    // What could not be sent last time goes out now.
    let here = code.clone();
    effect(move || {
        if let Some(unsent) = reports::of(&here) {
            waits.set(true);
            untrack(|| form.carry(&here, unsent));
        }
    });
    let (code, whom) = (code.clone(), hotline.to_owned());
    let seen = code.clone();
    let said = move || {
        let outcome = form.outcome.get();
        let outcome = outcome.or_else(|| waits.get().then_some(Outcome::Unsent(true)));
        outcome.map(|outcome| said(t, form, &seen, outcome, &whom))
    };
    let asks = move || {
        let over = match form.outcome.get() {
            None => waits.get(),
            Some(Outcome::Refused | Outcome::Discarded) => false,
            Some(_) => true,
        };
        (!over).then(|| fields(t, form, code.clone(), today))
    };
    view! {
        <section class="sec report" id="report">
            <h2>{k.report()}</h2>
            <p class="small soft">{k.report_lead()}</p>
            <div id="report-said" role="status" tabindex="-1">{said.into_node()}</div>
            {asks.into_node()}
        </section>
    }
}

/// What came of it, and what one can do.
fn said(
    t: &'static Text,
    form: Form,
    code: &InspectionId,
    outcome: Outcome,
    hotline: &str,
) -> Node {
    let k = &t.inspection;
    let (class, title, words) = match outcome {
        Outcome::Taken(on) => (
            "note verdict",
            k.done(),
            fill(k.done_text(), &[&t.lang.day(on, None)]),
        ),
        Outcome::Unsent(true) => ("note amber verdict", k.unsent(), k.unsent_text().to_owned()),
        Outcome::Unsent(false) => ("note amber verdict", k.unsent(), k.unsent_lost().to_owned()),
        Outcome::Full => (
            "note amber verdict",
            k.unsent(),
            fill(k.too_many(), &[hotline]),
        ),
        Outcome::Failed => ("note bad verdict", k.unsent(), fill(k.failed(), &[hotline])),
        Outcome::Refused => ("note bad verdict", k.refused(), k.refused_text().to_owned()),
        Outcome::Discarded => return view! { <p class="small">{k.discarded()}</p> },
    };
    let sent = matches!(outcome, Outcome::Taken(_) | Outcome::Refused);
    let again = (!sent).then(|| {
        let (sending, leaving) = (code.clone(), code.clone());
        let send = move |_| {
            if let Some(unsent) = reports::of(&sending) {
                form.carry(&sending, unsent);
            }
        };
        let discard = move |_| {
            reports::forget(&leaving);
            form.outcome.set(Some(Outcome::Discarded));
            platform::focus(SAID);
        };
        view! {
            <p class="acts">
                <button class="btn" type="button" aria-busy=move || form.busy.get().then_some("true") on:click=send>
                    {move || if form.busy.get() { k.sending() } else { k.send_again() }}
                </button>
                <button class="btn line" type="button" on:click=discard>{k.discard()}</button>
            </p>
        }
    });
    let icon = if matches!(outcome, Outcome::Taken(_)) {
        icon::TICK
    } else {
        icon::INFO
    };
    view! {
        <div class=class>{icon.view()}<div><b class="h3">{title}</b><p>{words}</p></div></div>
        {again}
    }
}

/// What a reason is called.
pub fn reason(t: &Text, reason: ReportReason) -> &'static str {
    let k = &t.inspection;
    match reason {
        ReportReason::NotFiled => k.r_not_filed(),
        ReportReason::OtherBody => k.r_other_body(),
        ReportReason::OtherSubject => k.r_other_subject(),
        ReportReason::OtherDay => k.r_other_day(),
        ReportReason::OverCap => k.r_over_cap(),
    }
}

fn fields(t: &'static Text, form: Form, code: InspectionId, today: NaiveDate) -> Node {
    let k = &t.inspection;
    let send = move |event: mingbai_view::Event| {
        event.prevent_default();
        form.send(&code, today);
    };
    let mut reasons = Vec::new();
    for one in ReportReason::ALL {
        reasons.push(view! {
            <label class="pick">
                <input type="radio" name="what" value=one.code() prop:checked=move || form.what.get() == Some(one) on:change=move |_| form.what.set(Some(one)) />
                {reason(t, one)}
            </label>
        });
    }
    let mut days = Vec::new();
    for (when, code, words) in [
        (When::Today, "today", k.report_today()),
        (When::Yesterday, "yesterday", k.report_yesterday()),
        (When::Earlier, "earlier", k.report_earlier()),
    ] {
        days.push(view! {
            <label class="pick">
                <input type="radio" name="when" value=code prop:checked=move || form.when.get() == when on:change=move |_| form.when.set(when) />
                {words}
            </label>
        });
    }
    let earlier = move || {
        (form.when.get() == When::Earlier).then(|| {
            let (first, last) = (Date(first_day(today)).to_string(), Date(today).to_string());
            view! {
                <label class="report-date">
                    <span class="small">{k.report_date()}</span>
                    <input class="input" type="date" min=first max=last prop:value=move || form.typed.get() on:input=move |event| form.typed.set(event.value()) />
                </label>
            }
        })
    };
    let no_what =
        move || (form.tried.get() && form.what.get().is_none()).then(|| fault(k.need_what()));
    let no_day = move || {
        let day = day(form.when.get(), &form.typed.get(), today);
        (form.tried.get() && day.is_none()).then(|| fault(k.need_day()))
    };
    view! {
        <form on:submit=send novalidate>
            <fieldset class="field" id="report-what">
                <legend>{k.report_what()}</legend>
                <div class="picks tall">{reasons}</div>
                <div role="status">{no_what.into_node()}</div>
            </fieldset>
            <fieldset class="field" id="report-day">
                <legend>{k.report_day()}</legend>
                <div class="picks">{days}</div>
                {earlier.into_node()}
                <div role="status">{no_day.into_node()}</div>
            </fieldset>
            {bodies(t, form)}
            <p class="acts">
                <button class="btn wide" aria-busy=move || form.busy.get().then_some("true")>
                    {move || if form.busy.get() { k.sending() } else { k.send() }}
                </button>
            </p>
        </form>
    }
}

fn fault(words: &'static str) -> Node {
    view! { <p class="err">{icon::INFO.view()}<span>{words}</span></p> }
}

/// Which body came, where that is known; the departments come with the catalog.
fn bodies(t: &'static Text, form: Form) -> Node {
    let (k, data) = (&t.inspection, Data::here());
    let options = move || {
        let shelf = data.catalog_here()?;
        let all = shelf.catalog.departments.iter().map(|department| {
            let name = t.lang.pick(&department.name).to_owned();
            view! { <option value=department.id.as_str().to_owned()>{name}</option> }
        });
        Some(all.collect::<Vec<Node>>())
    };
    view! {
        <div class="field">
            <label for="report-body">{k.report_body()}<span class="lab">{k.report_optional()}</span></label>
            <select class="input" id="report-body" prop:value=move || form.department.get() on:change=move |event| form.department.set(event.value())>
                <option value="">{k.report_unknown()}</option>
                {options.into_node()}
            </select>
        </div>
    }
}
