//! What the pages share that only a secret opens: the form, the way in, how old an answer is, asking
//! again, and keeping it on this phone.
//!
//! The secret comes from the form or from the fragment of the address, which forgets it at once; it is
//! sent in a body and stands nowhere else.

pub mod form;
pub mod fresh;
mod kept;

pub use kept::{Kept, kept};

use crate::data::{Asked, Data, Looks, Reader, Subject};
use crate::device::tracked;
use crate::platform;
use crate::text::fill;
use crate::ui::fragment::on_fragment;
use crate::ui::states;
use form::Form;
use leptos::prelude::*;
use mingbai_contract::page::Masthead;
use mingbai_domain::application::query_code;
use mingbai_view::{IntoNode, Node, view};
use std::sync::Arc;

/// What stands behind the `#` and is shorter is no secret, but a place on the page.
const SECRET_AT_LEAST: usize = 8;

/// Shows what needs no more than what stands around every page. How old that is, is not said: it changes
/// nothing about what is opened.
pub fn masthead(ready: impl Fn(&Arc<Masthead>) -> Node + Send + 'static) -> Node {
    let data = Data::here();
    (move || match data.masthead() {
        Some(masthead) => ready(&masthead),
        None => states::show(data.catalog(), move || data.catalog(), |_| Node::Empty),
    })
    .into_node()
}

/// What remains where no program runs: whom to call.
pub fn plain(words: &str, masthead: &Masthead) -> Node {
    let words = fill(words, &[&masthead.county.hotline]);
    view! { <p class="plain-only note amber"><span>{words}</span></p> }
}

/// Looks for the secret: in the address, which forgets it at once, in this app, on this phone. `path` is
/// the address without it.
pub fn open(subject: &Subject, path: String, reader: Reader, form: Form, opening: RwSignal<bool>) {
    let looks = Looks::here();
    let subject = subject.clone();
    let is_meant = |came: &str| came.len() >= SECRET_AT_LEAST;
    on_fragment(path, is_meant, move |came| {
        if let Some(came) = came {
            match query_code::read(&came) {
                Ok(secret) => {
                    let asked = Asked {
                        subject: subject.clone(),
                        secret,
                        reader,
                    };
                    looks.ask(asked, move |found| {
                        if !found {
                            form.code.set(came);
                        }
                        opening.set(false);
                        if !found {
                            platform::focus(form::TROUBLE);
                        }
                    });
                }
                Err(_) => {
                    form.take_code(&came);
                    opening.set(false);
                }
            }
            return;
        }
        if looks.busy() || looks.of(&subject).is_some() {
            return;
        }
        if let Some(look) = tracked::of(&subject, reader) {
            let asked = look.asked.clone();
            looks.put(look);
            looks.ask(asked, |_| {});
        }
        opening.set(false);
    });
}
