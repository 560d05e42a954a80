//! Which crates of the workspace are checked how, read from cargo: a new crate cannot be forgotten.

use anyhow::{Result, anyhow};
use serde_json::Value;

use crate::shell;

/// The workspace's crates, in two kinds whose features must not mix.
pub struct Crates {
    /// Crates with views: they depend on Leptos, which is one thing in a browser and another on a
    /// host.
    pub views: Vec<String>,
    /// Those of `views` that have a feature `ssr`, as cargo wants it: `mingbai/ssr`.
    pub ssr: Vec<String>,
    /// All others.
    pub others: Vec<String>,
}

impl Crates {
    /// Asks cargo.
    ///
    /// # Errors
    /// Cargo cannot read the workspace.
    pub fn read() -> Result<Self> {
        let mut cargo = shell::cargo();
        cargo.args(["metadata", "--no-deps", "--format-version", "1"]);
        Self::from_metadata(&serde_json::from_str(&shell::output(&mut cargo)?)?)
    }

    fn from_metadata(metadata: &Value) -> Result<Self> {
        let mut crates = Self {
            views: Vec::new(),
            ssr: Vec::new(),
            others: Vec::new(),
        };
        let packages = metadata["packages"].as_array();
        for package in packages.ok_or_else(|| anyhow!("cargo metadata names no packages"))? {
            let name = package["name"]
                .as_str()
                .ok_or_else(|| anyhow!("a crate has no name"))?;
            let dependencies = package["dependencies"].as_array();
            let has_views = dependencies
                .into_iter()
                .flatten()
                .any(|dependency| dependency["name"] == "leptos");
            if !has_views {
                crates.others.push(name.to_owned());
                continue;
            }
            crates.views.push(name.to_owned());
            if package["features"].get("ssr").is_some() {
                crates.ssr.push(format!("{name}/ssr"));
            }
        }
        Ok(crates)
    }
}

/// `--package` arguments.
pub fn packages<'a>(names: impl IntoIterator<Item = &'a String>) -> Vec<String> {
    names
        .into_iter()
        .flat_map(|name| ["--package".to_owned(), name.clone()])
        .collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn crates_with_views_are_told_from_others() {
        let metadata = json!({"packages": [
            {"name": "app", "dependencies": [{"name": "leptos"}], "features": {"csr": [], "ssr": []}},
            {"name": "parts", "dependencies": [{"name": "leptos"}], "features": {}},
            {"name": "rules", "dependencies": [{"name": "chrono"}], "features": {"ssr": []}},
        ]});
        let crates = Crates::from_metadata(&metadata).unwrap();
        assert_eq!(crates.views, ["app", "parts"]);
        assert_eq!(crates.ssr, ["app/ssr"]);
        assert_eq!(crates.others, ["rules"]);
        assert_eq!(
            packages(&crates.views),
            ["--package", "app", "--package", "parts"]
        );
    }
}
