//! The published lists: the table of them, and one list to search and link to.

use crate::data::Data;
use crate::device::prefs::text;
use crate::platform;
use crate::route::{Page, Route};
use crate::shell::head::Head;
use crate::text::{Text, fill};
use crate::ui::{icon, states};
use leptos::prelude::*;
use mingbai_contract::catalog::{Catalog, ListIndex};
use mingbai_contract::lists::{Fact, FactLabel, ListEntry, PublishedList};
use mingbai_contract::{ListId, Phrase};
use mingbai_domain::catalog::pages;
use mingbai_view::{CollectNodes, IntoNode, Node, view};
use std::sync::Arc;

/// `/lists`
pub fn lists() -> Node {
    let find = |catalog: &Catalog| Some(pages::list_index(catalog));
    states::part(|came| came.lists.clone(), find, index)
}

fn index(index: &Arc<ListIndex>) -> Node {
    let t = text();
    Head::ready(t.lists.title());
    let rows = index.lists.iter().map(|list| {
        let count = t.count(
            t.lists.entries_one(),
            t.lists.entries(),
            list.count as usize,
        );
        let since = fill(
            t.lists.valid_since(),
            &[&t.lang.full_day(list.valid_since.0)],
        );
        view! {
            <li>
                <a class="hall plain" href=Page::List(list.id.clone()).path()>
                    <span>
                        <b>{t.lang.pick(&list.name).to_owned()}</b>
                        <br />
                        <span class="small soft">{count}{t.guide.comma()}{since}</span>
                    </span>
                    {icon::FORWARD.view()}
                </a>
            </li>
        }
    });
    view! {
        <main id="main" class="page">
            <h1 tabindex="-1">{t.lists.title()}</h1>
            <p class="lead-p">{t.lists.lead()}</p>
            <ul class="rows lists">{rows.collect_nodes()}</ul>
        </main>
    }
}

/// `/lists/{list}`
pub fn list(id: ListId) -> Node {
    let data = Data::here();
    let slot = data.list(&id);
    states::show(slot, move || data.list(&id), |list| page(&list)).into_node()
}

/// Whether an entry holds all the words that are looked for.
fn holds(entry: &ListEntry, words: &str) -> bool {
    let has = |phrase: &Phrase, word: &str| {
        phrase.zh.to_ascii_lowercase().contains(word)
            || phrase
                .en
                .as_ref()
                .is_some_and(|en| en.to_ascii_lowercase().contains(word))
    };
    words.to_ascii_lowercase().split_whitespace().all(|word| {
        has(&entry.title, word) || entry.facts.iter().any(|fact| has(&fact.value, word))
    })
}

fn page(list: &Arc<PublishedList>) -> Node {
    let t = text();
    let name = t.lang.pick(&list.name).to_owned();
    Head::ready(&name);
    let words = RwSignal::new(String::new());
    let since = fill(
        t.lists.valid_since(),
        &[&t.lang.full_day(list.valid_since.0)],
    );
    let data = Data::here();
    let hotline = move || {
        data.masthead()
            .map(|m| m.county.hotline.clone())
            .unwrap_or_default()
    };
    // An address with a fragment names one entry: once the list is there, go to it.
    Effect::new(move |_| platform::scroll_to_fragment());
    let (id, list) = (list.id.clone(), Arc::clone(list));
    let found = {
        let list = Arc::clone(&list);
        Memo::new(move |_| {
            let words = words.get();
            let hits = list
                .entries
                .iter()
                .enumerate()
                .filter(|(_, entry)| holds(entry, &words));
            hits.map(|(n, _)| n).collect::<Vec<usize>>()
        })
    };
    let count = move || t.count(t.lists.found_one(), t.lists.found(), found.with(Vec::len));
    let rows = move || {
        let found = found.get();
        if found.is_empty() {
            return view! { <p class="empty">{fill(t.lists.none(), &[&hotline()])}</p> };
        }
        let rows = found.iter().filter_map(|n| list.entries.get(*n));
        let rows = rows.map(|entry| row(t, &id, entry));
        view! { <ul class="rows entries">{rows.collect_nodes()}</ul> }
    };
    view! {
        <main id="main" class="page">
            <a class="back" href=Page::Lists.path()>{icon::BACK.view()}{t.lists.title()}</a>
            <h1 tabindex="-1">{name}</h1>
            <p class="soft">{since}</p>
            <div class="field needs-js">
                <label for="find-entry">{t.lists.search()}</label>
                <input
                    class="input"
                    id="find-entry"
                    type="search"
                    autocomplete="off"
                    maxlength="64"
                    on:input=move |event| words.set(event.value())
                />
            </div>
            <p class="small soft" role="status">{count}</p>
            {rows}
        </main>
    }
}

