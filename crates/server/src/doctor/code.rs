//! Everything that can be found, a line each: what it belongs to, how good or bad it is, and what it is.

use super::{Area, Verdict};
use serde::Serialize;

macro_rules! codes {
    ($($area:ident { $($name:ident $verdict:ident, $what:literal;)* })*) => {
        /// Everything that can be found.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Code {
            $($(#[doc = $what] $name,)*)*
        }

        impl Code {
            /// Every code, in the order in which they are shown.
            pub const ALL: &[Self] = &[$($(Self::$name,)*)*];

            /// What it belongs to.
            #[must_use]
            pub const fn area(self) -> Area {
                match self { $($(Self::$name)|* => Area::$area,)* }
            }

            /// How good or bad it is.
            #[must_use]
            pub const fn verdict(self) -> Verdict {
                match self { $($(Self::$name => Verdict::$verdict,)*)* }
            }
        }
    };
}

codes! {
    Settings {
        AddressFree Good, "The address is free.";
        ServerAnswers Good, "A server of this program answers there.";
        AddressTaken Wrong, "Something else listens there.";
        AddressRefused Wrong, "It cannot be listened on.";
        SamePorts Wrong, "Pages and metrics want the same port.";
        OpenWithoutTls Warning, "Other machines reach it, and nothing says that they come through TLS.";
        UnknownVariable Warning, "A variable that looks like one of ours and is not.";
        UnreadableLogFilter Warning, "`MINGBAI_LOG` cannot be understood, so that the default counts.";
        UnknownLogFormat Warning, "`MINGBAI_LOG_FORMAT` is no format.";
    }
    Database {
        DatabaseOpens Good, "It opens.";
        DatabaseAbsent Warning, "No file yet.";
        DatabaseClosed Wrong, "It does not open.";
        DatabaseOld Warning, "PostgreSQL is older than what this program is tested with.";
        DatabaseReadOnly Wrong, "It cannot be written to.";
        SchemaCurrent Good, "The schema is this program's.";
        SchemaBehind Warning, "The next start brings it up to date.";
        SchemaAhead Wrong, "A newer program has been there.";
        SchemaDamaged Wrong, "A step was broken off, or is not the one this program knows.";
        Durable Good, "What has been acknowledged survives a power cut (R15).";
        NotDurable Wrong, "It does not.";
        Intact Good, "The engine finds no damage.";
        Damaged Wrong, "It does.";
    }
    Disk {
        SpaceEnough Good, "Enough space.";
        SpaceLow Warning, "Not much space.";
        SpaceGone Wrong, "Next to none.";
        FolderReadOnly Wrong, "Nothing can be written beside the database.";
        NetworkFolder Wrong, "A file system over a network, on which SQLite loses data.";
    }
    Data {
        Published Good, "Published and readable.";
        NothingPublished Warning, "The next start publishes the folder.";
        NothingToPublish Wrong, "Nothing is, and there is no folder.";
        FolderFaulty Wrong, "Nothing is, and the folder has errors.";
        PublishedUnreadable Wrong, "It is there and cannot be read.";
    }
    Calendar {
        ThisYearOfficial Good, "By the State Council's notice.";
        ThisYearProvisional Wrong, "Dates of this year are provisional.";
        NextYearOfficial Good, "By the State Council's notice.";
        NextYearNotDue Good, "The notice comes in November.";
        NextYearDue Warning, "The notice should be out.";
        NextYearMissing Warning, "Not even the statutory days are known.";
    }
    Clock {
        ClockRight Good, "It agrees with everything that has been written.";
        ClockBehind Wrong, "Something has been written later than now.";
        ClocksDiffer Wrong, "The database's clock says otherwise.";
        PublishedAhead Warning, "The county's own date lies ahead.";
        PublishedLongAgo Warning, "The county's own date lies long ago.";
    }
    Bundle {
        BundleComplete Good, "All there.";
        BundleAbsent Wrong, "Not there.";
        BundleIncomplete Wrong, "A file is missing.";
        BundleUncompressed Warning, "A file has no compressed copy.";
        BundleUnreadable Wrong, "It cannot be read.";
    }
    Keys {
        KeysReady Good, "They sign.";
        KeysAbsent Warning, "There are none.";
        KeysUnusable Wrong, "They cannot be used.";
        RootNotInBundle Warning, "The app carries no root key, so that phones cannot check receipts.";
        OtherRootInBundle Wrong, "The app carries another root key.";
        RootKeyHere Warning, "The root's secret half lies beside the others.";
        TokenKeyReady Good, "Tokens of ratings are made with it.";
        TokenKeyAbsent Warning, "None is in use: nobody gets a token to rate with.";
        TokenKeyOld Warning, "It has been in use for more than a year.";
        TokenSecretMissing Wrong, "The secret half of one that is of use is not there.";
        TokenKeysUnusable Wrong, "They cannot be used.";
    }
    Complaints {
        OfficeKeysReady Good, "Both offices have keys in use.";
        OfficeKeysAbsent Warning, "No office has made a key: nobody can complain.";
        NoOfficeKeyInUse Warning, "None of the complaint office is in use: nobody can complain.";
        OnlyOneOffice Warning, "The supervision office has none in use: if the other passphrase is lost, everything is.";
        OfficeKeyUnsigned Warning, "One waits for the root's word.";
        OfficeKeyRetiring Warning, "One is to be retired, and waits for the root's word.";
        OfficeKeysRetired Good, "Some are retired.";
        OfficeKeysUnbelieved Wrong, "The root has not signed one of them: phones believe none.";
    }
    Ratings {
        RatingsAddUp Good, "The running counts are what the rows add up to.";
        RatingsMiscounted Wrong, "A running count is another one.";
        RatingsUncounted Wrong, "They cannot be counted.";
    }
    Cases {
        CasesAddUp Good, "The running counts are what the applications add up to.";
        CasesPutRight Warning, "A running count was another one.";
        CasesUncounted Wrong, "They cannot be counted.";
    }
    Webhook {
        WebhookReady Good, "The settings can be used.";
        WebhookUnusable Wrong, "They cannot.";
        MessagesWait Warning, "Messages wait for long.";
        MessagesGivenUp Warning, "Messages were given up.";
    }
}

#[cfg(test)]
mod tests {
    use super::Code;

    #[test]
    fn areas_stay_together_in_the_order_in_which_they_are_shown() {
        assert!(Code::ALL.is_sorted_by_key(|code| code.area()));
    }
}
