//! A draft of a guide as the page that citizens would get, for the desk's frame: the same views, no script, and
//! everything that folds away unfolded, so that whoever edits it sees what they change.

use crate::app::App;
use crate::live::current::Current;
use crate::live::guide::old_guide_page;
use crate::store::state::OldGuide;
use mingbai::data::Came;
use mingbai::device::prefs::{Print, Theme};
use mingbai::host::{self, Given, Look, escape};
use mingbai::route::Page;
use mingbai::text::Lang;
use mingbai_domain::catalog::pages;
use std::sync::Arc;

/// Renders a guide; none where a view breaks. Links lead nowhere: their target is a window that the frame may not open.
pub async fn guide(app: &App, now: &Arc<Current>, draft: OldGuide, lang: Lang) -> Option<String> {
    let template = app.bundle.index().and_then(|index| index.template.clone());
    let now = Arc::clone(now);
    let made = app.press.run(move || {
        let address = Page::Guide(draft.guide.id.clone()).path();
        let masthead = Arc::new(pages::masthead(&now.shelf.catalog));
        let given = Given {
            came: Came::bare(address, masthead),
            shelf: None,
            guide: Some((old_guide_page(&draft)?, None)),
            list: None,
        };
        let look = Look {
            lang,
            print: Print::Normal,
            theme: Theme::System,
        };
        let rendered = host::render(given, look)?;
        let styles = template
            .as_ref()
            .map_or_else(Vec::new, |page| page.styles());
        Some(whole(lang, &rendered.title, &styles, &rendered.body))
    });
    made.await
}

fn whole(lang: Lang, title: &str, styles: &[&str], body: &str) -> String {
    let mut page = String::with_capacity(body.len() + 1024);
    page.push_str("<!doctype html><html lang=\"");
    page.push_str(lang.tag());
    page.push_str("\"><head><meta charset=\"utf-8\"><base target=\"_blank\">");
    page.push_str("<meta name=\"viewport\" content=\"width=device-width\"><title>");
    escape(title, &mut page);
    page.push_str("</title>");
    page.extend(styles.iter().copied());
    page.push_str("</head><body><div id=\"app\">");
    page.push_str(&body.replace("<details", "<details open"));
    page.push_str("</div></body></html>");
    page
}
