//! Whom to ask: roles at windows, never people's names.

use mingbai_contract::WindowId;
use mingbai_contract::office::Department;
use mingbai_contract::project::{Approval, Project};

/// A role that answers, and where it is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Contact<'a> {
    /// The role, in Chinese.
    pub role: &'a str,
    /// The window.
    pub window: &'a WindowId,
    /// Where to call; none where only the window is known.
    pub phone: Option<&'a str>,
}

/// The agent who runs errands for the project's investor (专员代办).
#[must_use]
pub fn agent(project: &Project) -> Contact<'_> {
    Contact {
        role: &project.agent,
        window: &project.window,
        phone: None,
    }
}

/// Who answers for an approval: the chief representative (首席代表) of its department. None if
/// `departments` does not have it.
#[must_use]
pub fn answerable<'a>(approval: &Approval, departments: &'a [Department]) -> Option<Contact<'a>> {
    let department = departments.iter().find(|d| d.id == approval.department)?;
    Some(Contact {
        role: &department.chief_representative.role,
        window: &department.chief_representative.window,
        phone: Some(&department.consultation_phone),
    })
}
