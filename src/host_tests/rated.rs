//! Rating a window, at every step, and what came of a bad rating.

use super::*;
use crate::pages::rate::{followed_at, step_tests as rate};

fn one() -> County {
    County {
        guides: Vec::new(),
        lists: Vec::new(),
        ..county()
    }
}

#[test]
fn rating_renders_at_every_step_and_its_secret_stands_behind_the_address_alone() {
    let county = one();
    let mut step = 0;
    loop {
        let title = std::cell::Cell::new(None);
        for lang in Lang::ALL {
            let html = render_after(&county, "/r/A03", lang, |_| title.set(rate::at(step)));
            let Some(title) = title.take() else {
                return assert_eq!(step, 12);
            };
            let expected = if lang == Lang::Zh { title.as_str() } else { "" };
            if step == 11 {
                // What came of one is asked for: nobody has answered on the host.
                assert!(html.contains(expected) && html.contains("class=\"skel\""));
                continue;
            }
            check(&html, &format!("step {step}"), expected);
            let secret = mingbai_contract::rating::RatingSecret([9; 32]).to_string();
            let links = count(&html, &format!("href=\"/r/A03#f.{secret}\""));
            assert_eq!(count(&html, &secret), links, "step {step}");
            assert_eq!(links, usize::from(step == 7), "step {step}");
            // R11: nothing asks for a name or a number.
            assert_eq!(
                count(&html, "type=\"tel\"") + count(&html, "type=\"text\""),
                0
            );
        }
        step += 1;
    }
}

#[test]
fn the_form_has_every_reason_below_its_level_and_says_whom_to_call_without_a_program() {
    let html = render(&one(), "/r/A03", Lang::Zh);
    assert_eq!(count(&html, "name=\"level\""), 5);
    // 6, 5 and 5 for the upper levels, 11 for each of the two bad ones.
    assert_eq!(count(&html, "type=\"checkbox\""), 6 + 5 + 5 + 11 + 11);
    assert!(html.contains("plain-only note") && html.contains("可以打 12345"));
    assert!(
        html.contains("method=\"dialog\""),
        "nothing is sent by itself"
    );
}

#[test]
fn what_came_of_a_bad_rating_renders_in_every_state() {
    let county = one();
    for (view, title) in rate::followed() {
        for lang in Lang::ALL {
            let seen = view.clone();
            let html = Owner::new().with(|| {
                provide_context(RequestUrl::new("/r/A03"));
                let data = app::provide();
                data.fill_shelf(Arc::new(Shelf::new(county.catalog.clone())));
                let mut page = PageData::new(pages::masthead(&county.catalog));
                page.calendar = Some(county.calendar.clone());
                data.fill(Ready::new(page, "/r/A03".to_owned(), None));
                Prefs::here().lang.set(lang);
                Now::provided().stand(track::noon("2026-11-20"));
                view! { <Router>{followed_at(seen)}</Router> }.to_html()
            });
            if lang == Lang::Zh {
                assert!(html.contains(title), "{title}");
            }
            assert_eq!(count(&html, "<h1"), 1);
            assert!(!html.contains("{0}"));
            assert_eq!(html.contains("class=\"clock\""), view.released.is_some());
            let open = view.follow_up == mingbai_contract::rating::FollowUpState::Open;
            assert_eq!(count(&html, "name=\"again\""), if open { 5 } else { 0 });
            for said in [&view.answer, &view.result, &view.set_aside]
                .into_iter()
                .flatten()
            {
                assert!(html.contains(&said.text), "{}", said.text);
            }
        }
    }
}
