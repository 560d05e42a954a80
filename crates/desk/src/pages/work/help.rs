//! The keys, shown on a sheet that can be opened at any time, with the switch that turns letters off.

use super::acts::{self, model::Act};
use crate::platform;
use crate::shortcuts::Shortcuts;
use crate::text::Text;
use leptos::prelude::*;
use mingbai_view::{CollectNodes, IntoNode, Node, view};

/// The button that opens and shuts it.
pub fn button(t: &'static Text, shown: RwSignal<bool>) -> Node {
    let expanded = move || if shown.get() { "true" } else { "false" };
    let turn = move |_| {
        shown.update(|shown| *shown = !*shown);
        if shown.get_untracked() {
            platform::focus("#keys h2");
        }
    };
    view! {
        <button class="link-b keys-b" type="button" aria-expanded=expanded aria-controls="keys" data-key="?" on:click=turn>
            {t.acts.keys}<kbd aria-hidden="true">"?"</kbd>
        </button>
    }
}

/// The sheet.
pub fn sheet(t: &'static Text, shown: RwSignal<bool>) -> Node {
    let a = &t.acts;
    let letters = Shortcuts::here();
    let list = [
        ("j", a.key_down),
        ("k", a.key_up),
        ("Enter", a.key_open),
        ("/", a.key_find),
        ("n", a.key_new),
        ("Esc", a.key_close),
        ("?", a.key_help),
    ];
    let one = Act::ALL.map(|act| (act.key(), acts::name(t, act, false)));
    let rows = |keys: &[(&'static str, &'static str)]| {
        let each = keys.iter().map(|(key, words)| {
            view! { <div><dt><kbd>{*key}</kbd></dt><dd>{*words}</dd></div> }
        });
        each.collect_nodes()
    };
    let content = move || {
        shown.get().then(|| {
            let shut = move |_| {
                shown.set(false);
                platform::focus(".keys-b");
            };
            view! {
                <section class="keys-sheet" id="keys" aria-labelledby="keys-title">
                    <h2 class="h3" id="keys-title" tabindex="-1">{a.keys_title}</h2>
                    <div class="keys-cols">
                        <div><h3>{a.keys_list}</h3><dl>{rows(&list)}</dl></div>
                        <div>
                            <h3>{a.keys_one}</h3>
                            <dl>
                                {rows(&one)}
                                <div><dt><kbd>"Ctrl"</kbd>" "<kbd>"Enter"</kbd></dt><dd>{a.key_submit}</dd></div>
                            </dl>
                        </div>
                    </div>
                    <p class="soft">{a.keys_typing}</p>
                    {letters.switch(t)}
                    <p class="acts go">
                        <button class="btn line" type="button" data-key="Escape" on:click=shut>{t.common.close}</button>
                    </p>
                </section>
            }
        })
    };
    content.into_node()
}
