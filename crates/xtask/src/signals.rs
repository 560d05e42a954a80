//! Ctrl-C and its kin. Whatever was started here is stopped, whatever was made for the time being is
//! removed, however this program ends short of `kill -9`.
//!
//! Children are watched by [`shell`](crate::shell); temporary clusters and folders by a [`Cleanup`].

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::exit,
    sync::{
        Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::Duration,
};

use anyhow::{Context as _, Result};
use nix::{
    sys::signal::{Signal, killpg},
    unistd::Pid,
};
use signal_hook::{
    consts::{SIGHUP, SIGINT, SIGTERM},
    iterator::Signals,
};

use crate::room;

type Work = Box<dyn FnOnce() + Send>;

struct Watched {
    children: Vec<u32>,
    cleanups: Vec<(u64, Work)>,
    next: u64,
}

static WATCHED: Mutex<Watched> = Mutex::new(Watched {
    children: Vec::new(),
    cleanups: Vec::new(),
    next: 0,
});

/// Set while `run` waits for its server: a signal is then handed on, and the server's own orderly
/// end is waited for.
static HANDING_ON: AtomicBool = AtomicBool::new(false);

/// Set once a signal is ending this program.
static ENDING: AtomicBool = AtomicBool::new(false);

fn watched() -> MutexGuard<'static, Watched> {
    WATCHED.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Starts listening for SIGINT, SIGTERM and SIGHUP.
///
/// # Errors
/// The operating system refuses the handlers.
pub fn install() -> Result<()> {
    let mut signals = Signals::new([SIGINT, SIGTERM, SIGHUP]).context("listening for signals")?;
    thread::spawn(move || {
        for signal in signals.forever() {
            if HANDING_ON.load(Ordering::SeqCst) {
                terminate_children();
                continue;
            }
            ENDING.store(true, Ordering::SeqCst);
            terminate_children();
            // Children get a moment to remove what they made (Playwright its browsers).
            thread::sleep(Duration::from_millis(300));
            let cleanups = std::mem::take(&mut watched().cleanups);
            for (_, work) in cleanups.into_iter().rev() {
                work();
            }
            exit(128 + signal);
        }
    });
    Ok(())
}

/// Does not return while a signal is ending this program: a child that was ended with it has not
/// failed, and no result is to be drawn from it.
pub fn stand_still_if_ending() {
    while ENDING.load(Ordering::SeqCst) {
        thread::sleep(Duration::from_millis(50));
    }
}

/// From now on a signal only ends the children: the caller waits for them and then returns.
pub fn hand_on() {
    HANDING_ON.store(true, Ordering::SeqCst);
}

/// Remembers a child to be ended with this program.
pub fn watch(child: u32) {
    watched().children.push(child);
}

/// The child has ended.
pub fn forget(child: u32) {
    watched().children.retain(|&other| other != child);
}

/// Asks a child and all that it started to end (SIGTERM to its process group): cargo would leave
/// its test running.
pub fn terminate(child: u32) {
    if let Ok(group) = i32::try_from(child) {
        // A child that is already gone is what is wanted.
        let _ = killpg(Pid::from_raw(group), Signal::SIGTERM);
    }
}

fn terminate_children() {
    let children = watched().children.clone();
    for child in children {
        terminate(child);
    }
}

/// Work to be done when this value is dropped, or when a signal ends the program first.
#[must_use = "dropping it does the work at once"]
pub struct Cleanup(u64);

impl Cleanup {
    /// Registers the work.
    pub fn new(work: impl FnOnce() + Send + 'static) -> Self {
        let mut watched = watched();
        let id = watched.next;
        watched.next += 1;
        watched.cleanups.push((id, Box::new(work)));
        Self(id)
    }
}

impl Drop for Cleanup {
    fn drop(&mut self) {
        let mut watched = watched();
        let place = watched.cleanups.iter().position(|(id, _)| *id == self.0);
        let work = place.map(|place| watched.cleanups.remove(place));
        drop(watched);
        if let Some((_, work)) = work {
            work();
        }
    }
}

/// A folder of its own for this process, removed at the end.
///
/// # Errors
/// It cannot be made.
pub fn temporary_folder(purpose: &str) -> Result<(PathBuf, Cleanup)> {
    temporary_folder_in(&env::temp_dir(), purpose)
}

/// The same, for tests: in memory where there is enough of it ([`room`]).
///
/// # Errors
/// It cannot be made.
pub fn test_folder(purpose: &str) -> Result<(PathBuf, Cleanup)> {
    temporary_folder_in(&room::folder(), purpose)
}

fn temporary_folder_in(place: &Path, purpose: &str) -> Result<(PathBuf, Cleanup)> {
    let path = place.join(format!("mingbai-{purpose}-{}", std::process::id()));
    // A process of the same number may have been killed and have left its folder.
    let _ = fs::remove_dir_all(&path);
    fs::create_dir_all(&path).with_context(|| format!("making {}", path.display()))?;
    let doomed = path.clone();
    let cleanup = Cleanup::new(move || {
        let _ = fs::remove_dir_all(&doomed);
    });
    Ok((path, cleanup))
}
