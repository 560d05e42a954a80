//! The same functions where there is no browser: nothing is kept, nothing happens.

use super::{Attached, Message, NotKept, Refused, Shared, Unsealed};

/// No clock: what depends on the hour stays out of what the host renders.
#[must_use]
pub fn now_ms() -> Option<i64> {
    None
}

/// Nothing is kept on the host.
#[must_use]
pub fn kept(_key: &str) -> Option<String> {
    None
}

/// Nothing can be kept on the host.
///
/// # Errors
/// Always [`Refused`].
pub fn keep(_key: &str, _value: &str) -> Result<(), Refused> {
    Err(Refused)
}

/// Nothing can be kept on the host.
#[must_use]
pub fn can_keep() -> bool {
    false
}

/// Nothing was kept.
pub fn forget(_key: &str) {}

/// Nothing is kept on the host.
#[must_use]
pub fn kept_keys() -> Vec<String> {
    Vec::new()
}

/// Nothing can be kept on the host.
///
/// # Errors
/// Always [`NotKept::Off`].
pub async fn outbox_keep(_key: &str, _note: &str, _text: &str) -> Result<(), NotKept> {
    Err(NotKept::Off)
}

/// Nothing waits on the host.
pub async fn outbox_list() -> Vec<[String; 2]> {
    Vec::new()
}

/// Nothing waits on the host.
pub async fn outbox_read(_key: &str) -> Option<String> {
    None
}

/// Nothing waits on the host.
pub async fn outbox_forget(_key: &str) {}

/// Nothing waits on the host.
pub async fn outbox_erase() {}

/// Nothing waits on the host.
pub async fn outbox_is_there() -> bool {
    false
}

/// Nobody else is there.
#[derive(Debug)]
pub struct Alone;

/// Nobody else is there.
pub async fn alone(_name: &str) -> Alone {
    Alone
}

/// Nothing was pressed.
#[must_use]
pub fn was_pressed() -> bool {
    false
}

/// No address.
#[must_use]
pub fn address() -> (String, String) {
    (String::new(), String::new())
}

/// There is no page to set attributes on.
pub fn set_root_attribute(_name: &str, _value: Option<&str>) {}

/// What the root element says; nothing on the host.
#[must_use]
pub fn root_attribute(_name: &str) -> Option<String> {
    None
}

/// There is no title.
pub fn set_title(_title: &str) {}

