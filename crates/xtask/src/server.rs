//! Builds `mingbai-server`, starts it, waits until it is ready, stops it.
//!
//! The server is always built in a cargo call of its own: features would otherwise unify with the
//! app's, and the app would be the worse for it.

use std::{
    fs::{self, File},
    io::{BufRead as _, BufReader, Read, Write as _},
    net::TcpStream,
    path::{Path, PathBuf},
    process::{Child, Command, ExitStatus, Stdio},
    sync::mpsc,
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result, anyhow, bail};

use crate::{args::Mode, bundle, repo, root_key, shell, signals};

/// A first start loads the whole catalog; a very large one on a slow disk takes minutes. A server that
/// ends before it is ready is noticed at once.
const PATIENCE: Duration = Duration::from_secs(300);

/// Builds the server. Returns the program's path.
///
/// # Errors
/// It does not compile.
pub fn build(mode: Mode) -> Result<PathBuf> {
    let mut cargo = shell::cargo();
    cargo.args(["build", "--locked", "--package", "mingbai-server"]);
    if mode == Mode::Release {
        cargo.arg("--release");
    }
    shell::run(&mut cargo)?;
    let folder = match mode {
        Mode::Debug => "debug",
        Mode::Release => "release",
    };
    Ok(repo::target().join(folder).join("mingbai-server"))
}

/// Runs the catalog checker.
///
/// # Errors
/// The checker finds faults; it has printed them.
pub fn check_data(folder: &Path) -> Result<()> {
    let program = build(Mode::Debug)?;
    shell::run(shell::program(program).arg("check").arg(folder))
}

/// Makes keys to try things out with, if there are none.
///
/// # Errors
/// The program refuses.
pub fn sample_keys(program: &Path) -> Result<()> {
    let folder = repo::root().join(root_key::FOLDER);
    if folder.join("public.json").exists() {
        return Ok(());
    }
    println!("Making signing keys to try things out with");
    let mut command = shell::program(program);
    shell::run(command.args(["keys", "init", "--keys"]).arg(folder))
}

/// How a server is started.
pub struct Options<'a> {
    /// Address to listen on.
    pub host: &'a str,
    /// Port to listen on; 0 takes a free one.
    pub port: u16,
    /// Database URL; the server's default when absent.
    pub database: Option<&'a str>,
    /// Catalog folder; the server's default when absent.
    pub data: Option<&'a Path>,
    /// The folder of the bundle; the built one when absent.
    pub web: Option<&'a Path>,
    /// The port for its figures; none are gathered when absent.
    pub metrics: Option<u16>,
    /// The file that takes its log; absent, log lines appear among ours.
    pub log: Option<&'a Path>,
}

/// A running server. Dropping it stops it.
pub struct Server {
    child: Child,
    address: String,
    ended: bool,
}

impl Server {
    /// Starts the program and waits until `/readyz` answers 200.
    ///
    /// # Errors
    /// It ends, or is not ready in [`PATIENCE`].
    pub fn start(program: &Path, options: &Options<'_>) -> Result<Self> {
        let mut command = Command::new(program);
        command
            .current_dir(repo::root())
            .args([
                "serve",
                "--host",
                options.host,
                "--port",
                &options.port.to_string(),
            ])
            .arg("--web")
            .arg(options.web.map_or_else(bundle::dist, Path::to_owned));
        if let Some(url) = options.database {
            command.args(["--database", url]);
        }
        if let Some(folder) = options.data {
            command.arg("--data").arg(folder);
        }
        if let Some(port) = options.metrics {
            command.args(["--metrics-port", &port.to_string()]);
        }
        command.stdin(Stdio::null());
        let deadline = Instant::now() + PATIENCE;
        let mut server;
        if let Some(path) = options.log {
            let file = File::create(path).with_context(|| format!("making {}", path.display()))?;
            let child = shell::start(command.stderr(file.try_clone()?).stdout(file))?;
            server = Self {
                child,
                address: String::new(),
                ended: false,
            };
            server.address = server.written(path, deadline)?;
        } else {
            let mut child = shell::start(command.stdout(Stdio::piped()))?;
            let lines = child.stdout.take().map(echo);
            server = Self {
                child,
                address: String::new(),
                ended: false,
            };
            let lines = lines.ok_or_else(|| anyhow!("no standard output"))?;
            server.address = server.announced(&lines, deadline)?;
        }
        server.ready(deadline)?;
        Ok(server)
    }

    /// The address it announced, `http://127.0.0.1:8080`.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// The process, for looking at its memory.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Waits until it ends by itself.
    ///
    /// # Errors
    /// The operating system loses the child.
    pub fn wait(&mut self) -> Result<ExitStatus> {
        self.ended = true;
        shell::wait(&mut self.child)
    }

    fn announced(&mut self, lines: &mpsc::Receiver<String>, deadline: Instant) -> Result<String> {
        loop {
            let left = deadline.saturating_duration_since(Instant::now());
            match lines.recv_timeout(left) {
                Ok(line) => {
                    if let Some(address) = address_in(&line) {
                        return Ok(address);
                    }
                }
                Err(mpsc::RecvTimeoutError::Timeout) => {
                    bail!("the server did not say where it listens within {PATIENCE:?}")
                }
                Err(mpsc::RecvTimeoutError::Disconnected) => {
                    let status = self.wait()?;
                    bail!("the server ended before it listened ({status})")
                }
            }
        }
    }

