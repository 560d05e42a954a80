//! The desk's entry in the browser.

fn main() {
    // There is nothing to start on the host.
    #[cfg(target_arch = "wasm32")]
    mingbai_desk::app::start();
}
