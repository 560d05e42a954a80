//! A guide with everything that its page says of offices.

use super::body::Body;
use crate::store::state::{Offices, OldGuide};
use mingbai_contract::Date;
use mingbai_contract::catalog::{ActualTimes, GuidePage};
use mingbai_contract::guide::Guide;
use mingbai_contract::office::{Department, Window};
use std::sync::{Arc, OnceLock};

/// A guide as it is valid now; its body is written when it is first asked for, then kept.
#[derive(Debug)]
pub struct CurrentGuide {
    guide: Guide,
    offices: Arc<Offices>,
    department: Department,
    version: u32,
    published: Date,
    times: Option<ActualTimes>,
    body: OnceLock<Body>,
}

impl CurrentGuide {
    /// A guide of a version that was published on a day, with how long cases took. None only where the store holds a
    /// guide of a department that does not exist, which no checked import can bring about.
    #[must_use]
    pub fn new(
        guide: Guide,
        offices: &Arc<Offices>,
        (version, published): (u32, Date),
        times: Option<ActualTimes>,
    ) -> Option<Self> {
        Some(Self {
            department: department(&guide, offices)?.clone(),
            guide,
            offices: Arc::clone(offices),
            version,
            published,
            times,
            body: OnceLock::new(),
        })
    }

    /// `GET /api/v1/items/{item}`.
    ///
    /// # Errors
    /// None in practice: what is sent is plain data.
    pub fn body(&self) -> serde_json::Result<&Body> {
        if let Some(body) = self.body.get() {
            return Ok(body);
        }
        let of = (self.version, self.version, self.published);
        let page = GuidePage {
            times: self.times,
            ..page(&self.guide, of, &self.offices, &self.department)
        };
        let body = Body::json(&page)?;
        Ok(self.body.get_or_init(|| body))
    }
}

/// The page of an earlier version of a guide. None as in [`CurrentGuide::new`].
#[must_use]
pub fn old_guide_page(old: &OldGuide) -> Option<GuidePage> {
    let department = department(&old.guide, &old.offices)?;
    let of = (old.version, old.latest, old.published);
    Some(page(&old.guide, of, &old.offices, department))
}

/// The page of a guide: of which version, which is the newest, and the day of the version.
fn page(
    guide: &Guide,
    (version, latest, published): (u32, u32, Date),
    offices: &Offices,
    department: &Department,
) -> GuidePage {
    let windows: Vec<Window> = guide
        .windows
        .iter()
        .filter_map(|id| offices.windows.iter().find(|window| window.id == *id))
        .cloned()
        .collect();
    let centers = offices
        .centers
        .iter()
        .filter(|center| windows.iter().any(|window| window.center == center.id))
        .cloned()
        .collect();
    GuidePage {
        version,
        published,
        latest,
        guide: guide.clone(),
        county: offices.county.clone(),
        department: department.clone(),
        windows,
        centers,
        times: None,
    }
}

fn department<'a>(guide: &Guide, offices: &'a Offices) -> Option<&'a Department> {
    let mut departments = offices.departments.iter();
    departments.find(|one| one.id == guide.department)
}
