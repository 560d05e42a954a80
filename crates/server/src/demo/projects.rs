//! How a project of the sample county comes in, with its inspections.
//!
//! As an office would keep it: everything is checked. The inspections come first, each unless it is there, and
//! the project in the end: whatever is killed in between, the next time completes it.

use super::{ACTOR, DemoError, Sample};
use crate::live::current::Current;
use crate::ops::applications::Doer;
use crate::ops::projects::keep::take_in;
use mingbai_contract::ProjectId;
use mingbai_contract::application::QueryCode;
use mingbai_contract::project::Project;

impl Sample<'_> {
    /// Takes projects in that are not there yet. Each comes with the secret of what the file calls it.
    pub(super) async fn take_in_projects(
        &self,
        projects: &[(Project, QueryCode)],
    ) -> Result<(), DemoError> {
        let mut published = None;
        for (project, secret) in projects {
            // Whoever does the same at the same time can be quicker once with each inspection, and with the project.
            let mut tries = project.inspections.len() + 2;
            while !self.has(&project.id).await? {
                let now = match &mut published {
                    Some(now) => now,
                    // Only where there is something to do: it takes a while.
                    unmade => unmade.insert(Current::new(self.state, None)?),
                };
                let doer = Doer {
                    actor: ACTOR.to_owned(),
                    now_ms: self.now_ms,
                };
                tries -= 1;
                let taken = take_in(self.store, now, &doer, project, secret).await;
                // The one who was quicker may have been so with the last try.
                if let Err(refusal) = taken
                    && tries == 0
                    && !self.has(&project.id).await?
                {
                    let id = project.id.clone();
                    return Err(DemoError::Project { id, refusal });
                }
            }
        }
        Ok(())
    }

    async fn has(&self, project: &ProjectId) -> Result<bool, DemoError> {
        Ok(self.store.project(project).await?.is_some())
    }
}
