//! About, privacy and accessibility: pages of words.

use crate::device::prefs::text;
use crate::route::Page;
use crate::shell::head::Head;
use crate::text::fill;
use crate::ui::states;
use mingbai_contract::WindowId;
use mingbai_contract::catalog::Catalog;
use mingbai_contract::page::Masthead;
use mingbai_domain::catalog::pages;
use mingbai_view::{CollectNodes, Node, view};
use std::sync::Arc;

/// Shows what needs no more than what stands around every page.
fn masthead(ready: impl Fn(&Arc<Masthead>) -> Node + Clone + Send + 'static) -> Node {
    let find = |catalog: &Catalog| Some(pages::masthead(catalog));
    states::part(|came| Some(Arc::clone(&came.masthead)), find, ready)
}

/// `/about`
pub fn about() -> Node {
    masthead(about_page)
}

fn about_page(masthead: &Arc<Masthead>) -> Node {
    let t = text();
    Head::ready(t.pages.about());
    let host = masthead.host.as_ref().map_or("", |host| t.lang.pick(host));
    let notice = masthead.county.notice.as_ref().map(|notice| {
        view! { <p class="note amber"><span>{t.lang.pick(notice).to_owned()}</span></p> }
    });
    let published = t.lang.full_day(masthead.county.published.0);
    let version = fill(
        t.pages.about_version(),
        &[&masthead.version.to_string(), &published],
    );
    let counts = fill(
        t.pages.about_count(),
        &[
            &masthead.items.to_string(),
            &masthead.windows.to_string(),
            &masthead.departments.to_string(),
        ],
    );
    view! {
        <main id="main" class="page words">
            <h1 tabindex="-1">{t.pages.about()}</h1>
            {notice}
            <p>{fill(t.pages.about_1(), &[host])}</p>
            <p>{t.pages.about_2()}</p>
            <p>{fill(t.pages.about_3(), &[&masthead.county.hotline])}</p>
            <section class="sec">
                <h2>{t.pages.about_data()}</h2>
                <p>{version}<br />{counts}</p>
                <p><a class="link" rel="external" href="/api/docs">{t.pages.about_api()}</a></p>
            </section>
            <section class="sec">
                <h2>{t.pages.about_log()}</h2>
                <p>{t.pages.about_log_text()}</p>
                <p><a class="link" href=Page::Verify.path()>{t.pages.about_verify()}</a></p>
            </section>
        </main>
    }
}

/// `/privacy`
pub fn privacy() -> Node {
    let t = text();
    let p = &t.pages;
    Head::ready(p.privacy());
    let parts = [
        (p.privacy_1_h(), p.privacy_1()),
        (p.privacy_2_h(), p.privacy_2()),
        (p.privacy_3_h(), p.privacy_3()),
        (p.privacy_4_h(), p.privacy_4()),
    ];
    let parts = parts.map(|(title, words)| {
        view! { <section class="sec"><h2>{title}</h2><p>{words}</p></section> }
    });
    view! {
        <main id="main" class="page words">
            <h1 tabindex="-1">{p.privacy()}</h1>
            {parts.collect_nodes()}
            <p class="acts"><a class="btn line" href=Page::Settings.path()>{p.privacy_settings()}</a></p>
        </main>
    }
}

/// `/accessibility`
pub fn accessibility() -> Node {
    masthead(accessibility_page)
}

fn accessibility_page(masthead: &Arc<Masthead>) -> Node {
    let (t, county) = (text(), &masthead.county);
    let p = &t.pages;
    Head::ready(p.accessibility());
    let help = county.help_windows.first().map_or("", WindowId::as_str);
    let lines = [
        p.accessibility_1(),
        p.accessibility_2(),
        p.accessibility_3(),
        p.accessibility_4(),
    ];
    view! {
        <main id="main" class="page words">
            <h1 tabindex="-1">{p.accessibility()}</h1>
            <ul class="dots">{lines.map(|line| view! { <li>{line}</li> }).collect_nodes()}</ul>
            <section class="sec">
                <h2>{p.accessibility_hall()}</h2>
                <p>{fill(p.accessibility_hall_text(), &[help])}</p>
            </section>
            <p>{fill(p.accessibility_report(), &[&county.hotline])}</p>
            <p class="acts"><a class="btn line" href=Page::Settings.path()>{p.settings()}</a></p>
        </main>
    }
}
