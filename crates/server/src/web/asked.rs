//! What somebody asks for who opens a page: which page, in which language, print size and colours.
//!
//! Choices come from the address (`?lang=en`), else from the cookie that the app and the settings page
//! write when somebody has changed one of them, else from the browser (`Accept-Language`).

use crate::ops::query::Query;
use axum::http::{HeaderMap, Uri, header};
use mingbai::device::prefs::{Print, Theme};
use mingbai::host::Look;
use mingbai::route::{self, GuideQuery, ItemsQuery, Page, Route};
use mingbai::text::Lang;

/// The cookie with what somebody has chosen, as codes with points between: `en.large.dark`.
pub const COOKIE: &str = "mingbai";

/// What somebody has chosen.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Choices {
    /// A language.
    pub lang: Option<Lang>,
    /// A print size.
    pub print: Option<Print>,
    /// Colours.
    pub theme: Option<Theme>,
}

/// What is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The page; none where there is none at this address.
    pub page: Option<Page>,
    /// What stands behind the path of a guide or checklist.
    pub guide: GuideQuery,
    /// The address in its one form: whatever means nothing in it is left out.
    pub address: String,
    /// How it is to look.
    pub look: Look,
    /// What the address itself chooses.
    pub chosen: Choices,
}

impl Asked {
    /// Reads a request for a path that is already decoded.
    #[must_use]
    pub fn read(path: &str, uri: &Uri, headers: &HeaderMap) -> Self {
        let query = || Query::parse(uri.query().unwrap_or_default());
        // Read apart: `theme` names a life event as well, in other words.
        let mut choices = query();
        let mut codes = Choices::default();
        for name in ["lang", "print", "theme"] {
            if let Some(code) = choices.text(name) {
                codes.add(&code);
            }
        }
        let page = Page::parse(path);
        let values = std::cell::RefCell::new(query());
        let get = |name: &str| values.borrow_mut().text(name);
        let (mut guide, mut address) = (GuideQuery::default(), String::new());
        match &page {
            None => {}
            Some(Page::Items) => {
                let mut items = ItemsQuery::read(get);
                items.q = items.q.split_whitespace().collect::<Vec<_>>().join(" ");
                address = match ItemsQuery::rows(get) {
                    Some(rows) => Route::Rows(items, rows).href(),
                    None => Route::Items(items).href(),
                };
            }
            Some(Page::Guide(item)) => {
                guide = GuideQuery::read(get);
                address = Route::Guide(item.clone(), guide.clone()).href();
            }
            Some(Page::Checklist(item)) => {
                guide = GuideQuery::situation(GuideQuery::read(get).situation);
                address = Route::Checklist(item.clone(), guide.clone()).href();
            }
            Some(Page::Board) => address = Route::Board(route::board(get)).href(),
            Some(page) => address = page.path(),
        }
        let kept = kept(headers);
        let spoken = spoken(headers);
        Self {
            page,
            guide,
            address,
            look: Look {
                lang: codes.lang.or(kept.lang).or(spoken).unwrap_or(Lang::Zh),
                print: codes.print.or(kept.print).unwrap_or(Print::Normal),
                theme: codes.theme.or(kept.theme).unwrap_or(Theme::System),
            },
            chosen: codes,
        }
    }
}

impl Choices {
    /// Takes a code over: the words for language, print size and colours are all different.
    pub fn add(&mut self, code: &str) {
        let exactly = |lang: &Lang| lang.code() == code;
        self.lang = Lang::ALL.into_iter().find(exactly).or(self.lang);
        self.print = Print::parse(code).or(self.print);
        self.theme = Theme::parse(code).or(self.theme);
    }

    /// These choices where there are any, else those before.
    #[must_use]
    pub fn over(self, before: Self) -> Self {
        Self {
            lang: self.lang.or(before.lang),
            print: self.print.or(before.print),
            theme: self.theme.or(before.theme),
        }
    }

