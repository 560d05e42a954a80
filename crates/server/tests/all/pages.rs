//! Pages rendered on the server: what they hold, for whom, and when they change.

use crate::bed::{Answer, Bed, Engine, Setup, county};
use axum::body::Body;
use axum::http::{Method, Request, StatusCode, header};
use mingbai_client::read::from_text;
use mingbai_contract::catalog::{GuidePage, ItemPage};
use mingbai_contract::page::PageData;
use std::fs;
use tempfile::TempDir;

/// As the build writes it, as far as it matters here.
const BUILT: &str = "<!doctype html><html lang=zh-Hans-CN><head><meta charset=utf-8><title>壳</title>\
    <meta content=壳 name=description><style>a{}</style>\
    <script type=module>import init from '/app-1.js'</script></head>\
    <body><div id=app><p class=wait-page>正在打开</p></div><noscript><div>x</div></noscript>\
    <main hidden id=crash></main></body></html>";

pub async fn bed_on(engine: Engine) -> Option<Bed> {
    let dir = TempDir::new().unwrap();
    fs::write(dir.path().join("index.html"), BUILT).unwrap();
    fs::write(dir.path().join("robots.txt"), "User-agent: *\n").unwrap();
    let setup = Setup {
        web: Some(dir.path()),
        ..Setup::default()
    };
    Bed::of_county(engine, setup).await
}

async fn bed() -> Bed {
    bed_on(Engine::Sqlite).await.unwrap()
}

/// What stands in the app's element.
pub fn body(answer: &Answer) -> &str {
    let (_, rest) = answer.text().split_once("<div id=app>").unwrap();
    rest.split_once("<main hidden id=crash>").unwrap().0
}

/// The data that goes along, as the app reads it.
fn data(answer: &Answer) -> PageData {
    let (_, rest) = answer.text().split_once("id=\"page-data\">").unwrap();
    from_text(rest.split_once("</script>").unwrap().0).unwrap()
}

async fn in_english(bed: &Bed, address: &str) -> Answer {
    bed.ask(
        Method::GET,
        address,
        &[("accept-language", "en-GB, zh;q=0.5")],
    )
    .await
}

#[tokio::test]
async fn every_page_comes_readable_with_the_data_that_it_was_made_of() {
    let bed = bed().await;
    for (address, words, english) in [
        ("/", "想办什么事？", "What do you need to do?"),
        ("/items?q=开饭店", "食品经营许可", "Food"),
        ("/items/food-business-license", "食品经营许可", "Food"),
        (
            "/items/food-business-license/checklist",
            "食品经营许可",
            "Food",
        ),
        ("/lists", "收费", "Fee"),
        ("/lists/fees", "身份证", "Call"),
        ("/centers", "政务服务中心", "Centre"),
        ("/centers/zwfw-main", "A03", "A03"),
        ("/windows/A03", "A03", "A03"),
        ("/kept", "我的清单", "lists"),
        ("/settings", "字的大小", "Print size"),
        ("/about", "明白办", "Mingbai"),
        ("/privacy", "隐私", "Privacy"),
        ("/accessibility", "无障碍", "Accessibility"),
    ] {
        let encoded = address.replace("开饭店", "%E5%BC%80%E9%A5%AD%E5%BA%97");
        for (answer, words, lang) in [
            (bed.get(&encoded).await, words, "zh-Hans-CN"),
            (in_english(&bed, &encoded).await, english, "en"),
        ] {
            assert_eq!(answer.status, StatusCode::OK, "{address}");
            let (text, body) = (answer.text(), body(&answer));
            assert!(
                text.contains(&format!("<html lang=\"{lang}\" data-page=\"{lang}\">")),
                "{address}"
            );
            assert!(body.contains(words), "{address} {lang}: {words}\n{body}");
            assert_eq!(body.matches("<h1").count(), 1, "{address}");
            for loading in ["wait-page", "class=\"skel\"", "<noscript"] {
                assert!(!text.contains(loading), "{address}: {loading}");
            }
            assert!(!text.contains("<title>壳"), "{address}");
            let vary = answer.header("vary");
            assert_eq!(vary, "accept-encoding, accept-language, cookie");
            assert!(
                answer.headers.get(header::SET_COOKIE).is_none(),
                "{address}"
            );
            assert_eq!(data(&answer).masthead.items, 254, "{address}");
        }
    }
}

