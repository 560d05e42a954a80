//! The sample county comes alive: the cases of `demo-cases.json`, put into the store as of today.
//!
//! Owns how they come in: each case once, whole or not at all, whoever asks, however often, and whatever is
//! killed in between. Nothing is kept for that: the desk's record says which case became which application,
//! and to which day it was moved ([`marks`]); it is written with the application. What people did later that
//! day comes to its application when its time has come. How cases move is `mingbai_domain::demo`'s business.
//! Complaints are sealed as phone and desk seal them, to the offices' keys, which come along where the county has
//! none; only here, and only what the file says in the clear, does the server's program seal anything.
//! Beside them comes a year of ratings, month by month ([`year`]).
//! A store with applications of its own is left alone. Start with [`Sample::bring`].

mod applications;
pub mod codes;
mod complaints;
pub mod list;
mod marks;
mod offices;
mod projects;
mod year;

pub use year::Rated;

use crate::keys::ring::Signer;
use crate::problem::Refusal;
use crate::secret::NoRandomness;
use crate::store::applications::NotTaken;
use crate::store::complaints::NotMoved;
use crate::store::state::State;
use crate::store::{AnyStore, StoreError};
use codes::{Codes, CodesError};
use ed25519_dalek::SigningKey;
use list::List;
use marks::Marks;
use mingbai_contract::catalog::Publication;
use mingbai_contract::demo::{DemoCases, RatingsProfile};
use mingbai_contract::rules::County;
use mingbai_contract::{Date, ItemId, ProjectId};
use mingbai_domain::application::Broken;
use mingbai_domain::calendar::WorkCalendar;
use mingbai_domain::complaint;
use mingbai_domain::demo::{Fault, Ground, moved, ratings};
use mingbai_domain::rating;
use mingbai_domain::time::local;
use serde::de::DeserializeOwned;
use std::fs;
use std::path::{Path, PathBuf};

/// How the desk's record calls whoever brings cases in.
const ACTOR: &str = "command-line";

/// The file of the cases in a data folder.
pub const FILE: &str = "demo-cases.json";

/// The file that says how windows are rated.
pub const RATINGS_FILE: &str = "ratings-profile.json";

