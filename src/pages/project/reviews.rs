//! Joint reviews (R5): which departments look at it together, what each said, and whose silence counts as consent.

use super::plan::{Plan, said};
use crate::text::fill;
use mingbai_contract::application::DeemedCause;
use mingbai_domain::project::{Voice, voice};
use mingbai_view::{Node, view};

/// The reviews, the last one first; nothing where there is none.
pub fn reviews(plan: &Plan<'_>) -> Option<Node> {
    let k = &plan.t.project;
    let mut parts = Vec::new();
    for review in plan.project().reviews.iter().rev() {
        let mut rows = Vec::new();
        for invitee in &review.invited {
            let (class, words) = match voice(plan.project(), review, invitee, plan.today) {
                Voice::Awaited => ("soft", k.r_awaited()),
                Voice::Suspended => ("st wait-st", k.r_suspended()),
                Voice::Consent => ("st ok", k.r_consent()),
                Voice::Objection => ("st late", k.r_objection()),
                Voice::Deemed {
                    cause: DeemedCause::Absent,
                    ..
                } => ("st ok", k.r_absent()),
                Voice::Deemed { .. } => ("st ok", k.r_silent()),
            };
            let reasons = invitee.reasons.as_ref().map(|reasons| {
                view! { <p class="small soft">{said(plan.chinese(reasons))}</p> }
            });
            let department = plan.department(&invitee.department).to_owned();
            rows.push(view! {
                <tr>
                    <th scope="row">{department}{reasons}</th>
                    <td><span class=class>{words}</span></td>
                </tr>
            });
        }
        let when = fill(k.r_when(), &[&plan.day(review.held_on.0), &review.place]);
        parts.push(view! {
            <h3>{said(plan.chinese(&review.subject))}</h3>
            <p class="small soft">{said(plan.chinese(&when))}</p>
            <table class="days later"><tbody>{rows}</tbody></table>
        });
    }
    if parts.is_empty() {
        return None;
    }
    Some(view! {
        <section class="sec">
            <h2>{k.reviews()}</h2>
            <p class="small soft">{k.r_rule()}</p>
            {parts}
        </section>
    })
}
