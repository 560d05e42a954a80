//! Parts that more than one page is made of. Those that need nothing but words are the citizen app's.

pub mod ask;
#[path = "../../../../src/ui/bar.rs"]
pub mod bar;
#[path = "../../../../src/ui/brand.rs"]
pub mod brand;
pub mod cases;
pub mod codes;
pub mod copy;
#[path = "../../../../src/ui/days.rs"]
pub mod days;
pub mod due;
#[path = "../../../../src/ui/effect.rs"]
pub mod effect;
pub mod field;
pub mod form;
#[path = "../../../../src/ui/icon.rs"]
pub mod icon;
#[path = "../../../../src/ui/qr.rs"]
pub mod qr;
pub mod say;
pub mod select;
pub mod states;
