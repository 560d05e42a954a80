//! Every type of the contract that stands in an answer about complaints (R10).

use super::read_struct;
use mingbai_contract::complaint::{
    Challenge, Complaint, ComplaintClock, ComplaintCounts, ComplaintEvent, ComplaintFigures,
    ComplaintPeriod, ComplaintStanding, ComplaintSummaries, ComplaintSummary, ComplaintTaken,
    ComplaintTerms, CountsOfCategory, CountsOfDepartment, Envelope, MessageTaken, OfficeKey,
    OfficeKeys, Routing, SealedMessage, ThreadView, Wrap,
};

read_struct! {
    ThreadView { complaint, standing, messages, keys, summary }
    Complaint { category, routing, terms, events }
    Routing { window, item; departments }
    ComplaintTerms { take_up, conclude, conclude_long, extension, retention_days }
    ComplaintEvent { day, r#type, message, cause, level; departments }
    ComplaintStanding {
        as_of, state, joint, stepped_up, clocks, reopenable, ratable, delete_on
    }
    ComplaintClock { clock, start, limit, used, due, provisional, stopped, overdue, late }
    SealedMessage { id, from, day, envelope }
    Envelope { version, sender, body, wraps }
    Wrap { key, enc, sealed }
    OfficeKeys { root, keys }
    OfficeKey { id, office, key, valid_from, retired, signature }
    Challenge { token, puzzles, bits, seconds }
    ComplaintTaken { receipt, salt, day, take_up_by, conclude_by, provisional, retention_days }
    MessageTaken { day, state }
    ComplaintFigures { as_of, periods }
    ComplaintPeriod { from, to, total, departments, categories }
    ComplaintCounts { received, taken_up_in_time, concluded, concluded_in_time, late }
    CountsOfDepartment { department, counts }
    CountsOfCategory { category, counts }
    ComplaintSummaries { summaries }
    ComplaintSummary { month, category, departments, text }
}
