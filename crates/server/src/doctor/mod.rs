//! Is this installation well? What `mingbai-server doctor` finds, as codes.
//!
//! Each area has pure functions from facts to [`Finding`]s, tested as tables; [`facts`] gathers what
//! they judge. It changes nothing: no schema is brought up to date, nothing is published. It has no
//! words: those are in `crate::cli::doctor_words`. Start with [`Code`] and [`facts::examine`].

pub mod bundle;
pub mod calendar;
pub mod clock;
pub mod database;
pub mod disk;
pub mod facts;
pub mod keys;
pub mod settings;
pub mod webhook;

use serde::Serialize;

/// One thing that was looked at, and what it is like.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What was found.
    pub code: Code,
    /// The name, number or message it is about; may be empty.
    pub about: String,
}

impl Finding {
    pub(crate) fn new(code: Code, about: impl Into<String>) -> Self {
        let about = about.into();
        Self { code, about }
    }
}

/// How good or bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// As it should be.
    Good,
    /// It works; somebody should look.
    Warning,
    /// It does not work, or will lose something.
    Wrong,
}

/// What a finding belongs to, in the order in which they are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Area {
    /// Flags and environment.
    Settings,
    /// The store.
    Database,
    /// The disk below an embedded store.
    Disk,
    /// The published catalog.
    Data,
    /// The years of the working-day calendar (R1).
    Calendar,
    /// The machine's clock.
    Clock,
    /// The built web app.
    Bundle,
    /// The county's signing keys.
    Keys,
    /// The county's message gateway.
    Webhook,
}

/// Everything that can be found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Code {
    /// The address is free.
    AddressFree,
    /// A server of this program answers there.
    ServerAnswers,
    /// Something else listens there.
    AddressTaken,
    /// It cannot be listened on.
    AddressRefused,
    /// Pages and metrics want the same port.
    SamePorts,
    /// Other machines reach it, and nothing says that they come through TLS.
    OpenWithoutTls,
    /// A variable that looks like one of ours and is not.
    UnknownVariable,
    /// `MINGBAI_LOG` cannot be understood, so that the default counts.
    UnreadableLogFilter,
    /// `MINGBAI_LOG_FORMAT` is no format.
    UnknownLogFormat,

    /// It opens.
    DatabaseOpens,
    /// No file yet.
    DatabaseAbsent,
    /// It does not open.
    DatabaseClosed,
    /// PostgreSQL is older than what this program is tested with.
    DatabaseOld,
    /// It cannot be written to.
    DatabaseReadOnly,
    /// The schema is this program's.
    SchemaCurrent,
    /// The next start brings it up to date.
    SchemaBehind,
    /// A newer program has been there.
    SchemaAhead,
    /// A step was broken off, or is not the one this program knows.
    SchemaDamaged,
    /// What has been acknowledged survives a power cut (R15).
    Durable,
    /// It does not.
    NotDurable,
    /// The engine finds no damage.
    Intact,
    /// It does.
    Damaged,

    /// Enough space.
    SpaceEnough,
    /// Not much space.
    SpaceLow,
    /// Next to none.
    SpaceGone,
    /// Nothing can be written beside the database.
    FolderReadOnly,
    /// A file system over a network, on which SQLite loses data.
    NetworkFolder,

    /// Published and readable.
    Published,
    /// The next start publishes the folder.
    NothingPublished,
    /// Nothing is, and there is no folder.
    NothingToPublish,
    /// Nothing is, and the folder has errors.
    FolderFaulty,
    /// It is there and cannot be read.
    PublishedUnreadable,

    /// By the State Council's notice.
    ThisYearOfficial,
    /// Dates of this year are provisional.
    ThisYearProvisional,
    /// By the State Council's notice.
    NextYearOfficial,
    /// The notice comes in November.
    NextYearNotDue,
    /// The notice should be out.
    NextYearDue,
    /// Not even the statutory days are known.
    NextYearMissing,

    /// It agrees with everything that has been written.
    ClockRight,
    /// Something has been written later than now.
    ClockBehind,
    /// The database's clock says otherwise.
    ClocksDiffer,
    /// The county's own date lies ahead.
    PublishedAhead,
    /// The county's own date lies long ago.
    PublishedLongAgo,

    /// All there.
    BundleComplete,
    /// Not there.
    BundleAbsent,
    /// A file is missing.
    BundleIncomplete,
    /// A file has no compressed copy.
    BundleUncompressed,
    /// It cannot be read.
    BundleUnreadable,

    /// They sign.
    KeysReady,
    /// There are none.
    KeysAbsent,
    /// They cannot be used.
    KeysUnusable,
    /// The app carries no root key, so that phones cannot check receipts.
    RootNotInBundle,
    /// The app carries another root key.
    OtherRootInBundle,
    /// The root's secret half lies beside the others.
    RootKeyHere,

    /// The settings can be used.
    WebhookReady,
    /// They cannot.
    WebhookUnusable,
    /// Messages wait for long.
    MessagesWait,
    /// Messages were given up.
    MessagesGivenUp,
}

