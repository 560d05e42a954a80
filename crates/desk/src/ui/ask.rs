//! A question before something that cannot, or not easily, be undone: what will happen, yes, no.

use crate::device::prefs::text;
use crate::platform;
use crate::ui::form::Form;
use leptos::prelude::*;
use mingbai_view::{IntoNode, Node, view};

/// Something that is asked about before it is done.
pub struct Ask {
    /// The form whose summary says what went wrong.
    pub form: Form,
    /// What its id begins with; one of a page.
    pub id: String,
    /// The button that leads to the question.
    pub button: &'static str,
    /// What will happen.
    pub what: String,
    /// Doing it.
    pub yes: &'static str,
    /// Whether something is taken away.
    pub grave: bool,
}

impl Ask {
    /// The button; once it is pressed the question.
    pub fn view(self, act: impl Fn() + Clone + Send + 'static) -> Node {
        let Self {
            form,
            id,
            button,
            what,
            yes,
            grave,
        } = self;
        let open = RwSignal::new(false);
        let (ask_id, button_id) = (format!("{id}-ask"), format!("{id}-button"));
        let shown = format!("#{ask_id}");
        let show = move |_| {
            open.set(true);
            platform::focus(&shown);
        };
        let before = format!("#{button_id}");
        let back = move |_| {
            form.clear();
            open.set(false);
            platform::focus(&before);
        };
        let class = if grave { "btn grave" } else { "btn" };
        (move || {
            let (show, back) = (show.clone(), back.clone());
            if !open.get() {
                return view! {
                    <button class="btn line" type="button" id=button_id.clone() on:click=show>{button}</button>
                };
            }
            let act = act.clone();
            let busy = move || form.is_busy().then_some("true");
            let ask_id = ask_id.clone();
            let words_id = format!("{id}-words");
            view! {
                <div class="ask" id=ask_id tabindex="-1" role="group" aria-labelledby=words_id.clone()>
                    {form.summary()}
                    <p id=words_id>{what.clone()}</p>
                    <p class="acts">
                        <button class=class type="button" aria-busy=busy on:click=move |_| act()>{yes}</button>
                        <button class="btn line" type="button" on:click=back>{text().common.cancel}</button>
                    </p>
                </div>
            }
        })
        .into_node()
    }
}
