//! A form, as far as all of them are alike: what is wrong with it, whether it is being sent.
//!
//! All problems come at once, in a summary that takes the focus and links to each field (as GOV.UK's
//! forms do), and again beside each field. What the server finds wrong goes the same way.

use crate::api::{Trouble, ask};
use crate::device::prefs::text;
use crate::leaving::Leaving;
use crate::platform;
use crate::session::Session;
use crate::text::{Text, fill, terms};
use crate::ui::icon;
use leptos::prelude::*;
use mingbai_contract::desk::endpoint::DeskEndpoint;
use mingbai_contract::problem::FieldProblem;
use mingbai_view::{CollectNodes, IntoNode, Node, view};
use serde::de::DeserializeOwned;
use std::pin::Pin;

/// What is to be done with what has come.
type Then = Box<dyn FnOnce()>;

/// Something that takes a while.
type Doing = Pin<Box<dyn Future<Output = Result<Then, Trouble>>>>;

/// A problem in words.
pub type Words = fn(&Text, &FieldProblem) -> String;

/// What a form is besides its fields.
#[derive(Clone, Copy)]
pub struct Form {
    /// What the ids of its fields begin with.
    pub id: &'static str,
    words: Words,
    problems: RwSignal<Vec<FieldProblem>>,
    trouble: RwSignal<Option<Trouble>>,
    wait: RwSignal<u32>,
    busy: RwSignal<bool>,
    leaving: Leaving,
}

impl Form {
    /// A form with nothing wrong.
    #[must_use]
    pub fn new(id: &'static str, words: Words) -> Self {
        Self {
            id,
            words,
            problems: RwSignal::new(Vec::new()),
            trouble: RwSignal::new(None),
            wait: RwSignal::new(0),
            busy: RwSignal::new(false),
            leaving: Leaving::here(),
        }
    }

    /// The id of the element for a field, named by a JSON pointer.
    #[must_use]
    pub fn field_id(self, pointer: &str) -> String {
        field_id(self.id, pointer)
    }

    /// What is wrong with a field, in words; tracked.
    #[must_use]
    pub fn wrong(self, pointer: &str) -> Option<String> {
        self.problems.with(|problems| {
            let found = problems.iter().find(|p| p.field == pointer)?;
            Some((self.words)(text(), found))
        })
    }

    /// Whether it is on its way; tracked.
    #[must_use]
    pub fn is_busy(self) -> bool {
        self.busy.get()
    }

    /// Nothing is wrong (any more).
    pub fn clear(self) {
        self.problems.set(Vec::new());
        self.trouble.set(None);
        self.busy.set(false);
    }

    /// These fields are wrong.
    pub fn refuse(self, problems: Vec<FieldProblem>) {
        self.trouble.set(None);
        self.problems.set(problems);
        self.show();
    }

    /// It was not done.
    pub fn fail(self, trouble: Trouble) {
        match trouble {
            Trouble::Fields(problems) => return self.refuse(problems),
            // The door says it.
            Trouble::SignIn => return,
            Trouble::Wait(seconds) => {
                self.wait.set(seconds);
                self.count_down();
            }
            _ => {}
        }
        self.problems.set(Vec::new());
        self.trouble.set(Some(trouble));
        self.show();
    }

    fn show(self) {
        platform::focus(&format!("#{}", summary_id(self.id)));
    }

    fn count_down(self) {
        platform::after(1_000, move || {
            // The form may be gone.
            if let Some(left) = self.wait.try_get_untracked().filter(|left| *left > 0) {
                self.wait.set(left - 1);
                self.count_down();
            }
        });
    }

    /// Sends it, unless it is on its way already or one has to wait; `then` gets the answer.
    pub fn send<E>(
        self,
        session: Session,
        endpoint: E,
        body: E::Body,
        then: impl FnOnce(E::Answer) + 'static,
    ) where
        E: DeskEndpoint<Answer: DeserializeOwned, Body: 'static> + 'static,
    {
        self.run(async move { ask(session, &endpoint, &body).await }, then);
    }

