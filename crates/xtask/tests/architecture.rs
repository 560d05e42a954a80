//! The invariants of `docs/ARCHITECTURE.md`: which crate may know which, and what must not be where.

#![expect(
    clippy::expect_used,
    reason = "a test that cannot read the repository must fail"
)]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors()
        .nth(2)
        .expect("the workspace is two levels up")
        .to_path_buf()
}

/// Every file with one of these endings below a folder of the repository.
fn files(folder: &str, endings: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).expect("a folder of the repository") {
            let path = entry.expect("an entry of a folder").path();
            if path.is_dir() {
                folders.push(path);
            } else if endings
                .iter()
                .any(|e| path.extension().is_some_and(|x| x == *e))
            {
                found.push(path);
            }
        }
    }
    found.sort();
    assert!(!found.is_empty(), "{folder} holds nothing to check");
    found
}

/// Lines of program: without comments, and without what only tests compile.
fn lines(path: &Path) -> Vec<(usize, String)> {
    let text = std::fs::read_to_string(path).expect("a text file");
    let program = text
        .split("#[cfg(test)]\nmod tests {")
        .next()
        .unwrap_or_default();
    program
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.trim_start().starts_with("//"))
        .map(|(n, line)| (n + 1, line.to_owned()))
        .collect()
}

/// Asserts that no line of these files is forbidden.
fn nowhere(files: &[PathBuf], why: &str, forbidden: impl Fn(&str) -> bool) {
    let mut found = Vec::new();
    for path in files {
        for (n, line) in lines(path) {
            if forbidden(&line) {
                found.push(format!("{}:{n}: {}", path.display(), line.trim()));
            }
        }
    }
    assert!(found.is_empty(), "{why}:\n{}", found.join("\n"));
}

fn outside(files: Vec<PathBuf>, folders: &[&str]) -> Vec<PathBuf> {
    let folders: Vec<PathBuf> = folders.iter().map(|folder| root().join(folder)).collect();
    files
        .into_iter()
        .filter(|path| !folders.iter().any(|f| path.starts_with(f)))
        .collect()
}

fn is_test(path: &Path) -> bool {
    let path = path.strip_prefix(root()).unwrap_or(path);
    path.components().any(|part| {
        let part = part.as_os_str().to_string_lossy();
        part.ends_with("tests") || part.ends_with("tests.rs") || part == "tests_support.rs"
    })
}

fn app() -> Vec<PathBuf> {
    files("src", &["rs"])
        .into_iter()
        .filter(|path| !is_test(path))
        .collect()
}

fn desk() -> Vec<PathBuf> {
    files("crates/desk/src", &["rs"])
        .into_iter()
        .filter(|path| !is_test(path))
        .collect()
}

/// What each crate depends on outside its tests, by name.
fn dependencies() -> BTreeMap<String, Vec<String>> {
    let out = Command::new(env!("CARGO"))
        .args([
            "metadata",
            "--no-deps",
            "--offline",
            "--format-version",
            "1",
        ])
        .current_dir(root())
        .output()
        .expect("cargo metadata runs");
    let metadata: serde_json::Value = serde_json::from_slice(&out.stdout).expect("JSON");
    let packages = metadata["packages"].as_array().expect("packages");
    packages
        .iter()
        .map(|package| {
            let dependencies = package["dependencies"].as_array().expect("dependencies");
            let names = dependencies
                .iter()
                .filter(|dependency| dependency["kind"].as_str() != Some("dev"))
                .map(|dependency| dependency["name"].as_str().unwrap_or_default().to_owned())
                .collect();
            (
                package["name"].as_str().unwrap_or_default().to_owned(),
                names,
            )
        })
        .collect()
}

