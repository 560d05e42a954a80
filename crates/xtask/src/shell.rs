//! Runs other programs: shows what is run, waits, turns a bad end into an error.
//!
//! Every child is known to [`signals`] while it lives, so that Ctrl-C leaves nothing behind.

use std::{
    env,
    io::{BufRead as _, BufReader},
    os::unix::process::CommandExt as _,
    path::Path,
    process::{Child, Command, ExitStatus, Stdio},
};

use anyhow::{Context as _, Result, bail};

use crate::{repo, signals};

/// Cargo, in the repository's root, as the version that runs this program. In continuous integration each build is
/// the first and the last one, and nobody steps through it: nothing is kept for a next one, and no line is noted.
pub fn cargo() -> Command {
    let program = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(program);
    command.current_dir(repo::root());
    if env::var_os("CI").is_some() {
        command.env("CARGO_INCREMENTAL", "0");
        command.env("CARGO_PROFILE_DEV_DEBUG", "0");
    }
    command
}

/// Another program, in the repository's root.
pub fn program(name: impl AsRef<std::ffi::OsStr>) -> Command {
    let mut command = Command::new(name);
    command.current_dir(repo::root());
    command
}

/// The command as one would type it, without the folders of its program.
pub fn shown(command: &Command) -> String {
    let name = Path::new(command.get_program())
        .file_name()
        .unwrap_or(command.get_program())
        .to_string_lossy();
    let mut line = name.into_owned();
    for argument in command.get_args() {
        line.push(' ');
        line.push_str(&argument.to_string_lossy());
    }
    line
}

/// Starts a child that is ended when this program is, with all that it starts itself.
///
/// It leads a process group of its own: Ctrl-C reaches it once, through [`signals`], and not a second
/// time from the terminal.
///
/// # Errors
/// The program cannot be started.
pub fn start(command: &mut Command) -> Result<Child> {
    let child = command
        .process_group(0)
        .spawn()
        .with_context(|| format!("starting `{}`", shown(command)))?;
    signals::watch(child.id());
    Ok(child)
}

/// Waits for a child that [`start`] started.
///
/// # Errors
/// The operating system loses the child.
pub fn wait(child: &mut Child) -> Result<ExitStatus> {
    let status = child.wait().context("waiting for a program")?;
    signals::forget(child.id());
    signals::stand_still_if_ending();
    Ok(status)
}

/// Runs a command in the open: its output is ours. It gets no standard input.
///
/// # Errors
/// It cannot be started or ends badly.
pub fn run(command: &mut Command) -> Result<()> {
    let status = status(command)?;
    if !status.success() {
        bail!("`{}` failed ({status})", shown(command));
    }
    Ok(())
}

/// As [`run`], but a bad end is an answer and no error.
///
/// # Errors
/// It cannot be started.
pub fn status(command: &mut Command) -> Result<ExitStatus> {
    println!("$ {}", shown(command));
    let mut child = start(command.stdin(Stdio::null()))?;
    wait(&mut child)
}

/// Runs a command and shows each line of its standard output while handing it to `see`.
///
/// # Errors
/// It cannot be started, or its output cannot be read.
pub fn tee(command: &mut Command, mut see: impl FnMut(&str)) -> Result<ExitStatus> {
    println!("$ {}", shown(command));
    let mut child = start(command.stdin(Stdio::null()).stdout(Stdio::piped()))?;
    if let Some(output) = child.stdout.take() {
        let mut output = BufReader::new(output);
        let mut line = Vec::new();
        while output.read_until(b'\n', &mut line)? > 0 {
            // A test may print anything: bytes that are no text must not end the reading.
            let text = String::from_utf8_lossy(&line);
            print!("{text}");
            see(text.trim_end());
            line.clear();
        }
    }
    wait(&mut child)
}

/// Runs a command out of sight and returns its standard output.
///
/// # Errors
/// It cannot be started or ends badly; its standard error is part of the message.
pub fn output(command: &mut Command) -> Result<String> {
    let output = command
        .stdin(Stdio::null())
        .output()
        .with_context(|| format!("starting `{}`", shown(command)))?;
    if !output.status.success() {
        bail!(
            "`{}` failed ({}): {}",
            shown(command),
            output.status,
            String::from_utf8_lossy(&output.stderr).trim()
        );
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Runs one of our own programs out of sight and returns its standard output.
///
/// # Errors
/// It cannot be started or ends badly; then the message is what it says itself.
pub fn answer(command: &mut Command) -> Result<String> {
    let output = command
        .stdin(Stdio::null())
        .output()
        .with_context(|| format!("starting `{}`", shown(command)))?;
    if !output.status.success() {
        bail!("{}", String::from_utf8_lossy(&output.stderr).trim());
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Where a program of this name is on the search path.
pub fn find(name: &str) -> Option<std::path::PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path)
        .map(|folder| folder.join(name))
        .find(|candidate| candidate.is_file())
}
