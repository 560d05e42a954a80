//! Every phrase of the interface: Chinese first, English beside it.
//!
//! Owns the phrases and nothing else; who shows them is the app's business. A language is a text with a
//! line for each phrase ([`ZH`], [`EN`]): most people here read Chinese only, so phones get Chinese with
//! the program, and English as a file that the build writes from here. Start with the table of the page
//! at hand; another language is another column.

#[macro_use]
mod macros;
mod board;
mod common;
mod complaint;
mod guide;
mod home;
mod inspection;
mod items;
mod lists;
mod offices;
mod pages;
mod project;
mod rate;
mod slip;
mod terms;
#[cfg(test)]
mod tests;
mod thread;
mod track;
mod verify;

pub use board::Board;
pub use common::Common;
pub use complaint::Complaint;
pub use guide::Guide;
pub use home::Home;
pub use inspection::Inspection;
pub use items::Items;
pub use lists::Lists;
pub use offices::Offices;
pub use pages::Pages;
pub use project::Project;
pub use rate::Rate;
pub use slip::Slip;
pub use terms::{Stages, Steps, Terms, Units, Zones};
pub use thread::Thread;
pub use track::Track;
pub use verify::Verify;

macro_rules! tables {
    ($($(#[$doc:meta])* $field:ident: $table:ident,)*) => {
        /// All phrases in one language.
        #[derive(Debug)]
        pub struct Words {
            $($(#[$doc])* pub $field: $table,)*
            /// The lines of the tables that parts of the program bring along; none in Chinese, which those
            /// parts hold themselves.
            apart: &'static str,
        }

        /// English as the build writes it into a file of its own: a text for each table, with a line
        /// for each phrase.
        pub const ENGLISH: &[&str] = &[$($table::EN,)* Board::EN];

        #[cfg(test)]
        const ROWS: &[&[Row]] = &[$($table::ROWS,)* Board::ROWS];

        impl Words {
            /// The phrases in Chinese.
            #[must_use]
            pub fn chinese() -> Self {
                Self { $($field: $table::take(&mut Lines($table::ZH)),)* apart: "" }
            }

            /// The phrases in another language, from the text of its file; none if that is of another
            /// build.
            #[must_use]
            pub fn read(text: &'static str) -> Option<Self> {
                let count = Board::COUNT $(+ $table::COUNT)*;
                if text.bytes().filter(|byte| *byte == b'\n').count() != count {
                    return None;
                }
                let lines = &mut Lines(text);
                Some(Self { $($field: $table::take(lines),)* apart: lines.0 })
            }
        }
    };
}

/// A name, Chinese, English.
#[cfg(test)]
type Row = (&'static str, &'static str, &'static str);

tables! {
    /// Frame, states, buttons, units.
    common: Common,
    /// The home page.
    home: Home,
    /// Search and results.
    items: Items,
    /// The guide and the checklist.
    guide: Guide,
    /// Centres, windows, opening hours.
    offices: Offices,
    /// Published lists.
    lists: Lists,
    /// Settings, kept things, about, privacy, accessibility.
    pages: Pages,
    /// Checking a receipt.
    verify: Verify,
    /// Where an application stands.
    track: Track,
    /// A green-channel project.
    project: Project,
    /// Whether an inspection is filed.
    inspection: Inspection,
    /// Complaining: the way in, the form, the receipt.
    complaint: Complaint,
    /// A complaint that is under way.
    thread: Thread,
    /// Rating a window.
    rate: Rate,
    /// The slip, printed.
    slip: Slip,
    /// Terms that the data has codes for.
    terms: Terms,
    /// Names of steps.
    steps: Steps,
    /// Names of the stages of a project.
    stages: Stages,
    /// The zones of a hall, by their letter.
    zones: Zones,
    /// What a fee is charged for.
    units: Units,
}

impl Words {
    /// The phrases of the board. Only the part of the program that shows it calls this, so that nobody else
    /// downloads them.
    #[must_use]
    pub fn board(&self) -> Board {
        let lines = if self.apart.is_empty() {
            Board::ZH
        } else {
            self.apart
        };
        Board::take(&mut Lines(lines))
    }
}

/// What is left of a text.
struct Lines(&'static str);

impl Lines {
    /// Fills phrases with the next lines; with nothing where there are none.
    fn fill(&mut self, phrases: &mut [&'static str]) {
        for phrase in phrases {
            (*phrase, self.0) = self.0.split_once('\n').unwrap_or_default();
        }
    }
}