    /// The address, once it stands in the log file.
    fn written(&mut self, log: &Path, deadline: Instant) -> Result<String> {
        loop {
            let text = fs::read_to_string(log).unwrap_or_default();
            if let Some(address) = text.lines().find_map(address_in) {
                return Ok(address);
            }
            if let Some(status) = self.child.try_wait()? {
                self.ended = true;
                bail!("the server ended before it listened ({status}):\n{text}");
            }
            if Instant::now() > deadline {
                bail!("the server did not say where it listens within {PATIENCE:?}:\n{text}");
            }
            thread::sleep(Duration::from_millis(20));
        }
    }

    fn ready(&mut self, deadline: Instant) -> Result<()> {
        loop {
            if get(&self.address, "/readyz").is_ok_and(|answer| answer.status == 200) {
                return Ok(());
            }
            if let Some(status) = self.child.try_wait()? {
                bail!("the server ended before it was ready ({status})");
            }
            if Instant::now() > deadline {
                bail!(
                    "{}/readyz did not answer 200 within {PATIENCE:?}",
                    self.address
                );
            }
            thread::sleep(Duration::from_millis(50));
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if self.ended {
            return;
        }
        signals::terminate(self.child.id());
        let deadline = Instant::now() + Duration::from_secs(10);
        while Instant::now() < deadline {
            if !matches!(self.child.try_wait(), Ok(None)) {
                signals::forget(self.child.id());
                return;
            }
            thread::sleep(Duration::from_millis(20));
        }
        eprintln!("The server did not stop within 10 s: killing it");
        let _ = self.child.kill();
        let _ = self.child.wait();
        signals::forget(self.child.id());
    }
}

/// Shows the lines of a child's output and hands them on, as long as anyone listens.
fn echo(output: impl Read + Send + 'static) -> mpsc::Receiver<String> {
    read_lines(output, |line| println!("{line}"))
}

/// Hands on the lines of a child's output, unseen.
pub fn lines(output: impl Read + Send + 'static) -> mpsc::Receiver<String> {
    read_lines(output, |_| ())
}

fn read_lines(
    output: impl Read + Send + 'static,
    see: impl Fn(&str) + Send + 'static,
) -> mpsc::Receiver<String> {
    let (send, lines) = mpsc::channel();
    thread::spawn(move || {
        for line in BufReader::new(output).lines() {
            let Ok(line) = line else { break };
            see(&line);
            // Nobody listens once the address is known; the output is still read, or the child
            // would block on a full pipe.
            let _ = send.send(line);
        }
    });
    lines
}

/// The address in `… listening on http://127.0.0.1:8080 …`.
fn address_in(line: &str) -> Option<String> {
    let (_, rest) = line.split_once("listening on ")?;
    let address = rest.split_whitespace().next()?;
    address
        .starts_with("http://")
        .then(|| address.trim_end_matches('/').to_owned())
}

/// An HTTP answer, read whole.
pub struct Answer {
    /// The status code.
    pub status: u16,
    /// Header lines as they came.
    pub head: String,
    /// The body as it came.
    pub body: Vec<u8>,
}

impl Answer {
    /// The value of a header; names are compared without case.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().find_map(|line| {
            let (key, value) = line.split_once(':')?;
            key.eq_ignore_ascii_case(name).then(|| value.trim())
        })
    }

    /// The body as it was before compression.
    ///
    /// # Errors
    /// It is not what its header says.
    pub fn plain(&self) -> Result<Vec<u8>> {
        match self.header("content-encoding") {
            Some("br") => mingbai_pack::unpacked(&self.body).context("Brotli"),
            _ => Ok(self.body.clone()),
        }
    }
}

/// One GET over a connection of its own, accepting what browsers accept.
///
/// # Errors
/// No connection, or an answer that is no HTTP.
pub fn get(address: &str, path: &str) -> Result<Answer> {
    let host = address.trim_start_matches("http://");
    // The wildcard address is for listening; to connect, take the loopback.
    let target = host
        .replace("0.0.0.0", "127.0.0.1")
        .replace("[::]", "[::1]");
    let mut stream =
        TcpStream::connect(&target).with_context(|| format!("connecting to {target}"))?;
    stream.set_read_timeout(Some(Duration::from_secs(10)))?;
    write!(
        stream,
        "GET {path} HTTP/1.1\r\nHost: {host}\r\nAccept-Encoding: gzip, br\r\nConnection: close\r\n\r\n"
    )?;
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes)?;
    parse(bytes)
}

fn parse(bytes: Vec<u8>) -> Result<Answer> {
    let end = bytes
        .windows(4)
        .position(|four| four == b"\r\n\r\n")
        .ok_or_else(|| anyhow!("the answer has no end of headers"))?;
    let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
    let status = head
        .split_whitespace()
        .nth(1)
        .and_then(|code| code.parse().ok())
        .ok_or_else(|| anyhow!("no status in {:?}", head.lines().next()))?;
    let mut body = bytes;
    body.drain(..end + 4);
    Ok(Answer { status, head, body })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_is_found_among_log_fields() {
        let line = "2026-11-20T10:20:00Z INFO listening on http://127.0.0.1:38211 pid=7";
        assert_eq!(address_in(line).as_deref(), Some("http://127.0.0.1:38211"));
        assert_eq!(
            address_in("listening on http://[::1]:80/").as_deref(),
            Some("http://[::1]:80")
        );
        assert_eq!(address_in("INFO loaded 61 items"), None);
    }

    #[test]
    fn an_answer_has_status_headers_and_body() {
        let answer =
            parse(b"HTTP/1.1 404 Not Found\r\nContent-Length: 2\r\n\r\nno".to_vec()).unwrap();
        assert_eq!(
            (answer.status, answer.body.as_slice()),
            (404, b"no".as_slice())
        );
        assert_eq!(answer.header("content-length"), Some("2"));
        assert!(parse(b"hello".to_vec()).is_err());
    }
}