#[tokio::test]
async fn nothing_in_a_page_depends_on_the_hour() {
    let bed = bed().await;
    for address in [
        "/",
        "/items/food-business-license",
        "/windows/A03",
        "/centers/zwfw-main",
    ] {
        let answer = bed.get(address).await;
        for words in ["今天交齐", "现在开着", "现在关着", "前出结果", "今天"] {
            assert!(!body(&answer).contains(words), "{address}: {words}");
        }
    }
}

#[tokio::test]
async fn results_come_in_the_order_of_the_api() {
    let bed = bed().await;
    for q in ["kai%20fan%20dian", "%E7%A4%BE%E4%BF%9D", "sfz", "passport"] {
        let page = bed.get(&format!("/items?q={q}")).await;
        let links = body(&page).split("<a href=\"/items/").skip(1);
        let shown: Vec<&str> = links.filter_map(|rest| rest.split('"').next()).collect();
        let answer = bed
            .get(&format!("/api/v1/items?q={q}"))
            .await
            .json::<ItemPage>();
        let found: Vec<&str> = answer.items.iter().map(|item| item.id.as_str()).collect();
        assert!(!found.is_empty(), "{q}");
        assert_eq!(shown, found, "{q}");
    }
}

#[tokio::test]
async fn the_data_of_a_guide_is_what_the_api_answers() {
    let bed = bed().await;
    let page = bed.get("/items/id-card-renewal").await;
    let api = bed
        .get("/api/v1/items/id-card-renewal")
        .await
        .json::<GuidePage>();
    let data = data(&page);
    assert_eq!(data.guide, Some(api));
    assert!(data.calendar.is_some() && data.catalog.is_none());
}

#[tokio::test]
async fn the_address_chooses_the_situation() {
    let bed = bed().await;
    let address = "/items/food-business-license";
    let (first, change) = (
        bed.get(address).await,
        bed.get(&format!("{address}?situation=change")).await,
    );
    assert_ne!(body(&first), body(&change));
    let odd = bed
        .get(&format!("{address}?situation=nonsense&utm=1"))
        .await;
    assert_eq!(odd.status, StatusCode::OK);
    let same_materials = |answer: &Answer| body(answer).matches("class=\"tick\"").count();
    assert_eq!(same_materials(&odd), same_materials(&first));
}

async fn a_change_shows_at_once_and_nothing_else_changes(engine: Engine) {
    let Some(bed) = bed_on(engine).await else {
        return;
    };
    let (guide, other) = ("/items/food-business-license", "/privacy");
    let before = bed.get(guide).await;
    let tag = before.header("etag").to_owned();
    let known = [("if-none-match", tag.as_str())];
    assert_eq!(
        bed.ask(Method::GET, guide, &known).await.status,
        StatusCode::NOT_MODIFIED
    );
    let others = bed.get(other).await;
    let mut next = county();
    for guide in &mut next.guides {
        if guide.id.as_str() == "food-business-license" {
            guide.name.zh = "另一个名字".to_owned();
        }
    }
    bed.publish(&next).await;
    let after = bed.ask(Method::GET, guide, &known).await;
    assert_eq!(after.status, StatusCode::OK);
    assert!(body(&after).contains("另一个名字"));
    assert!(after.text().contains("<title>另一个名字"));
    assert_eq!(body(&bed.get(other).await), body(&others));
    let old = bed.get(&format!("{guide}?version=1")).await;
    assert_eq!(old.status, StatusCode::OK);
    assert!(!body(&old).contains("<h1 tabindex=\"-1\">另一个名字"));
    assert_eq!(data(&old).guide.unwrap().version, 1);
}

#[tokio::test]
async fn a_change_shows_at_once_on_sqlite() {
    a_change_shows_at_once_and_nothing_else_changes(Engine::Sqlite).await;
}

#[tokio::test]
async fn a_change_shows_at_once_on_postgres() {
    a_change_shows_at_once_and_nothing_else_changes(Engine::Postgres).await;
}

#[tokio::test]
async fn what_is_not_there_says_so_on_a_page_of_its_own() {
    let bed = bed().await;
    for address in [
        "/items/no-such-item",
        "/items/food-business-license?version=9",
        "/lists/x",
        "/nowhere",
    ] {
        let answer = bed.get(address).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{address}");
        assert!(body(&answer).contains("没有这个页面"), "{address}");
        assert!(answer.text().contains("noindex"), "{address}");
        assert!(data(&answer).gone, "{address}");
    }
}

