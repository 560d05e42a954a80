//! What Trunk calls before and after it builds (`[[hooks]]` in `Trunk.toml`).

use std::{env, path::PathBuf};

use anyhow::{Result, anyhow};

use crate::{
    args::{Mode, Stage},
    compress, glue, root_key, script, seal, style, tools, wasm, words, worker,
};

/// Runs the work of one stage.
///
/// # Errors
/// Anything that makes the bundle not fit to be served; Trunk then keeps the old one.
pub fn run(stage: Stage) -> Result<()> {
    match stage {
        Stage::PreBuild => style::build(),
        Stage::PostBuild => after_build(),
    }
}

/// The order matters: a step may change file names and bytes, so those that look at finished files
/// come later, and compression last of all.
fn after_build() -> Result<()> {
    let staging = env::var_os("TRUNK_STAGING_DIR")
        .map(PathBuf::from)
        .ok_or_else(|| anyhow!("TRUNK_STAGING_DIR is not set: this hook is called by Trunk"))?;
    let mode = match env::var("TRUNK_PROFILE").as_deref() {
        Ok("release") => Mode::Release,
        _ => Mode::Debug,
    };
    let shrink = match mode {
        Mode::Release => tools::shrink()?,
        Mode::Debug => None,
    };
    let (wasm_opt, terser) = shrink.map(|s| (s.wasm_opt, s.terser)).unzip();
    if mode == Mode::Release {
        if terser.is_none() {
            println!("No npm here: the bundle is built without wasm-opt and Terser, 4 % larger");
        }
        wasm::finish(&staging, wasm_opt.as_deref())?;
        glue::finish(&staging)?;
        if let Some(terser) = &terser {
            script::finish(&staging, terser)?;
        }
    }
    seal::add(&staging, mode, wasm_opt.as_deref(), terser.as_deref())?;
    words::write(&staging)?;
    root_key::stamp(&staging)?;
    worker::stamp(&staging)?;
    if let Some(terser) = &terser {
        script::finish_worker(&staging, terser)?;
    }
    compress::folder(&staging, mode)
}
