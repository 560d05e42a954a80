//! The page of a guide as citizens would see it: rendered by the server from what is typed, in a frame that runs no
//! script and opens nothing.

use super::Open;
use super::model::Edited;
use crate::api::ask;
use crate::device::prefs::text;
use crate::platform;
use crate::session::Session;
use crate::ui::effect::on_change;
use crate::ui::icon;
use leptos::prelude::*;
use mingbai_contract::desk::endpoint::PostPreview;
use mingbai_contract::desk::publishing::{Content, DraftOf, PreviewDraft};
use mingbai_view::{Event, Node, view};

/// How long nobody types before the page is asked for, in milliseconds.
const QUIET_MS: i32 = 500;

/// The frame, beside the form; nothing where it is no guide.
pub fn part(session: Session, open: Open) -> Option<Node> {
    let p = &text().publishing;
    let is_guide = open
        .file
        .with_value(|file| matches!(file.of, DraftOf::Guide(_)));
    if !is_guide {
        return None;
    }
    let (html, english) = (RwSignal::new(String::new()), RwSignal::new(false));
    // Why what is shown is not what is typed.
    let old = RwSignal::new(None::<&'static str>);
    let turn = StoredValue::new(0_u32);
    let show = move || {
        let mine = turn.get_value() + 1;
        turn.set_value(mine);
        platform::after(QUIET_MS, move || {
            if turn.try_get_value() != Some(mine) {
                return;
            }
            let Some(Content::Guide(guide)) = open.edited.with_untracked(Edited::content) else {
                return old.set(Some(text().publishing.preview_malformed));
            };
            let english = english.get_untracked();
            platform::spawn(async move {
                let asked = PreviewDraft { guide, english };
                let page = ask(session, &PostPreview, &asked).await;
                if turn.try_get_value() != Some(mine) {
                    return;
                }
                // What cannot be rendered as it is typed shows as it was, and says so.
                match page {
                    Ok(page) => {
                        html.set(page.html);
                        old.set(None);
                    }
                    Err(_) => old.set(Some(text().publishing.preview_failed)),
                }
            });
        });
    };
    on_change(
        move || {
            open.edited.track();
            english.track();
        },
        show,
    );
    show();
    let source = move || html.get();
    let old = move || {
        let words = old.get()?;
        Some(view! { <p class="note amber">{icon::INFO.view()}<span>{words}</span></p> })
    };
    Some(view! {
        <section class="preview" aria-labelledby="preview">
            <h3 id="preview">{p.preview}</h3>
            <p class="soft">{p.preview_lead}</p>
            <label class="check">
                <input
                    class="tick"
                    type="checkbox"
                    prop:checked=move || english.get()
                    on:change=move |event: Event| english.set(event.checked())
                />
                <span>{p.preview_english}</span>
            </label>
            <div role="status">{old}</div>
            <iframe class="phone" title=p.preview_lead sandbox="allow-same-origin" srcdoc=source></iframe>
        </section>
    })
}
