//! The citizen app's files: types, lifetimes, encodings, pages, and nothing else.

use crate::bed::{Bed, Setup, county};
use axum::http::{Method, StatusCode};
use std::fs;
use std::path::Path;
use tempfile::TempDir;

const SCRIPT: &str = "mingbai-0123456789abcdef.js";

fn bundle(dir: &Path) {
    let dist = dir.join("dist");
    fs::create_dir_all(dist.join("icons")).unwrap();
    fs::create_dir_all(dist.join("desk")).unwrap();
    fs::write(dir.join("secret.txt"), "secret").unwrap();
    let files: [(&str, &str); 15] = [
        (
            "index.html",
            "<!doctype html><html lang=zh><head><title>壳</title><script>alert(1)</script>\
             <style>a{}</style><script type=module>init()</script></head>\
             <body><div id=app><p>正在打开</p></div></body></html>",
        ),
        ("index.html.br", "index in Brotli"),
        (SCRIPT, "script"),
        ("mingbai-0123456789abcdef.js.br", "script in Brotli"),
        ("mingbai-0123456789abcdef.js.gz", "script in gzip"),
        ("mingbai-0123456789abcdef_bg.wasm", "wasm"),
        ("sw.js", "worker"),
        ("robots.txt", "User-agent: *\n"),
        ("manifest.webmanifest", "{}"),
        ("icons/icon.svg", "<svg/>"),
        ("odd.gz", "no sibling of anything"),
        (
            "desk/index.html",
            "<!doctype html><title>工作台</title><script>alert(1)</script>",
        ),
        ("desk/index.html.br", "desk in Brotli"),
        ("desk/mingbai-desk-0123456789abcdef.js", "desk's script"),
        ("desk/part-work-0123456789abcdef.wasm", "a part"),
    ];
    for (name, content) in files {
        fs::write(dist.join(name), content).unwrap();
    }
}

async fn bed() -> Bed {
    let dir = TempDir::new().unwrap();
    bundle(dir.path());
    let web = dir.path().join("dist");
    let bed = Bed::empty(Setup {
        web: Some(&web),
        ..Setup::default()
    })
    .await;
    bed.publish(&county()).await;
    // Everything is in memory: the folder may go.
    drop(dir);
    bed
}

#[tokio::test]
async fn files_have_their_type_and_their_lifetime() {
    let bed = bed().await;
    let forever = "public, max-age=31536000, immutable";
    for (address, media_type, lifetime) in [
        (
            "/mingbai-0123456789abcdef.js",
            "text/javascript; charset=utf-8",
            forever,
        ),
        (
            "/mingbai-0123456789abcdef_bg.wasm",
            "application/wasm",
            forever,
        ),
        ("/sw.js", "text/javascript; charset=utf-8", "no-cache"),
        ("/robots.txt", "text/plain; charset=utf-8", "no-cache"),
        (
            "/manifest.webmanifest",
            "application/manifest+json",
            "no-cache",
        ),
        ("/icons/icon.svg", "image/svg+xml", "public, max-age=86400"),
        ("/", "text/html; charset=utf-8", "no-cache"),
        ("/items", "text/html; charset=utf-8", "no-cache"),
    ] {
        let answer = bed.get(address).await;
        assert_eq!(answer.status, StatusCode::OK, "{address}");
        assert_eq!(answer.header("content-type"), media_type, "{address}");
        assert_eq!(answer.header("cache-control"), lifetime, "{address}");
        let tag = answer.header("etag").to_owned();
        let headers = [("if-none-match", tag.as_str())];
        let again = bed.ask(Method::GET, address, &headers).await;
        assert_eq!(again.status, StatusCode::NOT_MODIFIED, "{address}");
        let head = bed.ask(Method::HEAD, address, &[]).await;
        assert_eq!((head.status, head.body.len()), (StatusCode::OK, 0));
        assert_eq!(head.header("content-length"), answer.body.len().to_string());
    }
}

