//! What Trunk calls before and after it builds (`[[hooks]]` in `Trunk.toml`).

use std::{
    env,
    path::{Path, PathBuf},
};

use anyhow::{Result, anyhow};

use crate::{
    args::{Mode, Stage},
    compress, glue, root_key, script, seal, style, tools, wasm, worker,
};

/// Runs the work of one stage.
///
/// # Errors
/// Anything that makes the bundle not fit to be served; Trunk then keeps the old one.
pub fn run(stage: Stage) -> Result<()> {
    match stage {
        Stage::PreBuild => style::build(),
        Stage::PostBuild => after_build(),
        Stage::DeskPreBuild => style::build_desk(),
        Stage::DeskPostBuild => after_desk(),
    }
}

/// The desk has no service worker, no receipts and nothing to seal.
fn after_desk() -> Result<()> {
    let (staging, mode) = built()?;
    let tools = shrinking(mode)?;
    make_small(&staging, mode, &tools)?;
    compress::folder(&staging, mode)
}

/// The order matters: a step may change file names and bytes, so those that look at finished files
/// come later, and compression last of all.
fn after_build() -> Result<()> {
    let (staging, mode) = built()?;
    let tools = shrinking(mode)?;
    make_small(&staging, mode, &tools)?;
    let (wasm_opt, terser) = &tools;
    seal::add(&staging, mode, wasm_opt.as_deref(), terser.as_deref())?;
    root_key::stamp(&staging)?;
    worker::stamp(&staging)?;
    compress::folder(&staging, mode)
}

/// Where Trunk has put what it built, and how.
fn built() -> Result<(PathBuf, Mode)> {
    let staging = env::var_os("TRUNK_STAGING_DIR")
        .map(PathBuf::from)
        .ok_or_else(|| anyhow!("TRUNK_STAGING_DIR is not set: this hook is called by Trunk"))?;
    let mode = match env::var("TRUNK_PROFILE").as_deref() {
        Ok("release") => Mode::Release,
        _ => Mode::Debug,
    };
    Ok((staging, mode))
}

/// wasm-opt and Terser, where they are wanted and to be had.
type Tools = (Option<PathBuf>, Option<PathBuf>);

fn shrinking(mode: Mode) -> Result<Tools> {
    if mode != Mode::Release {
        return Ok((None, None));
    }
    let shrink = tools::shrink()?;
    if shrink.is_none() {
        println!("No npm here: the bundle is built without wasm-opt and Terser, 4 % larger");
    }
    Ok(shrink.map(|s| (s.wasm_opt, s.terser)).unzip())
}

/// What people get is made as small as it can be.
fn make_small(staging: &Path, mode: Mode, (wasm_opt, terser): &Tools) -> Result<()> {
    if mode == Mode::Release {
        wasm::finish(staging, wasm_opt.as_deref())?;
        glue::finish(staging)?;
        if let Some(terser) = terser {
            script::finish(staging, terser)?;
        }
    }
    Ok(())
}
