//! Files that nobody else on the machine may read, written all at once or not at all.

use super::KeysError;
use mingbai_contract::log::KeyId;
use mingbai_contract::log::bytes::{decode, encode};
use std::fmt::Write as _;
use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{ErrorKind, Read as _, Write as _};
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _, PermissionsExt as _};
use std::path::Path;
use zeroize::Zeroizing;

/// What group and others may do.
const OTHERS: u32 = 0o077;

/// More than any file here holds.
const LONGEST: u64 = 1024 * 1024;

fn failed(path: &Path) -> impl FnOnce(std::io::Error) -> KeysError {
    let path = path.to_owned();
    |source| KeysError::Io { path, source }
}

/// Makes a folder that only its owner may enter; one that is there must be such a one.
///
/// # Errors
/// [`KeysError::Exposed`], [`KeysError::Io`].
pub fn make_folder(folder: &Path) -> Result<(), KeysError> {
    if !folder.is_dir() {
        DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(folder)
            .map_err(failed(folder))?;
    }
    check_folder(folder)
}

/// Refuses a folder that others may enter.
///
/// # Errors
/// [`KeysError::Exposed`], [`KeysError::Io`].
pub fn check_folder(folder: &Path) -> Result<(), KeysError> {
    let mode = fs::metadata(folder).map_err(failed(folder))?.permissions();
    if mode.mode() & OTHERS == 0 {
        return Ok(());
    }
    Err(KeysError::Exposed {
        path: folder.to_owned(),
        mode: "700",
    })
}

/// Reads a file, unless others can do so too.
///
/// # Errors
/// [`KeysError::Exposed`], [`KeysError::Io`], [`KeysError::Malformed`] when it is no text.
pub fn read(path: &Path) -> Result<String, KeysError> {
    let file = File::open(path).map_err(failed(path))?;
    // Of the file that is open, not of what the name may stand for by then.
    let mode = file.metadata().map_err(failed(path))?.permissions();
    if mode.mode() & OTHERS != 0 {
        return Err(KeysError::Exposed {
            path: path.to_owned(),
            mode: "600",
        });
    }
    let mut bytes = Vec::new();
    file.take(LONGEST)
        .read_to_end(&mut bytes)
        .map_err(failed(path))?;
    String::from_utf8(bytes).map_err(|_| KeysError::Malformed(path.to_owned()))
}

/// Writes a file: after a power cut it is the old one or the new one, whole.
///
/// # Errors
/// [`KeysError::Io`].
pub fn write(folder: &Path, name: &str, text: &str) -> Result<(), KeysError> {
    put(folder, name, text, |unfinished, path| {
        fs::rename(unfinished, path)
    })
}

/// Writes a file that is not there yet. Of several who do so at the same time one writes it; what it has
/// written is there for all of them.
///
/// # Errors
/// [`KeysError::Io`].
pub fn write_first(path: &Path, text: &str) -> Result<(), KeysError> {
    let Some(name) = path.file_name().map(|name| name.to_string_lossy()) else {
        return Err(KeysError::Malformed(path.to_owned()));
    };
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    put(folder, &name, text, |unfinished, path| {
        let linked = fs::hard_link(unfinished, path);
        fs::remove_file(unfinished)?;
        match linked {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(()),
            linked => linked,
        }
    })
}

/// Writes a file under another name, and has it take its place.
fn put(
    folder: &Path,
    name: &str,
    text: &str,
    take_place: impl FnOnce(&Path, &Path) -> std::io::Result<()>,
) -> Result<(), KeysError> {
    let path = folder.join(name);
    let unfinished = folder.join(format!(".{name}.{}", std::process::id()));
    // What an earlier process of this number has left behind.
    let _ = fs::remove_file(&unfinished);
    let written = OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(&unfinished)
        .and_then(|mut file| {
            file.write_all(text.as_bytes())?;
            file.sync_all()
        })
        .and_then(|()| take_place(&unfinished, &path))
        .and_then(|()| File::open(folder)?.sync_all());
    if written.is_err() {
        let _ = fs::remove_file(&unfinished);
    }
    written.map_err(failed(&path))
}

/// A secret of 32 bytes.
pub type Secret = Zeroizing<[u8; 32]>;

/// A new secret.
///
/// # Errors
/// [`KeysError::Random`].
pub fn new_secret() -> Result<Secret, KeysError> {
    let mut secret = Zeroizing::new([0; 32]);
    getrandom::fill(secret.as_mut()).map_err(|_| KeysError::Random)?;
    Ok(secret)
}

/// Writes a secret behind a mark that says what it is for.
///
/// # Errors
/// As [`write`].
pub fn write_secret(
    folder: &Path,
    name: &str,
    mark: &str,
    secret: &[u8; 32],
) -> Result<(), KeysError> {
    let secret = Zeroizing::new(encode(secret));
    let text = Zeroizing::new(format!("{mark}{}\n", *secret));
    write(folder, name, &text)
}

/// Reads a secret, if it is for what the mark says.
///
/// # Errors
/// As [`read`], and [`KeysError::Malformed`] for another mark.
pub fn read_secret(path: &Path, mark: &str) -> Result<Secret, KeysError> {
    let text = Zeroizing::new(read(path)?);
    let secret = text.trim_end().strip_prefix(mark);
    let secret = secret.and_then(|secret| decode(secret).ok());
    secret
        .map(Zeroizing::new)
        .ok_or_else(|| KeysError::Malformed(path.to_owned()))
}

/// The name of the file of a key.
#[must_use]
pub fn name_of(kind: &str, id: KeyId) -> String {
    let mut name = kind.to_owned();
    for byte in id.0 {
        let _ = write!(name, "{byte:02x}");
    }
    name + ".key"
}

/// Deletes files by their names, as far as it can: what stays is tried again.
pub fn forget(folder: &Path, is_over: impl Fn(&str) -> bool) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for entry in entries.filter_map(Result::ok) {
        if is_over(&entry.file_name().to_string_lossy()) {
            let _ = fs::remove_file(entry.path());
        }
    }
}
