//! What Trunk calls before and after it builds (`[[hooks]]` in `Trunk.toml`).

use std::{
    env,
    path::{Path, PathBuf},
};

use anyhow::{Result, anyhow};

use crate::{
    apart,
    args::{Mode, Stage},
    compress, glue, parts, root_key, script, style, tools, wasm, words, worker,
};

/// Runs the work of one stage.
///
/// # Errors
/// Anything that makes the bundle not fit to be served; Trunk then keeps the old one.
pub fn run(stage: Stage) -> Result<()> {
    match stage {
        Stage::PreBuild => style::build(),
        Stage::PostBuild => after_build(),
        Stage::BeforeDesk => style::build_desk(),
        Stage::AfterDesk => after_desk(),
    }
}

/// The desk has no service worker and both its languages within. Of the modules beside the citizen app it
/// uses the one for complaints.
fn after_desk() -> Result<()> {
    let (staging, mode) = built()?;
    let tools = shrink(mode)?;
    parts::DESK.add(&staging, mode, tools.wasm_opt.as_deref())?;
    make_small(&staging, mode, &tools)?;
    apart::share(&staging)?;
    root_key::stamp(&staging)?;
    compress::folder(&staging, mode)
}

/// The order matters: a step may change file names and bytes, so those that look at finished files
/// come later, and compression last of all.
fn after_build() -> Result<()> {
    let (staging, mode) = built()?;
    let tools = shrink(mode)?;
    let (wasm_opt, terser) = (tools.wasm_opt.as_deref(), tools.terser.as_deref());
    parts::CITIZEN.add(&staging, mode, wasm_opt)?;
    make_small(&staging, mode, &tools)?;
    apart::add(&staging, mode, wasm_opt, terser)?;
    words::write(&staging)?;
    root_key::stamp(&staging)?;
    worker::stamp(&staging)?;
    if let Some(terser) = terser {
        script::finish_worker(&staging, terser)?;
    }
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

/// The tools that make the bundle smaller, as far as they are to be had; none for a debug one.
#[derive(Default)]
struct Tools {
    wasm_opt: Option<PathBuf>,
    terser: Option<PathBuf>,
}

fn shrink(mode: Mode) -> Result<Tools> {
    if mode == Mode::Debug {
        return Ok(Tools::default());
    }
    let (wasm_opt, terser) = tools::shrink()?.map(|s| (s.wasm_opt, s.terser)).unzip();
    if terser.is_none() {
        println!("No npm here: the bundle is built without wasm-opt and Terser, 4 % larger");
    }
    Ok(Tools { wasm_opt, terser })
}

/// What people get is made as small as it can be with these tools.
fn make_small(staging: &Path, mode: Mode, tools: &Tools) -> Result<()> {
    if mode == Mode::Debug {
        return Ok(());
    }
    wasm::finish(staging, tools.wasm_opt.as_deref())?;
    glue::finish(staging)?;
    if let Some(terser) = &tools.terser {
        script::finish(staging, terser)?;
    }
    Ok(())
}
