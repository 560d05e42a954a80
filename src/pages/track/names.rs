//! The names that stand in the guide and the catalog: what the application itself holds are ids.

use crate::data::Data;
use crate::text::{Lang, Text, fill};
use mingbai_contract::application::Application;
use mingbai_contract::catalog::GuidePage;
use mingbai_contract::{DepartmentId, MaterialId};
use std::sync::Arc;

/// A text, and the tag to mark it with where it is not in the language of the page.
pub type Said = (String, Option<&'static str>);

/// The names around one application.
#[derive(Clone)]
pub struct Names {
    t: &'static Text,
    /// The guide, where it could be had.
    guide: Option<Arc<GuidePage>>,
    /// What is applied for.
    pub item: String,
    /// Whose business that is.
    pub department: String,
    /// Whom to call.
    pub hotline: String,
    /// Departments that are asked for an opinion.
    others: Vec<(DepartmentId, String)>,
}

impl Names {
    /// Those of an application; tracked, as far as the catalog has to be asked.
    pub fn new(
        t: &'static Text,
        application: &Application,
        guide: Option<Arc<GuidePage>>,
        hotline: &str,
    ) -> Self {
        let named = application.events.iter();
        let named = named.filter_map(|event| event.department.clone());
        let mut others: Vec<(DepartmentId, String)> = Vec::new();
        for id in named {
            if others.iter().any(|(known, _)| *known == id) {
                continue;
            }
            let name = match &guide {
                Some(page) if page.department.id == id => Some(page.department.name.clone()),
                _ => Data::here()
                    .department(&id)
                    .map(|department| department.name),
            };
            if let Some(name) = name {
                others.push((id, t.lang.pick(&name).to_owned()));
            }
        }
        let item = guide.as_ref().map(|page| t.lang.pick(&page.guide.name));
        let department = guide
            .as_ref()
            .map(|page| t.lang.pick(&page.department.name));
        Self {
            t,
            item: item.unwrap_or(t.track.unnamed()).to_owned(),
            department: department.unwrap_or(t.track.pen_office()).to_owned(),
            hotline: hotline.to_owned(),
            others,
            guide,
        }
    }

    /// The guide, where it could be had.
    pub fn guide(&self) -> Option<&GuidePage> {
        self.guide.as_deref()
    }

    /// A department that is asked.
    pub fn other(&self, id: &DepartmentId) -> &str {
        let found = self.others.iter().find(|(known, _)| known == id);
        found.map_or(self.t.track.pen_office(), |(_, name)| name)
    }

    /// A material of the notice.
    pub fn material(&self, id: &MaterialId) -> Said {
        let materials = self.guide.iter().flat_map(|page| &page.guide.materials);
        match materials.into_iter().find(|material| material.id == *id) {
            Some(material) => (material.name.clone(), self.t.lang.zh_only()),
            // The guide is of a later day, or not here.
            None => (self.t.track.other_material().to_owned(), None),
        }
    }

    /// What the law allows.
    pub fn law(&self, application: &Application) -> Option<String> {
        use mingbai_contract::guide::LimitUnit;
        let (g, statutory) = (&self.t.guide, &application.terms.statutory);
        let value = statutory.value?;
        Some(match statutory.unit {
            LimitUnit::CalendarDay => fill(g.law_allows_calendar(), &[&value.to_string()]),
            LimitUnit::WorkingDay => {
                let days = crate::ui::say::working_days(self.t, value);
                fill(g.law_allows(), &[&days])
            }
            _ => return None,
        })
    }
}

/// A text of the data, which is Chinese.
pub fn chinese(lang: Lang, text: &str) -> Said {
    (text.to_owned(), lang.zh_only())
}
