//! Do flags and environment make sense together?

use super::{Code, Finding};
use crate::config::Settings;

/// What begins a variable of this program.
const PREFIX: &str = "MINGBAI_";

/// Variables that are read without a flag beside them.
pub const LOG: &str = "MINGBAI_LOG";
/// As [`LOG`].
pub const LOG_FORMAT: &str = "MINGBAI_LOG_FORMAT";

/// The tests' own.
const TESTS: &str = "MINGBAI_TEST_";

/// Who is where the server is to listen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Listener {
    /// Nobody: it could be listened on.
    Nobody,
    /// A server of this program.
    Ourselves,
    /// Another program.
    Another,
    /// The system refuses, with these words.
    Refused(String),
}

/// What is known about the environment.
#[derive(Debug, Clone)]
pub struct Environment {
    /// The names of all variables that begin with `MINGBAI_`, and their values.
    pub variables: Vec<(String, String)>,
    /// Those that flags can be set by.
    pub flags: Vec<String>,
    /// Whether `MINGBAI_LOG`, if set, can be understood.
    pub log_is_readable: bool,
    /// Who is at the address.
    pub listener: Listener,
}

/// Judges the settings.
#[must_use]
pub fn check(settings: &Settings, environment: &Environment) -> Vec<Finding> {
    let address = std::net::SocketAddr::new(settings.host, settings.port).to_string();
    let mut found = vec![match &environment.listener {
        Listener::Nobody => Finding::new(Code::AddressFree, address),
        Listener::Ourselves => Finding::new(Code::ServerAnswers, address),
        Listener::Another => Finding::new(Code::AddressTaken, address),
        Listener::Refused(words) => {
            Finding::new(Code::AddressRefused, format!("{address}: {words}"))
        }
    }];
    if settings.port != 0 && settings.metrics_port == Some(settings.port) {
        found.push(Finding::new(Code::SamePorts, settings.port.to_string()));
    }
    if !settings.host.is_loopback() && !settings.https {
        found.push(Finding::new(
            Code::OpenWithoutTls,
            settings.host.to_string(),
        ));
    }
    for (name, value) in &environment.variables {
        let known = environment.flags.contains(name) || [LOG, LOG_FORMAT].contains(&name.as_str());
        if name.starts_with(PREFIX) && !known && !name.starts_with(TESTS) {
            found.push(Finding::new(Code::UnknownVariable, name));
        }
        if name == LOG && !environment.log_is_readable {
            found.push(Finding::new(Code::UnreadableLogFilter, value));
        }
        if name == LOG_FORMAT && !["json", "text", ""].contains(&value.as_str()) {
            found.push(Finding::new(Code::UnknownLogFormat, value));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{Environment, Listener, check};
    use crate::config::Settings;
    use crate::doctor::{Code, Finding};

    fn findings(change: impl Fn(&mut Settings, &mut Environment)) -> Vec<(Code, String)> {
        let mut settings = Settings {
            host: "127.0.0.1".parse().unwrap(),
            port: 8080,
            database: "mingbai.db".to_owned(),
            data: "data".into(),
            keys: "keys".into(),
            web: "dist".into(),
            metrics_port: None,
            https: false,
            origin: None,
            webhook: None,
        };
        let mut environment = Environment {
            variables: Vec::new(),
            flags: vec!["MINGBAI_PORT".to_owned()],
            log_is_readable: true,
            listener: Listener::Nobody,
        };
        change(&mut settings, &mut environment);
        let found = check(&settings, &environment);
        found
            .into_iter()
            .map(|Finding { code, about }| (code, about))
            .collect()
    }

    fn expect(expected: &[(Code, &str)], change: impl Fn(&mut Settings, &mut Environment)) {
        let expected: Vec<(Code, String)> = expected
            .iter()
            .map(|(code, about)| (*code, (*about).to_owned()))
            .collect();
        assert_eq!(findings(change), expected);
    }

    const FREE: (Code, &str) = (Code::AddressFree, "127.0.0.1:8080");

    #[test]
    fn who_listens_is_told_apart() {
        expect(&[FREE], |_, _| ());
        expect(&[(Code::ServerAnswers, "127.0.0.1:8080")], |_, e| {
            e.listener = Listener::Ourselves;
        });
        expect(&[(Code::AddressTaken, "127.0.0.1:8080")], |_, e| {
            e.listener = Listener::Another;
        });
        expect(
            &[(Code::AddressRefused, "[::1]:80: permission denied")],
            |s, e| {
                s.host = "::1".parse().unwrap();
                s.port = 80;
                e.listener = Listener::Refused("permission denied".to_owned());
            },
        );
    }

    #[test]
    fn flags_are_held_against_each_other() {
        expect(&[FREE, (Code::SamePorts, "8080")], |s, _| {
            s.metrics_port = Some(8080);
        });
        expect(&[FREE], |s, _| s.metrics_port = Some(8081));
        // Each takes a free port of its own.
        expect(&[(Code::AddressFree, "127.0.0.1:0")], |s, _| {
            s.port = 0;
            s.metrics_port = Some(0);
        });
        let open = (Code::AddressFree, "0.0.0.0:8080");
        expect(&[open, (Code::OpenWithoutTls, "0.0.0.0")], |s, _| {
            s.host = "0.0.0.0".parse().unwrap();
        });
        expect(&[open], |s, _| {
            s.host = "0.0.0.0".parse().unwrap();
            s.https = true;
        });
    }

    #[test]
    fn slips_in_the_environment_are_named() {
        let set = |name: &'static str, value: &'static str| {
            move |_: &mut Settings, e: &mut Environment| {
                e.variables = vec![(name.to_owned(), value.to_owned())];
                e.log_is_readable = value != "=,=";
            }
        };
        expect(&[FREE], set("MINGBAI_PORT", "8080"));
        expect(&[FREE], set("MINGBAI_TEST_POSTGRES", "postgres://"));
        expect(
            &[FREE, (Code::UnknownVariable, "MINGBAI_PROT")],
            set("MINGBAI_PROT", "8080"),
        );
        expect(&[FREE], set("MINGBAI_LOG", "debug"));
        expect(
            &[FREE, (Code::UnreadableLogFilter, "=,=")],
            set("MINGBAI_LOG", "=,="),
        );
        expect(&[FREE], set("MINGBAI_LOG_FORMAT", "json"));
        expect(
            &[FREE, (Code::UnknownLogFormat, "JSON")],
            set("MINGBAI_LOG_FORMAT", "JSON"),
        );
    }
}
