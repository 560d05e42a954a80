//! Settings: language, print, colours, what is kept for the time offline, and everything that is
//! stored on this phone.

mod offline;

use crate::data::Looks;
use crate::device::offline::Offline;
use crate::device::prefs::{Prefs, Print, Theme, text};
use crate::device::{complaints, purse, ratings, receipts, recent, reports, ticks, tracked};
use crate::platform;
use crate::route::Page;
use crate::shell::head::Head;
use crate::text::{Lang, Text};
use crate::ui::effect::effect;
use crate::ui::print::sizes;
use leptos::prelude::*;
use mingbai_view::{CollectNodes, Node, view};

/// `/settings`
pub fn settings() -> Node {
    let (t, prefs) = (text(), Prefs::here());
    Head::ready(t.pages.settings());
    let language = [
        (Lang::Zh, t.pages.language_zh()),
        (Lang::En, t.pages.language_en()),
    ];
    let print = sizes(t);
    let theme = [
        (Theme::System, t.pages.theme_system()),
        (Theme::Light, t.pages.theme_light()),
        (Theme::Dark, t.pages.theme_dark()),
    ];
    let changed = RwSignal::new(0u32);
    let set_lang = move |lang| prefs.set_lang(lang);
    let set_print = move |print| {
        prefs.set_print(print);
        changed.update(|n| *n += 1);
    };
    let set_theme = move |theme| {
        prefs.set_theme(theme);
        changed.update(|n| *n += 1);
    };
    view! {
        <main id="main" class="page">
            <h1 tabindex="-1">{t.pages.settings()}</h1>
            // Where no program runs, the server keeps the choice.
            <form method="post" action=Page::Settings.path()>
                {choice("lang", t.pages.language(), language.map(|(l, words)| (l, l.code(), words)), move || prefs.lang.get(), set_lang)}
                {choice("print", t.pages.print(), print.map(|(p, words)| (p, p.code(), words)), move || prefs.print.get(), set_print)}
                {choice("theme", t.pages.theme(), theme.map(|(c, words)| (c, c.code(), words)), move || prefs.theme.get(), set_theme)}
                <p class="acts plain-only"><button class="btn">{t.pages.settings_save()}</button></p>
            </form>
            {offline::section(t)}
            {stored(t, prefs, changed)}
        </main>
    }
}

/// A set of radio buttons that act at once.
fn choice<V: Copy + PartialEq + Send + Sync + 'static, const N: usize>(
    name: &'static str,
    legend: &'static str,
    options: [(V, &'static str, &'static str); N],
    now: impl Fn() -> V + Copy + Send + 'static,
    set: impl Fn(V) + Copy + Send + 'static,
) -> Node {
    let picks = options.map(|(value, code, words)| {
        view! {
            <label class="pick">
                <input
                    type="radio"
                    name=name
                    value=code
                    prop:checked=move || now() == value
                    on:change=move |_| set(value)
                />
                {words}
            </label>
        }
    });
    view! {
        <fieldset class="field">
            <legend>{legend}</legend>
            <div class="picks">{picks.collect_nodes()}</div>
        </fieldset>
    }
}

/// What is stored here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Stored {
    prefs: usize,
    lists: usize,
    searches: usize,
    tracked: usize,
    projects: usize,
    reports: usize,
    complaints: usize,
    /// Complaints that are not sent yet: they lie apart.
    unsent: usize,
    /// Tokens of concluded applications.
    tokens: usize,
    /// What opens what came of bad ratings.
    ratings: usize,
    /// Ratings that are not sent yet: they lie apart, too.
    unrated: usize,
    log: bool,
    refused: bool,
}

impl Stored {
    async fn look() -> Self {
        let unsent = complaints::unsent().await.len();
        let unrated = ratings::unsent().await.len();
        let lists = ticks::all().len();
        let searches = recent::all().len();
        let tracked = tracked::applications().len();
        let (projects, reports) = (tracked::projects().len(), reports::count());
        let (complaints, ratings) = (complaints::count(), ratings::count());
        let tokens = purse::count();
        let log = receipts::seen().is_some();
        let others = lists
            + tracked
            + projects
            + reports
            + complaints
            + ratings
            + tokens
            + usize::from(searches > 0)
            + usize::from(log);
        let keys = platform::kept_keys().len();
        Self {
            prefs: keys - others.min(keys),
            lists,
            searches,
            tracked,
            projects,
            reports,
            complaints,
            unsent,
            tokens,
            ratings,
            unrated,
            log,
            refused: !platform::can_keep(),
        }
    }

