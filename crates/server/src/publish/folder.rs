//! The files of a data folder, as bytes.

use super::findings::{Finding, ShapeCode};
use super::parts::Part;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{fs, io};

/// No data file is as large as this, in bytes; a slip of the hand must not fill the memory.
const LARGEST: u64 = 32 * 1024 * 1024;

/// Files that belong to the sample county but not to a publication: input of later parts.
const BESIDE: [&str; 2] = ["demo-cases.json", "ratings-profile.json"];

/// A folder's files: name relative to it (with `/`) and content.
#[derive(Debug, Default)]
pub struct Folder {
    /// What may be part of a publication.
    pub files: BTreeMap<String, Vec<u8>>,
    /// What is wrong with the files as such.
    pub findings: Vec<Finding>,
}

/// The folder itself cannot be read.
#[derive(Debug, thiserror::Error)]
#[error("{path}: {source}")]
pub struct FolderError {
    /// Which folder.
    pub path: PathBuf,
    /// What the system says.
    pub source: io::Error,
}

/// Reads every file that a publication may consist of.
///
/// # Errors
/// [`FolderError`] when there is no such folder or it cannot be listed. What is wrong with a single
/// file is a finding.
pub fn read(dir: &Path) -> Result<Folder, FolderError> {
    let mut folder = Folder::default();
    for (name, path) in list(dir)? {
        if name == "items" && path.is_dir() {
            for (name, path) in list(&path)? {
                let file = format!("items/{name}");
                if name.ends_with(".json") && !name.starts_with('.') {
                    folder.take(file, &path);
                } else {
                    folder.add(Finding::file(&file, ShapeCode::UnknownFile, ""));
                }
            }
        } else if is_part(&name) {
            folder.take(name, &path);
        } else if BESIDE.contains(&name.as_str()) {
            folder.add(Finding::file(&name, ShapeCode::NotPublished, ""));
        } else if name != "README.md" {
            folder.add(Finding::file(&name, ShapeCode::UnknownFile, ""));
        }
    }
    for part in Part::ALL {
        let name = format!("{}.json", part.name());
        let seen = folder.findings.iter().any(|f| f.file == name);
        if !folder.files.contains_key(&name) && !seen {
            folder.add(Finding::file(&name, ShapeCode::MissingFile, ""));
        }
    }
    if !folder.files.keys().any(|name| name.starts_with("items/")) {
        folder.add(Finding::file("items/", ShapeCode::MissingFile, ""));
    }
    Ok(folder)
}

fn is_part(name: &str) -> bool {
    name.strip_suffix(".json")
        .is_some_and(|stem| Part::by_name(stem).is_some())
}

/// The entries of a folder by name; names that are not Unicode are shown with question marks.
fn list(dir: &Path) -> Result<Vec<(String, PathBuf)>, FolderError> {
    let failed = |source| FolderError {
        path: dir.to_owned(),
        source,
    };
    let mut entries = Vec::new();
    for entry in fs::read_dir(dir).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let name = entry.file_name().to_string_lossy().into_owned();
        entries.push((name, entry.path()));
    }
    entries.sort();
    Ok(entries)
}

impl Folder {
    fn add(&mut self, finding: Finding) {
        self.findings.push(finding);
    }

    fn take(&mut self, name: String, path: &Path) {
        let content = fs::metadata(path).and_then(|meta| {
            if meta.len() > LARGEST {
                return Ok(None);
            }
            fs::read(path).map(Some)
        });
        match content {
            Ok(Some(bytes)) => {
                self.files.insert(name, bytes);
            }
            Ok(None) => self.add(Finding::file(&name, ShapeCode::TooLarge, "")),
            Err(error) => {
                self.add(Finding::file(
                    &name,
                    ShapeCode::Unreadable,
                    error.to_string(),
                ));
            }
        }
    }
}
