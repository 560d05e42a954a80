//! Reading a receipt's code with the camera, where there is one.

use crate::platform;
use crate::text::Text;
use crate::ui::effect::effect;
use leptos::prelude::*;
use mingbai_domain::complaint::receipt::{self, ReceiptCode};
use mingbai_view::{Node, view};

/// Where the camera's picture is shown.
const VIDEO: &str = "c-video";

/// A button that `label` names, and what the camera sees. `take` does something with what was read, or says
/// what is wrong with it.
pub fn scanning(
    t: &'static Text,
    label: &'static str,
    take: impl Fn(&str) -> Result<(), &'static str> + Clone + 'static,
) -> Node {
    let k = &t.complaint;
    let (can, on, words) = (
        RwSignal::new(false),
        RwSignal::new(false),
        RwSignal::new(""),
    );
    effect(move || can.set(platform::can_scan()));
    on_cleanup(platform::stop_looking);
    let switch = move |_| {
        let start = !on.get_untracked();
        on.set(start);
        words.set("");
        if !start {
            platform::stop_looking();
            return;
        }
        let take = take.clone();
        platform::spawn(async move {
            let found = platform::scan_receipt(VIDEO).await.unwrap_or_default();
            on.set(false);
            if found.is_empty() {
                words.set(k.no_camera());
            } else if let Err(wrong) = take(&found) {
                words.set(wrong);
            }
        });
    };
    view! {
        <div hidden=move || !can.get()>
            <div hidden=move || !on.get()>
                <p class="lead-p">{k.scanning()}</p>
                <video id=VIDEO class="eye" playsinline="playsinline" muted="muted" aria-label=label></video>
            </div>
            <p><button class="link-b" type="button" on:click=switch>
                {move || if on.get() { k.scan_stop() } else { label }}
            </button></p>
            <p class="small said" role="status">{words}</p>
        </div>
    }
}

/// The receipt in what a camera saw: alone, or behind the address that opens it.
pub fn read_scanned(found: &str) -> Option<ReceiptCode> {
    let code = found.rsplit_once('#').map_or(found, |(_, code)| code);
    receipt::read(code).ok()
}
