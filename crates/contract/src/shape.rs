//! Which shape the answers have, so that no phone reads old data with a new program or the reverse.

/// The number of the shape. It goes up whenever an answer of `/api/v1` gains, loses or renames a
/// field that the phone reads; what phones kept in another shape is fetched anew.
///
/// It stands in a file of its own because the build of the bundle writes it into the service worker.
pub const SHAPE: &str = include_str!("../shape.txt").trim_ascii();

/// The header of requests and answers that names their shape.
pub const SHAPE_HEADER: &str = "mingbai-shape";
