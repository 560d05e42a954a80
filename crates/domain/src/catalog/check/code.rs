//! The codes of everything the checker finds: one line each with its severity and its reason.

/// How bad a fault is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The publication must not be imported.
    Error,
    /// It may be imported, but somebody should look.
    Warning,
}

macro_rules! codes {
    ($($name:ident, $code:literal, $severity:ident, $reason:literal;)*) => {
        /// What is wrong, as a stable code.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum FaultCode {
            $(#[doc = $reason] $name,)*
        }

        impl FaultCode {
            /// Every code.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The code as it is printed and sent.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code,)* }
            }

            /// Whether it keeps a publication from being imported.
            #[must_use]
            pub const fn severity(self) -> Severity {
                match self { $(Self::$name => Severity::$severity,)* }
            }

            /// The reason in English, a sentence for whoever keeps the data.
            #[must_use]
            pub const fn reason(self) -> &'static str {
                match self { $(Self::$name => $reason,)* }
            }
        }
    };
}

codes! {
    // Ids and references.
    DuplicateId, "duplicate_id", Error, "The same id stands twice.";
    DuplicateCode, "duplicate_code", Error, "Two items have the same code.";
    DuplicateReference, "duplicate_reference", Error, "The same thing is named twice in one list.";
    UnknownDepartment, "unknown_department", Error, "There is no such department.";
    UnknownCenter, "unknown_center", Error, "There is no such centre.";
    UnknownWindow, "unknown_window", Error, "There is no such window.";
    UnknownItem, "unknown_item", Error, "There is no such item.";
    UnknownMaterial, "unknown_material", Error, "The item has no such material.";
    WindowNotMirrored, "window_not_mirrored", Error,
        "The item names this window, but the window does not list the item.";
    ItemNotMirrored, "item_not_mirrored", Error,
        "The window lists this item, but the item does not name the window.";
    ForeignWindow, "foreign_window", Error,
        "The department lists this window, but another department sits there.";
    WindowNotListed, "window_not_listed", Error,
        "The window's department does not list it among its windows.";
    ChiefElsewhere, "chief_elsewhere", Error,
        "The chief representative sits at a window that is not the department's.";
    WrongItemsCount, "wrong_items_count", Error,
        "The department owns another number of items than it says.";

    // What a guide must have.
    EmptyName, "empty_name", Error, "A name is empty, in Chinese or in English.";
    EmptyText, "empty_text", Error, "A text that must be there is empty.";
    NoAliases, "no_aliases", Error, "The item has no colloquial names, so nobody will find it.";
    NoAudience, "no_audience", Error, "The item is for nobody: neither people nor companies.";
    NoThemes, "no_themes", Error, "The item belongs to no life event.";
    NoLegalBasis, "no_legal_basis", Error, "The item rests on no law.";
    NoConditions, "no_conditions", Error, "No condition is named.";
    NoSituations, "no_situations", Error, "The item has no situations.";
    NoMaterials, "no_materials", Error, "The situation needs no material at all.";
    UnusedMaterial, "unused_material", Error,
        "No situation needs this material, and it has no condition under which it is needed.";
    NoSteps, "no_steps", Error, "The item has no steps.";
    NoWindows, "no_windows", Error,
        "The item has no window although it cannot be done fully online.";
    NoResult, "no_result", Error, "It is not said what one gets in the end.";
    NoRemedies, "no_remedies", Error, "It is not said what one can do against a decision.";
    NoKindDetail, "no_kind_detail", Error, "The kind is 其他, and the finer kind is missing.";
    WrongClassWord, "wrong_class_word", Error,
        "The Chinese word for the handling class does not say the same as the class.";
    TooManyVisits, "too_many_visits", Error, "More than two visits (R4).";
    UpdatedLater, "updated_later", Warning, "Changed after the day the data describes.";

    // Limits and steps (R2, R5, R6).
    StepsDoNotAddUp, "steps_do_not_add_up", Error,
        "The counted steps do not add up to the committed limit (R4a).";
    CountedWithoutDays, "counted_without_days", Error,
        "A counted step does not say how many days it takes (R4a).";
    UncountedWithoutExclusion, "uncounted_without_exclusion", Error,
        "A step of a committed item does not count, but no exclusion allows that (R2).";
    WrongInspectionFlag, "wrong_inspection_flag", Error,
        "Whether an inspection or hearing is needed disagrees with the exclusions (R6).";
    ImmediateWithDays, "immediate_with_days", Error,
        "An immediate item is promised later than at once (R6).";
    CommittedAtOnce, "committed_at_once", Error,
        "A committed item is promised at once: then it is an immediate one (R6).";
    CommittedOverFive, "committed_over_five", Error,
        "More than five working days are promised without a special procedure (R6).";
    CommittedOverHalf, "committed_over_half", Error,
        "More than five working days are promised, and more than half of what the law allows (R6).";
    CommittedOverStatutory, "committed_over_statutory", Error,
        "More is promised than the law allows (R6).";
    NoStatutoryValue, "no_statutory_value", Error,
        "The unit of the statutory limit needs a number of days and their working-day equivalent.";
    NeedlessStatutoryValue, "needless_statutory_value", Error,
        "A statutory limit is given although the law sets none.";
    WrongEquivalent, "wrong_equivalent", Error,
        "The working-day equivalent does not follow from the statutory limit.";
    DeemedConsentNotCommitted, "deemed_consent_not_committed", Error,
        "Silence counts as consent for committed items only (R5).";
    TooFewImmediate, "too_few_immediate", Error,
        "Less than 60 % of all cases a year are immediate (R6).";

    // Fees (R7).
    FeeNotListed, "fee_not_listed", Error, "The fee is not in the published fee list (R7).";
    FeeDiffers, "fee_differs", Error,
        "The fee is another one than in the published fee list (R7).";
    FeeNotLowerEnd, "fee_not_lower_end", Error,
        "A fee with a range is not charged at its lower end (R7).";
    FeeAtUpperEnd, "fee_at_upper_end", Error,
        "A fee with a range is charged at its upper end (R7).";
    FeeWithoutAmount, "fee_without_amount", Error, "A fixed fee has neither price nor tiers.";
    FeeWithoutLowerEnd, "fee_without_lower_end", Error, "A range has no lower end.";
    FeeUpsideDown, "fee_upside_down", Error, "A range ends below where it begins.";
    FeeWithoutUnit, "fee_without_unit", Error, "It is not said what the price is for.";
    FeeWithoutBasis, "fee_without_basis", Error, "No document sets this fee.";
    FeeNoneWithAmounts, "fee_none_with_amounts", Error, "Free of charge, but with prices.";
    FeeMixed, "fee_mixed", Error, "Prices of different kinds of fee are mixed.";

    // Calendar (R1).
    UnknownTimeZone, "unknown_time_zone", Error, "There is no such time zone (R1).";
    NoWorkingDays, "no_working_days", Error, "Every day of the week is off.";
    YearsNotAscending, "years_not_ascending", Error, "The years are not in ascending order.";
    OfficialWithoutNotice, "official_without_notice", Error,
        "An official year does not name its notice.";
    DateOutsideYear, "date_outside_year", Error, "A day stands in the entry of another year.";
    DuplicateDate, "duplicate_date", Error, "The same day is listed twice.";
    MakeupNotOnWeekend, "makeup_not_on_weekend", Error,
        "A make-up working day is not on a weekend.";
    MakeupOnHoliday, "makeup_on_holiday", Error, "A make-up working day is also a holiday.";
    YearMissing, "year_missing", Warning,
        "The year the data describes has no official calendar: every date is provisional.";

    // Offices, lists, commitments and words.
    SpansNotAscending, "spans_not_ascending", Error,
        "Opening hours of a day overlap, touch or are out of order.";
    AppointmentDayClosed, "appointment_day_closed", Error,
        "A day by appointment has no opening hours.";
    NoAppointmentDay, "no_appointment_day", Error,
        "The window takes appointments on Saturdays, but its centre does not open then.";
    NoCounters, "no_counters", Error, "The window has no desk.";
    NoHelpWindow, "no_help_window", Error,
        "There is no window for people who do not know where to go.";
    BadNumberPrefix, "bad_number_prefix", Error,
        "Application numbers must begin with one to four capital letters (R14).";
    GoalUpsideDown, "goal_upside_down", Error, "The goal is due before it begins.";
    MilestoneOutsideGoal, "milestone_outside_goal", Error,
        "The milestone is planned, or was reached, outside of the goal's term.";
    ProgressOverHundred, "progress_over_hundred", Error, "More than 100 % done.";
    BadComplaintTerm, "bad_complaint_term", Error,
        "A limit for complaints is no whole number of days within its bounds (R10).";
    BadProjectTemplate, "bad_project_template", Error,
        "A template of stages for projects names no stage, or an item that it cannot have there (R8).";
    BadCategory, "bad_category", Error, "A category of complaints is not 1 to 32 of a-z 0-9 _.";
    NoCategories, "no_categories", Error, "There is nothing that a complaint may be about (R10).";
    NoLevels, "no_levels", Error, "The reason goes with no level of a rating (R11).";
    NoReasons, "no_reasons", Error, "A bad level has no reason that can be ticked with it (R11).";
    NoGrades, "no_grades", Error, "The penalty is not graded.";
    EmptySynonym, "empty_synonym", Error, "The group lacks words, or holds an empty one.";
}
