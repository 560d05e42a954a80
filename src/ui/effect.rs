//! Effects that share one copy of their machinery: each closure handed to Leptos alone would have the
//! compiler write it anew, some hundred bytes on the way to the phone.

use leptos::prelude::Effect;

/// Runs once the view is there, and again whenever a signal that it read has changed. Never on the host.
pub fn effect(run: impl FnMut() + 'static) {
    boxed(Box::new(run));
}

fn boxed(mut run: Box<dyn FnMut()>) {
    Effect::new(move |_| run());
}

/// Runs whenever a signal that `watch` reads has changed, but not for its first value.
pub fn on_change(watch: impl Fn() + 'static, mut run: impl FnMut() + 'static) {
    let mut first = true;
    effect(move || {
        watch();
        if !std::mem::replace(&mut first, false) {
            run();
        }
    });
}