/// There is no focus.
pub fn focus(_selector: &'static str) {}

/// There is no history.
pub fn replace_address(_address: &str) {}

/// Where the site is; unknown on the host.
#[must_use]
pub fn origin() -> String {
    String::new()
}

/// Nothing is shown on the host.
pub fn show_top() {}

/// Nothing to scroll.
pub fn scroll_to_fragment() {}

/// No printer.
pub fn print() {}

/// No paper.
pub fn fit_paper() {}

/// Nobody to share with.
///
/// # Errors
/// Always [`Refused`].
pub async fn share(_title: &str, _url: &str) -> Result<Shared, Refused> {
    Err(Refused)
}

/// No timer.
pub fn every(_ms: i32, _call: impl Fn() + 'static) {}

/// Nothing is painted.
pub fn after_paint(_call: impl FnOnce() + 'static) {}

/// Nothing runs later on the host.
pub fn spawn(_future: impl Future<Output = ()> + 'static) {}

/// No cookie.
pub fn keep_look(_code: &str, _others: &[&str]) {}

/// No cookie.
pub fn forget_looks() {}

/// Nothing runs later on the host.
pub fn when_idle(_call: impl FnOnce() + 'static) {}

/// Nothing waits on the host.
pub async fn breathe() {}

/// No voice.
#[must_use]
pub fn can_speak() -> bool {
    false
}

/// No voice.
///
/// # Errors
/// Always [`Refused`].
pub fn speak(
    _sentences: &[(String, &'static str)],
    _over: impl Fn(bool) + 'static,
) -> Result<(), Refused> {
    Err(Refused)
}

/// Nothing is being read.
pub fn hush() {}

/// Nothing is checked on the host.
///
/// # Errors
/// Always [`Refused`].
pub async fn check_receipt(_text: &str, _seen: &str) -> Result<[String; 3], Refused> {
    Err(Refused)
}

/// Nothing is read on the host.
///
/// # Errors
/// Always [`Refused`].
pub async fn read_receipt(_field: &str) -> Result<String, Refused> {
    Err(Refused)
}

/// No camera.
///
/// # Errors
/// Always [`Refused`].
pub async fn scan_receipt(_video: &str) -> Result<String, Refused> {
    Err(Refused)
}

/// No camera to stop.
pub fn stop_looking() {}

/// Nothing to save.
pub fn save_evidence(_text: &str) {}

/// No camera, and no eye for codes.
#[must_use]
pub fn can_scan() -> bool {
    false
}

/// No service worker.
#[must_use]
pub fn has_worker() -> bool {
    false
}

/// No service worker to start.
pub fn start_worker(_heard: impl Fn(&str) + Clone + 'static) {}

/// Nobody hears it.
pub fn tell_worker(_words: String) {}

/// Nothing waits.
pub fn take_update() {}

/// No files: the host has all words with the program.
pub async fn file(_address: &str) -> Option<String> {
    None
}

/// No network: page data is given to the host's rendering, never fetched.
#[derive(Debug, Clone, Copy, Default)]
pub struct Fetch;

impl mingbai_client::Transport for Fetch {
    async fn send(
        &self,
        _request: mingbai_client::Request<'_>,
    ) -> Result<mingbai_client::Reply, mingbai_client::Unreachable> {
        Err(mingbai_client::Unreachable)
    }
}

/// No network.
///
/// # Errors
/// Always [`mingbai_client::Unreachable`].
pub async fn post(
    _address: &str,
    _body: String,
    _key: Option<&str>,
) -> Result<super::Answered, mingbai_client::Unreachable> {
    Err(mingbai_client::Unreachable)
}

/// No stream.
#[derive(Debug)]
pub struct Listening;

/// Nobody speaks.
pub fn listen(
    _address: &str,
    _event: &str,
    _each: impl Fn(String) + 'static,
    _end: impl FnOnce() + 'static,
) -> Option<Listening> {
    None
}

/// No timer.
pub fn after(_ms: i32, _call: impl FnOnce() + 'static) {}

/// Nobody looks.
pub fn on_sight(_call: impl Fn(bool) + 'static) {}

/// No dice.
///
/// # Errors
/// Always [`Refused`].
pub fn random_key() -> Result<String, Refused> {
    Err(Refused)
}

/// Nothing to scroll.
pub fn bring_into_view(_frame: &'static str, _mark: &'static str) {}

/// No page to replace.
pub fn replace_page(_address: &str) {}

/// Nothing is heard.
#[derive(Debug)]
pub struct Hearing;

/// No keys.
pub fn on_keys(_call: impl Fn(&str, i64) + 'static) -> Option<Hearing> {
    None
}

/// No links are followed.
pub fn on_links(_stops: impl Fn(&str) -> bool + 'static) -> Option<Hearing> {
    None
}

/// No network.
pub fn on_network(_call: impl Fn() + 'static) -> Option<Hearing> {
    None
}

/// Nobody leaves.
pub fn ask_before_leaving(_ask: bool) {}

/// Nothing is sealed on the host.
///
/// # Errors
/// Always [`Unsealed`].
pub async fn vault_unlock(
    _receipt: &str,
    _county: &str,
    _progress: impl Fn(u8) + 'static,
) -> Result<[String; 2], Unsealed> {
    Err(Unsealed::default())
}

/// Nothing is sealed on the host.
///
/// # Errors
/// Always [`Unsealed`].
pub async fn vault_seal(
    _keys: &str,
    _today: &str,
    _category: &str,
    _routing: &str,
    _account: &str,
) -> Result<String, Unsealed> {
    Err(Unsealed::default())
}

/// Nothing is sealed on the host.
///
/// # Errors
/// Always [`Unsealed`].
pub async fn vault_note(_thread: &str, _today: &str, _said: &str) -> Result<String, Unsealed> {
    Err(Unsealed::default())
}

/// Nothing is opened on the host.
///
/// # Errors
/// Always [`Unsealed`].
pub async fn vault_read(_thread: &str) -> Result<Vec<Message>, Unsealed> {
    Err(Unsealed::default())
}

/// Nobody works on the host.
pub async fn vault_warm() {}

/// Nobody works on the host.
///
/// # Errors
/// Always [`Unsealed`].
pub async fn vault_work(_challenge: &str) -> Result<String, Unsealed> {
    Err(Unsealed::default())
}

/// No files.
///
/// # Errors
/// Always [`Unsealed`].
pub async fn vault_attach(_chosen: &str) -> Result<Attached, Unsealed> {
    Err(Unsealed::default())
}

/// No files.
pub async fn vault_detach(_id: String) {}

/// Nothing to forget.
pub fn vault_forget() {}

/// No pictures.
///
/// # Errors
/// Always [`Unsealed`].
pub async fn save_picture(_svg: &str, _size: [u32; 2], _name: &str) -> Result<(), Unsealed> {
    Err(Unsealed::default())
}
