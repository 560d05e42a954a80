//! When the screen asks for its code, and when it says that it is on its own.

use mingbai_contract::WindowId;
use mingbai_contract::desk::ratings::ShownCode;
use mingbai_contract::rating::Code;

/// How often the server is asked whether somebody has scanned the code, in milliseconds.
pub const EVERY_MS: i64 = 3_000;

/// So long an answer is waited for, in milliseconds.
pub const LATE_MS: i64 = 5_000;

/// When something was asked and answered, by this machine's clock in milliseconds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Pace {
    /// When what is on its way was asked.
    pub asked: Option<i64>,
    /// When the last answer came, or it was clear that none would.
    pub heard: Option<i64>,
}

/// What is to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// Wait.
    Wait,
    /// Ask.
    Ask,
    /// No answer has come for too long: say so, and ask again.
    AskAgain,
}

impl Pace {
    /// What is to be done `now`. The machine's clock may have been set, forward or back.
    #[must_use]
    pub fn next(self, now: i64) -> Next {
        let since = |then: i64| now.saturating_sub(then).saturating_abs();
        match (self.asked, self.heard) {
            (Some(asked), _) if since(asked) >= LATE_MS => Next::AskAgain,
            (Some(_), _) => Next::Wait,
            (None, Some(heard)) if since(heard) < EVERY_MS => Next::Wait,
            (None, _) => Next::Ask,
        }
    }
}

/// What the picture of the code says: the code of the moment, or while no answer comes the poster's. `here` is
/// where the desk is.
#[must_use]
pub fn address(shown: &ShownCode, window: &WindowId, lost: bool, here: &str) -> Option<String> {
    let origin = shown.origin.as_deref().unwrap_or(here);
    let live = Code::Live(shown.code);
    let code = if lost { shown.poster.as_ref()? } else { &live };
    Some(code.address(origin, window))
}

#[cfg(test)]
mod tests {
    use super::*;
    use mingbai_contract::log::{KeyId, Signature};
    use mingbai_contract::rating::LiveCode;

    #[test]
    fn it_asks_every_three_seconds_and_gives_up_after_five() {
        for (asked, heard, expected) in [
            (None, None, Next::Ask),
            (None, Some(100_000), Next::Wait),
            (None, Some(97_001), Next::Wait),
            (None, Some(97_000), Next::Ask),
            (Some(100_000), Some(90_000), Next::Wait),
            (Some(95_001), None, Next::Wait),
            (Some(95_000), None, Next::AskAgain),
            // The clock was set back by an hour.
            (None, Some(3_700_000), Next::Ask),
            (Some(3_700_000), None, Next::AskAgain),
        ] {
            let pace = Pace { asked, heard };
            assert_eq!(pace.next(100_000), expected, "{pace:?}");
        }
    }

    #[test]
    fn r11_without_a_network_the_posters_code_is_shown() {
        let window: WindowId = "A03".parse().unwrap();
        let poster = Code::Poster {
            key: KeyId([1; 8]),
            signature: Signature([2; 64]),
        };
        let mut shown = ShownCode {
            code: LiveCode([3; 16]),
            seconds: 60,
            poster: Some(poster.clone()),
            origin: Some("https://a.cn".to_owned()),
        };
        let said = |shown: &ShownCode, lost| address(shown, &window, lost, "http://desk");
        let live = format!("https://a.cn/r/A03#{}", Code::Live(shown.code));
        assert_eq!(said(&shown, false), Some(live));
        let hangs = format!("https://a.cn/r/A03#{poster}");
        assert_eq!(said(&shown, true), Some(hangs));
        shown.origin = None;
        assert!(
            said(&shown, false)
                .unwrap()
                .starts_with("http://desk/r/A03#l.")
        );
        shown.poster = None;
        assert_eq!(said(&shown, true), None);
    }
}
