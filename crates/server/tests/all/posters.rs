//! `mingbai-server posters`: what is printed is read back with other people's programs, and is what the county has
//! signed.

use crate::bed::{Database, Engine, county};
use mingbai_contract::WindowId;
use mingbai_contract::log::LogKeys;
use mingbai_contract::rating::Code;
use mingbai_domain::poster::{Forged, verify};
use mingbai_server::keys::folder;
use mingbai_server::store;
use std::fs;
use std::process::Command;
use tempfile::TempDir;

const ORIGIN: &str = "https://zwfw.qingshan.example.cn";

/// A county with keys, its database beside them.
struct Hall {
    dir: TempDir,
    database: Database,
    keys: LogKeys,
}

impl Hall {
    async fn open() -> Self {
        let dir = TempDir::new().unwrap();
        let keys = folder::init(&dir.path().join("keys"), "2026-11-01".parse().unwrap()).unwrap();
        let database = Database::new(Engine::Sqlite).await.unwrap();
        let store = store::open(&database.address).await.unwrap();
        store.publish(&county(), crate::bed::NOW).await.unwrap();
        store.close().await;
        Self {
            dir,
            database,
            keys,
        }
    }

    /// Types a command; says whether it went well, and what was said.
    fn posters(&self, more: &[&str]) -> (bool, String) {
        self.on(&self.database.address, more)
    }

    fn on(&self, database: &str, more: &[&str]) -> (bool, String) {
        let output = Command::new(env!("CARGO_BIN_EXE_mingbai-server"))
            .args(["posters", "--database", database])
            .args(more)
            .env_remove("MINGBAI_ORIGIN")
            .env_remove("MINGBAI_KEYS")
            .current_dir(self.dir.path())
            .output()
            .unwrap();
        let words = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
        (output.status.success(), words)
    }

    fn path(&self, name: &str) -> String {
        self.dir.path().join(name).display().to_string()
    }

    fn files(&self, folder: &str) -> Vec<String> {
        let Ok(entries) = fs::read_dir(self.dir.path().join(folder)) else {
            return Vec::new();
        };
        let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let mut names: Vec<String> = names.collect();
        names.sort();
        names
    }
}

/// Runs one of the programs that `cargo xtask test` installs.
pub fn run(name: &str, arguments: &[&str]) -> String {
    let output = Command::new(name).args(arguments).output();
    let output = output.unwrap_or_else(|why| {
        panic!("{name}: {why}; `cargo xtask test` installs it, from librsvg2-bin, poppler-utils or zbar-tools")
    });
    assert!(output.status.success(), "{name} {arguments:?}: {output:?}");
    String::from_utf8(output.stdout).unwrap()
}

/// What an independent reader finds in a picture.
pub fn scanned(picture: &str) -> Vec<String> {
    let found = run("zbarimg", &["--quiet", "--raw", picture]);
    let mut found: Vec<String> = found.lines().map(str::to_owned).collect();
    found.sort();
    found
}

/// The window and the code of an address, as the page reads them.
fn read(address: &str) -> (WindowId, Code) {
    let rest = address.strip_prefix(ORIGIN).unwrap();
    let (window, code) = rest.strip_prefix("/r/").unwrap().split_once('#').unwrap();
    (window.parse().unwrap(), code.parse().unwrap())
}

fn check(address: &str, keys: &LogKeys) -> Result<WindowId, Forged> {
    let (window, code) = read(address);
    let Code::Poster { key, signature } = code else {
        panic!("{address}")
    };
    verify(&window, key, &signature, keys).map(|()| window)
}

