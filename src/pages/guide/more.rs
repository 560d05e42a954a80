//! What only some people want to know, folded.

use crate::route::{ComplainQuery, Route};
use crate::text::{Lang, Text, fill, fill_number, terms};
use crate::ui::complain;
use mingbai_contract::catalog::GuidePage;
use mingbai_contract::guide::{Guide, LegalBasis};
use mingbai_view::{CollectNodes, Node, view};

/// One thing folded: a title, an aside, and what is inside.
fn fold(title: &'static str, aside: Option<String>, inside: Node) -> Node {
    view! {
        <details>
            <summary>{title}{aside.map(|words| view! { <span class="soft">{words}</span> })}</summary>
            <div>{inside}</div>
        </details>
    }
}

fn zh_list(t: &Text, lines: &[String]) -> Node {
    let rows = lines
        .iter()
        .map(|line| view! { <li>{line.clone()}</li> })
        .collect_nodes();
    view! { <ul class="dots" lang=t.lang.zh_only()>{rows}</ul> }
}

/// Everything else about the item.
pub fn more(t: &'static Text, page: &GuidePage) -> Node {
    let guide = &page.guide;
    let g = &t.guide;
    let count = |n: usize| Some(fill_number(g.law_count(), n));
    let conditions = (!guide.conditions.is_empty()).then(|| {
        fold(
            g.conditions(),
            count(guide.conditions.len()),
            zh_list(t, &guide.conditions),
        )
    });
    let faqs = (!guide.faqs.is_empty()).then(|| {
        let rows = guide
            .faqs
            .iter()
            .map(|faq| view! { <dt>{faq.q.clone()}</dt><dd>{faq.a.clone()}</dd> });
        let list = view! { <dl lang=t.lang.zh_only()>{rows.collect_nodes()}</dl> };
        fold(g.faqs(), count(guide.faqs.len()), list)
    });
    let annual = guide.annual.as_ref().map(|annual| {
        fold(
            g.annual(),
            None,
            view! { <p lang=t.lang.zh_only()>{annual.clone()}</p> },
        )
    });
    let department = t.lang.pick(&page.department.name);
    let (date, version) = (t.lang.full_day(guide.updated.0), page.version.to_string());
    view! {
        <section class="sec" id="s-more">
            <h2>{g.more()}</h2>
            {fold(g.outcome(), None, outcome(t, guide))}
            {conditions}
            {faqs}
            {annual}
            {fold(g.law(), count(guide.legal_basis.len()), laws(t, guide))}
            {fold(g.remedies(), None, remedies(t, guide))}
            {complain::link(t, &Route::Complain(ComplainQuery::item(guide.id.clone())), None)}
            <p class="tiny soft upd">
                {fill(g.updated(), &[department, &date, &version])}" · "
                {fill(g.code(), &[&guide.code])}" · "{terms::kind(t.lang, guide.kind)}
            </p>
        </section>
    }
}

fn outcome(t: &'static Text, guide: &Guide) -> Node {
    let result = &guide.result;
    // The data writes a dash where validity has no meaning.
    let valid = (result.validity != "—").then(|| match t.lang {
        Lang::Zh => view! { <p>{fill(t.guide.valid(), &[&result.validity])}</p> },
        Lang::En => {
            view! { <p>{t.guide.valid_for()}<span lang="zh-Hans-CN">{result.validity.clone()}</span></p> }
        }
    });
    view! { <p lang=t.lang.zh_only()>{result.document.clone()}</p> {valid} }
}

fn laws(t: &'static Text, guide: &Guide) -> Node {
    let rows = guide.legal_basis.iter().map(|basis| {
        let LegalBasis {
            law,
            article,
            summary,
            ..
        } = basis;
        let law = format!(
            "《{}》{}",
            law.trim_matches(['《', '》']),
            article.as_deref().unwrap_or_default()
        );
        view! { <dt>{law}</dt><dd>{summary.clone()}</dd> }
    });
    view! {
        <dl lang=t.lang.zh_only()>{rows.collect_nodes()}</dl>
        <p class="soft">{t.guide.limit_basis()}<span lang=t.lang.zh_only()>{guide.limits.statutory.basis.clone()}</span></p>
    }
}

fn remedies(t: &'static Text, guide: &Guide) -> Node {
    let remedies = &guide.remedies;
    let lines: Vec<String> = [
        &remedies.reconsideration,
        &remedies.litigation,
        &remedies.other,
    ]
    .into_iter()
    .flatten()
    .cloned()
    .collect();
    zh_list(t, &lines)
}
