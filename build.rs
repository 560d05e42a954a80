//! Has the linker leave its notes in the citizen app's program: `cargo xtask` cuts pages that few people
//! open out of it by them, and takes them away.

use std::env;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    if env::var("CARGO_CFG_TARGET_FAMILY").as_deref() == Ok("wasm") {
        println!("cargo::rustc-link-arg-bins=--emit-relocs");
    }
}
