//! The guide read aloud: what the page says, as sentences.

use super::{answers, parts, promise};
use crate::device::now::{Promised, promised};
use crate::platform;
use crate::text::{Lang, Text, fill, fill_number, terms};
use crate::ui::effect::{effect, on_change};
use crate::ui::{icon, say};
use leptos::prelude::*;
use mingbai_contract::catalog::GuidePage;
use mingbai_contract::guide::Situation;
use mingbai_domain::fee;
use mingbai_domain::materials::needed;
use mingbai_view::{Node, view};
use std::sync::Arc;

/// The button that starts and stops reading, and the line that says why it cannot. The button keeps its
/// place where the browser cannot read: nothing moves when that is known.
pub fn button(
    t: &'static Text,
    page: &Arc<GuidePage>,
    situation: Memo<Option<Situation>>,
) -> (Node, Node) {
    let (can, reading, said) = (
        RwSignal::new(false),
        RwSignal::new(false),
        RwSignal::new(String::new()),
    );
    effect(move || can.set(platform::can_speak()));
    on_cleanup(platform::hush);
    // What is being read is of the situation it was begun in.
    let stop = move || {
        if reading.get_untracked() {
            platform::hush();
            reading.set(false);
        }
    };
    on_change(move || situation.track(), stop);
    let (promised, page) = (promised(page), Arc::clone(page));
    let toggle = move |_| {
        if reading.get_untracked() {
            platform::hush();
            reading.set(false);
            return;
        }
        let sentences = untrack(|| situation.with(|s| sentences(t, &page, s.as_ref(), promised())));
        let hotline = page.county.hotline.clone();
        let failed = move || fill(t.guide.aloud_failed(), &[&hotline]);
        let sorry = failed.clone();
        let over = move |all: bool| {
            // The page may be gone by then.
            let _ = reading.try_set(false);
            if !all {
                let _ = said.try_set(failed());
            }
        };
        match platform::speak(&sentences, over) {
            Ok(()) => {
                said.set(String::new());
                reading.set(true);
            }
            Err(_) => said.set(sorry()),
        }
    };
    let words = move || {
        if reading.get() {
            t.guide.aloud_stop()
        } else {
            t.guide.aloud()
        }
    };
    let class = move || {
        if can.get() {
            "aloud link"
        } else {
            "aloud link unseen"
        }
    };
    let button = view! {
        <button class=class type="button" aria-pressed=move || if reading.get() { "true" } else { "false" } on:click=toggle>
            {icon::ALOUD.view()}{words}
        </button>
    };
    (button, view! { <p class="small" role="status">{said}</p> })
}

/// What is said, each sentence with its language.
struct Speech {
    t: &'static Text,
    said: Vec<(String, &'static str)>,
}

impl Speech {
    fn say(&mut self, words: &str) {
        let stop = match words.chars().last() {
            Some('。' | '.' | '？' | '?' | '！' | '!') => "",
            _ => self.t.guide.stop(),
        };
        self.said
            .push((format!("{words}{stop}"), self.t.lang.tag()));
    }

    /// `花钱：不收费。`
    fn answer(&mut self, question: &str, answer: &str) {
        self.say(&format!("{question}{}{answer}", self.t.common.colon()));
    }

    /// Words that exist in Chinese only.
    fn chinese(&mut self, words: &str) {
        self.said.push((words.to_owned(), Lang::Zh.tag()));
    }
}

/// The guide as sentences: its answers, what to bring in this situation, its steps, where to go.
pub(crate) fn sentences(
    t: &'static Text,
    page: &GuidePage,
    situation: Option<&Situation>,
    promised: Option<Promised>,
) -> Vec<(String, &'static str)> {
    let guide = &page.guide;
    let mut speech = Speech {
        t,
        said: Vec::new(),
    };
    speech.say(t.lang.pick(&guide.name));
    let mut long = vec![say::working_days(t, guide.limits.committed_working_days)];
    long.extend(answers::limits(t, guide));
    speech.answer(t.guide.how_long(), &long.join(t.guide.semicolon()));
    let charge = fee::charge(&guide.fee);
    speech.answer(t.guide.cost(), &say::charge(t, charge.as_ref()));
    let mut place = answers::online(t, guide).to_owned();
    if let Some(window) = page.windows.first() {
        place += t.guide.comma();
        place += &answers::at_window(t, guide, window);
    }
    speech.answer(t.guide.where_to(), &place);
    speech.answer(t.guide.trips(), &say::visits(t, guide.visits));
    if let Some(now) = promised {
        let (before, date, after) = promise::said(t, &now.promise, guide, now.today);
        speech.say(&[&before, date.as_deref().unwrap_or_default(), after].concat());
    }
    if let Some(situation) = situation {
        materials(&mut speech, page, situation);
    }
    let steps = guide
        .steps
        .iter()
        .map(|step| terms::step(t.lang, &step.name).0);
    let steps: Vec<&str> = steps.collect();
    speech.answer(t.guide.steps(), &steps.join(t.common.list_comma()));
    speech.said
}

fn materials(speech: &mut Speech, page: &GuidePage, situation: &Situation) {
    let t = speech.t;
    let needed = needed(&page.guide, situation);
    match needed.bring.len() {
        0 => speech.say(t.guide.bring_none()),
        n => speech.say(&t.count(t.guide.bring_one(), t.guide.bring(), n)),
    }
    for (n, one) in (1..).zip(&needed.bring) {
        let how = parts::handed_in(t, one);
        if t.lang == Lang::Zh {
            let number = fill_number(t.guide.aloud_number(), n);
            speech.say(&[&number, &one.name, t.guide.comma(), &how].concat());
        } else {
            speech.say(&fill_number(t.guide.aloud_number(), n));
            speech.chinese(&one.name);
            speech.say(&how);
        }
    }
    let free: Vec<&str> = needed.free.iter().map(|one| one.name.as_str()).collect();
    if !free.is_empty() {
        speech.say(&fill_number(t.guide.free_aside(), free.len()));
        speech.chinese(&free.join(Lang::Zh.text().common.list_comma()));
    }
    let phone = &page.department.supervision_phone;
    speech.say(&fill(t.guide.nothing_else(), &[phone]));
}
