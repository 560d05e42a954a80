//! `mingbai-server serve`.

use super::{CommandError, import};
use crate::app::{self, Parts};
use crate::clock;
use crate::config::{Limits, Settings};
use crate::edge::REQUEST_SECONDS;
use crate::keeper::Keeper;
use crate::keys::ring::Ring;
use crate::listen::{self, FAREWELL};
use crate::live::Live;
use crate::passwords::Hashing;
use crate::store;
use crate::timekeeper::Timekeeper;
use crate::web::bundle::Bundle;
use crate::web::render::PAGE_SECONDS;
use crate::webhook::courier::Courier;
use crate::webhook::endpoint::Endpoint;
use axum::Router;
use axum::http::header;
use axum::routing::get;
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};
use std::io::Write as _;
use std::net::{Ipv4Addr, SocketAddr};
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::watch;

/// Upper bounds of the histogram of requests, in seconds.
const SECONDS: [f64; 10] = [
    0.000_1, 0.000_5, 0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1.0, 5.0,
];

/// Serves until SIGINT or SIGTERM.
///
/// # Errors
/// Whatever keeps it from starting.
pub async fn run(settings: &Settings) -> Result<ExitCode, CommandError> {
    let end = stop_signal()?;
    if let Some(port) = settings.metrics_port {
        serve_metrics(port, end.clone()).await?;
    }
    // As with the keys: what cannot be used keeps it from starting.
    let gateway = settings.webhook.as_ref().map(Endpoint::load).transpose()?;
    let store = store::open(&settings.database).await?;
    import::first(&store, &settings.data).await?;
    let live = Arc::new(Live::default());
    live.refresh(&store).await?;
    let bundle = Bundle::load(&settings.web)
        .map_err(CommandError::io(settings.web.display().to_string()))?;
    if bundle.index().is_none() {
        tracing::warn!(web = %settings.web.display(), "there is no web bundle: only the API is served");
    }
    let ring = Arc::new(Ring::new(clock::unix_ms));
    let keeper = Keeper {
        store: store.clone(),
        ring: ring.clone(),
        live: live.clone(),
        folder: Some(settings.keys.clone()),
        bundle: bundle.record(),
    };
    let mut timekeeper = Timekeeper::new(store.clone(), live.clone(), clock::Clock::system());
    timekeeper.tells = gateway.is_some();
    // Keys that cannot be used keep it from starting: nobody would notice otherwise.
    keeper.tick().await?;
    if ring.signer().is_none() {
        tracing::warn!(keys = %settings.keys.display(), "there are no keys: nothing is signed, and the public log is closed");
    }
    let address = SocketAddr::new(settings.host, settings.port);
    let listener = TcpListener::bind(address)
        .await
        .map_err(CommandError::io(format!("listening on {address}")))?;
    let address = listener
        .local_addr()
        .map_err(CommandError::io("listening"))?;
    let router = app::build(Parts {
        store: store.clone(),
        live: live.clone(),
        ring,
        bundle,
        limits: Limits::default(),
        clock: clock::Clock::system(),
        end: end.clone(),
        hashing: Hashing::default(),
        https: settings.https,
        tells: gateway.is_some(),
        origin: settings.origin.clone().or_else(|| reached_at(address)),
    })?;
    writeln!(std::io::stdout(), "listening on http://{address}")
        .map_err(CommandError::io("standard output"))?;
    let follower = {
        let store = store.clone();
        tokio::spawn(async move { live.follow(store).await })
    };
    let keeper = tokio::spawn(keeper.run());
    let timekeeper = tokio::spawn(timekeeper.run());
    let courier = gateway.map(|gateway| {
        tracing::info!(gateway = gateway.name(), "a message gateway is told");
        let courier = Courier::new(store.clone(), gateway, clock::Clock::system());
        tokio::spawn(courier.run(end.clone()))
    });
    listen::serve(listener, router, end).await;
    follower.abort();
    keeper.abort();
    timekeeper.abort();
    if let Some(courier) = courier
        && tokio::time::timeout(FAREWELL, courier).await.is_err()
    {
        tracing::warn!("messages were still under way; they will be sent again");
    }
    store.close().await;
    tracing::info!("stopped");
    Ok(ExitCode::SUCCESS)
}

/// Under which address a server is reached that listens on one; not known where it listens on all.
fn reached_at(address: SocketAddr) -> Option<String> {
    (!address.ip().is_unspecified()).then(|| format!("http://{address}"))
}

/// Becomes true with the first SIGINT or SIGTERM.
pub(super) fn stop_signal() -> Result<watch::Receiver<bool>, CommandError> {
    let failed = || CommandError::io("waiting for signals");
    let mut interrupt = signal(SignalKind::interrupt()).map_err(failed())?;
    let mut terminate = signal(SignalKind::terminate()).map_err(failed())?;
    let (announce, end) = watch::channel(false);
    tokio::spawn(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
        tracing::info!("stopping");
        let _ = announce.send(true);
    });
    Ok(end)
}

/// `/metrics` on loopback, whatever address the rest is on: figures about people's visits are for
/// the operator's machine only.
async fn serve_metrics(port: u16, end: watch::Receiver<bool>) -> Result<(), CommandError> {
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    let what = format!("metrics on {address}");
    let handle = PrometheusBuilder::new()
        .set_buckets_for_metric(Matcher::Full(REQUEST_SECONDS.to_owned()), &SECONDS)
        .and_then(|builder| {
            builder.set_buckets_for_metric(Matcher::Full(PAGE_SECONDS.to_owned()), &SECONDS)
        })
        .and_then(PrometheusBuilder::install_recorder)
        .map_err(|error| CommandError::Io {
            what: what.clone(),
            source: std::io::Error::other(error),
        })?;
    tokio::spawn(keep_up(handle.clone()));
    let listener = TcpListener::bind(address)
        .await
        .map_err(CommandError::io(what))?;
    if let Ok(address) = listener.local_addr() {
        tracing::info!(%address, "metrics");
    }
    tokio::spawn(listen::serve(listener, metrics_router(handle), end));
    Ok(())
}

/// Sums measurements up, whether or not anybody ever fetches the figures: until then each takes
/// memory of its own.
async fn keep_up(handle: PrometheusHandle) {
    let mut ticks = tokio::time::interval(Duration::from_secs(5));
    loop {
        ticks.tick().await;
        handle.run_upkeep();
    }
}

fn metrics_router(handle: PrometheusHandle) -> Router {
    let render = move || {
        let text = handle.render();
        async move { ([(header::CONTENT_TYPE, "text/plain; version=0.0.4")], text) }
    };
    Router::new().route("/metrics", get(render))
}
