//! The data files beside the guides, each one part of a publication.

use mingbai_contract::catalog::Publication;

/// A part of a publication that is not a guide.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// `county.json`.
    County,
    /// `departments.json`.
    Departments,
    /// `centers.json`.
    Centers,
    /// `windows.json`.
    Windows,
    /// `calendar.json`.
    Calendar,
    /// `lists.json`.
    Lists,
    /// `service-rules.json`.
    ServiceRules,
    /// `synonyms.json`.
    Synonyms,
}

impl Part {
    /// Every part.
    pub const ALL: [Self; 8] = [
        Self::County,
        Self::Departments,
        Self::Centers,
        Self::Windows,
        Self::Calendar,
        Self::Lists,
        Self::ServiceRules,
        Self::Synonyms,
    ];

    /// Its name in the store; the file's name without `.json`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::County => "county",
            Self::Departments => "departments",
            Self::Centers => "centers",
            Self::Windows => "windows",
            Self::Calendar => "calendar",
            Self::Lists => "lists",
            Self::ServiceRules => "service-rules",
            Self::Synonyms => "synonyms",
        }
    }

    /// The part of that name.
    #[must_use]
    pub fn by_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.name() == name)
    }

    /// The contract's type of the file, or of its elements where [`Part::is_table`].
    #[must_use]
    pub const fn shape(self) -> &'static str {
        match self {
            Self::County => "County",
            Self::Departments => "Department",
            Self::Centers => "Center",
            Self::Windows => "Window",
            Self::Calendar => "Calendar",
            Self::Lists => "ListsFile",
            Self::ServiceRules => "ServiceRule",
            Self::Synonyms => "SynonymGroup",
        }
    }

    /// Whether the file holds an array of things with an id.
    #[must_use]
    pub const fn is_table(self) -> bool {
        !matches!(self, Self::County | Self::Calendar | Self::Lists)
    }

    /// The part as compact JSON.
    ///
    /// # Errors
    /// None in practice: every part is plain data.
    pub fn write(self, of: &Publication) -> serde_json::Result<String> {
        match self {
            Self::County => serde_json::to_string(&of.county),
            Self::Departments => serde_json::to_string(&of.departments),
            Self::Centers => serde_json::to_string(&of.centers),
            Self::Windows => serde_json::to_string(&of.windows),
            Self::Calendar => serde_json::to_string(&of.calendar),
            Self::Lists => serde_json::to_string(&of.lists),
            Self::ServiceRules => serde_json::to_string(&of.service_rules),
            Self::Synonyms => serde_json::to_string(&of.synonyms),
        }
    }

    /// Whether two publications agree in this part.
    #[must_use]
    pub fn same(self, a: &Publication, b: &Publication) -> bool {
        match self {
            Self::County => a.county == b.county,
            Self::Departments => a.departments == b.departments,
            Self::Centers => a.centers == b.centers,
            Self::Windows => a.windows == b.windows,
            Self::Calendar => a.calendar == b.calendar,
            Self::Lists => a.lists == b.lists,
            Self::ServiceRules => a.service_rules == b.service_rules,
            Self::Synonyms => a.synonyms == b.synonyms,
        }
    }
}
