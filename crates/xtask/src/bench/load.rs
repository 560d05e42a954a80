//! A small HTTP/1.1 load generator: kept-alive connections on the loopback, every request sent when the
//! answer to the last one is complete. Bounded in number and in time.
//!
//! One thread serves all connections, as clients made for this do: a thread for each would spend more on
//! being woken than the server on answering. It reads headers only as far as it must.

use std::{
    io::{ErrorKind, Read as _, Write as _},
    net::TcpStream,
    os::fd::AsFd as _,
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result, anyhow, bail};
use nix::{
    errno::Errno,
    poll::{PollFd, PollFlags, PollTimeout, poll},
};

/// What was measured.
pub struct Measured {
    /// Answers per second, over all connections.
    pub per_second: f64,
    /// The slowest of the quickest 99 %.
    pub p99: Duration,
}

/// Limits of one measurement.
#[derive(Clone, Copy)]
pub struct Limits {
    /// Connections at the same time.
    pub connections: usize,
    /// Requests over each connection, at most.
    pub requests: usize,
    /// No request starts after this time.
    pub time: Duration,
}

/// Measures one address of a server on this machine.
///
/// # Errors
/// An answer is not 200, has no length, or a connection breaks.
pub fn measure(address: &str, path: &str, limits: Limits) -> Result<Measured> {
    let host = address.trim_start_matches("http://");
    let request =
        format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nAccept-Encoding: gzip, br\r\n\r\n");
    let mut connections = (0..limits.connections)
        .map(|_| Connection::open(host))
        .collect::<Result<Vec<_>>>()?;
    let mut times = Vec::with_capacity(limits.connections * limits.requests);
    let started = Instant::now();
    let mut under_way = 0;
    for connection in &mut connections {
        connection.ask(request.as_bytes())?;
        under_way += 1;
    }
    while under_way > 0 {
        wait(&connections)?;
        for connection in &mut connections {
            let Some(took) = connection.look()? else {
                continue;
            };
            times.push(took);
            if connection.asked < limits.requests && started.elapsed() < limits.time {
                connection.ask(request.as_bytes())?;
            } else {
                under_way -= 1;
            }
        }
    }
    let seconds = started.elapsed().as_secs_f64();
    times.sort_unstable();
    let place = (times.len() * 99 / 100).min(times.len().saturating_sub(1));
    let p99 = *times
        .get(place)
        .ok_or_else(|| anyhow!("nothing was measured"))?;
    let count = u32::try_from(times.len()).context("counting answers")?;
    Ok(Measured {
        per_second: f64::from(count) / seconds,
        p99,
    })
}

/// How long an answer may take.
const PATIENCE: Duration = Duration::from_secs(10);

/// Waits until there is something to read on one of the connections that were asked.
fn wait(connections: &[Connection]) -> Result<()> {
    let asked = connections.iter().filter(|one| one.since.is_some());
    let mut asked: Vec<PollFd<'_>> = asked
        .map(|one| PollFd::new(one.stream.as_fd(), PollFlags::POLLIN))
        .collect();
    match poll(&mut asked, PollTimeout::from(1000_u16)) {
        Ok(_) | Err(Errno::EINTR) => Ok(()),
        Err(error) => Err(error).context("waiting for answers"),
    }
}

/// A connection, and how far the answer to its last request has come.
struct Connection {
    stream: TcpStream,
    buffer: Vec<u8>,
    asked: usize,
    /// When the request was sent whose answer is not complete.
    since: Option<Instant>,
    /// What has come of the headers.
    filled: usize,
    /// What is missing of the body, once the headers are there.
    left: Option<usize>,
}

impl Connection {
    fn open(host: &str) -> Result<Self> {
        let stream = TcpStream::connect(host).with_context(|| format!("connecting to {host}"))?;
        stream.set_nodelay(true)?;
        stream.set_nonblocking(true)?;
        Ok(Self {
            stream,
            buffer: vec![0; 64 * 1024],
            asked: 0,
            since: None,
            filled: 0,
            left: None,
        })
    }

    /// Sends a request. It is short: the socket takes it whole.
    fn ask(&mut self, request: &[u8]) -> Result<()> {
        self.asked += 1;
        self.since = Some(Instant::now());
        (self.filled, self.left) = (0, None);
        self.stream.write_all(request).context("asking")
    }

