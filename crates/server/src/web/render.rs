//! Pages rendered on the server: what they are made of, and the text around them.
//!
//! The views are the citizen app's own ([`mingbai::host`]); here they get their data out of the current
//! publication, and the same data goes along as JSON for the app to go on from. Nothing here depends on
//! the hour or on who asks.

use super::asked::Asked;
use super::island::Data;
use super::structured;
use super::template::{Filling, Template};
use crate::app::App;
use crate::clock::Stopwatch;
use crate::live::body::Body;
use crate::live::current::Current;
use crate::live::guide::old_guide_page;
use crate::live::packed::Packed;
use mingbai::data::Came;
use mingbai::host::{self, Given, Look, escape};
use mingbai::route::{self, Page};
use mingbai::text::Lang;
use mingbai_contract::board::Board;
use mingbai_contract::catalog::GuidePage;
use mingbai_contract::lists::PublishedList;
use mingbai_contract::page::{Halls, HomePage};
use mingbai_contract::{DepartmentId, ItemId};
use mingbai_domain::catalog::pages;
use serde::de::DeserializeOwned;
use std::collections::BTreeSet;
use std::sync::Arc;

/// A page that is ready to be sent.
pub struct Ready {
    /// The page.
    pub page: Arc<Packed>,
    /// Whether what the address names is published.
    pub there: bool,
}

/// The histogram of what making a page costs, in seconds, by step: `render` (the data read, the views,
/// the text around them) and `compress`. A page that is kept costs neither.
pub const PAGE_SECONDS: &str = "mingbai_page_seconds";

/// An address that no page has: what every page that is not there is rendered for.
const NOWHERE: &str = "/-";

/// The page that is asked for; none where the bundle is not ours or a view breaks: then the app's bare
/// shell is sent.
pub async fn page(app: &App, now: &Arc<Current>, asked: &Asked) -> Option<Ready> {
    let template = app.bundle.index()?.template.clone()?;
    let old = match (&asked.page, asked.guide.version) {
        (Some(Page::Guide(item)), Some(version)) => old_guide(app, item, version).await,
        _ => None,
    };
    let there = old.is_some() || is_there(now, asked);
    let figures = match &asked.page {
        Some(Page::Board) => figures(app, asked).await,
        _ => None,
    };
    let known = figures.as_ref().is_none_or(|figures| figures.there);
    let address = if there {
        asked.address.as_str()
    } else {
        NOWHERE
    };
    let Look { lang, print, theme } = asked.look;
    let mut question = [lang.code(), print.code(), theme.code(), address].join(" ");
    // Figures change without a new publication.
    for body in figures.iter().flat_map(|figures| &figures.bodies) {
        question.push(' ');
        question.push_str(body.etag().to_str().unwrap_or_default());
    }
    if let Some(page) = now.pages.find(&question) {
        let there = there && known;
        return Some(Ready { page, there });
    }
    let (now, origin) = (Arc::clone(now), app.origin.clone());
    let (page, look, address) = (asked.page.clone(), asked.look, address.to_owned());
    // Rendering and compressing take milliseconds of a processor.
    let made = app.press.run(move || {
        let watch = Stopwatch::start();
        let mut parts = Parts::new(&now, address.clone());
        if there {
            parts.about(&now, page.as_ref(), old);
            if let Some(figures) = figures {
                parts.figures(&now, &figures);
            }
        } else {
            parts.gone();
        }
        let text = parts.write(&template, look, origin.as_deref())?;
        metrics::histogram!(PAGE_SECONDS, "step" => "render").record(watch.elapsed());
        let watch = Stopwatch::start();
        let packed = Packed::new(text.as_bytes());
        metrics::histogram!(PAGE_SECONDS, "step" => "compress").record(watch.elapsed());
        // Everybody opens another one of these: it would push out what many open.
        Some(if page.as_ref().is_some_and(is_somebodys) {
            Arc::new(packed)
        } else {
            now.pages.keep(&question, packed)
        })
    });
    let there = there && known;
    made.await.map(|page| Ready { page, there })
}

/// Whether what an address names is published, earlier versions of guides aside.
pub fn is_there(now: &Current, asked: &Asked) -> bool {
    match &asked.page {
        None => false,
        // A version that is asked for and not the newest was looked for before.
        Some(Page::Guide(item)) => now.guides.contains_key(item) && asked.guide.version.is_none(),
        Some(Page::Checklist(item)) => now.guides.contains_key(item),
        Some(Page::List(list)) => now.lists.contains_key(list),
        Some(Page::Center(center)) => now.centers.contains_key(center),
        Some(Page::Window(window) | Page::Rate(window)) => now.windows.contains_key(window),
        Some(_) => true,
    }
}

