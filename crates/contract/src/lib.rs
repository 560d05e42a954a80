//! The nouns of Mingbai: what travels between phone, server and data files.
//!
//! Owns wire structs, ids, one type per endpoint and the error codes. It never computes anything,
//! never knows a database or a clock, and compiles for the browser and the host alike. Start with
//! [`guide`] (what a citizen reads) and [`endpoint`] (how it is asked for).
//!
//! The structs of the published data are also the shape of the files in `data/`: one description
//! serves import, storage and API.

pub mod application;
pub mod board;
pub mod calendar;
pub mod catalog;
pub mod complaint;
pub mod date;
pub mod demo;
pub mod desk;
pub mod endpoint;
pub mod guide;
pub mod ids;
pub mod limits;
pub mod lists;
pub mod log;
pub mod money;
pub mod office;
pub mod overtime;
pub mod page;
pub mod problem;
pub mod project;
pub mod rating;
pub mod rules;
pub mod search;
pub mod shape;
pub mod theme;
pub mod words;

pub use date::{Date, Month, Quarter};
pub use ids::{
    ApprovalId, CenterId, DepartmentId, EnterpriseCode, InspectionId, ItemId, ListId, MaterialId,
    ProjectId, SituationId, TagId, WindowId,
};
pub use money::Yuan;
pub use theme::Theme;
pub use words::{Phrase, Words};
