use super::model::{Choice, TakeInForm, Then, asked, brought, missing, then, windows, words};
use crate::host_tests::catalog;
use crate::text::Lang;
use leptos::prelude::*;
use mingbai_contract::catalog::ItemSummary;
use mingbai_contract::desk::staff::{Grant, Role};
use mingbai_contract::guide::Guide;
use mingbai_contract::problem::{FieldCode, FieldProblem};

fn guide() -> Guide {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../data/items/food-business-license.json"
    );
    let text = std::fs::read_to_string(path).expect("an item of the sample county");
    serde_json::from_str(&text).expect("a guide")
}

fn choice(here: &[&str]) -> Choice {
    Choice {
        item: Some("food-business-license".parse().unwrap()),
        situation: Some("new-catering".parse().unwrap()),
        here: here.iter().map(|id| id.parse().unwrap()).collect(),
        ..Choice::default()
    }
}

#[test]
fn r4_what_is_missing_leads_to_the_one_notice() {
    let guide = guide();
    let all = brought(&guide, &choice(&[]));
    let must: Vec<&str> = all
        .iter()
        .filter(|one| one.required && one.condition.is_none())
        .map(|one| one.id.as_str())
        .collect();
    assert!(must.len() > 2, "{must:?}");
    let whole = choice(&must);
    assert_eq!(then(&guide, &whole), Then::Accept);
    assert!(missing(&guide, &whole).is_empty());
    let part = choice(&must[1..]);
    assert_eq!(then(&guide, &part), Then::Notice);
    let lacking: Vec<_> = missing(&guide, &part);
    assert_eq!(lacking[0].as_str(), must[0]);
    assert_eq!(lacking.len(), 1);
    let later = Choice {
        later: true,
        ..part
    };
    assert_eq!(then(&guide, &later), Then::Later);
}

#[test]
fn what_is_chosen_becomes_a_request() {
    let guide = guide();
    let own = ["A03".parse().unwrap(), "A02".parse().unwrap()];
    let taken = asked(&choice(&[]), Some(&guide), &own, " 加急 ").unwrap();
    assert_eq!(taken.window, own[0]);
    assert_eq!(taken.note.as_deref(), Some("加急"));
    let mut second = choice(&[]);
    second.window = Some(own[1].clone());
    second.situation = None;
    let taken = asked(&second, Some(&guide), &own, "").unwrap();
    assert_eq!((taken.window, taken.note), (own[1].clone(), None));
    assert_eq!(taken.situation, guide.situations[0].id);
    let fields = |problems: Vec<FieldProblem>| problems[0].field.clone();
    let nothing = asked(&Choice::default(), None, &own, "");
    assert_eq!(nothing.map_err(fields), Err("/item".to_owned()));
    let nowhere = asked(&choice(&[]), Some(&guide), &[], "");
    assert_eq!(nowhere.map_err(fields), Err("/window".to_owned()));
}

#[test]
fn an_item_is_taken_in_where_one_sits() {
    let guide = guide();
    let item: ItemSummary = serde_json::from_value(serde_json::json!({
        "id": guide.id, "name": guide.name, "aliases": [], "department": guide.department,
        "audience": [], "themes": [], "handling_class": "committed", "committed_working_days": 3,
        "statutory": {"unit": "working_day", "value": 20}, "visits": 1, "online": "full",
        "windows": guide.windows,
    }))
    .unwrap();
    let grant = |role, windows: &[&str]| Grant {
        role,
        department: Some(guide.department.clone()),
        windows: windows.iter().map(|id| id.parse().unwrap()).collect(),
    };
    let catalog = catalog();
    let own = windows(&catalog, &[grant(Role::Clerk, &["A03"])], &item);
    assert_eq!(
        own.iter().map(|id| id.as_str()).collect::<Vec<_>>(),
        ["A03"]
    );
    assert!(windows(&catalog, &[grant(Role::Clerk, &["B01"])], &item).is_empty());
    assert!(windows(&catalog, &[grant(Role::Supervisor, &[])], &item).is_empty());
    let all = windows(&catalog, &[grant(Role::ChiefRepresentative, &[])], &item);
    assert!(all.contains(&"A03".parse().unwrap()));
}

#[test]
fn looking_for_another_item_loses_nothing_of_the_one_before() {
    let owner = Owner::new();
    owner.with(|| {
        let forms = TakeInForm::new();
        assert!(!forms.is_unsent());
        let begun = choice(&["apply"]);
        let item = begun.item.clone().unwrap();
        forms.choice.set(begun.clone());
        assert!(forms.is_unsent());
        forms.look_again();
        assert_eq!(forms.choice.get_untracked(), Choice::default());
        forms.take(item.clone());
        assert_eq!(forms.choice.get_untracked(), begun);
        forms.look_again();
        forms.take("barber-shop".parse().unwrap());
        assert!(forms.choice.get_untracked().here.is_empty());
        forms.clear();
        forms.take(item);
        assert!(forms.choice.get_untracked().here.is_empty());
    });
    owner.cleanup();
}

#[test]
fn every_problem_has_words() {
    for lang in [Lang::Zh, Lang::En] {
        for (field, code) in [
            ("/item", FieldCode::Missing),
            ("/item", FieldCode::UnknownValue),
            ("/situation", FieldCode::UnknownValue),
            ("/window", FieldCode::DoesNotFit),
            ("/note", FieldCode::TooLong),
            ("Idempotency-Key", FieldCode::Taken),
            ("/colour", FieldCode::UnknownField),
        ] {
            let field = field.to_owned();
            let said = words(lang.text(), &FieldProblem { field, code });
            assert!(!said.is_empty() && !said.contains('{'), "{said}");
        }
    }
}
