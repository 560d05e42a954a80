//! What search engines read beside the page: the service and who provides it, and the way to it
//! (schema.org `GovernmentService` and `BreadcrumbList`, as JSON-LD).

use mingbai::host::Given;
use mingbai::route::{Page, Route};
use mingbai::text::Lang;
use mingbai_contract::catalog::GuidePage;
use serde_json::{Value, json};

/// The data of a page, as JSON; none where there is nothing to say.
#[must_use]
pub fn data(given: &Given, lang: Lang, origin: &str) -> Option<String> {
    let t = lang.text();
    let mut way = vec![(t.common.brand(), Page::Home.path())];
    let mut graph = Vec::new();
    let name;
    if let Some((page, _)) = &given.guide {
        name = lang.pick(&page.guide.name).to_owned();
        way.push((t.guide.back_results(), Page::Items.path()));
        way.push((&name, Route::guide(&page.guide.id).href()));
        graph.push(service(page, lang, origin));
    } else if let Some(list) = &given.list {
        name = lang.pick(&list.name).to_owned();
        way.push((t.lists.title(), Page::Lists.path()));
        way.push((&name, Page::List(list.id.clone()).path()));
    } else if let Some(page) = &given.came.window {
        name = format!("{} {}", page.window.id, lang.pick(&page.window.name));
        let center = Page::Center(page.center.id.clone()).path();
        way.push((t.offices.title(), Page::Centers.path()));
        way.push((lang.pick(&page.center.name), center));
        way.push((&name, Page::Window(page.window.id.clone()).path()));
    } else if let Some(page) = &given.came.center {
        let center = Page::Center(page.center.id.clone()).path();
        way.push((t.offices.title(), Page::Centers.path()));
        way.push((lang.pick(&page.center.name), center));
    } else {
        return None;
    }
    let steps = way.iter().enumerate().map(|(n, (name, path))| {
        json!({
            "@type": "ListItem",
            "position": n + 1,
            "name": name,
            "item": format!("{origin}{path}"),
        })
    });
    graph.push(json!({
        "@type": "BreadcrumbList",
        "itemListElement": steps.collect::<Vec<_>>(),
    }));
    Some(json!({ "@context": "https://schema.org", "@graph": graph }).to_string())
}

fn service(page: &GuidePage, lang: Lang, origin: &str) -> Value {
    let guide = &page.guide;
    let places = page.centers.iter().map(|center| {
        json!({
            "@type": "ServiceChannel",
            "serviceLocation": {
                "@type": "GovernmentOffice",
                "name": lang.pick(&center.name),
                "address": center.address,
                "telephone": center.phone,
            },
        })
    });
    json!({
        "@type": "GovernmentService",
        "name": lang.pick(&guide.name),
        "alternateName": guide.aliases,
        "url": format!("{origin}{}", Route::guide(&guide.id).href()),
        "provider": {
            "@type": "GovernmentOrganization",
            "name": lang.pick(&page.department.name),
            "telephone": page.department.consultation_phone,
        },
        "areaServed": {
            "@type": "AdministrativeArea",
            "name": lang.pick(&page.county.name),
        },
        "availableChannel": places.collect::<Vec<_>>(),
    })
}
