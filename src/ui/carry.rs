//! Going on in another browser: the address, and the QR code, that carry lists with their ticks over.

use crate::device::carry::{self, Lists};
use crate::platform::{self, Shared};
use crate::route::Page;
use crate::text::Text;
use crate::ui::{icon, qr};
use leptos::prelude::*;
use mingbai_view::{Node, view};

/// The offer; not there while no list has a tick. The code is drawn once somebody asks for it.
pub fn offer(t: &'static Text, lists: impl Fn() -> Lists + Copy + Send + Sync + 'static) -> Node {
    let (open, said) = (RwSignal::new(false), RwSignal::new(""));
    let address = move || {
        let lists = lists();
        format!(
            "{}{}#{}",
            platform::origin(),
            Page::Kept.path(),
            carry::write(&lists)
        )
    };
    let share = move |_| {
        let address = untrack(address);
        platform::spawn(async move {
            said.set(match platform::share(t.pages.kept(), &address).await {
                Ok(Shared::Sheet | Shared::Cancelled) => "",
                Ok(Shared::Copied) => t.pages.carry_copied(),
                Err(_) => t.pages.carry_failed(),
            });
        });
    };
    let code = move || {
        open.get().then(|| {
            qr::qr(&address(), t.pages.carry_alt()).map(|code| {
                view! {
                    <figure>
                        <figcaption class="small soft">{t.pages.carry_scan()}</figcaption>
                        <div class="qr-box">{code}</div>
                    </figure>
                }
            })
        })
    };
    view! {
        <details
            class="carry"
            hidden=move || lists().is_empty()
            on:toggle=move |_| open.update(|open| *open = !*open)
        >
            <summary>{t.pages.carry()}</summary>
            <div>
                <p class="small">{t.pages.carry_why()}</p>
                <p class="acts">
                    <button class="btn line" type="button" on:click=share>
                        {icon::SHARE.view()}{t.pages.carry_share()}
                    </button>
                </p>
                <p class="small said" role="status">{said}</p>
                {code}
            </div>
        </details>
    }
}