#[tokio::test]
async fn files_come_compressed_as_the_build_made_them() {
    let bed = bed().await;
    for (address, accepted, encoding, body) in [
        (SCRIPT, "br, gzip", "br", "script in Brotli"),
        (SCRIPT, "gzip", "gzip", "script in gzip"),
        (SCRIPT, "", "", "script"),
        ("sw.js", "br, gzip", "", "worker"),
        ("index.html", "br", "br", "index in Brotli"),
        ("odd.gz", "gzip", "", "no sibling of anything"),
    ] {
        let headers = [("accept-encoding", accepted)];
        let answer = bed.ask(Method::GET, &format!("/{address}"), &headers).await;
        assert_eq!(answer.header("content-encoding"), encoding, "{address}");
        assert_eq!(answer.text(), body);
        assert_eq!(answer.header("vary"), "accept-encoding");
    }
}

#[tokio::test]
async fn pages_that_exist_are_200_and_others_the_app_with_404() {
    let bed = bed().await;
    for (address, status) in [
        ("/", 200),
        ("/items?q=%E8%A7%92&theme=birth", 200),
        ("/items/food-business-license", 200),
        ("/items/food-business-license?situation=change", 200),
        ("/items/food-business-license/checklist", 200),
        ("/lists", 200),
        ("/lists/fees", 200),
        ("/centers", 200),
        ("/centers/zwfw-main", 200),
        ("/windows/A03", 200),
        ("/windows/%41%30%33", 200),
        ("/kept", 200),
        ("/settings", 200),
        ("/about", 200),
        ("/privacy", 200),
        ("/accessibility", 200),
        ("/items/no-such-item", 404),
        ("/items/no-such-item?version=1", 404),
        ("/items/no-such-item/checklist", 404),
        ("/lists/nothing", 404),
        ("/centers/nowhere", 404),
        ("/windows/Z99", 404),
        ("/wp-admin", 404),
        ("/items/a%2Fb", 404),
    ] {
        let answer = bed.get(address).await;
        assert_eq!(answer.status.as_u16(), status, "{address}");
        assert!(answer.text().contains("<div id=app>"), "{address}");
        let policy = answer.header("content-security-policy");
        assert_eq!(
            policy,
            "default-src 'self'; script-src 'self' 'wasm-unsafe-eval' \
             'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI=' \
             'sha256-w4ujnOpjBoH2vcasx+reJRUwYivG8Q3afx/XevGJod8='; \
             style-src 'self' 'sha256-X1RutGBrXCt9KkSaXMK7tHftWiRscFHOhxsS8tv8hBk='; \
             img-src 'self' blob:; media-src 'self' blob:; connect-src 'self'; object-src 'none'; base-uri 'none'; \
             frame-ancestors 'none'; form-action 'self'"
        );
    }
}

#[tokio::test]
async fn a_page_may_use_the_camera_and_the_screen_and_no_other_device() {
    let bed = bed().await;
    let full = bed.get("/").await;
    let tag = full.header("etag").to_owned();
    let headers = [("if-none-match", tag.as_str())];
    let known = bed.ask(Method::GET, "/items", &headers).await;
    for answer in [full, known, bed.get("/nowhere").await] {
        let permissions = answer.header("permissions-policy");
        assert_eq!(permissions.matches("(self)").count(), 3, "{permissions}");
        for (name, allowed) in [
            ("camera", "(self)"),
            ("fullscreen", "(self)"),
            ("screen-wake-lock", "(self)"),
            ("geolocation", "()"),
            ("microphone", "()"),
            ("payment", "()"),
            ("usb", "()"),
        ] {
            assert!(permissions.contains(&format!("{name}={allowed}")), "{name}");
        }
        assert_eq!(answer.header("cross-origin-opener-policy"), "same-origin");
    }
}

#[tokio::test]
async fn a_removed_items_old_version_still_has_a_page() {
    let bed = bed().await;
    let mut next = county();
    next.guides
        .retain(|guide| guide.id.as_str() != "food-business-license");
    bed.publish(&next).await;
    for (address, status) in [
        ("/items/food-business-license", 404),
        ("/items/food-business-license?version=1", 200),
        ("/items/food-business-license?version=2", 404),
    ] {
        assert_eq!(bed.get(address).await.status.as_u16(), status, "{address}");
    }
}

#[tokio::test]
async fn a_file_that_is_not_there_is_never_answered_with_a_page() {
    let bed = bed().await;
    for address in [
        "/favicon.ico",
        "/icons/none.png",
        "/.env",
        "/app.js.map",
        "/index.php",
    ] {
        let answer = bed.get(address).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{address}");
        assert!(!answer.text().contains('<'), "{address}");
    }
}

