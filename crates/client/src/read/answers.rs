//! Every type of the contract that stands in an answer.

use super::{read_enum, read_struct};
use mingbai_contract::application::{
    Application, ApplicationView, ClockCode, ClockView, DayUnit, DecisionKind, DeemedCause, Event,
    EventType, Handling, Opinion, State, Terms, Ticket, TruthCode, TruthView,
};
use mingbai_contract::board::{AnomalyKind, By};
use mingbai_contract::calendar::{
    Calendar, CalendarStatus, CalendarYear, Holiday, HolidayType, MakeupWorkday, Notice, Weekday,
};
use mingbai_contract::catalog::{
    ActualTimes, Catalog, CenterPage, Charge, GuidePage, ItemPage, ItemSummary, ListIndex,
    StatutoryBrief, WindowPage,
};
use mingbai_contract::complaint::{
    ComplaintClockCode, ComplaintEventType, ComplaintState, Office, Party, StepUpCause,
};
use mingbai_contract::guide::{
    Audience, ChargedAt, CrossRegion, Detail, Exclusion, ExclusionCode, Faq, Fee, FeeTier, FeeType,
    Guide, HandlingClass, Kind, LegalBasis, LimitUnit, Limits, Material, Online, OnlineLevel,
    Outcome, Remedies, Scope, Situation, SituationType, StatutoryLimit, Step, SubmitMode,
};
use mingbai_contract::lists::{Fact, FactLabel, ListEntry, ListSummary, Milestone, PublishedList};
use mingbai_contract::log::{
    ConsistencyProof, DayHead, EntryKind, InclusionProof, LogEntries, LogEntry, LogHead, LogHeads,
    LogKeys, Receipt, WorkingKey,
};
use mingbai_contract::office::{
    Center, CenterType, ChiefRepresentative, Department, DepartmentType, Facilities, Hours,
    ShortDay, Window,
};
use mingbai_contract::overtime::{OvertimeLedger, OvertimeReason, OvertimeRow};
use mingbai_contract::page::{BoardPage, Halls, HomePage, Masthead, PageData, ThemeCount};
use mingbai_contract::problem::{FieldCode, FieldProblem, Problem, ProblemType};
use mingbai_contract::project::{
    Access, Approval, ClockPause, DeferredMaterial, FeeStanding, Inspection, InspectionKind,
    InspectionPage, Invitee, JointReview, MaterialName, Project, ProjectFee, ProjectItem,
    ProjectPage, ProjectType, ReportTaken, Sharing,
};
use mingbai_contract::rating::{FollowUpState, RectificationState, Unverified, Verification};
use mingbai_contract::rules::County;
use mingbai_contract::search::{SearchIndex, Synonym};
use mingbai_contract::{Phrase, Words};

