//! Writing a publication back as a folder of data files: two-space JSON, one file a guide.

use super::parts::Part;
use mingbai_contract::catalog::Publication;
use serde::Serialize;
use std::fs;
use std::io;
use std::path::Path;

/// Why a folder could not be written.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The folder holds something already: nothing is ever written over.
    #[error("{0} is not empty")]
    NotEmpty(String),
    /// The system would not let it be written.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// It cannot be written as JSON.
    #[error(transparent)]
    Json(#[from] serde_json::Error),
}

/// Writes a publication into a folder that is empty or not there yet.
///
/// # Errors
/// Any [`ExportError`]; files written until then stay.
pub fn export(publication: &Publication, dir: &Path) -> Result<(), ExportError> {
    let items = dir.join("items");
    fs::create_dir_all(dir)?;
    if fs::read_dir(dir)?.next().is_some() {
        return Err(ExportError::NotEmpty(dir.display().to_string()));
    }
    fs::create_dir_all(&items)?;
    for part in Part::ALL {
        let path = dir.join(format!("{}.json", part.name()));
        let p = publication;
        match part {
            Part::County => write(&path, &p.county),
            Part::Departments => write(&path, &p.departments),
            Part::Centers => write(&path, &p.centers),
            Part::Windows => write(&path, &p.windows),
            Part::Calendar => write(&path, &p.calendar),
            Part::Lists => write(&path, &p.lists),
            Part::ServiceRules => write(&path, &p.service_rules),
            Part::Synonyms => write(&path, &p.synonyms),
        }?;
    }
    for guide in &publication.guides {
        write(&items.join(format!("{}.json", guide.id)), guide)?;
    }
    Ok(())
}

fn write<T: Serialize>(path: &Path, value: &T) -> Result<(), ExportError> {
    let mut text = serde_json::to_string_pretty(value)?;
    text.push('\n');
    fs::write(path, text)?;
    Ok(())
}