impl Code {
    /// Every code, in the order in which they are shown.
    pub const ALL: [Self; 58] = [
        Self::AddressFree,
        Self::ServerAnswers,
        Self::AddressTaken,
        Self::AddressRefused,
        Self::SamePorts,
        Self::OpenWithoutTls,
        Self::UnknownVariable,
        Self::UnreadableLogFilter,
        Self::UnknownLogFormat,
        Self::DatabaseOpens,
        Self::DatabaseAbsent,
        Self::DatabaseClosed,
        Self::DatabaseOld,
        Self::DatabaseReadOnly,
        Self::SchemaCurrent,
        Self::SchemaBehind,
        Self::SchemaAhead,
        Self::SchemaDamaged,
        Self::Durable,
        Self::NotDurable,
        Self::Intact,
        Self::Damaged,
        Self::SpaceEnough,
        Self::SpaceLow,
        Self::SpaceGone,
        Self::FolderReadOnly,
        Self::NetworkFolder,
        Self::Published,
        Self::NothingPublished,
        Self::NothingToPublish,
        Self::FolderFaulty,
        Self::PublishedUnreadable,
        Self::ThisYearOfficial,
        Self::ThisYearProvisional,
        Self::NextYearOfficial,
        Self::NextYearNotDue,
        Self::NextYearDue,
        Self::NextYearMissing,
        Self::ClockRight,
        Self::ClockBehind,
        Self::ClocksDiffer,
        Self::PublishedAhead,
        Self::PublishedLongAgo,
        Self::BundleComplete,
        Self::BundleAbsent,
        Self::BundleIncomplete,
        Self::BundleUncompressed,
        Self::BundleUnreadable,
        Self::KeysReady,
        Self::KeysAbsent,
        Self::KeysUnusable,
        Self::RootNotInBundle,
        Self::OtherRootInBundle,
        Self::RootKeyHere,
        Self::WebhookReady,
        Self::WebhookUnusable,
        Self::MessagesWait,
        Self::MessagesGivenUp,
    ];

