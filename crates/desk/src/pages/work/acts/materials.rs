//! Materials to tick: what is missing, or what came in (R4).

use super::Doing;
use crate::text::{Text, fill, written_in};
use crate::ui::field::{bad, described, wrong_line};
use leptos::prelude::*;
use mingbai_contract::MaterialId;
use mingbai_domain::materials::{needed, situation};
use mingbai_view::{CollectNodes, Event, IntoNode, Node, view};

/// Materials to tick: those of the situation for a notice, those that the notice lists when some came in.
pub fn part(t: &'static Text, doing: &Doing, legend: &'static str) -> Node {
    let (form, chosen) = (doing.forms.form, doing.forms.chosen);
    let doing = doing.clone();
    let boxes = move || {
        let each = listed(&doing).into_iter().map(|(id, name)| {
            let own = id.clone();
            let tick = move |event: Event| {
                chosen.update(|chosen| {
                    chosen.materials.retain(|one| *one != own);
                    if event.checked() {
                        chosen.materials.push(own.clone());
                    }
                });
            };
            let ticked = move || chosen.with(|chosen| chosen.materials.contains(&id));
            let tag = written_in(&name);
            view! {
                <label class="check">
                    <input class="tick" type="checkbox" prop:checked=ticked on:change=tick />
                    <span lang=tag>{name}</span>
                </label>
            }
        });
        each.collect_nodes()
    };
    let count = move || {
        let number = chosen.with(|chosen| chosen.materials.len()).to_string();
        fill(t.acts.notice_chosen, &[&number])
    };
    view! {
        <fieldset
            class=bad(form, "/materials")
            id=form.field_id("/materials")
            aria-describedby=described(form, "/materials", false)
        >
            <legend>{legend}<span class="aside">{count.into_node()}</span></legend>
            {wrong_line(form, "/materials")}
            <div class="boxes">{boxes.into_node()}</div>
        </fieldset>
    }
}

/// The materials that may be ticked, with their names. Tracks the guide, where the names are.
fn listed(doing: &Doing) -> Vec<(MaterialId, String)> {
    let page = doing.case.guide.value();
    let application = &doing.file.view.application;
    let name = |id: &MaterialId| {
        let guide = page.as_ref();
        let found = guide.and_then(|page| page.guide.materials.iter().find(|m| m.id == *id));
        found.map_or_else(|| id.to_string(), |material| material.name.clone())
    };
    let wanted: Vec<MaterialId> = if doing.possible.notice {
        let of_situation = page.as_ref().and_then(|page| {
            let id = application.situation.as_str();
            let needed = needed(&page.guide, situation(&page.guide, Some(id))?);
            // What the office looks up itself is never asked for.
            let all = needed.bring.iter();
            Some(all.map(|material| material.id.clone()).collect::<Vec<_>>())
        });
        // What is not among what was promised cannot be asked for.
        let promised = &application.terms.materials;
        let mut wanted = of_situation.unwrap_or_else(|| promised.clone());
        wanted.retain(|id| promised.contains(id));
        wanted
    } else {
        doing.possible.supplement.clone()
    };
    let named = wanted.into_iter().map(|id| {
        let name = name(&id);
        (id, name)
    });
    named.collect()
}