#[tokio::test]
async fn no_path_leads_out_of_the_bundle() {
    let bed = bed().await;
    for address in [
        "/../secret.txt",
        "/..%2Fsecret.txt",
        "/%2e%2e/secret.txt",
        "/icons/../../secret.txt",
        "/icons/..%5C..%5Csecret.txt",
        "//secret.txt",
        "/secret.txt%00.js",
        "/%FF",
    ] {
        let answer = bed.get(address).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{address}");
        assert!(
            !String::from_utf8_lossy(&answer.body).contains("secret"),
            "{address}"
        );
    }
}

#[tokio::test]
async fn a_slash_at_the_end_leads_to_the_page_and_never_to_another_site() {
    let bed = bed().await;
    for (address, location) in [
        ("/items/", "/items"),
        ("/lists/fees/?q=a", "/lists/fees?q=a"),
        ("//example.org/", "/example.org"),
        ("/items///", "/items"),
    ] {
        let answer = bed.get(address).await;
        assert_eq!(answer.status, StatusCode::PERMANENT_REDIRECT, "{address}");
        assert_eq!(answer.header("location"), location, "{address}");
    }
}

#[tokio::test]
async fn pages_are_only_read() {
    let bed = bed().await;
    for method in [Method::POST, Method::PUT, Method::DELETE] {
        let answer = bed.ask(method, "/items", &[]).await;
        assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED);
        assert_eq!(answer.header("allow"), "GET, HEAD");
    }
}

#[tokio::test]
async fn without_a_bundle_the_page_says_what_to_build() {
    let bed = Bed::new().await;
    let answer = bed.get("/").await;
    assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(
        answer.text().contains("cargo xtask build"),
        "{}",
        answer.text()
    );
    assert_eq!(bed.get("/api/v1/catalog").await.status, StatusCode::OK);
}

#[tokio::test]
async fn the_desk_is_a_page_of_its_own_at_every_address_that_is_no_file() {
    let bed = bed().await;
    for address in ["/desk/", "/desk/staff", "/desk/no/such", "/desk/index.html"] {
        let answer = bed.get(address).await;
        assert_eq!(answer.status, StatusCode::OK, "{address}");
        assert!(answer.text().contains("工作台"), "{address}");
        assert_eq!(answer.header("cache-control"), "no-cache");
        assert_eq!(answer.header("x-robots-tag"), "noindex");
        let policy = answer.header("content-security-policy");
        for part in [
            // printf 'alert(1)' | openssl dgst -sha256 -binary | base64
            "'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='",
            "default-src 'none'",
            "connect-src 'self'",
            "frame-ancestors 'none'",
            "form-action 'none'",
        ] {
            assert!(policy.contains(part), "{address}: {part} in {policy}");
        }
        let tag = answer.header("etag").to_owned();
        let again = bed
            .ask(Method::GET, address, &[("if-none-match", &tag)])
            .await;
        assert_eq!(again.status, StatusCode::NOT_MODIFIED, "{address}");
    }
    let packed = bed
        .ask(Method::GET, "/desk/", &[("accept-encoding", "br")])
        .await;
    assert_eq!(packed.text(), "desk in Brotli");
    for (file, kind) in [
        ("mingbai-desk-0123456789abcdef.js", "text/javascript"),
        // Browsers compile what comes in only where it says what it is.
        ("part-work-0123456789abcdef.wasm", "application/wasm"),
    ] {
        let answer = bed.get(&format!("/desk/{file}")).await;
        assert!(answer.header("cache-control").contains("immutable"));
        assert!(answer.header("content-type").starts_with(kind), "{file}");
    }
    // A part of the build before is no page, and nobody keeps that it is not there.
    for file in ["no-such.js", "part-work-fedcba9876543210.wasm"] {
        let answer = bed.get(&format!("/desk/{file}")).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{file}");
        assert_eq!(answer.header("cache-control"), "no-store");
    }
    let moved = bed.get("/desk").await;
    assert_eq!(moved.status, StatusCode::PERMANENT_REDIRECT);
    assert_eq!(moved.header("location"), "/desk/");
    // What only begins so is the citizen app's.
    assert_eq!(bed.get("/desks").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn without_a_desk_its_address_says_so() {
    let bed = Bed::new().await;
    let answer = bed.get("/desk/").await;
    assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
}
