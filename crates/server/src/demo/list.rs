//! What there is in the sample county: for whoever wants to look at it.

use super::{DemoError, Sample};
use crate::ops::applications::opens;
use crate::ops::projects::opens as project_opens;
use mingbai_contract::application::{
    ApplicationNumber, ApplicationView, ClockCode, ClockView, QueryCode, State, TruthCode,
};
use mingbai_contract::complaint::{CategoryId, ComplaintClockCode, ComplaintState, Office};
use mingbai_contract::log::Timestamp;
use mingbai_contract::project::{Access, Project};
use mingbai_contract::{Date, InspectionId, ItemId, ProjectId, Words};
use mingbai_domain::application::{is_over, view};
use mingbai_domain::calendar::WorkCalendar;
use mingbai_domain::complaint::standing as standing_of_complaint;
use serde::Serialize;

/// The sample county's cases as they stand.
#[derive(Debug, Serialize)]
pub struct List {
    /// The day that they were moved to.
    pub day: Date,
    /// When somebody will do something next; none where nothing is to come.
    pub next: Option<Timestamp>,
    /// In how many milliseconds that is.
    pub next_in_ms: Option<i64>,
    /// The applications, in the order of the file.
    pub applications: Vec<Listed>,
    /// The projects, in the order of the file.
    pub projects: Vec<ListedProject>,
    /// The complaints, in the order of the file; none where another secret than this one was used.
    pub complaints: Vec<ListedComplaint>,
    /// The offices' keys that follow from this secret.
    pub offices: Vec<ListedOffice>,
    /// How many ratings there are.
    pub ratings: u64,
}

/// One application.
#[derive(Debug, Serialize)]
pub struct Listed {
    /// What the file calls it.
    pub case: String,
    /// Its number.
    pub number: ApplicationNumber,
    /// What opens it with the number; none where another secret than this one was used.
    pub code: Option<QueryCode>,
    /// What is applied for.
    pub item: ItemId,
    /// What that is called; none where it is published no more.
    pub name: Option<Words>,
    /// Where it stands.
    pub state: State,
    /// What it shows.
    pub standing: Standing,
    /// Until when it is promised; none where nothing is, or the clock stands still (R2).
    pub due: Option<Date>,
}

/// One project.
#[derive(Debug, Serialize)]
pub struct ListedProject {
    /// Its number.
    pub code: ProjectId,
    /// What opens it with the number, as the investor's own; none where another secret than this one was
    /// used, or the investor has another by now.
    pub secret: Option<QueryCode>,
    /// What it is called.
    pub name: Words,
    /// The codes on the notices of its inspections (R9).
    pub inspections: Vec<InspectionId>,
}

/// One complaint.
#[derive(Debug, Serialize)]
pub struct ListedComplaint {
    /// What the file calls it.
    pub case: String,
    /// What opens it, in groups of four.
    pub receipt: String,
    /// What it is about.
    pub category: CategoryId,
    /// What that is called; none where it is published no more.
    pub name: Option<Words>,
    /// Where it stands.
    pub state: ComplaintState,
    /// Whether its answer can still be rated.
    pub ratable: bool,
    /// Until when it is to be answered (R10); none once it has ended.
    pub due: Option<Date>,
}

/// One office's key.
#[derive(Debug, Serialize)]
pub struct ListedOffice {
    /// Whose it is.
    pub office: Office,
    /// What opens it at the desk, in groups of four; none where somebody has given it another one since.
    pub passphrase: Option<String>,
}

/// What an application shows to somebody who looks around.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// It is not accepted yet.
    Waiting,
    /// The promise runs.
    OnTime,
    /// The promise is broken (R1).
    Late,
    /// The clock stands still (R2).
    Paused,
    /// 视为受理, and not decided (R3).
    DeemedAccepted,
    /// 超时默认: granted by silence (R5).
    DeemedConsented,
    /// The office has decided, or it is at its end.
    Concluded,
}

impl List {
    pub(super) const fn new(day: Date) -> Self {
        Self {
            day,
            next: None,
            next_in_ms: None,
            applications: Vec::new(),
            projects: Vec::new(),
            complaints: Vec::new(),
            offices: Vec::new(),
            ratings: 0,
        }
    }

    /// Something will happen then; it is `now_ms`.
    pub(super) fn expect(&mut self, at: Option<Timestamp>, now_ms: i64) {
        let both = self.next.into_iter().chain(at);
        self.next = both.min_by_key(|at| at.unix_ms);
        self.next_in_ms = self.next.map(|at| at.unix_ms - now_ms);
    }