/// What the board's page is made of.
struct Figures {
    /// The board, then who was late in each of its months.
    bodies: Vec<Arc<Body>>,
    /// Whether there are figures of the period that is asked for.
    there: bool,
}

/// The figures that the address asks for; none where they cannot be had: then the app asks for them.
async fn figures(app: &App, asked: &Asked) -> Option<Figures> {
    let query = asked.address.split_once('?').map_or("", |(_, query)| query);
    let wanted = route::board(|name| route::value(query, name));
    let page = crate::ops::board::page(app, wanted).await.ok()?;
    let mut bodies = vec![page.board];
    bodies.extend(page.overtime);
    Some(Figures {
        bodies,
        there: page.there,
    })
}

/// A version of a guide that the address asks for.
async fn old_guide(app: &App, item: &ItemId, version: u32) -> Option<GuidePage> {
    match app.store.guide_version(item, version).await {
        Ok(old) => old_guide_page(&old?),
        Err(error) => {
            tracing::error!(%error, "an earlier version cannot be looked up");
            None
        }
    }
}

/// Whether a page is about what somebody has applied for, builds, or is inspected for.
const fn is_somebodys(page: &Page) -> bool {
    matches!(
        page,
        Page::Application(_) | Page::Project(_) | Page::Inspection(_)
    )
}

/// What a page is made of, as values for the views and as JSON for the app.
struct Parts {
    given: Given,
    data: Data,
}

impl Parts {
    fn new(now: &Current, address: String) -> Self {
        let masthead = Arc::new(pages::masthead(&now.shelf.catalog));
        let mut data = Data::default();
        data.put("masthead", &*masthead);
        Self {
            given: Given {
                came: Came::bare(address, masthead),
                shelf: None,
                guide: None,
                list: None,
            },
            data,
        }
    }

    /// The address names nothing.
    fn gone(&mut self) {
        self.given.came.gone = true;
        self.data.put("gone", &true);
    }

    /// Everything that the page shows.
    fn about(&mut self, now: &Current, page: Option<&Page>, old: Option<GuidePage>) {
        let (catalog, came) = (&now.shelf.catalog, &mut self.given.came);
        match page {
            Some(Page::Home) => {
                let home: HomePage = pages::home(catalog);
                self.data.put("home", &home);
                self.data.raw("calendar", &now.calendar);
                came.home = Some(Arc::new(home));
            }
            Some(Page::Items) => {
                self.given.shelf = Some(Arc::clone(&now.shelf));
                self.data.raw("catalog", &now.catalog);
            }
            Some(Page::Guide(item) | Page::Checklist(item)) => {
                self.data.raw("calendar", &now.calendar);
                self.guide(now, item, old);
            }
            Some(Page::Lists) => {
                let lists = pages::list_index(catalog);
                self.data.put("lists", &lists);
                came.lists = Some(Arc::new(lists));
            }
            Some(Page::List(id)) => {
                if let Some(body) = now.lists.get(id) {
                    self.data.raw("list", body);
                    self.list(now, read(body));
                }
            }
            Some(Page::Centers) => {
                let halls: Halls = pages::halls(catalog);
                self.data.put("halls", &halls);
                self.data.raw("calendar", &now.calendar);
                came.halls = Some(Arc::new(halls));
            }
            Some(Page::Center(id)) => {
                came.center = pages::center(catalog, id).map(Arc::new);
                self.data.put("center", &came.center.as_deref());
                self.data.raw("calendar", &now.calendar);
            }
            Some(Page::Window(id)) => {
                came.window = pages::window(catalog, id).map(Arc::new);
                self.data.put("window", &came.window.as_deref());
                self.data.raw("calendar", &now.calendar);
            }
            Some(Page::Rates) => {
                let halls: Halls = pages::halls(catalog);
                self.data.put("halls", &halls);
                came.halls = Some(Arc::new(halls));
            }
            Some(Page::Rate(id)) => {
                came.window = pages::window(catalog, id).map(Arc::new);
                self.data.put("window", &came.window.as_deref());
            }
            Some(page) if is_somebodys(page) => self.data.raw("calendar", &now.calendar),
            _ => {}
        }
    }

