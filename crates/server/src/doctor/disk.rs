//! Is there room, and may it be used? For a database that is a file.

use super::{Code, Finding};

const MB: u64 = 1 << 20;

/// Below this a busy day may fill the disk.
const LOW: u64 = 1024 * MB;

/// Below this the next import may.
const GONE: u64 = 64 * MB;

/// What is known about the folder of the database.
#[derive(Debug, Clone, Copy)]
pub struct Folder {
    /// Bytes that may still be written.
    pub free: u64,
    /// Bytes of the database with its log.
    pub database: u64,
    /// Whether a file could be written and removed.
    pub writable: bool,
    /// Whether it lies on another machine.
    pub network: bool,
}

/// Judges the folder.
#[must_use]
pub fn check(folder: Folder, name: &str) -> Vec<Finding> {
    let mut found = Vec::new();
    if !folder.writable {
        found.push(Finding::new(Code::FolderReadOnly, name));
    }
    if folder.network {
        found.push(Finding::new(Code::NetworkFolder, name));
    }
    // A copy for safekeeping must fit beside it.
    let low = LOW.max(folder.database);
    found.push(Finding::new(
        match folder.free {
            free if free < GONE => Code::SpaceGone,
            free if free < low => Code::SpaceLow,
            _ => Code::SpaceEnough,
        },
        size(folder.free),
    ));
    found
}

/// A size for people: `5.2 GB`.
fn size(bytes: u64) -> String {
    let tenths = bytes / (1024 * MB / 10);
    if tenths < 10 {
        format!("{} MB", bytes / MB)
    } else {
        format!("{}.{} GB", tenths / 10, tenths % 10)
    }
}

#[cfg(test)]
mod tests {
    use super::{Folder, MB, check};
    use crate::doctor::{Code, Finding};

    #[test]
    fn room_and_rights_are_judged() {
        use Code::{FolderReadOnly, NetworkFolder, SpaceEnough, SpaceGone, SpaceLow};
        for (free, database, writable, network, expected) in [
            (
                5 * 1024 * MB,
                MB,
                true,
                false,
                vec![(SpaceEnough, "5.0 GB")],
            ),
            (1024 * MB, MB, true, false, vec![(SpaceEnough, "1.0 GB")]),
            (1023 * MB, MB, true, false, vec![(SpaceLow, "1023 MB")]),
            (
                5 * 1024 * MB,
                6 * 1024 * MB,
                true,
                false,
                vec![(SpaceLow, "5.0 GB")],
            ),
            (63 * MB, MB, true, false, vec![(SpaceGone, "63 MB")]),
            (
                5 * 1024 * MB,
                0,
                false,
                false,
                vec![(FolderReadOnly, "here"), (SpaceEnough, "5.0 GB")],
            ),
            (
                5 * 1024 * MB,
                0,
                true,
                true,
                vec![(NetworkFolder, "here"), (SpaceEnough, "5.0 GB")],
            ),
        ] {
            let folder = Folder {
                free,
                database,
                writable,
                network,
            };
            let expected: Vec<Finding> = expected
                .into_iter()
                .map(|(code, about)| Finding::new(code, about))
                .collect();
            assert_eq!(check(folder, "here"), expected, "{folder:?}");
        }
    }
}
