//! What the server pays for a page that nobody has asked for yet: rendering it, and compressing it.

use std::net::TcpListener;

use anyhow::{Context as _, Result, anyhow, bail};
use serde_json::Value;

use super::table;
use crate::{
    args::Mode,
    server::{self, Options, Server},
    signals,
};

/// For a guide, without compressing.
const RENDER_TO_REACH: &str = "< 2 ms";

/// Asks for every guide of the sample county once in each language and prints what the server says
/// that took.
///
/// # Errors
/// The server does not build, start, answer 200, or tell its figures.
pub fn run() -> Result<()> {
    let program = server::build(Mode::Release)?;
    let (folder, _cleanup) = signals::temporary_folder("bench-pages")?;
    let database = format!("sqlite:{}", folder.join("pages.db").display());
    let metrics = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
    let server = Server::start(
        &program,
        &Options {
            host: "127.0.0.1",
            port: 0,
            database: Some(&database),
            data: None,
            web: None,
            metrics: Some(metrics),
            log: Some(&folder.join("server.log")),
        },
    )?;
    let catalog = server::get(server.address(), "/api/v1/catalog")?.plain()?;
    let catalog: Value = serde_json::from_slice(&catalog).context("the catalog")?;
    let items = catalog["items"].as_array();
    for item in items.ok_or_else(|| anyhow!("a catalog without items"))? {
        let id = item["id"].as_str().unwrap_or_default();
        for lang in ["zh", "en"] {
            let page = server::get(server.address(), &format!("/items/{id}?lang={lang}"))?;
            if page.status != 200 {
                bail!("the guide of {id} answered {}", page.status);
            }
        }
    }
    let figures = server::get(&format!("http://127.0.0.1:{metrics}"), "/metrics")?;
    let figures = String::from_utf8_lossy(&figures.body).into_owned();
    let mut rows = vec![
        [
            "page asked for the first time",
            "guides",
            "each",
            "to reach",
        ]
        .map(str::to_owned)
        .to_vec(),
    ];
    for (step, name, to_reach) in [
        ("render", "rendering", RENDER_TO_REACH),
        ("compress", "compressing", "–"),
    ] {
        let figure = |what: &str| {
            let name = format!("mingbai_page_seconds_{what}{{step=\"{step}\"}} ");
            let value = figures.lines().find_map(|line| line.strip_prefix(&name));
            value.and_then(|value| value.trim().parse::<f64>().ok())
        };
        let (sum, count) = figure("sum")
            .zip(figure("count"))
            .ok_or_else(|| anyhow!("the server tells nothing of {step}"))?;
        rows.push(vec![
            name.to_owned(),
            count.to_string(),
            format!("{:.2} ms", sum / count * 1000.0),
            to_reach.to_owned(),
        ]);
    }
    table(&rows);
    println!("Means, on one thread of the server's\n");
    Ok(())
}