#[test]
fn arrows_between_crates_run_one_way() {
    let allowed: BTreeMap<&str, &[&str]> = BTreeMap::from([
        ("mingbai-contract", [].as_slice()),
        ("mingbai-domain", &["mingbai-contract"]),
        ("mingbai-eye", &[]),
        ("mingbai-client", &["mingbai-contract"]),
        (
            "mingbai-seal",
            &["mingbai-client", "mingbai-contract", "mingbai-domain"],
        ),
        (
            "mingbai-folds",
            &["mingbai-client", "mingbai-contract", "mingbai-domain"],
        ),
        ("mingbai-sealed", &["mingbai-contract", "mingbai-domain"]),
        ("mingbai-token", &["mingbai-contract"]),
        (
            "mingbai-purse",
            &[
                "mingbai-client",
                "mingbai-contract",
                "mingbai-domain",
                "mingbai-token",
            ],
        ),
        (
            "mingbai-vault",
            &["mingbai-contract", "mingbai-domain", "mingbai-sealed"],
        ),
        ("mingbai-poster", &["mingbai-contract"]),
        ("mingbai-pack", &[]),
        ("mingbai-words", &[]),
        ("mingbai-view-macro", &[]),
        ("mingbai-view", &["mingbai-view-macro"]),
        (
            "mingbai",
            &[
                "mingbai-client",
                "mingbai-contract",
                "mingbai-domain",
                "mingbai-view",
                "mingbai-words",
            ],
        ),
        (
            "mingbai-desk",
            &[
                "mingbai-client",
                "mingbai-contract",
                "mingbai-domain",
                "mingbai-view",
            ],
        ),
        (
            "mingbai-server",
            &[
                "mingbai",
                "mingbai-contract",
                "mingbai-domain",
                "mingbai-pack",
                "mingbai-poster",
                "mingbai-sealed",
                "mingbai-token",
            ],
        ),
        ("xtask", &["mingbai-pack", "mingbai-words"]),
    ]);
    for (name, dependencies) in dependencies() {
        let allowed = allowed.get(name.as_str());
        let allowed = allowed.unwrap_or_else(|| panic!("{name} has no place in the map"));
        for dependency in dependencies.iter().filter(|d| d.starts_with("mingbai")) {
            assert!(
                allowed.contains(&dependency.as_str()),
                "{name} must not know {dependency}"
            );
        }
    }
}

#[test]
fn contract_and_domain_know_no_database_network_or_view() {
    let dependencies = dependencies();
    for (name, allowed) in [
        ("mingbai-contract", ["chrono", "serde", "utoipa"].as_slice()),
        (
            "mingbai-domain",
            // The last one for the publisher alone: versions are compared in the form in which they are sent.
            &[
                "chrono",
                "ed25519-dalek",
                "mingbai-contract",
                "sha2",
                "serde_json",
            ],
        ),
    ] {
        for dependency in &dependencies[name] {
            assert!(
                allowed.contains(&dependency.as_str()),
                "{name} must not know {dependency}"
            );
        }
    }
}

#[test]
fn the_server_seals_and_opens_nothing_but_the_sample_county() {
    let rest = outside(
        files("crates/server/src", &["rs"]),
        &["crates/server/src/demo"],
    );
    nowhere(&rest, "what is sealed only phones and desks open", |line| {
        line.contains("mingbai_sealed")
    });
}

#[test]
fn domain_does_no_io_and_reads_no_clock() {
    let domain = files("crates/domain/src", &["rs"]);
    nowhere(&domain, "rules are pure functions", |line| {
        [
            "std::fs",
            "std::net",
            "std::io",
            "std::env",
            "std::time",
            "std::process",
            "::now()",
        ]
        .iter()
        .any(|forbidden| line.contains(forbidden))
    });
}

#[test]
fn only_the_platform_knows_the_browser() {
    let mut rest = outside(app(), &["src/platform"]);
    rest.extend(outside(desk(), &["crates/desk/src/platform"]));
    nowhere(
        &rest,
        "only the platform may use web_sys, js_sys and gloo",
        |line| {
            ["web_sys", "js_sys", "gloo_", "wasm_bindgen"]
                .iter()
                .any(|name| line.contains(name))
        },
    );
}

#[test]
fn words_stand_in_the_text_tables_only() {
    let chinese = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    let mut rest = outside(app(), &["src/text"]);
    rest.extend(outside(desk(), &["crates/desk/src/text"]));
    nowhere(&rest, "words belong into crates/words and text/", |line| {
        line.chars().any(chinese)
    });
}

#[test]
fn addresses_stand_in_route_and_contract_only() {
    let rest = outside(app(), &["src/route"]);
    let pages = [
        "/items",
        "/lists",
        "/centers",
        "/windows",
        "/kept",
        "/verify",
        "/track",
        "/t/",
        "/r/",
        "/board",
        "/projects",
        "/inspections",
        "/complaints",
        "/settings",
        "/privacy",
    ];
    nowhere(&rest, "addresses belong into src/route", |line| {
        pages
            .iter()
            .any(|page| line.contains(&format!("\"{page}")) || line.contains("\"/api/v1"))
    });
}

#[test]
fn the_desks_addresses_stand_in_its_route_and_contract_only() {
    let rest = outside(desk(), &["crates/desk/src/route.rs"]);
    nowhere(&rest, "addresses belong into route.rs", |line| {
        line.contains("\"/desk") || line.contains("\"/api/v1")
    });
}

#[test]
fn the_desk_keeps_nothing_but_how_it_is_set() {
    nowhere(
        &desk(),
        "what is typed at the desk stays in memory",
        |line| {
            let settings = ["platform::keep(\"lang\"", "platform::keep(\"letters\""];
            let kept = line.contains("platform::keep(");
            kept && !settings.iter().any(|one| line.contains(one))
                || line.contains("session_storage")
                || line.contains("indexed_db")
        },
    );
}

