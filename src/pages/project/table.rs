//! The table behind the axis: for whoever cannot see it, would rather read, or prints.

use super::plan::{Plan, said};
use crate::text::terms;
use mingbai_domain::project::State;
use mingbai_view::{Node, view};

/// Every approval: how it stands, and its days.
pub fn table(plan: &Plan<'_>) -> Node {
    let k = &plan.t.project;
    let mut bodies = Vec::new();
    for stage in &plan.project().stages {
        let mut rows = Vec::new();
        for (approval, planned) in plan.approvals().filter(|(one, _)| one.stage == *stage) {
            let (class, mut words) = plan.state(planned);
            // The day stands beside it.
            if let State::Decided { .. } = planned.state {
                k.th_done().clone_into(&mut words);
            }
            let slack = (!planned.is_there()).then(|| {
                view! { <br /><span class="soft">{plan.slack(planned)}</span> }
            });
            rows.push(view! {
                <tr>
                    <th scope="row">{plan.item(&approval.item).to_owned()}</th>
                    <td><span class=class>{words}</span>{slack}</td>
                    <td>{plan.range(planned.start, planned.finish)}</td>
                </tr>
            });
        }
        if !rows.is_empty() {
            let (name, tag) = terms::stage(plan.t.lang, stage);
            let name = said((name.to_owned(), tag));
            bodies.push(view! {
                <tbody><tr class="end"><th scope="rowgroup" colspan="3">{name}</th></tr>{rows}</tbody>
            });
        }
    }
    view! {
        <table class="days plan">
            <caption class="vh">{k.table()}</caption>
            <thead>
                <tr>
                    <th scope="col">{k.th_approval()}</th>
                    <th scope="col">{k.th_state()}</th>
                    <th scope="col">{k.th_days()}</th>
                </tr>
            </thead>
            {bodies}
        </table>
    }
}
