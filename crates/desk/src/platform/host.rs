//! The same functions where there is no browser: nothing is asked for, nothing happens.

use super::Unsealed;
use mingbai_client::{Reply, Request, Transport, Unreachable};

/// No clock.
#[must_use]
pub fn now_ms() -> Option<i64> {
    None
}

/// There is no page to set attributes on.
pub fn set_root_attribute(_name: &str, _value: Option<&str>) {}

/// Nothing on the host.
#[must_use]
pub fn root_attribute(_name: &str) -> Option<String> {
    None
}

/// There is no title.
pub fn set_title(_title: &str) {}

/// There is no focus.
pub fn focus(_selector: &str) {}

/// There is no focus.
pub fn focus_either(_selector: &str, _other: &str) {}

/// There is no focus.
pub fn focus_row(_address: &str) {}

/// There is no focus: only the change is made.
pub fn keep_focus(change: impl FnOnce()) {
    change();
}

/// There is no history.
pub fn replace_address(_address: &str) {}

/// Where the site is; unknown on the host.
#[must_use]
pub fn origin() -> String {
    String::new()
}

/// No address.
#[must_use]
pub fn address() -> (String, String) {
    Default::default()
}

/// No address that could change.
pub fn on_fragment(_call: impl Fn() + 'static) {}

/// Nobody comes back.
pub fn on_return(_call: impl Fn() + 'static) {}

/// Nobody types.
pub fn on_activity(_call: impl Fn() + Clone + 'static) {}

/// Nobody leaves.
pub fn ask_before_leaving(_asks: impl Fn() -> bool + 'static) {}

/// Nobody leaves.
pub fn on_links(_stops: impl Fn(String) -> bool + 'static) {}

/// There is nowhere to go.
pub fn follow(_address: String) {}

/// Nobody leaves.
pub fn on_leave(_call: impl Fn() + 'static) {}

/// Nobody presses a key.
pub fn on_key(_call: impl Fn(&super::Pressed) -> bool + 'static) {}

/// Nothing to press.
#[must_use]
pub const fn press(_selector: &str) -> bool {
    false
}

/// Nothing to go to.
#[must_use]
pub const fn go_on(_selector: &str, _by: i32) -> bool {
    false
}

/// Nobody types.
pub const fn stop_typing() {}

/// Nothing is kept.
#[must_use]
pub const fn kept(_key: &str) -> Option<String> {
    None
}

/// Nowhere to save.
pub const fn save_base64(_name: &str, _content: &str) {}

/// Nobody chooses files.
pub async fn chosen_files(_selector: &str) -> Vec<(String, String)> {
    Vec::new()
}

/// No dice.
#[must_use]
pub const fn random<const BYTES: usize>() -> Option<String> {
    None
}

/// No version to compare with.
pub async fn is_newest() -> Option<bool> {
    None
}

/// No network, and nothing that would say so.
#[must_use]
pub const fn is_online() -> bool {
    true
}

/// No screen.
pub const fn full_screen() {}

/// No screen that could darken.
pub const fn stay_lit() {}

/// No screen that stayed lit.
pub const fn may_darken() {}

/// No printer.
pub fn print() {}

/// No clipboard.
pub async fn copy(_text: String) -> bool {
    false
}

/// No timer.
pub fn every(_ms: i32, _call: impl Fn() + 'static) {}

/// No timer.
pub fn after(_ms: i32, _call: impl FnOnce() + 'static) {}

/// Nothing is kept on the host.
pub fn keep(_key: &str, _value: &str) {}

/// Nothing runs later on the host.
pub fn spawn(_future: impl Future<Output = ()> + 'static) {}

/// No script.
///
/// # Errors
/// Always.
pub async fn vault(_name: &'static str, _arguments: Vec<String>) -> Result<String, Unsealed> {
    Err(Unsealed::default())
}

/// No script.
///
/// # Errors
/// Always.
pub async fn vault_unlock(
    _arguments: [String; 3],
    _progress: impl Fn(u8) + 'static,
) -> Result<(), Unsealed> {
    Err(Unsealed::default())
}

/// Nothing to forget.
pub fn vault_forget() {}

/// No network.
#[derive(Debug, Default)]
pub struct Fetch(());

impl Fetch {
    /// Nobody answered.
    pub const fn retry_after(&self) -> Option<u32> {
        None
    }

    /// Nothing comes that could be saved.
    ///
    /// # Errors
    /// Always.
    pub async fn save(&self, _request: Request<'_>) -> Result<Option<Reply>, Unreachable> {
        Err(Unreachable)
    }
}

impl Transport for Fetch {
    async fn send(&self, _request: Request<'_>) -> Result<Reply, Unreachable> {
        Err(Unreachable)
    }
}
