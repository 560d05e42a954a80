//! Can the message gateway be told, and is it?

use super::{Code, Finding};
use crate::store::webhook::Outstanding;

/// For how many minutes a message may wait before somebody should look.
const MINUTES: i64 = 15;

/// What is known about the gateway; there is one.
#[derive(Debug, Clone)]
pub struct Facts {
    /// Its host and port, or why the settings cannot be used.
    pub settings: Result<String, String>,
    /// What it has not been told; not known where the database could not be asked.
    pub outstanding: Option<Outstanding>,
    /// The time, milliseconds since 1970, UTC.
    pub now_ms: i64,
}

/// Judges the gateway.
#[must_use]
pub fn check(facts: &Facts) -> Vec<Finding> {
    let mut found = vec![match &facts.settings {
        Ok(gateway) => Finding::new(Code::WebhookReady, gateway),
        Err(words) => Finding::new(Code::WebhookUnusable, words),
    }];
    let outstanding = facts.outstanding.unwrap_or_default();
    let oldest = outstanding.oldest_ms.unwrap_or(facts.now_ms);
    let minutes = facts.now_ms.saturating_sub(oldest) / 60_000;
    if minutes >= MINUTES {
        let about = format!("{} ({minutes} min)", outstanding.waiting);
        found.push(Finding::new(Code::MessagesWait, about));
    }
    if outstanding.given_up > 0 {
        let about = outstanding.given_up.to_string();
        found.push(Finding::new(Code::MessagesGivenUp, about));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{Facts, check};
    use crate::doctor::{Code, Finding};
    use crate::store::webhook::Outstanding;

    #[test]
    fn a_gateway_is_judged() {
        let minute = 60_000;
        let ready = || Ok("sms.example.cn".to_owned());
        let good = Finding::new(Code::WebhookReady, "sms.example.cn");
        let bad = Finding::new(Code::WebhookUnusable, "no secret");
        let wait = Finding::new(Code::MessagesWait, "3 (15 min)");
        let given_up = Finding::new(Code::MessagesGivenUp, "2");
        let some = |oldest_ms, given_up| {
            Some(Outstanding {
                waiting: 3,
                oldest_ms: Some(oldest_ms),
                given_up,
            })
        };
        for (settings, outstanding, expected) in [
            (ready(), None, vec![good.clone()]),
            (ready(), Some(Outstanding::default()), vec![good.clone()]),
            (ready(), some(6 * minute, 0), vec![good.clone()]),
            (ready(), some(5 * minute, 0), vec![good, wait.clone()]),
            (
                Err("no secret".to_owned()),
                some(5 * minute, 2),
                vec![bad, wait, given_up],
            ),
        ] {
            let found = check(&Facts {
                settings,
                outstanding,
                now_ms: 20 * minute,
            });
            assert_eq!(found, expected);
        }
    }
}
