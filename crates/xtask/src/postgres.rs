//! A private PostgreSQL for the tests: Debian's, in a folder of its own, on a free loopback port.
//!
//! It is stopped and its folder removed however the tests end.

use std::{
    env, fs,
    net::TcpListener,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context as _, Result, anyhow};

use crate::{apt, room, shell, signals::Cleanup};

/// A running cluster. Dropping it stops and removes it.
pub struct Cluster {
    url: String,
    _cleanup: Option<Cleanup>,
}

impl Cluster {
    /// The cluster named by `MINGBAI_TEST_POSTGRES`, or else a new one, after installing
    /// PostgreSQL if it is missing.
    ///
    /// # Errors
    /// PostgreSQL cannot be installed or started.
    pub fn start() -> Result<Self> {
        if let Some(url) = env::var("MINGBAI_TEST_POSTGRES")
            .ok()
            .filter(|url| !url.is_empty())
        {
            println!("PostgreSQL: the one that MINGBAI_TEST_POSTGRES names");
            return Ok(Self {
                url,
                _cleanup: None,
            });
        }
        let programs = match programs() {
            Some(folder) => folder,
            None => {
                apt::install(&["postgresql"])?;
                programs().ok_or_else(|| anyhow!("initdb is still not to be found"))?
            }
        };
        new(&programs)
    }

    /// `postgres://…`, a superuser's.
    pub fn url(&self) -> &str {
        &self.url
    }
}

/// The folder of initdb and pg_ctl: the newest of Debian's, which are not on the search path.
fn programs() -> Option<PathBuf> {
    let mut versions: Vec<(u32, PathBuf)> = fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| {
            let version = entry.file_name().to_string_lossy().parse().ok()?;
            Some((version, entry.path().join("bin")))
        })
        .filter(|(_, folder)| folder.join("initdb").is_file())
        .collect();
    versions.sort();
    versions.pop().map(|(_, folder)| folder).or_else(|| {
        shell::find("initdb").and_then(|program| program.parent().map(Path::to_path_buf))
    })
}

fn new(programs: &Path) -> Result<Cluster> {
    // Not TMPDIR: it may be closed to the user `postgres`, and a socket's path is at most 107 bytes.
    let folder = room::folder_or(Path::new("/tmp"));
    let folder = folder.join(format!("mingbai-pg-{}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir(&folder).with_context(|| format!("making {}", folder.display()))?;
    let (doomed, stopper) = (folder.clone(), programs.to_path_buf());
    let cleanup = Cleanup::new(move || {
        let _ = shell::output(
            as_owner(&stopper.join("pg_ctl"))
                .arg("-D")
                .arg(doomed.join("data"))
                .args(["-w", "-m", "immediate", "stop"]),
        );
        let _ = fs::remove_dir_all(&doomed);
    });
    if apt::is_root() {
        // PostgreSQL refuses to run as root.
        shell::output(shell::program("chown").arg("postgres:").arg(&folder))?;
    }
    shell::output(shell::program("chmod").arg("700").arg(&folder))?;
    let data = folder.join("data");
    shell::output(
        as_owner(&programs.join("initdb"))
            .arg("-D")
            .arg(&data)
            .args([
                "-A",
                "trust",
                "-U",
                "postgres",
                "-E",
                "UTF8",
                "--locale=C.UTF-8",
            ]),
    )?;
    let port = free_port()?;
    // No fsync, no standby, nobody to clean up: the cluster does not outlive the tests, and they are twice as quick.
    let settings = format!(
        "-p {port} -k {} -c listen_addresses=127.0.0.1 -c fsync=off -c full_page_writes=off \
         -c synchronous_commit=off -c wal_level=minimal -c max_wal_senders=0 -c autovacuum=off \
         -c jit=off -c shared_buffers=256MB -c max_connections=300",
        folder.display()
    );
    let log = folder.join("log");
    shell::output(
        as_owner(&programs.join("pg_ctl"))
            .arg("-D")
            .arg(&data)
            .arg("-l")
            .arg(&log)
            .args(["-w", "-o", &settings, "start"]),
    )
    .with_context(|| fs::read_to_string(&log).unwrap_or_default())?;
    println!("PostgreSQL: a private cluster on port {port}");
    Ok(Cluster {
        url: format!("postgres://postgres@127.0.0.1:{port}/postgres"),
        _cleanup: Some(cleanup),
    })
}

fn as_owner(program: &Path) -> Command {
    let mut command;
    if apt::is_root() {
        command = shell::program("runuser");
        command.args(["-u", "postgres", "--"]).arg(program);
    } else {
        command = shell::program(program);
    }
    // The server's own folder: root's current one may be closed to it.
    command.current_dir("/");
    command
}

/// A port that was free a moment ago.
fn free_port() -> Result<u16> {
    let listener = TcpListener::bind("127.0.0.1:0").context("looking for a free port")?;
    Ok(listener.local_addr()?.port())
}