// Answers.
read_struct! {
    Catalog { version, county, departments, centers, windows, items, lists, search, complaints, rating_tags }
    ItemPage { items, total, next_cursor }
    GuidePage { version, published, latest, guide, county, department, windows, centers, times }
    ActualTimes { cases, p50, p90, stalled }
    CenterPage { center, windows, departments }
    WindowPage { window, center, department, items, rating_tags }
    ListIndex { lists }
    PublishedList { id, name, valid_since, entries }
    Calendar { timezone, weekend, years; rule }
    CalendarYear { year, status, notice, holidays, makeup_workdays, note }
    Problem { r#type, status, title, request_id; fields }
}

// Applications.
read_struct! {
    ApplicationView { as_of, application, state, missing, clocks, truths }
    Application { number, item, situation, window, terms, events }
    Terms { committed_working_days, statutory, exclusions, deemed_consent, steps, materials }
    Event {
        at, r#type, role, note, reasons, step, department, working_days, handling, opinion,
        exclusion, document, planned_until, decision, cause; materials
    }
    ClockView {
        clock, step, department, start, limit, unit, used, due, due_as_planned, provisional,
        stopped, overdue, late
    }
    Ticket { ticket }
    TruthView { at, truth, clock, step, department, cause, due, reason }
    OvertimeReason { at, text }
}

// The overtime ledger.
read_struct! {
    OvertimeLedger { month, as_of, rows }
    OvertimeRow {
        number, mark, item, item_name, department, department_name, clock, step, due, since,
        working_days, counting, decided, reason
    }
}

// Projects and inspections.
read_struct! {
    ProjectPage { as_of, version, access, shared, project, items, departments, fees }
    Project {
        id, name, r#type, investment_10k_yuan, applicant_label, enterprise_code, site, agent,
        window, stages, approvals, milestones, inspections, fees; reviews
    }
    JointReview { no, stage, subject, held_on, place, invited }
    Invitee { department, opinion, reasons }
    Approval {
        no, item, department, stage, window, depends_on, submitted_at, committed_working_days,
        decided_at, overtime_reason, deferred_materials; deemed_consent, clock_pauses
    }
    ClockPause { from, to, reason, exclusion, document, ended }
    DeferredMaterial { material, promised_date, fulfilled_date, promise }
    Milestone { name, planned, actual }
    Inspection { code, kind, date, filed_on, departments, r#type, result }
    ProjectFee { item, name, standard, charged_yuan }
    ProjectItem { id, name, materials }
    MaterialName { id, name }
    Sharing { secret }
    InspectionPage { inspection, applicant_label, number, this_year, withdrawn }
    ReportTaken { code, reported }
}

// The public log.
read_struct! {
    LogHead { size, root, at, key, signature }
    LogHeads { days }
    DayHead { day, head }
    InclusionProof { index, size, path }
    ConsistencyProof { first, second, path }
    LogEntries { start, entries }
    LogEntry { kind, commitment }
    LogKeys { root, keys }
    WorkingKey { key, valid_from, retired, signature }
    Receipt { kind, commitment, day, key, signature }
}

// What comes with a page.
read_struct! {
    PageData {
        masthead, calendar, home, catalog, guide, lists, list, halls, center, window, figures;
        gone, departments
    }
    Masthead { version, county, host, items, windows, departments }
    HomePage { hall, windows, themes }
    ThemeCount { theme, items }
    Halls { centers, windows }
    BoardPage { board, overtime }
}

// What they are made of.
read_struct! {
    SearchIndex { sounds, traditional, synonyms }
    Synonym { terms, official }
    Words { zh, en }
    Phrase { zh, en }
    County { name, number_prefix, hotline, host, help_windows, often_asked, notice, published }
    Department {
        id, name, r#type, direct_managed, duties, consultation_phone, supervision_phone, hotline,
        chief_representative, windows, items_count
    }
    ChiefRepresentative { role, window }
    Center {
        id, r#type, name, address, hours, appointment_only_days, lunch_break, holiday_rule,
        transport, phone, hotline, facilities, village_points; floors
    }
    Hours { mon, tue, wed, thu, fri, sat, sun }
    Facilities {
        barrier_free, elder_lane, mother_baby_room, parking_spaces, self_service_24h, items
    }
    Window {
        id, center, floor, zone, department, name, counters, items, role, languages, accessibility,
        saturday_appointment, noon_shift
    }
    ItemSummary {
        id, name, aliases, department, audience, themes, handling_class, committed_working_days,
        statutory, charge, visits, online, windows
    }
    StatutoryBrief { unit, value, working_day_equivalent }
    Charge { from, to, unit }
    ListSummary { id, name, count, valid_since }
    ListEntry { id, title, item, department, facts }
    Fact { label, value }
    Notice { title, number, date; number_checked }
    Holiday { date, name, name_en, r#type }
    MakeupWorkday { date, r#for, for_en }
    FieldProblem { field, code }
}

// The guide.
read_struct! {
    Guide {
        id, code, name, aliases, department, audience, themes, kind, kind_detail, handling_class,
        handling_class_zh, legal_basis, conditions, situations, materials, steps, limits,
        deemed_consent, fee, result, visits, online, windows, cross_region, annual, green_channel,
        remedies, faqs, detail, updated, annual_volume
    }
    LegalBasis { law, article, article_checked, summary }
    Situation { id, name, r#type, materials, note }
    Material {
        id, name, submit_mode, original, copies, issuer, required, deferrable,
        promise_substitutable, exempt_note, blank_form, sample_form, note, condition
    }
    Step { name, role, working_days, counted }
    Limits { statutory, committed_working_days, needs_inspection_or_hearing, exclusions }
    StatutoryLimit { value, unit, working_day_equivalent, basis }
    Exclusion { code, name }
    Fee {
        r#type, note, amount, unit, basis, min, max, charged_at, charged; tiers, illustrative
    }
    FeeTier { name, amount }
    Outcome { document, validity }
    Online { level, note }
    CrossRegion { scope, note }
    Remedies { reconsideration, litigation, other }
    Faq { q, a }
}

read_enum! {
    EntryKind {
        "key" => Key, "bundle" => Bundle, "audit_head" => AuditHead, "application" => Application,
        "complaint" => Complaint, "rating" => Rating, "rating_batch" => RatingBatch
    }
    Audience { "personal" => Personal, "enterprise" => Enterprise }
    Kind {
        "行政许可" => Permit, "行政确认" => Confirmation, "行政给付" => Benefit,
        "公共服务" => PublicService, "其他" => Other
    }
    HandlingClass { "immediate" => Immediate, "committed" => Committed, "forwarded" => Forwarded }
    SituationType {
        "新办" => New, "变更" => Change, "延续" => Renewal, "延期" => Extension,
        "注销" => Cancellation, "补办" => Replacement, "换领" => Exchange, "分情形" => Case,
        "一般" => General
    }
    SubmitMode {
        "original" => Original, "copy" => Copy, "verify" => Verify, "electronic" => Electronic,
        "shared" => Shared
    }
    LimitUnit {
        "working_day" => WorkingDay, "calendar_day" => CalendarDay, "on_the_spot" => OnTheSpot,
        "none" => None
    }
    ExclusionCode {
        "site_inspection" => SiteInspection, "expert_review" => ExpertReview,
        "public_notice" => PublicNotice, "testing" => Testing, "production" => Production,
        "announcement" => Announcement, "superior_review" => SuperiorReview, "hearing" => Hearing,
        "investigation" => Investigation, "statutory_waiting" => StatutoryWaiting,
        "bidding" => Bidding, "judicial_conclusion" => JudicialConclusion
    }
    FeeType { "none" => None, "fixed" => Fixed, "range" => Range }
    ChargedAt { "lower_limit" => LowerLimit, "upper_limit" => UpperLimit }
    OnlineLevel { "full" => Full, "partial" => Partial, "offline" => Offline }
    Scope {
        "county" => County, "province" => Province, "inter_provincial" => InterProvincial,
        "national" => National
    }
    Detail { "rich" => Rich, "lean" => Lean }
    DepartmentType {
        "government" => Government, "vertical" => Vertical, "mass_organisation" => MassOrganisation,
        "utility" => Utility
    }
    CenterType { "main" => Main, "sub" => Sub, "township" => Township }
    ShortDay {
        "mon" => Mon, "tue" => Tue, "wed" => Wed, "thu" => Thu, "fri" => Fri, "sat" => Sat,
        "sun" => Sun
    }
    Weekday {
        "monday" => Monday, "tuesday" => Tuesday, "wednesday" => Wednesday, "thursday" => Thursday,
        "friday" => Friday, "saturday" => Saturday, "sunday" => Sunday
    }
    CalendarStatus { "official" => Official, "statutory_only" => StatutoryOnly }
    HolidayType { "statutory" => Statutory, "adjusted_rest" => AdjustedRest }
    FactLabel {
        "charge" => Charge, "basis" => Basis, "law" => Law, "conditions" => Conditions,
        "source" => Source, "statutory_penalty" => StatutoryPenalty, "grade" => Grade,
        "period" => Period, "mode" => Mode, "exemption" => Exemption,
        "visits_a_year" => VisitsAYear, "category" => Category, "outcome" => Outcome,
        "year" => Year, "promise" => Promise, "term" => Term, "progress" => Progress,
        "milestone" => Milestone, "remark" => Remark
    }
    State {
        "submitted" => Submitted, "notice_given" => NoticeGiven,
        "partly_supplemented" => PartlySupplemented, "accepted" => Accepted, "paused" => Paused,
        "decided" => Decided, "delivered" => Delivered, "refused" => Refused,
        "lapsed" => Lapsed, "withdrawn" => Withdrawn
    }
    EventType {
        "submitted" => Submitted, "accepted" => Accepted, "refused" => Refused,
        "notice_given" => NoticeGiven, "supplemented" => Supplemented,
        "step_started" => StepStarted, "step_decided" => StepDecided, "paused" => Paused,
        "resumed" => Resumed, "decided" => Decided, "delivered" => Delivered,
        "withdrawn" => Withdrawn, "deemed_accepted" => DeemedAccepted,
        "deemed_consented" => DeemedConsented
    }
    Handling { "own" => Own, "parallel" => Parallel, "joint" => Joint }
    Opinion { "consent" => Consent, "objection" => Objection, "absent" => Absent }
    DecisionKind { "granted" => Granted, "denied" => Denied }
    DeemedCause { "overdue" => Overdue, "absent" => Absent }
    ClockCode {
        "acceptance" => Acceptance, "supplement" => Supplement, "step" => Step,
        "committed" => Committed, "statutory" => Statutory, "delivery" => Delivery
    }
    DayUnit { "working_day" => WorkingDay, "calendar_day" => CalendarDay }
    TruthCode {
        "warning" => Warning, "overdue" => Overdue, "deemed_accepted" => DeemedAccepted,
        "deemed_consented" => DeemedConsented, "lapsed" => Lapsed
    }
    ComplaintState {
        "received" => Received, "taken_up" => TakenUp, "concluded" => Concluded,
        "reopened" => Reopened, "withdrawn" => Withdrawn
    }
    ComplaintEventType {
        "received" => Received, "taken_up" => TakenUp, "departments_set" => DepartmentsSet,
        "fifteen_set" => FifteenSet, "extended" => Extended, "reporter_wrote" => ReporterWrote,
        "office_wrote" => OfficeWrote, "concluded" => Concluded, "reopened" => Reopened,
        "withdrawn" => Withdrawn, "stepped_up" => SteppedUp, "handling_rated" => HandlingRated,
        "summary_proposed" => SummaryProposed, "summary_published" => SummaryPublished
    }
    ComplaintClockCode { "take_up" => TakeUp, "conclude" => Conclude }
    StepUpCause {
        "take_up_late" => TakeUpLate, "conclude_late" => ConcludeLate, "office" => Office
    }
    Office { "complaint_office" => ComplaintOffice, "supervision_office" => SupervisionOffice }
    Party { "reporter" => Reporter, "office" => Office }
    Verification { "receipt" => Receipt, "live" => Live, "poster" => Poster }
    Unverified { "forged" => Forged, "late" => Late, "used" => Used, "foreign" => Foreign }
    RectificationState {
        "held" => Held, "released" => Released, "answered" => Answered, "put_right" => PutRight,
        "set_aside" => SetAside
    }
    FollowUpState { "not_yet" => NotYet, "open" => Open, "done" => Done }
    By {
        "county" => County, "center" => Center, "department" => Department, "window" => Window
    }
    AnomalyKind { "burst" => Burst, "above_cases" => AboveCases, "same_words" => SameWords }
    Access { "owner" => Owner, "shared" => Shared }
    ProjectType { "enterprise" => Enterprise, "government" => Government }
    FeeStanding {
        "free" => Free, "listed" => Listed, "should_be_free" => ShouldBeFree,
        "not_listed" => NotListed
    }
    InspectionKind { "routine" => Routine, "joint" => Joint, "special" => Special }
    ProblemType {
        "not_found" => NotFound, "method_not_allowed" => MethodNotAllowed,
        "invalid_request" => InvalidRequest, "too_large" => TooLarge,
        "too_many_requests" => TooManyRequests, "sign_in_needed" => SignInNeeded,
        "wrong_credentials" => WrongCredentials, "forbidden" => Forbidden,
        "foreign_origin" => ForeignOrigin, "conflict" => Conflict,
        "last_administrator" => LastAdministrator, "timeout" => Timeout,
        "unavailable" => Unavailable, "internal" => Internal, "not_submitted" => NotSubmitted,
        "already_submitted" => AlreadySubmitted, "application_ended" => ApplicationEnded,
        "already_accepted" => AlreadyAccepted, "not_accepted" => NotAccepted,
        "already_decided" => AlreadyDecided, "not_decided" => NotDecided,
        "already_delivered" => AlreadyDelivered, "two_visits_rule" => TwoVisitsRule,
        "no_notice" => NoNotice, "not_asked_for" => NotAskedFor,
        "supplement_awaited" => SupplementAwaited, "unknown_material" => UnknownMaterial,
        "reason_not_excluded" => ReasonNotExcluded, "already_paused" => AlreadyPaused,
        "not_paused" => NotPaused, "clock_paused" => ClockPaused, "unknown_step" => UnknownStep,
        "step_already_started" => StepAlreadyStarted, "step_not_started" => StepNotStarted,
        "not_a_joint_review" => NotAJointReview, "field_missing" => FieldMissing,
        "field_out_of_place" => FieldOutOfPlace, "derived" => Derived,
        "in_the_future" => InTheFuture, "out_of_order" => OutOfOrder,
        "broken_record" => BrokenRecord, "same_number" => SameNumber,
        "unknown_dependency" => UnknownDependency, "cycle" => Cycle,
        "unknown_stage" => UnknownStage, "decided_too_early" => DecidedTooEarly,
        "not_green_channel" => NotGreenChannel, "not_deferrable" => NotDeferrable,
        "deferred_twice" => DeferredTwice, "promised_too_early" => PromisedTooEarly,
        "promised_too_late" => PromisedTooLate, "pause_not_excluded" => PauseNotExcluded,
        "fee_not_listed" => FeeNotListed, "fee_should_be_free" => FeeShouldBeFree,
        "on_record" => OnRecord, "inspection_cap" => InspectionCap,
        "not_filed_before" => NotFiledBefore, "nobody_named" => NobodyNamed,
        "nothing_named" => NothingNamed, "inspection_over" => InspectionOver,
        "visit_over" => VisitOver, "visit_to_come" => VisitToCome, "nothing_late" => NothingLate,
        "challenge_expired" => ChallengeExpired, "challenge_spent" => ChallengeSpent,
        "work_not_done" => WorkNotDone, "other_keys" => OtherKeys,
        "complaint_ended" => ComplaintEnded, "already_taken_up" => AlreadyTakenUp,
        "not_taken_up" => NotTakenUp, "already_fifteen" => AlreadyFifteen,
        "too_late" => TooLate, "already_extended" => AlreadyExtended,
        "not_extendable" => NotExtendable, "not_concluded" => NotConcluded,
        "already_reopened" => AlreadyReopened, "already_rated" => AlreadyRated,
        "already_stepped_up" => AlreadySteppedUp, "thread_full" => ThreadFull,
        "no_summary" => NoSummary, "summary_released" => SummaryReleased,
        "same_person" => SamePerson, "not_put_right" => NotPutRight,
        "rectification_ended" => RectificationEnded, "not_released" => NotReleased,
        "already_answered" => AlreadyAnswered, "already_complex" => AlreadyComplex,
        "nothing_to_rate" => NothingToRate, "token_given" => TokenGiven,
        "draft_faulty" => DraftFaulty, "draft_planned" => DraftPlanned,
        "draft_outdated" => DraftOutdated, "no_draft" => NoDraft; else Unknown
    }
    FieldCode {
        "unknown_field" => UnknownField, "missing" => Missing, "malformed" => Malformed,
        "unknown_value" => UnknownValue, "too_long" => TooLong, "out_of_range" => OutOfRange,
        "too_short" => TooShort, "too_easy" => TooEasy, "taken" => Taken, "wrong" => Wrong,
        "does_not_fit" => DoesNotFit;
        else Other
    }
}
