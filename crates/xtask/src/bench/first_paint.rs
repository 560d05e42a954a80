//! First visits with Lighthouse, beside pages of the same words written by hand and served by the same
//! server, in the same run; and what rendering a page costs the server.

use std::{fs, path::Path, thread, time::Duration};

use anyhow::{Context as _, Result};
use serde_json::Value;

use super::table;
use crate::{
    args::Mode,
    bundle, compress, repo,
    server::{self, Options, Server},
    shell, signals,
    test::browser::packages,
    tools,
};

/// What the ratio of the largest contentful paints should stay below.
const RATIO_TO_REACH: &str = "≤ 1.15";

/// How many guides are rendered to see what one costs.
const GUIDES: usize = 200;

/// Measures and prints the tables.
///
/// # Errors
/// Something cannot be installed, built or started, or Lighthouse fails.
pub fn run() -> Result<()> {
    tools::node()?;
    let chromium = tools::chromium()?;
    let tests = repo::root().join("tests");
    packages(&tests)?;
    let scripts = tests.join("bench/first-paint");
    packages(&scripts)?;
    bundle::ensure(Mode::Release)?;
    let program = server::build(Mode::Release)?;
    let (folder, _cleanup) = signals::temporary_folder("bench-first-paint")?;
    let web = folder.join("web");
    copy(&bundle::dist(), &web)?;

    let server = start(&program, &folder, &web)?;
    let cost = rendering(&server)?;
    println!("Writing the same words by hand");
    shell::run(
        shell::program("node")
            .arg("words.js")
            .current_dir(&scripts)
            .env("BASE_URL", server.address())
            .env("CHROMIUM", &chromium)
            .env("FOLDER", &web),
    )?;
    drop(server);
    compress::folder(&web, Mode::Release)?;

    // Files are read when a server starts.
    let server = start(&program, &folder, &web)?;
    println!("Visiting every page three times, and the same words by hand: some seven minutes");
    let printed = shell::output(
        shell::program("node")
            .arg("measure.js")
            .current_dir(&scripts)
            .env("BASE_URL", server.address())
            .env("CHROMIUM", &chromium),
    )?;
    let pages: Value = serde_json::from_str(printed.trim()).context("what measure.js printed")?;
    println!();
    show(&pages);
    println!("Lighthouse, a phone with devtools throttling, medians of three first visits\n");
    println!("{cost}");
    Ok(())
}

fn start(program: &Path, folder: &Path, web: &Path) -> Result<Server> {
    Server::start(
        program,
        &Options {
            host: "127.0.0.1",
            port: 0,
            database: Some(&format!("sqlite:{}", folder.join("bench.db").display())),
            data: None,
            log: Some(&folder.join("server.log")),
            web: Some(web),
            metrics: None,
        },
    )
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    for file in repo::files_below(from)? {
        let target = to.join(file.strip_prefix(from).unwrap_or(&file));
        if let Some(parent) = target.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::copy(&file, &target).with_context(|| format!("copying {}", file.display()))?;
    }
    Ok(())
}

fn show(pages: &Value) {
    let mut rows = vec![
        [
            "first visit",
            "LCP",
            "by hand",
            "ratio",
            "to reach",
            "CLS",
            "TBT",
            "bytes",
            "requests",
            "performance / accessibility / practices / SEO",
        ]
        .map(str::to_owned)
        .to_vec(),
    ];
    for page in pages.as_array().into_iter().flatten() {
        let (ours, by_hand) = (&page["ours"], &page["byHand"]);
        let number = |of: &Value, name: &str| of[name].as_f64().unwrap_or(f64::NAN);
        let scores = ["performance", "accessibility", "best-practices", "seo"]
            .map(|category| ours["scores"][category].to_string());
        rows.push(vec![
            page["name"].as_str().unwrap_or_default().to_owned(),
            format!("{:.0} ms", number(ours, "lcp")),
            format!("{:.0} ms", number(by_hand, "lcp")),
            format!("{:.2}", number(ours, "lcp") / number(by_hand, "lcp")),
            RATIO_TO_REACH.to_owned(),
            format!("{:.3}", number(ours, "cls")),
            format!("{:.0} ms", number(ours, "tbt")),
            format!("{:.0} KB", number(ours, "bytes") / 1024.0),
            format!("{:.0}", number(ours, "requests")),
            scores.join(" / "),
        ]);
    }
    table(&rows);
}

/// What it costs to render a guide that is not kept yet, compressing included, and one that is.
fn rendering(server: &Server) -> Result<String> {
    let catalog = server::get(server.address(), "/api/v1/catalog")?;
    let catalog: Value = serde_json::from_slice(&mingbai_pack::unpacked(&catalog.body)?)?;
    let items = catalog["items"].as_array().context("the catalog's items")?;
    let paths: Vec<String> = items
        .iter()
        .filter_map(|item| Some(format!("/items/{}", item["id"].as_str()?)))
        .take(GUIDES)
        .collect();
    let all = || -> Result<f64> {
        let before = processor_ms(server.id())?;
        for path in &paths {
            server::get(server.address(), path)?;
        }
        // The kernel counts in hundredths of a second, a little late.
        thread::sleep(Duration::from_millis(20));
        Ok((processor_ms(server.id())? - before) / paths.len() as f64)
    };
    let (first, again) = (all()?, all()?);
    Ok(format!(
        "A guide: {first:.2} ms of the server's processor when it is rendered, compressed and sent, \
         {again:.2} ms when it is sent again (over {} guides, a connection each)",
        paths.len()
    ))
}

/// Processor time of a process so far, from Linux's `/proc`: ticks of 10 ms.
fn processor_ms(process: u32) -> Result<f64> {
    let stat = fs::read_to_string(format!("/proc/{process}/stat")).context("reading /proc")?;
    let (_, after_name) = stat
        .rsplit_once(')')
        .context("the fields of /proc/…/stat")?;
    let ticks = after_name
        .split_whitespace()
        .skip(11)
        .take(2)
        .filter_map(|field| field.parse::<f64>().ok());
    Ok(ticks.sum::<f64>() * 10.0)
}
