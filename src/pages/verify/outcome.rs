//! What came of a check, in words.

use super::model::{Kind, Outcome, Why};
use crate::route::tel;
use crate::text::{Text, fill};
use crate::ui::icon;
use mingbai_contract::Date;
use mingbai_view::{Node, view};

/// A title and a sentence; whom to call where that helps.
pub fn outcome(t: &'static Text, outcome: Outcome, hotline: &str) -> Node {
    let v = &t.verify;
    let taken = |words: &str, kind: Kind, day: Date| {
        let day = t.lang.full_day(day.0);
        fill(words, &[&day, kind_words(t, kind), hotline])
    };
    let (title, words) = match outcome {
        Outcome::InLog {
            kind,
            day,
            number,
            size,
            as_of,
        } => {
            let (day, as_of) = (t.lang.full_day(day.0), t.lang.full_day(as_of.0));
            let (number, size) = (number.to_string(), size.to_string());
            let places = [&*day, kind_words(t, kind), &number, &size, &as_of];
            (v.in_log(), fill(v.in_log_text(), &places))
        }
        Outcome::NotYet(kind, day) => (v.not_yet(), taken(v.not_yet_text(), kind, day)),
        Outcome::Signed(kind, day) => (v.signed(), taken(v.signed_text(), kind, day)),
        Outcome::Missing(kind, day) => (v.missing(), taken(v.missing_text(), kind, day)),
        Outcome::Forged(why) => (v.forged(), fill(v.forged_text(), &[fault(t, why), hotline])),
        Outcome::Broken(why) => (v.broken(), fill(v.broken_text(), &[fault(t, why), hotline])),
        Outcome::Unreadable => (v.unreadable(), v.unreadable_text().to_owned()),
        Outcome::Unreachable => (v.unreachable(), v.unreachable_text().to_owned()),
        Outcome::NoRoot => (v.no_root(), fill(v.no_root_text(), &[hotline])),
        Outcome::Failed => (v.failed(), v.failed_text().to_owned()),
        Outcome::NothingThere => (v.open_failed(), v.open_failed_text().to_owned()),
        Outcome::NoCamera => (v.scan_failed(), v.scan_failed_text().to_owned()),
    };
    let look = if outcome.is_good() {
        "note verdict"
    } else if outcome.is_bad() {
        "note verdict bad"
    } else {
        "note verdict amber"
    };
    let mark = if outcome.is_good() {
        icon::TICK
    } else {
        icon::INFO
    };
    let call = (outcome.is_bad() || outcome == Outcome::NoRoot).then(|| {
        view! {
            <p class="tell"><a href=tel(hotline)>{fill(t.common.call(), &[hotline])}</a></p>
        }
    });
    view! {
        <div class=look>
            {mark.view()}
            <div><b class="h3">{title}</b><p>{words}</p></div>
        </div>
        {call}
    }
}

fn kind_words(t: &'static Text, kind: Kind) -> &'static str {
    match kind {
        Kind::Application => t.verify.kind_application(),
        Kind::Complaint => t.verify.kind_complaint(),
        Kind::Rating => t.verify.kind_rating(),
        Kind::Other => t.verify.kind_other(),
    }
}

fn fault(t: &'static Text, why: Why) -> &'static str {
    match why {
        Why::Receipt => t.verify.fault_receipt(),
        Why::Key => t.verify.fault_key(),
        Why::Days => t.verify.fault_days(),
        Why::Root => t.verify.fault_root(),
        Why::Head => t.verify.fault_head(),
        Why::Inclusion => t.verify.fault_inclusion(),
        Why::Rewritten => t.verify.fault_rewritten(),
    }
}
