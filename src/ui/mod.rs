//! Parts that more than one page is made of. They show; they fetch nothing and decide nothing.

pub mod bar;
pub mod brand;
pub mod carry;
pub mod clock;
pub mod complain;
pub mod days;
pub mod effect;
pub mod find;
pub mod fragment;
pub mod icon;
pub mod ics;
pub mod open;
pub mod print;
pub mod qr;
pub mod recent;
pub mod row;
pub mod say;
pub mod seal;
pub mod states;
pub mod suggest;