#[tokio::test]
async fn r11_a_printed_poster_says_its_window_and_the_countys_signature() {
    let hall = Hall::open().await;
    let windows = ["--window", "A03", "T1-1", "A10", "B01", "C11"];
    let expected = ["A03", "A10", "B01", "C11", "T1-1"];
    let common = ["--origin", ORIGIN, "--lang", "en"];
    for size in ["a6", "a4"] {
        let options = ["--size", size, "--format", "svg", "--out", size];
        let (good, words) = hall.posters(&[&options, &windows[..], &common].concat());
        assert!(good && words.contains("5 posters"), "{words}");
        let files = expected.map(|window| format!("{window}-{size}.svg"));
        assert_eq!(hall.files(size), files);
        for (file, expected) in files.iter().zip(expected) {
            let picture = hall.path("picture.png");
            let svg = hall.path(&format!("{size}/{file}"));
            // What a printer makes of it at 200 dots an inch.
            run(
                "rsvg-convert",
                &[
                    "--dpi-x", "200", "--dpi-y", "200", "--output", &picture, &svg,
                ],
            );
            let found = scanned(&picture);
            assert_eq!(found.len(), 1, "{found:?}");
            assert_eq!(check(&found[0], &hall.keys).unwrap().as_str(), expected);
        }
        let options = ["--size", size, "--format", "pdf", "--out", "pdf"];
        let (good, words) = hall.posters(&[&options, &windows[..], &common].concat());
        assert!(good, "{words}");
        let file = hall.path(&format!("pdf/posters-{size}.pdf"));
        run("pdftoppm", &["-r", "200", "-png", &file, &hall.path(size)]);
        for (page, expected) in (1..).zip(expected_order(&expected)) {
            let found = scanned(&hall.path(&format!("{size}-{page}.png")));
            assert_eq!(found.len(), 1, "{found:?}");
            assert_eq!(check(&found[0], &hall.keys).unwrap().as_str(), expected);
        }
    }
    assert_eq!(hall.files("pdf"), ["posters-a4.pdf", "posters-a6.pdf"]);
    // Four on a sheet, and the fifth on another.
    let sheets = ["--sheet", "--out", "pdf"];
    let (good, words) = hall.posters(&[&sheets, &windows[..], &common].concat());
    assert!(good, "{words}");
    let file = hall.path("pdf/posters-a6-sheets.pdf");
    run(
        "pdftoppm",
        &["-r", "200", "-png", &file, &hall.path("sheet")],
    );
    let found = ["sheet-1.png", "sheet-2.png"].map(|name| scanned(&hall.path(name)));
    assert_eq!(found.each_ref().map(Vec::len), [4, 1]);
    let mut windows: Vec<WindowId> = found
        .iter()
        .flatten()
        .map(|address| check(address, &hall.keys).unwrap())
        .collect();
    windows.sort();
    assert_eq!(windows, expected.map(|window| window.parse().unwrap()));
}