#[test]
fn what_the_desk_shares_of_the_app_rebuilds_it() {
    let text = std::fs::read_to_string(root().join("crates/xtask/src/bundle.rs")).expect("text");
    for path in desk() {
        let source = std::fs::read_to_string(&path).expect("a text file");
        for (_, rest) in source
            .match_indices("#[path = \"")
            .map(|(at, m)| source.split_at(at + m.len()))
        {
            let shared = rest.split('"').next().unwrap_or_default();
            let shared = shared.trim_start_matches("../");
            let folder = shared.rsplit_once('/').map_or(shared, |(folder, _)| folder);
            let named = [shared, folder]
                .iter()
                .any(|p| text.contains(&format!("\"{p}\"")));
            assert!(
                named,
                "bundle.rs does not name {shared} among what the desk is made of"
            );
        }
    }
}

#[test]
fn pages_fetch_nothing_by_themselves() {
    let mut rest = outside(app(), &["src/data", "src/platform"]);
    let fetching = ["api.rs", "offices.rs"].map(|name| root().join("crates/desk/src").join(name));
    rest.extend(desk().into_iter().filter(|path| !fetching.contains(path)));
    nowhere(
        &rest,
        "data comes through src/data, at the desk through api.rs",
        |line| {
            ["Client::new", "LocalResource", "Resource::new"]
                .iter()
                .any(|name| line.contains(name))
        },
    );
}

#[test]
fn nothing_comes_from_anywhere_else() {
    let mut shown = files("src", &["rs"]);
    shown.extend(desk());
    shown.extend(files("style", &["css"]));
    shown.extend(files("crates/desk/style", &["css"]));
    shown.push(root().join("crates/desk/index.html"));
    shown.extend(files("public", &["webmanifest", "svg", "txt"]));
    shown.push(root().join("index.html"));
    shown.retain(|path| !is_test(path));
    nowhere(&shown, "pages ask no third party for anything", |line| {
        let line = line.replace("http://www.w3.org/2000/svg", "");
        line.contains("http://") || line.contains("https://") || line.contains("@import")
    });
}

#[test]
fn no_style_stands_in_markup() {
    let mut markup = files("src", &["rs"]);
    markup.extend(desk());
    markup.push(root().join("index.html"));
    markup.push(root().join("crates/desk/index.html"));
    nowhere(
        &markup,
        "the content security policy allows no inline style",
        |line| line.contains(" style=") || line.contains("<style"),
    );
}

#[test]
fn every_color_is_a_role() {
    let rest: Vec<PathBuf> = files("style", &["css"])
        .into_iter()
        .chain(files("crates/desk/style", &["css"]))
        .filter(|path| {
            !["tokens.css", "sheet.css", "print.css"]
                .iter()
                .any(|n| path.ends_with(n))
        })
        .collect();
    nowhere(
        &rest,
        "colours are named in style/tokens.css only",
        |line| {
            let hex =
                |rest: &str| rest.chars().take(3).filter(char::is_ascii_hexdigit).count() == 3;
            line.split('#').skip(1).any(hex) && !line.contains("#fff; border")
        },
    );
}

/// What `docs/PRIVACY.md` says is shown by a test has that test.
#[test]
fn every_test_that_the_page_on_privacy_names_is_there() {
    let page = std::fs::read_to_string(root().join("docs/PRIVACY.md")).expect("the page");
    let tests: Vec<PathBuf> = files("crates", &["rs"])
        .into_iter()
        .filter(|path| path.components().any(|part| part.as_os_str() == "tests"))
        .collect();
    let text = |path: &Path| std::fs::read_to_string(path).expect("a text file");
    // A module's tests are in a file or a folder of its name.
    let is_module = |path: &Path, module: &str| {
        let own = path.file_stem().is_some_and(|stem| stem == module);
        own || path.components().any(|part| part.as_os_str() == module)
    };
    let there = |name: &str| {
        if name.ends_with(".spec.js") {
            return root().join(name).is_file();
        }
        let parts: Vec<&str> = name.split("::").collect();
        tests.iter().any(|path| {
            let (last, modules) = parts.split_last().expect("a name");
            let around = modules.iter().all(|module| is_module(path, module));
            around && (is_module(path, last) || text(path).contains(&format!("fn {last}(")))
        })
    };
    let mut named = 0;
    for row in page.lines().filter(|line| line.starts_with("| **")) {
        let shown_by = row.trim_end_matches(" |").rsplit(" | ").next();
        for name in shown_by.unwrap_or_default().split('`').skip(1).step_by(2) {
            assert!(there(name), "PRIVACY.md names {name}, which is not there");
            named += 1;
        }
    }
    assert!(named > 20, "{named}");
}
