//! Lists and the calendar: kept like guides, by the county's publishers.

use super::*;
use mingbai_contract::calendar::{CalendarStatus, Holiday, HolidayType, Notice};
use mingbai_contract::desk::endpoint::GetPublishing;

on_both! {
    a_list_comes_out_and_is_valid_since_that_day
    r1_the_next_years_calendar_is_missed_until_it_is_published
    r1_a_day_that_is_over_stays_what_it_was
}

async fn a_list_comes_out_and_is_valid_since_that_day(bed: &Bed) {
    let desk = publisher(bed, "editor", None).await;
    let kept = keep(&desk, "list:key-goals", |content| {
        let Content::KeyGoals(rows) = content else {
            panic!()
        };
        rows[0].progress_percent = 100;
    })
    .await
    .unwrap();
    publish(&desk, &[&kept], None).await.unwrap();
    let list: serde_json::Value = bed.get("/api/v1/lists/key-goals").await.json();
    assert_eq!(list["valid_since"], "2026-11-20");
    let now = file(&desk, "list:key-goals").await;
    assert_eq!(now.versions.len(), 2);
    // Another list of the same file has no new version.
    assert_eq!(file(&desk, "list:fees").await.versions.len(), 1);
    let wrong = keep(&desk, "list:key-goals", |content| {
        let Content::KeyGoals(rows) = content else {
            panic!()
        };
        rows[0].progress_percent = 101;
        rows[1].id = rows[0].id.clone();
    })
    .await
    .unwrap();
    assert_eq!(
        codes(&wrong),
        [
            ("/0/progress_percent", "progress_over_hundred"),
            ("/1/id", "duplicate_id")
        ]
    );
}

async fn r1_the_next_years_calendar_is_missed_until_it_is_published(bed: &Bed) {
    let desk = publisher(bed, "editor", None).await;
    let supervisor = join(bed, "watch", vec![grant(Role::Supervisor)])
        .await
        .browser(bed)
        .await;
    for who in [&desk, &supervisor] {
        let page = who
            .client()
            .desk(&GetPublishing, &Nothing {})
            .await
            .unwrap();
        let missing = page.year_missing.unwrap();
        assert_eq!((missing.year, missing.has_statutory_days), (2027, true));
    }
    let kept = keep(&desk, "year:2027", |content| {
        let Content::Year(year) = content else {
            panic!()
        };
        year.status = CalendarStatus::Official;
        year.notice = Some(Notice {
            title: "国务院办公厅关于2027年部分节假日安排的通知".to_owned(),
            number: "国办发明电〔2026〕1号".to_owned(),
            date: "2026-11-18".parse().unwrap(),
            number_checked: true,
        });
    })
    .await
    .unwrap();
    publish(&desk, &[&kept], None).await.unwrap();
    let page = supervisor
        .client()
        .desk(&GetPublishing, &Nothing {})
        .await
        .unwrap();
    assert_eq!(page.year_missing, None);
    let year: serde_json::Value = bed.get("/api/v1/calendar/2027").await.json();
    assert_eq!(year["status"], "official");
    // A supervisor looks, and keeps nothing.
    refused(
        save(&supervisor, &file(&supervisor, "year:2027").await, |_| ()).await,
        ProblemType::Forbidden,
    );
}

async fn r1_a_day_that_is_over_stays_what_it_was(bed: &Bed) {
    let desk = publisher(bed, "editor", None).await;
    let off = |day: &'static str| {
        move |content: &mut Content| {
            let Content::Year(year) = content else {
                panic!()
            };
            year.holidays.push(Holiday {
                date: day.parse().unwrap(),
                name: "县庆".to_owned(),
                name_en: "County day".to_owned(),
                r#type: HolidayType::AdjustedRest,
            });
        }
    };
    let seen = file(&desk, "year:2026").await;
    let kept = save(&desk, &seen, off("2026-11-19")).await.unwrap();
    assert_eq!(codes(&kept), [("", "past_day_changed")]);
    refused(
        publish(&desk, &[&kept], None).await,
        ProblemType::DraftFaulty,
    );
    let mut back = seen.clone();
    back.revision = kept.revision;
    let kept = save(&desk, &back, off("2026-12-31")).await.unwrap();
    assert_eq!(codes(&kept), []);
    publish(&desk, &[&kept], None).await.unwrap();
}