/// The order of pages is that of the data.
fn expected_order(windows: &[&'static str]) -> Vec<&'static str> {
    let county = county();
    let of = |window: &mingbai_contract::office::Window| {
        let mut windows = windows.iter().copied();
        windows.find(|asked| window.id.as_str() == *asked)
    };
    county.windows.iter().filter_map(of).collect()
}

#[tokio::test]
async fn r11_a_poster_outlives_its_key_and_no_other_countys_counts() {
    let hall = Hall::open().await;
    let address = |hall: &Hall| {
        let options = ["--format", "svg", "--origin", ORIGIN, "--window", "A03"];
        let (good, words) = hall.posters(&options);
        assert!(good, "{words}");
        let picture = hall.path("picture.png");
        run(
            "rsvg-convert",
            &[
                "-d",
                "200",
                "-p",
                "200",
                "-o",
                &picture,
                &hall.path("posters/A03-a6.svg"),
            ],
        );
        let [found] = scanned(&picture).try_into().unwrap();
        found
    };
    let before = address(&hall);
    assert_eq!(address(&hall), before, "printed again it is the same");
    let day = "2026-12-01".parse().unwrap();
    let rotated = folder::rotate(&hall.dir.path().join("keys"), day, day).unwrap();
    let after = address(&hall);
    assert_ne!(before, after);
    for address in [&before, &after] {
        assert_eq!(check(address, &rotated).unwrap().as_str(), "A03");
    }
    assert_eq!(check(&after, &hall.keys), Err(Forged::UnknownKey));
    let foreign = before.replace("/r/A03#", "/r/A04#");
    assert_eq!(check(&foreign, &rotated), Err(Forged::NotSigned));
    let other = Hall::open().await;
    assert_eq!(check(&before, &other.keys), Err(Forged::UnknownKey));
    for end in before.find('#').unwrap() + 1..before.len() {
        let code = &before[before.find('#').unwrap() + 1..end];
        assert!(code.parse::<Code>().is_err(), "{code}");
    }
}

#[tokio::test]
async fn whoever_cannot_have_posters_yet_is_told_what_to_do() {
    let hall = Hall::open().await;
    let text = hall.path("no-font.otf");
    fs::write(&text, "no font").unwrap();
    for (options, zh, en) in [
        (&[][..], "--origin https://", "--origin https://"),
        (
            &["--origin", ORIGIN, "--keys", "nowhere"],
            "mingbai-server keys init",
            "mingbai-server keys init",
        ),
        (
            &["--origin", ORIGIN, "--window", "A03", "Z98", "Z99"],
            "没有这个窗口：Z98",
            "no window Z99",
        ),
        (
            &["--origin", ORIGIN, "--centre", "nowhere"],
            "没有这个中心：nowhere",
            "no centre nowhere",
        ),
        (
            &[
                "--origin",
                ORIGIN,
                "--center",
                "zwfw-main",
                "--window",
                "T1-1",
            ],
            "没有这个窗口：T1-1",
            "no window T1-1",
        ),
        (
            &["--origin", ORIGIN, "--sheet", "--size", "a4"],
            "--sheet",
            "--sheet",
        ),
        (
            &["--origin", ORIGIN, "--font", &text],
            "不是能用的字体",
            "is not an OpenType",
        ),
    ] {
        for (language, expected) in [("zh", zh), ("en", en)] {
            let (good, words) = hall.posters(&[options, &["--lang", language]].concat());
            assert!(!good && words.contains(expected), "{options:?}: {words}");
        }
    }
    let database = hall.path("empty.db");
    let (good, words) = hall.on(&database, &["--origin", ORIGIN, "--lang", "zh"]);
    assert!(!good);
    assert!(words.contains("mingbai-server import"), "{words}");
    assert!(hall.files("posters").is_empty(), "nothing was written");
}

#[tokio::test]
async fn a_character_that_the_font_lacks_is_named_and_nothing_is_written() {
    let hall = Hall::open().await;
    let mut renamed = county();
    for window in &mut renamed.windows {
        if ["A03", "A04"].contains(&window.id.as_str()) {
            window.name.zh = "\u{20BB7}野窗口".to_owned();
        }
    }
    let store = store::open(&hall.database.address).await.unwrap();
    store.publish(&renamed, crate::bed::NOW).await.unwrap();
    store.close().await;
    let (good, words) = hall.posters(&["--origin", ORIGIN, "--lang", "zh"]);
    assert!(!good && hall.files("posters").is_empty(), "{words}");
    for expected in ["A03：", "A04：", "\u{20BB7}", "U+20BB7", "--font"] {
        assert!(words.contains(expected), "{words}");
    }
    // What the message recommends has it.
    let own = "/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc";
    assert!(words.contains(own), "{words}");
    let (good, words) = hall.posters(&["--origin", ORIGIN, "--window", "A03", "--font", own]);
    assert!(
        good,
        "{words}; `cargo xtask test` installs it, from fonts-noto-cjk"
    );
}

#[tokio::test]
async fn every_window_of_a_centre_is_printed() {
    let hall = Hall::open().await;
    let county = county();
    let center = &county.centers[1].id;
    let of = |window: &&mingbai_contract::office::Window| window.center == *center;
    let expected = county.windows.iter().filter(of).count();
    assert!(expected > 1);
    let options = [
        "--origin",
        ORIGIN,
        "--format",
        "svg",
        "--center",
        center.as_str(),
        "--lang",
        "zh",
    ];
    let (good, words) = hall.posters(&options);
    assert!(
        good && words.contains(&format!("{expected} 张海报")),
        "{words}"
    );
    assert_eq!(hall.files("posters").len(), expected);
    let (good, words) = hall.posters(&["--origin", ORIGIN, "--lang", "en"]);
    let all = county.windows.len();
    assert!(good && words.contains(&format!("{all} posters")), "{words}");
}