    /// Adds an application as it stands now.
    pub(super) async fn add(
        &mut self,
        sample: &Sample<'_>,
        calendar: &WorkCalendar,
        case: &str,
        number: &ApplicationNumber,
    ) -> Result<(), DemoError> {
        let Some(kept) = sample.store.application(number).await? else {
            return Ok(());
        };
        let code = sample.codes.query_code(case);
        let opened = sample.store.opened_by(&opens(number, &code)).await?;
        let view = view(calendar, kept.application, sample.now_ms)?;
        let item = view.application.item.clone();
        let guides = &sample.published().guides;
        let guide = guides.iter().find(|guide| guide.id == item);
        self.applications.push(Listed {
            case: case.to_owned(),
            number: number.clone(),
            code: (opened.as_ref() == Some(number)).then_some(code),
            name: guide.map(|guide| guide.name.clone()),
            item,
            state: view.state,
            standing: standing(&view),
            due: committed(&view).and_then(|clock| clock.due),
        });
        Ok(())
    }

    /// Adds a project that was moved.
    pub(super) async fn add_project(
        &mut self,
        sample: &Sample<'_>,
        project: Project,
        secret: QueryCode,
    ) -> Result<(), DemoError> {
        let opens = project_opens(&project.id, &secret);
        let opened = sample.store.project_opened_by(&opens).await?;
        let is_own = opened.is_some_and(|opened| opened == (project.id.clone(), Access::Owner));
        let inspections = project.inspections.into_iter();
        self.projects.push(ListedProject {
            secret: is_own.then_some(secret),
            code: project.id,
            name: project.name,
            inspections: inspections.map(|inspection| inspection.code).collect(),
        });
        Ok(())
    }

    /// Adds a complaint as it stands on a day, if it is there.
    pub(super) async fn add_complaint(
        &mut self,
        sample: &Sample<'_>,
        calendar: &WorkCalendar,
        case: &str,
        today: Date,
    ) -> Result<(), DemoError> {
        let id = sample.codes.complaint(case);
        let Some(kept) = sample.store.complaint(&id).await? else {
            return Ok(());
        };
        let standing = standing_of_complaint(calendar, &kept.complaint, today.0)?;
        let mut clocks = standing.clocks.iter();
        let answered = clocks.find(|clock| clock.clock == ComplaintClockCode::Conclude);
        let categories = &sample.published().lists.complaint_categories;
        let mut categories = categories.iter();
        let category = kept.complaint.category;
        let named = categories.find(|row| row.id.as_str() == category.as_str());
        self.complaints.push(ListedComplaint {
            case: case.to_owned(),
            receipt: sample.codes.receipt(case).grouped(),
            name: named.map(|row| row.name.clone()),
            category,
            state: standing.state,
            ratable: standing.ratable,
            due: answered
                .filter(|clock| clock.stopped.is_none())
                .map(|clock| clock.due),
        });
        Ok(())
    }

    /// Adds the offices' keys that follow from the secret.
    pub(super) async fn add_offices(&mut self, sample: &Sample<'_>) -> Result<(), DemoError> {
        let kept = sample.store.office_keys().await?;
        for office in Office::ALL {
            let id = sample.codes.office_key(office).id()?;
            let known = kept.iter().find(|key| key.id == id);
            self.offices.extend(known.map(|key| {
                ListedOffice {
                    office,
                    passphrase: (key.file.salt == sample.codes.salt(office))
                        .then(|| sample.codes.passphrase(office).grouped()),
                }
            }));
        }
        Ok(())
    }
}

fn committed(view: &ApplicationView) -> Option<&ClockView> {
    let mut clocks = view.clocks.iter();
    clocks.find(|clock| clock.clock == ClockCode::Committed)
}

fn standing(view: &ApplicationView) -> Standing {
    let true_by_time = |truth, clock| {
        let mut truths = view.truths.iter();
        truths.any(|known| (known.truth, known.clock) == (truth, clock))
    };
    if true_by_time(TruthCode::DeemedConsented, ClockCode::Committed) {
        return Standing::DeemedConsented;
    }
    match view.state {
        State::Paused => Standing::Paused,
        state if is_over(state) || state == State::Decided => Standing::Concluded,
        _ if committed(view).is_some_and(|clock| clock.overdue) => Standing::Late,
        _ if true_by_time(TruthCode::DeemedAccepted, ClockCode::Acceptance) => {
            Standing::DeemedAccepted
        }
        State::Accepted => Standing::OnTime,
        _ => Standing::Waiting,
    }
}