    /// Does something that takes a while, unless it is on its way already or one has to wait; `then` gets
    /// what comes of it.
    pub fn run<T: 'static>(
        self,
        doing: impl Future<Output = Result<T, Trouble>> + 'static,
        then: impl FnOnce(T) + 'static,
    ) {
        self.start(Box::pin(async move {
            let done = doing.await?;
            Ok(Box::new(move || then(done)) as Then)
        }));
    }

    /// The part that does not depend on what comes of it, compiled once.
    fn start(self, doing: Doing) {
        if self.busy.get_untracked() || self.wait.get_untracked() > 0 {
            return;
        }
        self.problems.set(Vec::new());
        self.trouble.set(None);
        self.busy.set(true);
        self.leaving.sends();
        platform::spawn(async move {
            let done = doing.await;
            let is_done = done.is_ok();
            // Unless the page is gone with its form.
            if self.busy.try_set(false).is_none() {
                match done {
                    Ok(then) => then(),
                    Err(trouble) => self.fail(trouble),
                }
            }
            self.leaving.answered(is_done);
        });
    }

    /// The summary of what is wrong; nothing where nothing is.
    pub fn summary(self) -> Node {
        (move || {
            let t = text();
            let problems = self.problems.get();
            if let Some(trouble) = self.trouble.get() {
                return self.boxed(
                    t.common.not_done.to_owned(),
                    self.trouble_words(t, &trouble),
                );
            }
            if problems.is_empty() {
                return Node::Empty;
            }
            let title = t.count(t.common.problems_one, t.common.problems, problems.len());
            let links = problems.iter().map(|problem| {
                let id = self.field_id(&problem.field);
                let href = format!("#{id}");
                let target = format!("#{id}:is(input, select, textarea, [tabindex]), #{id} input");
                let go = move |event: mingbai_view::Event| {
                    event.prevent_default();
                    platform::focus(&target);
                };
                let words = (self.words)(t, problem);
                view! { <li><a href=href rel="external" on:click=go>{words}</a></li> }
            });
            self.boxed(title, view! { <ul>{links.collect_nodes()}</ul> })
        })
        .into_node()
    }

    fn trouble_words(self, t: &'static Text, trouble: &Trouble) -> Node {
        let words = terms::trouble(t, trouble);
        if !matches!(trouble, Trouble::Wait(_)) {
            return view! { <p>{words}</p> };
        }
        let wait = self.wait;
        // Read out once, not every second.
        view! {
            <p aria-live="off">
                {move || match wait.get() {
                    0 => t.common.trouble_waited.to_owned(),
                    seconds => fill(words, &[&seconds.to_string()]),
                }}
            </p>
        }
    }

    fn boxed(self, title: String, content: Node) -> Node {
        let id = summary_id(self.id);
        let title_id = format!("{id}-title");
        view! {
            <div class="summary" id=id tabindex="-1" role="group" aria-labelledby=title_id.clone()>
                <h2 id=title_id>{icon::INFO.view()}{title}</h2>
                {content}
            </div>
        }
    }

    /// The button that sends it.
    pub fn button(self, words: &'static str) -> Node {
        let busy = move || self.busy.get().then_some("true");
        view! { <button class="btn" type="submit" aria-busy=busy>{words}</button> }
    }
}

fn summary_id(form: &str) -> String {
    format!("{form}-problems")
}

fn field_id(form: &str, pointer: &str) -> String {
    format!("{form}{}", pointer.replace('/', "-"))
}

#[cfg(test)]
mod tests {
    use super::field_id;

    #[test]
    fn a_fields_element_is_named_after_its_pointer() {
        assert_eq!(field_id("invite", "/login"), "invite-login");
        assert_eq!(
            field_id("invite", "/grants/0/department"),
            "invite-grants-0-department"
        );
    }
}