fn row(t: &'static Text, list: &ListId, entry: &ListEntry) -> Node {
    let (title, lang) = t.lang.phrase(&entry.title);
    let facts = entry
        .facts
        .iter()
        .map(|fact| fact_row(t, fact))
        .collect_nodes();
    // The catalog that names it may come later: then this line comes, and no other is drawn anew.
    let department = entry.department.clone().map(|id| {
        let data = Data::here();
        move || {
            data.department(&id).map(|department| {
                let name = t.lang.pick(&department.name).to_owned();
                view! { <div><dt>{t.offices.department()}</dt><dd>{name}</dd></div> }
            })
        }
    });
    let item = entry.item.as_ref().map(|item| {
        view! { <a href=Route::guide(item).href()>{t.lists.to_item()}</a> }
    });
    let here = Route::Entry(list.clone(), entry.id.clone()).href();
    view! {
        <li id=entry.id.clone()>
            <h2 class="h3" lang=lang>{title.to_owned()}</h2>
            <dl class="facts-list">{facts}{department}</dl>
            <p class="tell">{item}<a class="soft" href=here>{t.lists.link()}</a></p>
        </li>
    }
}

fn fact_row(t: &'static Text, fact: &Fact) -> Node {
    let l = &t.lists;
    let label = match fact.label {
        FactLabel::Charge => l.charge(),
        FactLabel::Basis => l.basis(),
        FactLabel::Law => l.law(),
        FactLabel::Conditions => l.conditions(),
        FactLabel::Source => l.source(),
        FactLabel::StatutoryPenalty => l.statutory_penalty(),
        FactLabel::Grade => l.grade(),
        FactLabel::Period => l.period(),
        FactLabel::Mode => l.mode(),
        FactLabel::Exemption => l.exemption(),
        FactLabel::VisitsAYear => l.visits_a_year(),
        FactLabel::Category => l.category(),
        FactLabel::Outcome => l.outcome(),
        FactLabel::Year => l.year(),
        FactLabel::Promise => l.promise(),
        FactLabel::Term => l.term(),
        FactLabel::Progress => l.progress(),
        FactLabel::Milestone => l.milestone(),
        FactLabel::Remark => l.remark(),
    };
    let (value, lang) = t.lang.phrase(&fact.value);
    view! { <div><dt>{label}</dt><dd lang=lang>{value.to_owned()}</dd></div> }
}

#[cfg(test)]
mod tests {
    use super::holds;
    use mingbai_contract::Phrase;
    use mingbai_contract::lists::{Fact, FactLabel, ListEntry};

    #[test]
    fn an_entry_is_found_by_every_word_wherever_it_stands() {
        let entry = ListEntry {
            id: "fee-1".to_owned(),
            title: Phrase {
                zh: "居民身份证到期换领".to_owned(),
                en: Some("Identity card".to_owned()),
            },
            item: None,
            department: None,
            facts: vec![Fact {
                label: FactLabel::Basis,
                value: Phrase::from("发改价格〔2003〕2322号".to_owned()),
            }],
        };
        for (words, expected) in [
            ("", true),
            ("身份证", true),
            ("身份证 2322", true),
            ("IDENTITY", true),
            ("护照", false),
            ("身份证 护照", false),
        ] {
            assert_eq!(holds(&entry, words), expected, "{words:?}");
        }
    }
}
