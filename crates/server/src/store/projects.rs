//! Green-channel projects as they are kept (R8): versions of their facts, which only grow (R15).
//!
//! Owns how a version comes in: whoever makes one says which it was made from, and if there is another one by
//! now, nothing is written ([`NotTaken::Changed`]). What offices do is written together with its entry in the
//! desk's record. Whether a version may follow another is `mingbai_domain::project`'s business. Secrets come
//! here as hashes already; inspections are kept apart ([`super::inspections`]). Nothing here looks at a clock.

use super::StoreError;
use super::applications::{NotTaken, Once};
use super::staff::Record;
use async_trait::async_trait;
use mingbai_contract::project::{Access, Project};
use mingbai_contract::{DepartmentId, ProjectId};

/// The last version of a project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptProject {
    /// Its facts; it has no inspections here.
    pub project: Project,
    /// The number of the version.
    pub version: u32,
    /// Whether there is a secret for others.
    pub shared: bool,
}

/// A version of a project, without its facts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptVersion {
    /// Its number, from 1.
    pub version: u32,
    /// Who made it.
    pub actor: String,
    /// When, milliseconds since 1970, UTC.
    pub at_ms: i64,
    /// Why something that was on record was changed; empty where nothing was.
    pub correction: String,
}

/// The next version of a project.
#[derive(Debug, Clone)]
pub struct NewVersion {
    /// Which version it was made from; 0 for a new project.
    pub after: u32,
    /// Its facts; they have no inspections.
    pub project: Project,
    /// Which departments it concerns.
    pub departments: Vec<DepartmentId>,
    /// Why something that was on record is changed; empty where nothing is.
    pub correction: String,
    /// The hash of number and secret, with a new project.
    pub opens: Option<String>,
    /// What the answer needs of the secret, masked.
    pub masked: String,
    /// The request; none where it may be carried out again.
    pub once: Option<Once>,
}

/// What came of a request, now or when it first came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProjectDone {
    /// The project.
    pub code: ProjectId,
    /// The version.
    pub version: u32,
    /// What the answer needs of the secret, masked; empty for none.
    pub masked: String,
}

/// Which projects are asked for.
#[derive(Debug, Clone, Default)]
pub struct ProjectQuery {
    /// Only those that concern one of these departments; all of them for none.
    pub departments: Option<Vec<DepartmentId>>,
    /// Only numbers behind this one.
    pub after: String,
    /// How many at most.
    pub limit: u32,
}

/// Projects.
#[async_trait]
pub trait Projects: Send + Sync {
    /// The last version of a project.
    ///
    /// # Errors
    /// Any [`StoreError`].
    async fn project(&self, code: &ProjectId) -> Result<Option<KeptProject>, StoreError>;

    /// The last versions of projects, by number.
    ///
    /// # Errors
    /// Any [`StoreError`].
    async fn projects(&self, wanted: &ProjectQuery) -> Result<Vec<KeptProject>, StoreError>;

    /// The numbers of all projects that begin with this, in no order.
    ///
    /// # Errors
    /// Any [`StoreError`].
    async fn project_codes(&self, beginning: &str) -> Result<Vec<ProjectId>, StoreError>;

    /// Who made which version of a project, newest first.
    ///
    /// # Errors
    /// Any [`StoreError`].
    async fn project_versions(&self, code: &ProjectId) -> Result<Vec<KeptVersion>, StoreError>;

    /// The project whose number and secret have this hash, and which secret that is.
    ///
    /// # Errors
    /// Any [`StoreError`].
    async fn project_opened_by(
        &self,
        opens: &str,
    ) -> Result<Option<(ProjectId, Access)>, StoreError>;

    /// Keeps the next version of a project together with its entry in the desk's record: all or nothing. What
    /// the request came to before, if it came before.
    ///
    /// # Errors
    /// Any [`StoreError`]; [`NotTaken`] within.
    async fn keep_project(
        &self,
        new: &NewVersion,
        record: &Record,
    ) -> Result<Result<ProjectDone, NotTaken>, StoreError>;

    /// Lets the secret with this hash open a project in place of the one before, or none at all.
    ///
    /// # Errors
    /// Any [`StoreError`].
    async fn open_project_with(
        &self,
        code: &ProjectId,
        access: Access,
        opens: Option<&str>,
        now_ms: i64,
    ) -> Result<(), StoreError>;

    /// As [`Self::open_project_with`] for the investor's own secret, with its entry in the desk's record.
    ///
    /// # Errors
    /// Any [`StoreError`].
    async fn renew_project_secret(
        &self,
        code: &ProjectId,
        opens: &str,
        record: &Record,
    ) -> Result<(), StoreError>;

    /// What a request about a project came to, if it came before.
    ///
    /// # Errors
    /// Any [`StoreError`]; [`NotTaken::OtherRequest`] within.
    async fn project_done_before(
        &self,
        once: &Once,
    ) -> Result<Result<Option<ProjectDone>, NotTaken>, StoreError>;
}
