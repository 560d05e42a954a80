//! A small HTTP/1.1 load generator: kept-alive connections on the loopback, one thread each, every
//! request sent when the answer to the last one is complete. Bounded in number and in time.
//!
//! It reads headers only as far as it must, so that what is measured is the server.

use std::{
    io::{Read as _, Write as _},
    net::TcpStream,
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result, anyhow, bail};

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
    let started = Instant::now();
    let workers: Vec<_> = (0..limits.connections)
        .map(|_| {
            let (host, request) = (host.to_owned(), request.clone());
            thread::spawn(move || one_connection(&host, request.as_bytes(), limits, started))
        })
        .collect();
    let mut times = Vec::new();
    for worker in workers {
        let result = worker
            .join()
            .map_err(|_| anyhow!("a connection's thread panicked"))?;
        times.extend(result?);
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

fn one_connection(
    host: &str,
    request: &[u8],
    limits: Limits,
    started: Instant,
) -> Result<Vec<Duration>> {
    let mut stream = TcpStream::connect(host).with_context(|| format!("connecting to {host}"))?;
    stream.set_nodelay(true)?;
    stream.set_read_timeout(Some(Duration::from_secs(10)))?;
    let mut buffer = vec![0; 64 * 1024];
    let mut times = Vec::with_capacity(limits.requests);
    for _ in 0..limits.requests {
        let began = Instant::now();
        if began.duration_since(started) > limits.time {
            break;
        }
        stream.write_all(request)?;
        read_answer(&mut stream, &mut buffer)?;
        times.push(began.elapsed());
    }
    Ok(times)
}

/// Reads one answer to its last byte.
fn read_answer(stream: &mut TcpStream, buffer: &mut [u8]) -> Result<()> {
    let mut filled = 0;
    let (head, length) = loop {
        let read = stream.read(buffer.get_mut(filled..).unwrap_or_default())?;
        if read == 0 {
            bail!("the connection was closed, or the headers are longer than 64 KB");
        }
        filled += read;
        let seen = buffer.get(..filled).unwrap_or_default();
        if let Some(head) = seen.windows(4).position(|four| four == b"\r\n\r\n") {
            break (head, length(seen.get(..head).unwrap_or_default())?);
        }
    };
    let mut left = (head + 4 + length).saturating_sub(filled);
    while left > 0 {
        let read = stream.read(buffer)?;
        if read == 0 {
            bail!("the answer ended {left} bytes early");
        }
        left = left.saturating_sub(read);
    }
    Ok(())
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
    use std::net::TcpListener;

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
    fn a_failing_server_is_not_measured_as_a_quick_one() {
        let address = answering(b"HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n");
        let error = measure(&address, "/", LIMITS).err().unwrap();
        assert!(error.to_string().contains("503"), "{error}");
    }
}