    /// Takes what has come. How long the answer took, when this was the last of it.
    fn look(&mut self) -> Result<Option<Duration>> {
        let Some(since) = self.since else {
            return Ok(None);
        };
        loop {
            let room = match self.left {
                // Of a body only the length counts.
                Some(_) => &mut self.buffer[..],
                None => self.buffer.get_mut(self.filled..).unwrap_or_default(),
            };
            let read = match self.stream.read(room) {
                Ok(0) => bail!("the connection was closed, or the headers are longer than 64 KB"),
                Ok(read) => read,
                Err(error) if error.kind() == ErrorKind::WouldBlock => {
                    if since.elapsed() > PATIENCE {
                        bail!("no answer within {PATIENCE:?}");
                    }
                    return Ok(None);
                }
                Err(error) => return Err(error.into()),
            };
            let left = match self.left {
                Some(left) => left,
                None => {
                    self.filled += read;
                    let seen = self.buffer.get(..self.filled).unwrap_or_default();
                    let Some(head) = end_of_head(seen) else {
                        continue;
                    };
                    let length = length(seen.get(..head).unwrap_or_default())?;
                    (head + 4 + length).saturating_sub(self.filled) + read
                }
            };
            let left = left.saturating_sub(read);
            self.left = Some(left);
            if left == 0 {
                self.since = None;
                return Ok(Some(since.elapsed()));
            }
        }
    }
}

/// Where the empty line after the headers begins. It looks at every fourth byte only, so that long
/// headers cost whoever measures next to nothing.
fn end_of_head(bytes: &[u8]) -> Option<usize> {
    let mut at = 3;
    while let Some(byte) = bytes.get(at) {
        // An end that lies over this byte begins at one of the three before it, or here.
        if matches!(byte, b'\r' | b'\n')
            && let Some(start) =
                (at - 3..=at).find(|start| bytes[*start..].starts_with(b"\r\n\r\n"))
        {
            return Some(start);
        }
        at += 4;
    }
    None
}

/// The body's length from the headers of a 200 answer.
fn length(head: &[u8]) -> Result<usize> {
    let head = std::str::from_utf8(head).context("headers are no text")?;
    if !head.starts_with("HTTP/1.1 200 ") {
        bail!(
            "the answer is {:?}",
            head.lines().next().unwrap_or_default()
        );
    }
    head.lines()
        .find_map(|line| {
            let (key, value) = line.split_once(':')?;
            key.eq_ignore_ascii_case("content-length")
                .then(|| value.trim().parse().ok())?
        })
        .ok_or_else(|| anyhow!("the answer has no content-length"))
}

#[cfg(test)]
mod tests {
    use std::{net::TcpListener, thread};

    use super::*;

    /// A server that gives one answer to every request of one connection.
    fn answering(answer: &'static [u8]) -> String {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        thread::spawn(move || {
            let (mut stream, _) = listener.accept().unwrap();
            let mut request = [0; 1024];
            while stream.read(&mut request).is_ok_and(|read| read > 0) {
                // In two pieces: an answer need not arrive at once.
                let (first, second) = answer.split_at(answer.len() / 2);
                stream.write_all(first).unwrap();
                thread::sleep(Duration::from_millis(1));
                stream.write_all(second).unwrap();
            }
        });
        address
    }

    const LIMITS: Limits = Limits {
        connections: 1,
        requests: 5,
        time: Duration::from_secs(5),
    };

    #[test]
    fn answers_are_read_to_the_end_and_counted() {
        let address = answering(b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello");
        let measured = measure(&address, "/", LIMITS).unwrap();
        assert!(measured.per_second > 0.0 && measured.p99 >= Duration::from_millis(1));
    }

    #[test]
    fn the_end_of_the_headers_is_found_wherever_it_lies() {
        for before in 0..9 {
            for after in 0..9 {
                let parts = [
                    &b"x\r\nyyyyyy"[..before],
                    b"\r\n\r\n",
                    &b"\r\n\r\nbodies"[..after],
                ];
                let bytes = parts.concat();
                let expected = bytes.windows(4).position(|four| four == b"\r\n\r\n");
                assert_eq!(end_of_head(&bytes), expected, "{bytes:?}");
            }
        }
        assert_eq!(end_of_head(b"HTTP/1.1 200 OK\r\n"), None);
    }

    #[test]
    fn a_failing_server_is_not_measured_as_a_quick_one() {
        let address = answering(b"HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n");
        let error = measure(&address, "/", LIMITS).err().unwrap();
        assert!(error.to_string().contains("503"), "{error}");
    }
}