/// Why the cases cannot be brought in. What was brought in before stays.
#[derive(Debug, thiserror::Error)]
pub enum DemoError {
    /// The store.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The secret that codes follow from.
    #[error(transparent)]
    Codes(#[from] CodesError),
    /// There is no randomness.
    #[error(transparent)]
    Random(#[from] NoRandomness),
    /// What is to be recorded cannot be written as JSON.
    #[error(transparent)]
    Json(#[from] serde_json::Error),
    /// The cases do not fit what is published.
    #[error("the sample cases do not fit what is published: {0}")]
    Fault(#[from] Fault),
    /// What was taken cannot have happened, which the domain rules out.
    #[error(transparent)]
    Broken(#[from] Broken),
    /// The store has not taken something.
    #[error(transparent)]
    NotTaken(#[from] NotTaken),
    /// A case names a window that is not published, or an item that is not.
    #[error("{case}: {item} is not taken in there")]
    Nowhere {
        /// The case.
        case: String,
        /// Its item.
        item: ItemId,
    },
    /// A project is refused, which those of the file are not where they fit what is published.
    #[error("{id}: {kind:?} {fields:?}", kind = refusal.kind, fields = refusal.fields)]
    Project {
        /// Its number.
        id: ProjectId,
        /// Why.
        refusal: Refusal,
    },
    /// A complaint is refused, which those of the file are not where they fit what is published.
    #[error("{case}: {kind:?} {fields:?}", kind = refusal.kind, fields = refusal.fields)]
    Complaint {
        /// What the file calls it.
        case: String,
        /// Why.
        refusal: Refusal,
    },
    /// What is on record of a complaint cannot have happened.
    #[error("a complaint cannot be read: {0}")]
    ComplaintBroken(#[from] complaint::Refusal),
    /// The store has not taken something about a complaint.
    #[error(transparent)]
    NotMoved(#[from] NotMoved),
    /// The profile of ratings does not fit what is published.
    #[error("the ratings' profile does not fit what is published: {0}")]
    Ratings(#[from] ratings::Fault),
    /// A rating cannot be made.
    #[error("a sample rating: {kind:?}", kind = _0.kind)]
    Rating(Refusal),
    /// What has become of a rating cannot have happened.
    #[error("what has become of a sample rating cannot be read: {0}")]
    RatingBroken(#[from] rating::Refusal),
    /// One of the threads that sign has ended.
    #[error("ratings could not be signed")]
    Thread,
    /// Something cannot be sealed.
    #[error("a sample complaint cannot be sealed: {0}")]
    Sealed(#[from] mingbai_sealed::Fault),
    /// There is something that people have handed in.
    #[error("there is something that people have handed in: sample cases have no place here")]
    Inhabited,
    /// The cases are those of another county.
    #[error("another county is published here than the one of the sample cases")]
    OtherCounty,
    /// A file cannot be read.
    #[error("{path}: {source}")]
    File {
        /// Which one.
        path: PathBuf,
        /// What the system says, or what is wrong with it.
        source: std::io::Error,
    },
}

/// The cases of a data folder.
///
/// # Errors
/// [`DemoError::File`]; [`DemoError::OtherCounty`] where the folder is not of the county that is published.
pub fn read(dir: &Path, published: &County) -> Result<DemoCases, DemoError> {
    let county: County = read_file(&dir.join("county.json"))?;
    if (&county.name, &county.number_prefix) != (&published.name, &published.number_prefix) {
        return Err(DemoError::OtherCounty);
    }
    read_file(&dir.join(FILE))
}

/// How the windows of a data folder are rated; none where it does not say.
///
/// # Errors
/// [`DemoError::File`].
pub fn read_profile(dir: &Path) -> Result<Option<RatingsProfile>, DemoError> {
    let path = dir.join(RATINGS_FILE);
    path.exists().then(|| read_file(&path)).transpose()
}

fn read_file<T: DeserializeOwned>(path: &Path) -> Result<T, DemoError> {
    let text = fs::read_to_string(path);
    let value = text.and_then(|text| Ok(serde_json::from_str(&text)?));
    value.map_err(|source| DemoError::File {
        path: path.to_owned(),
        source,
    })
}

/// The cases, and where they are to come.
pub struct Sample<'a> {
    /// Where they come.
    pub store: &'a AnyStore,
    /// What is published there.
    pub state: &'a State,
    /// The cases.
    pub cases: &'a DemoCases,
    /// How the windows are rated; none for no ratings.
    pub rated: Option<Rated<'a>>,
    /// What opens them.
    pub codes: &'a Codes,
    /// What signs, where the county has keys: then commitments enter the public log (R14), and complaints can be
    /// taken in.
    pub signer: Option<&'a Signer>,
    /// The root key, where it is here: then the offices get keys, if they have none.
    pub root: Option<&'a SigningKey>,
    /// Milliseconds since 1970, UTC.
    pub now_ms: i64,
}

impl Sample<'_> {
    /// What is published.
    const fn published(&self) -> &Publication {
        &self.state.publication
    }

    /// Brings in what is not there yet and has happened by now, and says what there is.
    ///
    /// The day on which the first case came in stays the day of all: it is theirs that goes on.
    ///
    /// # Errors
    /// [`DemoError`]; what was brought in before it stays, and the next time goes on from there.
    pub async fn bring(&self) -> Result<List, DemoError> {
        // In this order: cases that come in in between, brought by somebody else, are no strangers.
        let is_inhabited = marks::is_inhabited(self.store).await?;
        let marks = Marks::read(self.store).await?;
        if is_inhabited && marks.is_empty() {
            return Err(DemoError::Inhabited);
        }
        let calendar = WorkCalendar::new(&self.published().calendar);
        let today = Date(local(self.now_ms, calendar.zone()).date);
        let day = marks.day().unwrap_or(today);
        let ground = Ground {
            calendar: &calendar,
            guides: &self.published().guides,
            prefix: &self.published().county.number_prefix,
            complaints: complaint::terms(&self.published().service_rules),
        };
        let moved = moved(self.cases, ground, day.0)?;
        let mut list = List::new(day);
        for (case, moved) in self.cases.applications.iter().zip(&moved.applications) {
            let number = match marks.application(&case.id) {
                Some(number) => Some(number.clone()),
                None => self.take_in(&calendar, case, moved, day).await?,
            };
            let next = match &number {
                Some(number) => self.go_on(&calendar, number, moved).await?,
                None => moved.events.first().map(|event| event.at),
            };
            list.expect(next, self.now_ms);
            if let Some(number) = number {
                list.add(self, &calendar, &case.id, &number).await?;
            }
        }
        let projects = self.cases.projects.iter().zip(moved.projects);
        let projects: Vec<_> = projects
            .map(|(case, moved)| (moved, self.codes.query_code(case.id.as_str())))
            .collect();
        self.take_in_projects(&projects).await?;
        for (project, secret) in projects {
            list.add_project(self, project, secret).await?;
        }
        self.bring_complaints(&calendar, &moved.complaints, today, &mut list)
            .await?;
        self.bring_year(&calendar, day, &marks).await?;
        list.ratings = self.store.ratings_stamp().await?.0;
        Ok(list)
    }
}
