//! Search where there is much to search in: on the phone over 2,000 items, on the server over 100,000.

use std::{
    fs,
    path::Path,
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result, anyhow, bail};
use serde_json::Value;

use super::table;
use crate::{
    args::Mode,
    bundle, compress, generate, repo,
    server::{self, Options, Server},
    shell, signals,
    test::browser::packages,
    tools,
};

/// Items of a county that phones search in.
const ON_THE_PHONE: usize = 2_000;

/// Items that only a server searches in.
const ON_THE_SERVER: usize = 100_000;

/// A frame at 60 Hz, with the processor slowed down four times.
const KEY_TO_REACH: &str = "< 16 ms";

/// For 99 of 100 searches.
const ANSWER_TO_REACH: &str = "< 50 ms";

/// What people type, with what they look for; the words are what is used here.
const QUERIES: &str = "crates/server/tests/queries/queries.txt";

/// Measures both and prints the tables.
///
/// # Errors
/// Something cannot be installed, built, generated or started.
pub fn run() -> Result<()> {
    tools::node()?;
    let chromium = tools::chromium()?;
    let tests = repo::root().join("tests");
    packages(&tests)?;
    bundle::ensure(Mode::Release)?;
    let program = server::build(Mode::Release)?;

    let (folder, _cleanup) = signals::temporary_folder("bench-search")?;
    let small = County::start(&program, &folder, ON_THE_PHONE)?;
    let mut rows = vec![
        ["items", "index", "Brotli", "catalog", "Brotli"]
            .map(str::to_owned)
            .to_vec(),
    ];
    rows.push(small.sizes()?);
    let keys = shell::output(
        shell::program("node")
            .arg("bench/search.js")
            .current_dir(&tests)
            .env("BASE_URL", small.server.address())
            .env("CHROMIUM", chromium),
    )?;
    let keys: Value = serde_json::from_str(keys.trim()).context("what bench/search.js printed")?;
    drop(small);

    let large = County::start(&program, &folder, ON_THE_SERVER)?;
    rows.push(large.sizes()?);
    let mut times = large.searches()?;
    times.sort_unstable();

    println!();
    table(&rows);
    println!(
        "The index is what pinyin, Traditional characters and synonyms need, within the catalog\n"
    );
    let of_keys = |name: &str| format!("{:.1} ms", keys[name].as_f64().unwrap_or(f64::NAN));
    let of_answers = |hundredths: usize| {
        let at = times.get((times.len() * hundredths / 100).min(times.len() - 1));
        format!(
            "{:.1} ms",
            at.map_or(f64::NAN, |time| time.as_secs_f64() * 1000.0)
        )
    };
    let cells = |cells: [String; 6]| cells.to_vec();
    table(&[
        cells(["search", "times", "median", "p90", "p99", "to reach"].map(str::to_owned)),
        cells([
            format!(
                "key press → results, {ON_THE_PHONE} items, {} × slower",
                keys["slower"]
            ),
            keys["keys"].to_string(),
            of_keys("median"),
            of_keys("p90"),
            of_keys("p99"),
            KEY_TO_REACH.to_owned(),
        ]),
        cells([
            format!("GET /api/v1/items?q=, {ON_THE_SERVER} items"),
            times.len().to_string(),
            of_answers(50),
            of_answers(90),
            of_answers(99),
            ANSWER_TO_REACH.to_owned(),
        ]),
    ]);
    Ok(())
}

/// A generated county with its server.
struct County {
    items: usize,
    server: Server,
}

impl County {
    fn start(program: &Path, folder: &Path, items: usize) -> Result<Self> {
        println!("Making a county of {items} items and starting its server");
        let data = folder.join(format!("data-{items}"));
        generate::run(items, &data)?;
        let database = format!("sqlite:{}", folder.join(format!("{items}.db")).display());
        let server = Server::start(
            program,
            &Options {
                host: "127.0.0.1",
                port: 0,
                database: Some(&database),
                data: Some(&data),
                web: None,
                metrics: None,
                log: Some(&folder.join("server.log")),
            },
        )?;
        Ok(Self { items, server })
    }

    /// The sizes of the search index and of the catalog that carries it.
    fn sizes(&self) -> Result<Vec<String>> {
        let answer = server::get(self.server.address(), "/api/v1/catalog")?;
        let catalog = answer.plain()?;
        let parsed: Value = serde_json::from_slice(&catalog).context("the catalog")?;
        let index = parsed["search"].to_string();
        let kb = |bytes: usize| format!("{:.1} KB", bytes as f64 / 1024.0);
        Ok(vec![
            self.items.to_string(),
            kb(index.len()),
            kb(compress::brotli(index.as_bytes(), 11)?.len()),
            kb(catalog.len()),
            kb(answer.body.len()),
        ])
    }

    /// How long each of the queries takes, one after the other, as a client on this machine sees it.
    fn searches(&self) -> Result<Vec<Duration>> {
        let queries = fs::read_to_string(repo::root().join(QUERIES)).context(QUERIES)?;
        let words = queries.lines().filter_map(|line| line.split_once(" | "));
        let time = |words: &str| {
            let path = format!("/api/v1/items?q={}", escaped(words));
            let began = Instant::now();
            let answer = server::get(self.server.address(), &path)?;
            match answer.status {
                200 => Ok(began.elapsed()),
                status => bail!("{path} answered {status}"),
            }
        };
        let times: Vec<Duration> = words.map(|(words, _)| time(words)).collect::<Result<_>>()?;
        if times.is_empty() {
            return Err(anyhow!("{QUERIES} holds no queries"));
        }
        Ok(times)
    }
}

/// Percent-encoded (RFC 3986 §2.1).
fn escaped(words: &str) -> String {
    let byte = |byte: u8| match byte {
        b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    };
    words.bytes().map(byte).collect()
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn words_are_escaped_for_an_address() {
        assert_eq!(escaped("sfz 丢&"), "sfz%20%E4%B8%A2%26");
    }
}
