//! Has the linker leave its notes in the programs of citizen app and desk: `cargo xtask` cuts pages that few
//! people open out of them by these, and takes them away.

use std::env;

fn main() {
    // Nothing else: two crates use this file, each from its own folder.
    println!("cargo::rerun-if-env-changed=CARGO_CFG_TARGET_FAMILY");
    if env::var("CARGO_CFG_TARGET_FAMILY").as_deref() == Ok("wasm") {
        println!("cargo::rustc-link-arg-bins=--emit-relocs");
    }
}
