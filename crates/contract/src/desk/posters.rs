//! Posters of windows, printed from the desk (R11).

use crate::WindowId;
use serde::{Deserialize, Serialize};

/// A size of paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum PosterSize {
    /// 210 × 297 mm, for the wall beside the window.
    A4,
    /// 105 × 148 mm, for a stand on the counter.
    A6,
}

/// A kind of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum PosterFormat {
    /// A page for each poster, or for each sheet of them.
    Pdf,
    /// One page alone.
    Svg,
}

/// A request for posters.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct PrintPosters {
    /// Which windows', at most [`crate::limits::POSTERS`], in the order of the pages.
    pub windows: Vec<WindowId>,
    /// How large each is.
    pub size: PosterSize,
    /// As which file.
    pub format: PosterFormat,
    /// Four posters of A6 on a sheet of A4, with marks to cut along.
    #[serde(default)]
    pub sheet: bool,
}

/// A file of posters. Its bytes are the answer, `Content-Disposition` says its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PosterFile;