    fn figures(&mut self, now: &Current, figures: &Figures) {
        let texts = figures.bodies.iter();
        let texts: Option<Vec<&str>> = texts
            .map(|body| std::str::from_utf8(body.plain()).ok())
            .collect();
        let Some((board, overtime)) = texts.as_ref().and_then(|texts| texts.split_first()) else {
            return;
        };
        let text = format!(
            "{{\"board\":{board},\"overtime\":[{}]}}",
            overtime.join(",")
        );
        let results = figures.bodies.first().and_then(|body| read(body));
        let results = results.map_or_else(Vec::new, |board: Board| board.results);
        let named: BTreeSet<&DepartmentId> = results.iter().map(|one| &one.department).collect();
        self.departments(now, &named);
        self.data.put("figures", &text);
        self.given.came.figures = Some(text);
    }

    /// The departments that something on the page names.
    fn departments(&mut self, now: &Current, named: &BTreeSet<&DepartmentId>) {
        let departments = now.shelf.catalog.departments.iter();
        let named: Vec<_> = departments
            .filter(|d| named.contains(&d.id))
            .cloned()
            .collect();
        self.data.put("departments", &named);
        self.given.came.departments = named;
    }

    fn guide(&mut self, now: &Current, item: &ItemId, old: Option<GuidePage>) {
        if let Some(old) = old {
            self.data.put("guide", &old);
            let version = old.version;
            self.given.guide = Some((old, Some(version)));
        } else if let Some(body) = now.guides.get(item).and_then(|guide| guide.body().ok()) {
            self.data.raw("guide", body);
            self.given.guide = read(body).map(|guide: GuidePage| (guide, None));
        }
    }

    fn list(&mut self, now: &Current, list: Option<PublishedList>) {
        let Some(list) = list else { return };
        let entries = list.entries.iter();
        let named: BTreeSet<&DepartmentId> =
            entries.filter_map(|e| e.department.as_ref()).collect();
        self.departments(now, &named);
        self.given.list = Some(list);
    }

    /// Renders it all.
    fn write(self, template: &Template, look: Look, origin: Option<&str>) -> Option<String> {
        let head = head(&self.given, look, origin);
        let rendered = host::render(self.given, look)?;
        let mut attributes = String::new();
        for (name, code, usual) in [
            ("data-print", look.print.code(), "normal"),
            ("data-theme", look.theme.code(), "system"),
        ] {
            if code != usual {
                attributes += &format!(" {name}=\"{code}\"");
            }
        }
        Some(template.fill(&Filling {
            lang: look.lang.tag(),
            attributes: &attributes,
            title: &rendered.title,
            description: &rendered.description,
            head: &head,
            body: &rendered.body,
            data: &self.data.end(),
        }))
    }
}

/// Links to this page's one address and to its other languages, and what search engines read; nothing
/// where it is not known under which address people reach this server.
fn head(given: &Given, look: Look, origin: Option<&str>) -> String {
    let mut head = String::new();
    // What somebody has applied for is nobody else's to find.
    let page = Page::parse(&given.came.address);
    if given.came.gone || page.is_some_and(|page| is_somebodys(&page)) {
        head.push_str("<meta name=\"robots\" content=\"noindex\">");
        return head;
    }
    let Some(origin) = origin else { return head };
    let mut link = |rel: &str, lang: Option<&str>, address: &str| {
        head.push_str("<link rel=\"");
        head.push_str(rel);
        if let Some(lang) = lang {
            head.push_str("\" hreflang=\"");
            head.push_str(lang);
        }
        head.push_str("\" href=\"");
        escape(origin, &mut head);
        escape(address, &mut head);
        head.push_str("\">");
    };
    let plain = given.came.address.as_str();
    let in_language = |lang: Lang| {
        let and = if plain.contains('?') { '&' } else { '?' };
        format!("{plain}{and}lang={}", lang.code())
    };
    let (zh, en) = (in_language(Lang::Zh), in_language(Lang::En));
    link(
        "canonical",
        None,
        if look.lang == Lang::En { &en } else { plain },
    );
    link("alternate", Some(Lang::Zh.tag()), &zh);
    link("alternate", Some(Lang::En.tag()), &en);
    link("alternate", Some("x-default"), plain);
    if let Some(data) = structured::data(given, look.lang, origin) {
        head.push_str("<script type=\"application/ld+json\">");
        head.push_str(&data.replace('<', "\\u003c"));
        head.push_str("</script>");
    }
    head
}

/// A body as the value that it was written from.
fn read<T: DeserializeOwned>(body: &Body) -> Option<T> {
    serde_json::from_slice(body.plain()).ok()
}