    /// What it belongs to.
    #[must_use]
    pub const fn area(self) -> Area {
        match self {
            Self::AddressFree
            | Self::ServerAnswers
            | Self::AddressTaken
            | Self::AddressRefused
            | Self::SamePorts
            | Self::OpenWithoutTls
            | Self::UnknownVariable
            | Self::UnreadableLogFilter
            | Self::UnknownLogFormat => Area::Settings,
            Self::DatabaseOpens
            | Self::DatabaseAbsent
            | Self::DatabaseClosed
            | Self::DatabaseOld
            | Self::DatabaseReadOnly
            | Self::SchemaCurrent
            | Self::SchemaBehind
            | Self::SchemaAhead
            | Self::SchemaDamaged
            | Self::Durable
            | Self::NotDurable
            | Self::Intact
            | Self::Damaged => Area::Database,
            Self::SpaceEnough
            | Self::SpaceLow
            | Self::SpaceGone
            | Self::FolderReadOnly
            | Self::NetworkFolder => Area::Disk,
            Self::Published
            | Self::NothingPublished
            | Self::NothingToPublish
            | Self::FolderFaulty
            | Self::PublishedUnreadable => Area::Data,
            Self::ThisYearOfficial
            | Self::ThisYearProvisional
            | Self::NextYearOfficial
            | Self::NextYearNotDue
            | Self::NextYearDue
            | Self::NextYearMissing => Area::Calendar,
            Self::ClockRight
            | Self::ClockBehind
            | Self::ClocksDiffer
            | Self::PublishedAhead
            | Self::PublishedLongAgo => Area::Clock,
            Self::BundleComplete
            | Self::BundleAbsent
            | Self::BundleIncomplete
            | Self::BundleUncompressed
            | Self::BundleUnreadable => Area::Bundle,
            Self::KeysReady
            | Self::KeysAbsent
            | Self::KeysUnusable
            | Self::RootNotInBundle
            | Self::OtherRootInBundle
            | Self::RootKeyHere => Area::Keys,
            Self::WebhookReady
            | Self::WebhookUnusable
            | Self::MessagesWait
            | Self::MessagesGivenUp => Area::Webhook,
        }
    }

    /// How good or bad it is.
    #[must_use]
    pub const fn verdict(self) -> Verdict {
        match self {
            Self::AddressFree
            | Self::ServerAnswers
            | Self::DatabaseOpens
            | Self::SchemaCurrent
            | Self::Durable
            | Self::Intact
            | Self::SpaceEnough
            | Self::Published
            | Self::ThisYearOfficial
            | Self::NextYearOfficial
            | Self::NextYearNotDue
            | Self::ClockRight
            | Self::BundleComplete
            | Self::KeysReady
            | Self::WebhookReady => Verdict::Good,
            Self::OpenWithoutTls
            | Self::UnknownVariable
            | Self::UnreadableLogFilter
            | Self::UnknownLogFormat
            | Self::DatabaseAbsent
            | Self::DatabaseOld
            | Self::SchemaBehind
            | Self::SpaceLow
            | Self::NothingPublished
            | Self::NextYearDue
            | Self::NextYearMissing
            | Self::PublishedAhead
            | Self::PublishedLongAgo
            | Self::BundleUncompressed
            | Self::KeysAbsent
            | Self::RootNotInBundle
            | Self::RootKeyHere
            | Self::MessagesWait
            | Self::MessagesGivenUp => Verdict::Warning,
            Self::AddressTaken
            | Self::AddressRefused
            | Self::SamePorts
            | Self::DatabaseClosed
            | Self::DatabaseReadOnly
            | Self::SchemaAhead
            | Self::SchemaDamaged
            | Self::NotDurable
            | Self::Damaged
            | Self::SpaceGone
            | Self::FolderReadOnly
            | Self::NetworkFolder
            | Self::NothingToPublish
            | Self::FolderFaulty
            | Self::PublishedUnreadable
            | Self::ThisYearProvisional
            | Self::ClockBehind
            | Self::ClocksDiffer
            | Self::BundleAbsent
            | Self::BundleIncomplete
            | Self::BundleUnreadable
            | Self::KeysUnusable
            | Self::OtherRootInBundle
            | Self::WebhookUnusable => Verdict::Wrong,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Code;

    #[test]
    fn every_code_stands_once_and_areas_stay_together() {
        let mut sorted = Code::ALL.to_vec();
        sorted.sort_by_key(|code| (code.area(), *code));
        sorted.dedup();
        assert_eq!(sorted, Code::ALL);
        // The list is complete: its last is the last of the enum.
        assert_eq!(Code::MessagesGivenUp as usize + 1, Code::ALL.len());
    }
}