    fn words(self, t: &Text, guides: usize) -> String {
        if self.refused {
            return t.pages.stored_refused().to_owned();
        }
        let mut parts = Vec::new();
        if self.prefs > 0 {
            parts.push(t.count(
                t.pages.stored_prefs_one(),
                t.pages.stored_prefs(),
                self.prefs,
            ));
        }
        if self.lists > 0 {
            parts.push(t.count(
                t.pages.stored_lists_one(),
                t.pages.stored_lists(),
                self.lists,
            ));
        }
        if self.searches > 0 {
            parts.push(t.count(
                t.pages.stored_searches_one(),
                t.pages.stored_searches(),
                self.searches,
            ));
        }
        for (count, one, several) in [
            (
                self.tracked,
                t.pages.stored_tracked_one(),
                t.pages.stored_tracked(),
            ),
            (
                self.projects,
                t.pages.stored_projects_one(),
                t.pages.stored_projects(),
            ),
            (
                self.reports,
                t.pages.stored_reports_one(),
                t.pages.stored_reports(),
            ),
            (
                self.complaints + self.unsent,
                t.pages.stored_complaints_one(),
                t.pages.stored_complaints(),
            ),
            (
                self.tokens,
                t.pages.stored_tokens_one(),
                t.pages.stored_tokens(),
            ),
            (
                self.ratings + self.unrated,
                t.pages.stored_ratings_one(),
                t.pages.stored_ratings(),
            ),
        ] {
            if count > 0 {
                parts.push(t.count(one, several, count));
            }
        }
        if self.log {
            parts.push(t.pages.stored_log().to_owned());
        }
        if guides > 0 {
            parts.push(t.count(t.pages.stored_guides_one(), t.pages.stored_guides(), guides));
        }
        if parts.is_empty() {
            return t.pages.stored_none().to_owned();
        }
        format!("{}{}", parts.join(t.guide.comma()), t.guide.stop())
    }
}

fn stored(t: &'static Text, prefs: Prefs, changed: RwSignal<u32>) -> Node {
    let now = RwSignal::new(None::<Stored>);
    let look = move || {
        platform::spawn(async move {
            let stored = Stored::look().await;
            // The page may have been left meanwhile.
            let _ = now.try_set(Some(stored));
        });
    };
    effect(move || {
        changed.track();
        look();
    });
    let (offline, looks) = (Offline::here(), Looks::here());
    let guides = move || offline.stock.get().map_or(0, |stock| stock.guides);
    let asking = RwSignal::new(false);
    let said = RwSignal::new("");
    let erase = move |_| {
        for key in platform::kept_keys() {
            platform::forget(&key);
        }
        platform::forget_looks();
        offline.erase();
        looks.forget();
        // What the person sees stays as it is until the next visit, but for what is gone now.
        let (print, theme) = (prefs.print, prefs.theme);
        platform::set_root_attribute("data-print", None);
        platform::set_root_attribute("data-theme", None);
        print.set(Print::Normal);
        theme.set(Theme::System);
        platform::spawn(async move {
            complaints::forget_all_unsent().await;
            asking.set(false);
            said.set(t.pages.erased());
            look();
            platform::focus("#erased");
        });
    };
    // Each of these buttons goes when it is pressed: the focus moves on to what comes.
    let ask = move |_| {
        asking.set(true);
        platform::focus("#erase-no");
    };
    let leave = move |_| {
        asking.set(false);
        platform::focus("#erase");
    };
    let nothing = move || {
        now.get().is_none_or(|stored| {
            stored.prefs
                + stored.lists
                + stored.searches
                + stored.tracked
                + stored.projects
                + stored.reports
                + stored.complaints
                + stored.unsent
                + stored.tokens
                + stored.ratings
                + stored.unrated
                + usize::from(stored.log)
                + guides()
                == 0
        })
    };
    view! {
        <section class="sec needs-js">
            <h2>{t.pages.stored()}</h2>
            <p>{move || now.get().map_or_else(|| "\u{a0}".to_owned(), |stored| stored.words(t, guides()))}</p>
            <p class="small soft" hidden=nothing>{t.pages.stored_where()}</p>
            <p class="acts" hidden=move || nothing() || asking.get()>
                <button id="erase" class="btn line" type="button" on:click=ask>{t.pages.erase()}</button>
            </p>
            <div hidden=move || !asking.get()>
                <p class="note amber"><span>{t.pages.erase_ask()}</span></p>
                <p class="acts">
                    <button class="btn" type="button" on:click=erase>{t.pages.erase_yes()}</button>
                    <button id="erase-no" class="btn line" type="button" on:click=leave>{t.pages.erase_no()}</button>
                </p>
            </div>
            <p id="erased" role="status" tabindex="-1">{said}</p>
        </section>
    }
}
