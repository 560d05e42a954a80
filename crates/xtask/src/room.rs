//! Where what tests make for the time being is put.

use std::{
    env,
    path::{Path, PathBuf},
};

use nix::sys::statvfs::statvfs;

/// Files here are kept in memory.
const MEMORY: &str = "/dev/shm";

/// How much of it there must be, in bytes: databases of a few dozen tests, and profiles of two browsers.
const ENOUGH: u64 = 4 << 30;

/// The folder for temporary folders: in memory where there is enough of it, so that hundreds of small databases do
/// not wait for a disk; otherwise the usual one.
pub fn folder() -> PathBuf {
    folder_or(&env::temp_dir())
}

/// The same, with another one where there is not.
pub fn folder_or(otherwise: &Path) -> PathBuf {
    let memory = Path::new(MEMORY);
    let room = statvfs(memory).map_or(0, |of| of.blocks_available() * of.fragment_size());
    if room >= ENOUGH {
        memory.to_path_buf()
    } else {
        otherwise.to_path_buf()
    }
}
