//! Reading aloud, by the phone's own voices (Web Speech API).

use super::Refused;
use std::cell::RefCell;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{SpeechSynthesis, SpeechSynthesisUtterance, SpeechSynthesisVoice};

/// A little slower than the voices' own pace.
const RATE: f32 = 0.9;

thread_local! {
    /// What is being said: browsers forget utterances that nobody holds.
    static SAYING: RefCell<Vec<SpeechSynthesisUtterance>> = const { RefCell::new(Vec::new()) };
}

fn synthesis() -> Option<SpeechSynthesis> {
    let window = web_sys::window()?;
    let synthesis = js_sys::Reflect::get(&window, &"speechSynthesis".into()).ok()?;
    synthesis.is_object().then(|| synthesis.unchecked_into())
}

/// Whether this browser can read aloud at all. Asking makes it look for its voices.
#[must_use]
pub fn can_speak() -> bool {
    synthesis().is_some_and(|synthesis| {
        let _ = synthesis.get_voices();
        true
    })
}

/// A voice of the phone itself: others would send what is read to somebody else's server. None where
/// the browser does not list its voices; there the language decides.
///
/// # Errors
/// It lists its voices, and none on the phone speaks the language.
fn voice(synthesis: &SpeechSynthesis, lang: &str) -> Result<Option<SpeechSynthesisVoice>, Refused> {
    let voices = synthesis.get_voices();
    let two = lang.get(..2).unwrap_or(lang);
    let mut found = None;
    for voice in voices.iter() {
        let voice: SpeechSynthesisVoice = voice.unchecked_into();
        let speaks = voice.lang();
        // Hong Kong's Chinese voice speaks Cantonese.
        if voice.local_service() && speaks.starts_with(two) && !speaks.ends_with("HK") {
            let mainland = speaks.ends_with("CN");
            if found.is_none() || mainland {
                found = Some(voice);
            }
            if mainland {
                break;
            }
        }
    }
    if found.is_none() && voices.length() > 0 {
        return Err(Refused);
    }
    Ok(found)
}

/// Reads sentences aloud, each in a language (a BCP 47 tag). `over` hears whether they were all read;
/// nothing after [`hush`].
///
/// # Errors
/// The browser cannot, or has no voice of its own for a language.
pub fn speak(
    sentences: &[(String, &'static str)],
    over: impl Fn(bool) + 'static,
) -> Result<(), Refused> {
    let synthesis = synthesis().ok_or(Refused)?;
    let mut saying = Vec::new();
    for (words, lang) in sentences {
        let one = SpeechSynthesisUtterance::new_with_text(words).map_err(|_| Refused)?;
        one.set_lang(lang);
        one.set_voice(voice(&synthesis, lang)?.as_ref());
        one.set_rate(RATE);
        saying.push(one);
    }
    hush();
    let heard = Closure::<dyn Fn(web_sys::Event)>::new(move |event: web_sys::Event| {
        let ended = event.type_() == "end";
        if !ended {
            hush();
        }
        over(ended);
    });
    let heard = heard.into_js_value();
    for one in &saying {
        one.set_onerror(Some(heard.unchecked_ref()));
    }
    if let Some(last) = saying.last() {
        last.set_onend(Some(heard.unchecked_ref()));
    }
    for one in &saying {
        synthesis.speak(one);
    }
    SAYING.replace(saying);
    Ok(())
}

/// Stops reading.
pub fn hush() {
    for one in SAYING.take() {
        one.set_onend(None);
        one.set_onerror(None);
    }
    if let Some(synthesis) = synthesis() {
        synthesis.cancel();
    }
}
