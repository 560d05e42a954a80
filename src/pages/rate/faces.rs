//! The five faces: a 40 grid, strokes of 1.75 with round ends, always beside their words.

use mingbai_contract::rating::Level;
use mingbai_view::{Node, view};

/// Eyes of all but the last.
macro_rules! face {
    ($mouth:literal) => {
        concat!(
            r#"<circle cx="20" cy="20" r="16.500"/><path d="M14.500 15.500v1.800M25.500 15.500v1.800"/><path stroke-linejoin="round" d=""#,
            $mouth,
            r#""/>"#
        )
    };
}

const BRIGHT: &str = face!("M12 22.500c2 4.500 5 6 8 6s6-1.500 8-6z");
const GLAD: &str = face!("M12.500 23c1.800 3 4.400 4.500 7.500 4.500s5.700-1.500 7.500-4.500");
const CALM: &str = face!("M13.500 25.500h13");
const SAD: &str = face!("M13 28c1.700-2.300 4.200-3.500 7-3.500s5.300 1.200 7 3.500");
const ANGRY: &str = r#"<circle cx="20" cy="20" r="16.500"/><path d="M14.500 17v1.800M25.500 17v1.800"/><path stroke-linejoin="round" d="M12.500 29.500c1.500-4 4.300-6 7.500-6s6 2 7.500 6"/><path d="m12.500 12.500 4 1.700M27.500 12.500l-4 1.700"/>"#;

/// The face of a level, as a picture that screen readers pass over.
pub fn face(level: Level) -> Node {
    let drawing = match level {
        Level::VerySatisfied => BRIGHT,
        Level::Satisfied => GLAD,
        Level::FairlySatisfied => CALM,
        Level::Dissatisfied => SAD,
        Level::VeryDissatisfied => ANGRY,
    };
    view! { <svg class="f" viewBox="0 0 40 40" aria-hidden="true" inner_html=drawing></svg> }
}
