//! The desk's and other systems' requests about projects (R8) and inspections (R9).

use super::{DeskEndpoint, Nothing};
use crate::desk::inspections::{
    ConcludeInspection, EnterpriseInspections, FileInspection, InspectionFile, InspectionList,
    ReportList,
};
use crate::desk::projects::{GreenChannel, KeepProject, ProjectFile, ProjectKept, ProjectList};
use crate::endpoint::push_query;
use crate::{EnterpriseCode, InspectionId, ProjectId};

macro_rules! of_one {
    ($($(#[$doc:meta])* $name:ident($id:ty): $method:literal $above:literal $rest:literal, $body:ty => $answer:ty;)*) => {
        $(
            $(#[$doc])*
            #[derive(Debug, Clone, PartialEq, Eq)]
            pub struct $name(pub $id);

            impl DeskEndpoint for $name {
                type Body = $body;
                type Answer = $answer;
                const METHOD: &'static str = $method;
                const ROUTE: &'static str = concat!($above, "/{code}", $rest);
                fn address(&self) -> String {
                    format!(concat!($above, "/{}", $rest), self.0)
                }
            }
        )*
    };
}

of_one! {
    /// One project with its versions.
    GetProject(ProjectId): "GET" "/api/v1/desk/projects" "", Nothing => ProjectFile;
    /// Keeps a project: a new one, or the next version.
    PutProject(ProjectId): "PUT" "/api/v1/desk/projects" "", KeepProject => ProjectKept;
    /// A new secret for an investor who has lost it; the one before opens nothing any more.
    PostProjectSecret(ProjectId): "POST" "/api/v1/desk/projects" "/secret", Nothing => ProjectKept;
    /// One project with its versions; with a key instead of a session.
    GetIntakeProject(ProjectId): "GET" "/api/v1/intake/projects" "", Nothing => ProjectFile;
    /// Keeps a project; with a key instead of a session.
    PutIntakeProject(ProjectId): "PUT" "/api/v1/intake/projects" "", KeepProject => ProjectKept;
    /// Takes the filing of an inspection back.
    PostWithdrawal(InspectionId): "POST" "/api/v1/desk/inspections" "/withdrawal", Nothing => InspectionFile;
    /// Records what an inspection found.
    PostResult(InspectionId): "POST" "/api/v1/desk/inspections" "/result", ConcludeInspection => InspectionFile;
    /// Takes the filing of an inspection back; with a key instead of a session.
    PostIntakeWithdrawal(InspectionId): "POST" "/api/v1/intake/inspections" "/withdrawal", Nothing => InspectionFile;
    /// Records what an inspection found; with a key instead of a session.
    PostIntakeResult(InspectionId): "POST" "/api/v1/intake/inspections" "/result", ConcludeInspection => InspectionFile;
}

/// The inspections of an enterprise that stand, whoever filed them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GetEnterpriseInspections(pub EnterpriseCode);

impl DeskEndpoint for GetEnterpriseInspections {
    type Body = Nothing;
    type Answer = EnterpriseInspections;
    const METHOD: &'static str = "GET";
    const ROUTE: &'static str = "/api/v1/desk/enterprises/{code}/inspections";
    fn address(&self) -> String {
        Self::ROUTE.replace("{code}", self.0.as_str())
    }
}

/// What a project can be made of.
#[derive(Debug, Clone, Copy)]
pub struct GetGreenChannel;

impl DeskEndpoint for GetGreenChannel {
    type Body = Nothing;
    type Answer = GreenChannel;
    const METHOD: &'static str = "GET";
    const ROUTE: &'static str = "/api/v1/desk/green-channel";
}

macro_rules! filed {
    ($($(#[$doc:meta])* $name:ident: $route:literal;)*) => {
        $(
            $(#[$doc])*
            #[derive(Debug, Clone, Copy)]
            pub struct $name;

            impl DeskEndpoint for $name {
                type Body = FileInspection;
                type Answer = InspectionFile;
                const METHOD: &'static str = "POST";
                const ROUTE: &'static str = $route;
            }
        )*
    };
}

filed! {
    /// Files an inspection.
    PostInspection: "/api/v1/desk/inspections";
    /// Files an inspection; with a key instead of a session.
    PostIntakeInspection: "/api/v1/intake/inspections";
}

macro_rules! pages {
    ($(
        $(#[$doc:meta])*
        $name:ident: $route:literal => $answer:ty
        $(, $(#[$filter_doc:meta])* $filter:ident: $filter_type:ty)?;
    )*) => {
        $(
            $(#[$doc])*
            #[derive(Debug, Clone, Default, PartialEq, Eq)]
            pub struct $name {
                $($(#[$filter_doc])* pub $filter: Option<$filter_type>,)?
                /// Where to begin: `next_cursor` of the page before.
                pub cursor: Option<String>,
            }

            impl DeskEndpoint for $name {
                type Body = Nothing;
                type Answer = $answer;
                const METHOD: &'static str = "GET";
                const ROUTE: &'static str = $route;
                fn address(&self) -> String {
                    let mut address = Self::ROUTE.to_owned();
                    $(if let Some($filter) = &self.$filter {
                        push_query(&mut address, stringify!($filter), &$filter.to_string());
                    })?
                    if let Some(cursor) = &self.cursor {
                        push_query(&mut address, "cursor", cursor);
                    }
                    address
                }
            }
        )*
    };
}

pages! {
    /// Projects with what supervisors are told of them, what is due first before the rest.
    GetProjects: "/api/v1/desk/projects" => ProjectList,
        /// Only those of which supervisors are told something, or only the others.
        flagged: bool;
    /// Inspections, by code.
    GetInspections: "/api/v1/desk/inspections" => InspectionList,
        /// Only the one with this code.
        code: InspectionId;
    /// Reports of inspections, the last day's first.
    GetInspectionReports: "/api/v1/desk/inspection-reports" => ReportList;
}

#[cfg(test)]
mod tests {
    use super::{DeskEndpoint as _, GetInspectionReports, GetInspections, GetProjects};

    #[test]
    fn filters_stand_before_the_place() {
        let projects = GetProjects {
            flagged: Some(true),
            cursor: Some("-.GC2026-001".to_owned()),
        };
        let expected = "/api/v1/desk/projects?flagged=true&cursor=-.GC2026-001";
        assert_eq!(projects.address(), expected);
        let one = GetInspections {
            code: "JC20261124-001".parse().ok(),
            cursor: None,
        };
        assert_eq!(
            one.address(),
            "/api/v1/desk/inspections?code=JC20261124-001"
        );
        let reports = GetInspectionReports::default();
        assert_eq!(reports.address(), GetInspectionReports::ROUTE);
    }
}
