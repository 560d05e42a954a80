//! A step that runs beside others: a second `cargo xtask test --only STEP`, whose output is kept until its turn.

use std::{
    env,
    fs::File,
    io,
    path::PathBuf,
    process::{Child, Stdio},
};

use anyhow::{Context as _, Result};

use super::Tally;
use crate::{repo, shell, signals};

/// A step under way. Dropping it ends it.
pub struct Beside {
    child: Option<Child>,
    output: PathBuf,
}

impl Beside {
    /// Starts a step.
    ///
    /// # Errors
    /// This program cannot be started a second time.
    pub fn start(step: &str) -> Result<Self> {
        let output = repo::scratch()?.join(format!("{step}.log"));
        let log = File::create(&output).with_context(|| format!("making {}", output.display()))?;
        let program = env::current_exe().context("looking for this program")?;
        let mut command = shell::program(program);
        command.args(["test", "--only", step]).stdin(Stdio::null());
        command.stdout(log.try_clone()?).stderr(log);
        let child = shell::start(&mut command)?;
        println!("Beside it: {step}, whose output comes in its turn");
        Ok(Self {
            child: Some(child),
            output,
        })
    }

    /// Waits for its end, and shows what it had to say.
    ///
    /// # Errors
    /// The operating system loses it, or its output.
    pub fn finish(mut self) -> Result<Tally> {
        let Some(mut child) = self.child.take() else {
            return Ok(Tally::one(false));
        };
        let status = shell::wait(&mut child)?;
        let mut log = File::open(&self.output)?;
        io::copy(&mut log, &mut io::stdout())?;
        Ok(Tally::one(status.success()))
    }
}

impl Drop for Beside {
    fn drop(&mut self) {
        if let Some(mut child) = self.child.take() {
            signals::terminate(child.id());
            let _ = shell::wait(&mut child);
        }
    }
}
