//! `cargo xtask run` and `cargo xtask build`.

use anyhow::{Result, bail};

use crate::{
    args::{Mode, RunOptions},
    bundle, lan,
    sample::Sample,
    server::{self, Options, Server},
    signals,
};

/// Builds bundle and server.
///
/// # Errors
/// Something is missing, or does not compile.
pub fn build(mode: Mode) -> Result<()> {
    bundle::ensure(mode)?;
    let program = server::build(mode)?;
    println!(
        "Bundle: {}\nServer: {}",
        bundle::dist().display(),
        program.display()
    );
    Ok(())
}

/// Builds everything and serves it until Ctrl-C.
///
/// # Errors
/// A build fails, or the server ends badly.
pub fn run(options: &RunOptions) -> Result<()> {
    // Server and keys first: the bundle carries the root key.
    let program = server::build(options.mode)?;
    server::sample_keys(&program)?;
    bundle::ensure(options.mode)?;
    let sample = Sample::of(&program, options);
    // Before the server runs: what was to happen on that day comes before what silence has brought about.
    let brought = sample.as_ref().map(Sample::bring);
    let mut server = Server::start(
        &program,
        &Options {
            host: &options.host,
            port: options.port,
            database: options.database.as_deref(),
            data: options.data.as_deref(),
            web: None,
            metrics: None,
            log: None,
        },
    )?;
    let address = announce(server.address(), &options.host)?;
    println!(
        "  Staff desk:  {}/desk/  (first account: {} staff add LOGIN --name NAME --role administrator)\n",
        server.address(),
        program.display()
    );
    match (sample, brought) {
        (Some(sample), Some(Ok(brought))) => {
            for line in brought.lines(&address) {
                println!("  {line}");
            }
            println!();
            sample.go_on(brought);
        }
        // It is no reason not to serve.
        (_, Some(Err(why))) => println!("  {why}\n"),
        _ => {}
    }
    // From here on Ctrl-C is the server's to answer: it finishes what it has begun.
    signals::hand_on();
    let status = server.wait()?;
    if !status.success() {
        bail!("the server ended badly ({status})");
    }
    println!("Stopped.");
    Ok(())
}

/// Says where it runs, and under which address others reach it.
fn announce(address: &str, host: &str) -> Result<String> {
    println!();
    let mut reached = address.to_owned();
    if lan::is_loopback(host) {
        println!("  明白办 Mingbai is running:  {address}");
    } else if let Some(address) = lan::reachable(address) {
        println!("  明白办 Mingbai is running, for phones in this network too:  {address}\n");
        println!("{}", lan::qr(&address)?);
        reached = address;
    } else {
        println!("  明白办 Mingbai is running:  {address}  (this machine is in no network)");
    }
    println!("  Ctrl-C stops it.\n");
    Ok(reached)
}
