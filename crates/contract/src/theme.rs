//! Life events, by which people look for items.

use serde::{Deserialize, Serialize};

macro_rules! themes {
    ($($(#[$doc:meta])* $name:ident = $zh:literal, $slug:literal;)*) => {
        /// A life event (主题). In the data and in JSON its Chinese name; in addresses its slug.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum Theme {
            $($(#[$doc])* #[serde(rename = $zh)] $name,)*
        }

        impl Theme {
            /// Every theme, people's lives first, then companies', then the rest.
            pub const ALL: &'static [Theme] = &[$(Theme::$name,)*];

            /// The Chinese name, as in the data.
            #[must_use]
            pub const fn zh(self) -> &'static str {
                match self { $(Theme::$name => $zh,)* }
            }

            /// The word used in addresses.
            #[must_use]
            pub const fn slug(self) -> &'static str {
                match self { $(Theme::$name => $slug,)* }
            }

            /// The theme of a slug or of a Chinese name.
            #[must_use]
            pub fn parse(text: &str) -> Option<Theme> {
                Self::ALL.iter().copied().find(|theme| theme.slug() == text || theme.zh() == text)
            }
        }
    };
}

// By hand: utoipa's derive does not see a name that serde gets through a macro.
#[cfg(feature = "openapi")]
impl utoipa::PartialSchema for Theme {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
        utoipa::openapi::ObjectBuilder::new()
            .schema_type(utoipa::openapi::schema::Type::String)
            .description(Some("A life event (主题), by its Chinese name."))
            .enum_values(Some(Self::ALL.iter().map(|theme| theme.zh())))
            .into()
    }
}

#[cfg(feature = "openapi")]
impl utoipa::ToSchema for Theme {}

themes! {
    /// Having a child.
    Birth = "出生", "birth";
    /// Going to school.
    School = "上学", "school";
    /// Finding work.
    Work = "就业", "work";
    /// Getting married.
    Marriage = "结婚", "marriage";
    /// Buying a home.
    Home = "买房", "home";
    /// Seeing a doctor.
    Health = "看病", "health";
    /// Growing old.
    OldAge = "养老", "old-age";
    /// After a death.
    AfterDeath = "身后", "after-death";
    /// Starting a company.
    Startup = "开办企业", "startup";
    /// Building something.
    Investment = "项目投资", "investment";
    /// Licences of a trade.
    Licences = "经营许可", "licences";
    /// Taxes.
    Tax = "纳税", "tax";
    /// Employing people.
    Hiring = "用工", "hiring";
    /// Closing down.
    Closing = "注销", "closing";
    /// Household register.
    Household = "户籍", "household";
    /// Vehicles and driving.
    Travel = "出行", "travel";
    /// Passports and permits for abroad.
    Abroad = "出入境", "abroad";
    /// Help in need.
    Relief = "救助", "relief";
    /// Help with a disability.
    Disability = "助残", "disability";
    /// After military service.
    Veterans = "退役", "veterans";
    /// Farming.
    Farming = "务农", "farming";
    /// Whatever fits nowhere else.
    Other = "其他", "other";
}
