//! The words that are the same on every poster, Chinese and English.
//!
//! `font/make.py` reads this file: the regular face holds what stands here, so make the fonts anew after a
//! change of the Chinese words.

/// The question that the poster asks.
pub const HEADLINE: [&str; 2] = ["办得怎么样，您来评", "How was it? You tell us."];

/// What to do with it.
pub const SCAN: [&str; 2] = ["微信或手机相机，扫一下", "Scan with WeChat or your camera"];

/// Below the first face.
pub const BEST: [&str; 2] = ["非常满意", "Very satisfied"];

/// Below the last one.
pub const WORST: [&str; 2] = ["非常不满意", "Very dissatisfied"];

/// What nobody is asked (R11).
pub const PROMISE: &str = "不留姓名，不留电话，十秒说完。";

/// What is not made of silence (R11), and what becomes of the ratings (R13).
pub const SILENCE: &str = "不评也没关系，不会替您算成满意。结果每月公布。";

/// Both of these in English.
pub const PROMISE_EN: &str = "No name, no phone number, ten seconds. Silence is never counted as satisfied. Figures every month.";

/// Behind the county's name, before its root key.
pub const ROOT_KEY: [&str; 2] = ["根公钥", "Root key"];
