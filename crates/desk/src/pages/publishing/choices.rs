//! What may be chosen in fields of drafts: the contract's words, with their labels.

use crate::text::fields::{Fields, Label};

/// The words of the data, and their labels.
pub const AUDIENCE: &[(&str, Label)] = &[
    ("personal", Fields::personal),
    ("enterprise", Fields::enterprise),
];
/// The words of the data, and their labels.
pub const CLASSES: &[(&str, Label)] = &[
    ("immediate", Fields::immediate),
    ("committed", Fields::committed_class),
    ("forwarded", Fields::forwarded),
];
/// The words of the data, and their labels.
pub const MODES: &[(&str, Label)] = &[
    ("original", Fields::m_original),
    ("copy", Fields::m_copy),
    ("verify", Fields::m_verify),
    ("electronic", Fields::m_electronic),
    ("shared", Fields::m_shared),
];
/// The words of the data, and their labels.
pub const UNITS: &[(&str, Label)] = &[
    ("working_day", Fields::u_working),
    ("calendar_day", Fields::u_calendar),
    ("on_the_spot", Fields::u_spot),
    ("none", Fields::u_none),
];
/// The words of the data, and their labels.
pub const PROCEDURES: &[(&str, Label)] = &[
    ("site_inspection", Fields::x_site),
    ("expert_review", Fields::x_expert),
    ("public_notice", Fields::x_notice),
    ("testing", Fields::x_testing),
    ("production", Fields::x_production),
    ("announcement", Fields::x_announcement),
    ("superior_review", Fields::x_superior),
    ("hearing", Fields::x_hearing),
    ("investigation", Fields::x_investigation),
    ("statutory_waiting", Fields::x_waiting),
    ("bidding", Fields::x_bidding),
    ("judicial_conclusion", Fields::x_judicial),
];
/// The words of the data, and their labels.
pub const FEES: &[(&str, Label)] = &[
    ("none", Fields::f_none),
    ("fixed", Fields::f_fixed),
    ("range", Fields::f_range),
];
/// The words of the data, and their labels.
pub const ONLINE: &[(&str, Label)] = &[
    ("full", Fields::o_full),
    ("partial", Fields::o_partial),
    ("offline", Fields::o_offline),
];
/// The words of the data, and their labels.
pub const SCOPES: &[(&str, Label)] = &[
    ("county", Fields::c_county),
    ("province", Fields::c_province),
    ("inter_provincial", Fields::c_inter),
    ("national", Fields::c_national),
];
/// The words of the data, and their labels.
pub const SOURCES: &[(&str, Label)] = &[
    ("national_list", Fields::src_national),
    ("statutory_correct_first", Fields::src_statute),
    ("local_list_practice", Fields::src_local),
];
/// The words of the data, and their labels.
pub const INSPECTIONS: &[(&str, Label)] = &[
    ("network_report", Fields::v_report),
    ("required", Fields::v_required),
    ("exempt", Fields::v_exempt),
    ("reduced", Fields::v_reduced),
];
/// The words of the data, and their labels.
pub const CATEGORIES: &[(&str, Label)] = &[
    ("item", Fields::k_item),
    ("certificate", Fields::k_certificate),
    ("document", Fields::k_document),
];
/// The words of the data, and their labels.
pub const STATUS: &[(&str, Label)] = &[
    ("official", Fields::y_official),
    ("statutory_only", Fields::y_statutory),
];
/// The words of the data, and their labels.
pub const HOLIDAYS: &[(&str, Label)] = &[
    ("statutory", Fields::h_statutory),
    ("adjusted_rest", Fields::h_rest),
];
