//! A line of the log: when, how serious, who, and the fields, as tracing-subscriber writes them.
//!
//! There is one for every request, and tracing-subscriber's own takes as long as the rest of what the
//! server does for a page that it has ready: each part goes through the machinery for colours and for
//! `Debug`, and the day is worked out anew every time. Here the second is kept, and texts are copied.
//! Lines look the same (a test compares them).

use crate::clock::since_1970;
use chrono::DateTime;
use std::cell::RefCell;
use std::fmt::{self, Debug, Write as _};
use std::time::Duration;
use tracing::field::{Field, Visit};
use tracing::{Event, Level, Subscriber};
use tracing_subscriber::fmt::format::Writer;
use tracing_subscriber::fmt::{FmtContext, FormatEvent, FormatFields};
use tracing_subscriber::registry::LookupSpan;

/// The format.
#[derive(Debug, Clone, Copy)]
pub struct Line;

impl<S, N> FormatEvent<S, N> for Line
where
    S: Subscriber + for<'a> LookupSpan<'a>,
    N: for<'a> FormatFields<'a> + 'static,
{
    fn format_event(
        &self,
        context: &FmtContext<'_, S, N>,
        mut writer: Writer<'_>,
        event: &Event<'_>,
    ) -> fmt::Result {
        time(&mut writer, since_1970())?;
        let meta = event.metadata();
        writer.write_str(match *meta.level() {
            Level::TRACE => " TRACE ",
            Level::DEBUG => " DEBUG ",
            Level::INFO => "  INFO ",
            Level::WARN => "  WARN ",
            Level::ERROR => " ERROR ",
        })?;
        // The spans of libraries; this program has none.
        for span in context.event_scope().into_iter().flatten() {
            writer.write_str(span.name())?;
            writer.write_str(": ")?;
        }
        writer.write_str(meta.target())?;
        writer.write_str(":")?;
        let mut fields = Fields {
            writer,
            result: Ok(()),
        };
        event.record(&mut fields);
        fields.result?;
        fields.writer.write_str("\n")
    }
}

thread_local! {
    /// The last second of this thread, since 1970, and how it is written.
    static SECOND: RefCell<(u64, String)> = const { RefCell::new((u64::MAX, String::new())) };
}

/// RFC 3339 with microseconds, UTC.
fn time(writer: &mut impl fmt::Write, now: Duration) -> fmt::Result {
    SECOND.with_borrow_mut(|(second, written)| {
        if *second != now.as_secs() {
            *second = now.as_secs();
            written.clear();
            let time = i64::try_from(*second).ok();
            let time = time.and_then(|second| DateTime::from_timestamp(second, 0));
            write!(written, "{:?}", time.unwrap_or_default().naive_utc())?;
        }
        writer.write_str(written)
    })?;
    // A million more, and its first digit left out: six digits, with zeros before.
    let mut digits = [0; DIGITS];
    let fraction = decimal(1_000_000 + u64::from(now.subsec_micros()), &mut digits);
    writer.write_str(".")?;
    writer.write_str(&fraction[1..])?;
    writer.write_str("Z")
}

/// So many digits has a number at most.
const DIGITS: usize = 20;

/// A number as it is read.
fn decimal(mut number: u64, digits: &mut [u8; DIGITS]) -> &str {
    let mut from = DIGITS;
    loop {
        from -= 1;
        digits[from] = b'0' + u8::try_from(number % 10).unwrap_or_default();
        number /= 10;
        if number == 0 {
            return str::from_utf8(&digits[from..]).unwrap_or_default();
        }
    }
}

/// Writes the fields of an event: the message bare, others as `name=value`.
struct Fields<'a> {
    writer: Writer<'a>,
    result: fmt::Result,
}

impl Fields<'_> {
    fn field(&mut self, field: &Field, value: impl FnOnce(&mut Writer<'_>) -> fmt::Result) {
        let name = field.name();
        let write = || {
            self.writer.write_char(' ')?;
            if name != "message" {
                self.writer
                    .write_str(name.strip_prefix("r#").unwrap_or(name))?;
                self.writer.write_char('=')?;
            }
            value(&mut self.writer)
        };
        if self.result.is_ok() {
            self.result = write();
        }
    }
}

impl Visit for Fields<'_> {
    fn record_str(&mut self, field: &Field, value: &str) {
        let plain = |byte: u8| matches!(byte, b' '..=b'~') && byte != b'"' && byte != b'\\';
        self.field(field, |writer| {
            if field.name() == "message" {
                writer.write_str(value)
            } else if value.bytes().all(plain) {
                writer.write_char('"')?;
                writer.write_str(value)?;
                writer.write_char('"')
            } else {
                write!(writer, "{value:?}")
            }
        });
    }

    fn record_u64(&mut self, field: &Field, value: u64) {
        self.field(field, |writer| {
            writer.write_str(decimal(value, &mut [0; DIGITS]))
        });
    }

    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        self.field(field, |writer| write!(writer, "{value:?}"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io;
    use std::sync::{Arc, Mutex};
    use tracing_subscriber::fmt::MakeWriter;

    #[derive(Clone, Default)]
    struct Kept(Arc<Mutex<Vec<u8>>>);

    impl io::Write for Kept {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.lock().unwrap().extend_from_slice(bytes);
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    impl MakeWriter<'_> for Kept {
        type Writer = Self;

        fn make_writer(&self) -> Self {
            self.clone()
        }
    }

    /// What is logged, without its time, which is checked to be as long as ever.
    fn logged(subscriber: impl Subscriber + Send + Sync, kept: &Kept) -> String {
        tracing::subscriber::with_default(subscriber, || {
            let (method, micros, id) = ("GET", 123_u64, "00ff".to_owned());
            tracing::info!(target: "request", method, status = 200_u16, micros, id);
            tracing::warn!(error = %"a \"b\"", count = -3, done = true, "words, {}", 1);
            tracing::error!(text = "两\n\"\\", "the program panicked");
            tracing::info!(share = 0.5, some = ?Some("x"), "");
            tracing::info!(least = 0_u64, most = u64::MAX, "");
            tracing::info_span!("outer").in_scope(|| tracing::info!("within"));
        });
        let lines = String::from_utf8(kept.0.lock().unwrap().clone()).unwrap();
        let bare = lines.lines().map(|line| {
            let (time, rest) = line.split_at("2026-11-25T01:02:03.000004Z".len());
            assert!(time.ends_with('Z') && time.starts_with("20"), "{line}");
            rest.to_owned() + "\n"
        });
        bare.collect()
    }

    #[test]
    fn lines_are_as_tracing_subscriber_writes_them() {
        let (ours, theirs) = (Kept::default(), Kept::default());
        let plain = || tracing_subscriber::fmt().with_ansi(false);
        let mine = plain().with_writer(ours.clone()).event_format(Line);
        let usual = plain().with_writer(theirs.clone());
        let lines = logged(mine.finish(), &ours);
        assert_eq!(lines, logged(usual.finish(), &theirs));
        assert_eq!(lines.lines().count(), 6);
    }

    #[test]
    fn a_time_is_written_to_the_microsecond() {
        for (micros, expected) in [
            (0, "1970-01-01T00:00:00.000000Z"),
            (1_800_000_000_000_007, "2027-01-15T08:00:00.000007Z"),
            (1_800_000_000_999_999, "2027-01-15T08:00:00.999999Z"),
            (1_800_000_001_000_000, "2027-01-15T08:00:01.000000Z"),
        ] {
            let mut written = String::new();
            time(&mut written, Duration::from_micros(micros)).unwrap();
            assert_eq!(written, expected);
        }
    }
}