#[tokio::test]
async fn what_is_somebodys_own_is_nobody_elses_to_find_and_brings_the_calendar() {
    let bed = bed().await;
    for address in [
        "/t/QS202611200001Y",
        "/projects/GC2026-002",
        "/inspections/JC20261118-021",
    ] {
        let answer = bed.get(address).await;
        assert_eq!(answer.status, StatusCode::OK, "{address}");
        assert!(answer.text().contains("noindex"), "{address}");
        assert!(data(&answer).calendar.is_some(), "{address}");
    }
}

#[tokio::test]
async fn whoever_chooses_gets_a_cookie_and_pages_that_follow_it() {
    let bed = bed().await;
    let address = "/about?lang=en&print=large";
    // Somebody else's link changes this page, and no other.
    let from_elsewhere = bed.get(address).await;
    assert!(from_elsewhere.headers.get(header::SET_COOKIE).is_none());
    let ours = [("sec-fetch-site", "same-origin")];
    let asked = bed.ask(Method::GET, address, &ours).await;
    assert_eq!(body(&asked), body(&from_elsewhere));
    assert_eq!(
        asked.header("set-cookie"),
        "mingbai=en.large; Path=/; SameSite=Lax"
    );
    assert_eq!(asked.header("cache-control"), "private, no-cache");
    assert!(
        asked
            .text()
            .contains("<html lang=\"en\" data-page=\"en\" data-print=\"large\">")
    );
    let kept = bed
        .ask(Method::GET, "/about", &[("cookie", "mingbai=en.large")])
        .await;
    assert_eq!(body(&kept), body(&asked));
    assert!(kept.headers.get(header::SET_COOKIE).is_none());
}

async fn post(bed: &Bed, form: &str, headers: &[(&str, &str)]) -> Answer {
    let mut request = Request::builder().method(Method::POST).uri("/settings");
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    bed.send(request.body(Body::from(form.to_owned())).unwrap())
        .await
}

#[tokio::test]
async fn the_form_of_the_settings_keeps_what_was_chosen() {
    let bed = bed().await;
    let before = [("cookie", "mingbai=zh.dark")];
    let saved = post(&bed, "lang=en&print=larger", &before).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER);
    assert_eq!(saved.header("location"), "/settings");
    let cookie = saved.header("set-cookie");
    assert_eq!(
        cookie,
        "mingbai=en.larger.dark; Path=/; SameSite=Lax; Max-Age=31536000"
    );
    let elsewhere = [("sec-fetch-site", "cross-site")];
    for (form, headers, status) in [
        ("lang=xx", &[][..], StatusCode::BAD_REQUEST),
        ("", &[], StatusCode::BAD_REQUEST),
        ("lang=en", &elsewhere, StatusCode::FORBIDDEN),
        (&"x".repeat(5_000), &[], StatusCode::PAYLOAD_TOO_LARGE),
    ] {
        let refused = post(&bed, form, headers).await;
        assert_eq!(refused.status, status, "{form:.20}");
        assert!(refused.headers.get(header::SET_COOKIE).is_none());
    }
}

#[tokio::test]
async fn search_engines_find_every_page_and_what_it_is_about() {
    let bed = bed().await;
    let map = bed.get("/sitemap.xml").await;
    assert_eq!(map.header("content-type"), "application/xml");
    assert_eq!(map.text().matches("<loc>http://test/items/").count(), 254);
    assert!(
        bed.get("/robots.txt")
            .await
            .text()
            .ends_with("Sitemap: http://test/sitemap.xml\n")
    );
    let page = bed.get("/items/id-card-renewal?utm=1").await;
    for part in [
        "<link rel=\"canonical\" href=\"http://test/items/id-card-renewal\">",
        "hreflang=\"en\" href=\"http://test/items/id-card-renewal?lang=en\"",
        "hreflang=\"x-default\"",
        "<meta name=\"description\" content=\"居民身份证到期换领：要准备 3 样，5 个工作日，20 元/证，跑 1 趟。\">",
        "\"@type\":\"GovernmentService\"",
        "\"@type\":\"BreadcrumbList\"",
    ] {
        assert!(
            page.text().contains(part),
            "{part}\n{}",
            &page.text()[..2_000]
        );
    }
    assert_eq!(page.text().matches("name=\"description\"").count(), 1);
}

#[tokio::test]
async fn nothing_that_is_typed_can_leave_its_place() {
    let bed = bed().await;
    let page = bed
        .get("/items?q=%3C%2Fscript%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E%22onx%3D")
        .await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(!page.text().contains("<script>alert(1)"));
    assert!(page.text().contains("&lt;/script&gt;"));
}
