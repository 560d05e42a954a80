//! The citizen app's entry in the browser.

fn main() {
    mingbai::app::start();
}