    /// The codes with points between.
    #[must_use]
    pub fn codes(self) -> String {
        let codes = [
            self.lang.map(Lang::code),
            self.print.map(Print::code),
            self.theme.map(Theme::code),
        ];
        codes.into_iter().flatten().collect::<Vec<_>>().join(".")
    }
}

/// What the cookie holds.
#[must_use]
pub fn kept(headers: &HeaderMap) -> Choices {
    let mut choices = Choices::default();
    let cookies = headers.get_all(header::COOKIE).iter();
    let pairs = cookies
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='));
    for (_, value) in pairs.filter(|(name, _)| *name == COOKIE) {
        value.split('.').for_each(|code| choices.add(code));
    }
    choices
}

/// The first language of the browser's that we have, as the page's own script finds it.
fn spoken(headers: &HeaderMap) -> Option<Lang> {
    let wanted = headers.get(header::ACCEPT_LANGUAGE)?.to_str().ok()?;
    let tags = wanted
        .split(',')
        .map(|part| part.trim().to_ascii_lowercase());
    tags.filter_map(|tag| Lang::parse(&tag)).next()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(address: &str, headers: &[(header::HeaderName, &str)]) -> Asked {
        let uri: Uri = address.parse().unwrap();
        let pairs = headers.iter();
        let headers = pairs.map(|(name, value)| (name.clone(), value.parse().unwrap()));
        Asked::read(uri.path(), &uri, &headers.collect())
    }

    #[test]
    fn the_address_wins_over_the_cookie_and_the_cookie_over_the_browser() {
        let cookie = (header::COOKIE, "a=b; mingbai=zh.large.dark.nonsense");
        let english = (header::ACCEPT_LANGUAGE, "fr, en-GB;q=0.8, zh;q=0.7");
        for (address, headers, lang, print) in [
            ("/", &[][..], Lang::Zh, Print::Normal),
            (
                "/",
                &[(header::ACCEPT_LANGUAGE, "ja")],
                Lang::Zh,
                Print::Normal,
            ),
            ("/", std::slice::from_ref(&english), Lang::En, Print::Normal),
            (
                "/",
                &[english.clone(), cookie.clone()],
                Lang::Zh,
                Print::Large,
            ),
            (
                "/?lang=en&print=larger",
                std::slice::from_ref(&cookie),
                Lang::En,
                Print::Larger,
            ),
            (
                "/?lang=large&print=xx",
                std::slice::from_ref(&english),
                Lang::En,
                Print::Large,
            ),
        ] {
            let look = asked(address, headers).look;
            assert_eq!(
                (look.lang, look.print),
                (lang, print),
                "{address} {headers:?}"
            );
        }
        assert_eq!(asked("/", &[cookie]).look.theme, Theme::Dark);
    }

    #[test]
    fn an_address_has_one_form() {
        for (address, form) in [
            ("/", "/"),
            ("/?utm=1&lang=en", "/"),
            ("/items?q=+a++b&nonsense=1", "/items?q=a%20b"),
            (
                "/items?theme=birth&q=%E8%AF%81",
                "/items?q=%E8%AF%81&theme=birth",
            ),
            (
                "/items/x?version=2&situation=new&y",
                "/items/x?situation=new&version=2",
            ),
            ("/items/x/checklist?version=2", "/items/x/checklist"),
            ("/items?rows=40&q=a", "/items?q=a&rows=40"),
            ("/items?rows=9999999", "/items"),
            (
                "/board?by=window&period=2026-Q3&x",
                "/board?period=2026-Q3&by=window",
            ),
            ("/board?period=yesterday&by=county", "/board"),
            ("/nowhere?q=1", ""),
        ] {
            assert_eq!(asked(address, &[]).address, form, "{address}");
        }
    }

    #[test]
    fn choices_are_written_as_they_are_read() {
        let mut choices = Choices::default();
        assert_eq!(choices.codes(), "");
        ["en", "larger", "system"]
            .iter()
            .for_each(|code| choices.add(code));
        assert_eq!(choices.codes(), "en.larger.system");
        let mut dark = Choices::default();
        dark.add("dark");
        assert_eq!(dark.over(choices).codes(), "en.larger.dark");
    }
}
