//! Rating how an application was handled, once it is concluded (R11): its token is fetched as soon as somebody
//! sees that it is, and kept on this phone. Without a network, or where there is none for this phone, nothing is
//! offered here, and nothing is said about it.

use crate::data::{self, Data, Look, Looks, Subject};
use crate::device::now::Now;
use crate::platform::{self, Concluded};
use crate::route::rate::coded;
use crate::text::Text;
use crate::ui::effect::effect;
use leptos::prelude::*;
use mingbai_contract::{Date, WindowId};
use mingbai_domain::application::fold;
use mingbai_domain::calendar::WorkCalendar;
use mingbai_domain::rating::scope;
use mingbai_domain::time::local;
use mingbai_view::{IntoNode, Node, view};

/// The offer, while there is one.
pub fn offer(t: &'static Text, looks: Looks, subject: &Subject) -> Node {
    let (data, now) = (Data::here(), Now::provided());
    let token = RwSignal::new(None::<(WindowId, String)>);
    let subject = subject.clone();
    // What was looked up may be here before the clock is.
    let ticks = Memo::new(move |_| now.ms().is_some());
    effect(move || {
        ticks.track();
        let (Some(look), Some(phone)) = (looks.of(&subject), untrack(|| now.ms())) else {
            return;
        };
        let Some(calendar) = data.calendar().value() else {
            return;
        };
        let Some((window, on)) = ended(&look, &calendar, phone) else {
            return;
        };
        // Whose window it is stands in the catalog.
        let Some(shelf) = data.catalog_here() else {
            return;
        };
        let mut windows = shelf.catalog.windows.iter();
        let Some(found) = windows.find(|one| one.id == window) else {
            return;
        };
        let concluded = Concluded {
            today: Date(local(look.now(phone), calendar.zone()).date).to_string(),
            window: window.as_str().to_owned(),
            department: found.department.as_str().to_owned(),
            on: on.to_string(),
        };
        let Subject::Application(number) = look.asked.subject.clone() else {
            return;
        };
        let code = look.asked.secret.clone();
        platform::spawn(async move {
            let fetched = data::purse::token(number, code, &concluded).await;
            if let Some(fetched) = fetched {
                // The page may have been left meanwhile.
                let _ = token.try_set(Some((window, fetched)));
            }
        });
    });
    (move || {
        let (window, token) = token.get()?;
        let k = &t.track;
        Some(view! {
            <section class="sec">
                <h2>{k.rate()}</h2>
                <p>{k.rate_text()}</p>
                <p class="acts"><a id="rate" class="btn" href=coded(&window, &token)>{k.rate_link()}</a></p>
            </section>
        })
    })
    .into_node()
}

/// The window that handled it, and the day on which it was concluded, if tokens for it are taken today.
fn ended(look: &Look, calendar: &WorkCalendar, phone: i64) -> Option<(WindowId, Date)> {
    let application = look.found.application()?;
    let now = look.now(phone);
    let course = fold(calendar, application, now).ok()?;
    let on = scope::concluded(&course)?;
    let today = local(now, calendar.zone()).date;
    let taken = scope::is_in_time(scope::quarter(on), today);
    taken.then(|| (application.window.clone(), Date(on)))
}
