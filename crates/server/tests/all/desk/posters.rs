//! R11: posters printed at the desk, read back with other people's programs.

use super::*;
use crate::posters::{run, scanned};
use axum::http::HeaderMap;
use mingbai_contract::desk::endpoint::PostPosters;
use mingbai_contract::desk::posters::{PosterFormat, PosterSize, PrintPosters};
use std::fs;
use tempfile::TempDir;

on_both! {
    r11_what_is_printed_at_the_desk_says_window_and_signature
    posters_of_others_and_of_nobody_are_refused
}

fn asked(windows: &[&str], size: PosterSize, format: PosterFormat) -> PrintPosters {
    PrintPosters {
        windows: windows.iter().map(|id| id.parse().unwrap()).collect(),
        size,
        format,
        sheet: false,
    }
}

/// What a window's poster says.
fn address(bed: &Bed, window: &str) -> String {
    let window = window.parse().unwrap();
    let code = bed.ring.signer().unwrap().poster(&window);
    code.address("http://test", &window)
}

fn said(headers: &HeaderMap, name: &str) -> String {
    headers[name].to_str().unwrap().to_owned()
}

async fn r11_what_is_printed_at_the_desk_says_window_and_signature(bed: &Bed) {
    let chief = join(bed, "chief", vec![grant(Role::ChiefRepresentative)]).await;
    let desk = chief.browser(bed).await;
    let dir = TempDir::new().unwrap();
    let path = |name: &str| dir.path().join(name).display().to_string();
    // One window as a picture.
    let one = asked(&["A02"], PosterSize::A6, PosterFormat::Svg);
    let (headers, bytes) = desk.file(&PostPosters, &one).await.unwrap();
    assert_eq!(said(&headers, "content-type"), "image/svg+xml");
    let name = "attachment; filename=\"A02-a6.svg\"";
    assert_eq!(said(&headers, "content-disposition"), name);
    fs::write(path("one.svg"), bytes).unwrap();
    let options = ["--dpi-x", "200", "--dpi-y", "200", "--output"];
    run(
        "rsvg-convert",
        &[&options[..], &[&path("one.png"), &path("one.svg")]].concat(),
    );
    assert_eq!(scanned(&path("one.png")), [address(bed, "A02")]);
    // Several, in the order in which they were asked for, a page each.
    let several = asked(&["A03", "A02"], PosterSize::A4, PosterFormat::Pdf);
    let (headers, bytes) = desk.file(&PostPosters, &several).await.unwrap();
    assert_eq!(said(&headers, "content-type"), "application/pdf");
    fs::write(path("all.pdf"), bytes).unwrap();
    run(
        "pdftoppm",
        &["-r", "150", "-png", &path("all.pdf"), &path("all")],
    );
    for (page, window) in [(1, "A03"), (2, "A02")] {
        let page = path(&format!("all-{page}.png"));
        assert_eq!(scanned(&page), [address(bed, window)]);
    }
    // Four on a sheet.
    let mut sheet = asked(&["A02", "A03", "A04"], PosterSize::A6, PosterFormat::Pdf);
    sheet.sheet = true;
    let (_, bytes) = desk.file(&PostPosters, &sheet).await.unwrap();
    fs::write(path("sheet.pdf"), bytes).unwrap();
    run(
        "pdftoppm",
        &["-r", "200", "-png", &path("sheet.pdf"), &path("sheet")],
    );
    let mut expected = ["A02", "A03", "A04"].map(|window| address(bed, window));
    expected.sort();
    assert_eq!(scanned(&path("sheet-1.png")), expected);
}

async fn posters_of_others_and_of_nobody_are_refused(bed: &Bed) {
    use FieldCode as F;
    use PosterFormat::{Pdf, Svg};
    use PosterSize::{A4, A6};
    let chief = join(bed, "chief", vec![grant(Role::ChiefRepresentative)]).await;
    let desk = chief.browser(bed).await;
    let many: Vec<&str> = vec!["A02"; 301];
    let mut sheet_of_a4 = asked(&["A02"], A4, Pdf);
    sheet_of_a4.sheet = true;
    for (asked, expected) in [
        (asked(&[], A6, Pdf), vec![("/windows", F::Missing)]),
        (asked(&many, A6, Pdf), vec![("/windows", F::TooLong)]),
        (
            asked(&["A02", "Z99", "A02"], A6, Svg),
            vec![
                ("/format", F::DoesNotFit),
                ("/windows/1", F::UnknownValue),
                ("/windows/2", F::Taken),
            ],
        ),
        (sheet_of_a4, vec![("/sheet", F::DoesNotFit)]),
    ] {
        let problem = desk.file(&PostPosters, &asked).await.unwrap_err();
        assert_eq!(problem.status, 400);
        assert_eq!(fields(&problem), expected);
    }
    // Another department's.
    let foreign = asked(&["A02", "B01"], A6, Pdf);
    let problem = desk.file(&PostPosters, &foreign).await.unwrap_err();
    assert_eq!(problem.r#type, ProblemType::Forbidden);
    let root = join(bed, "root.admin", vec![grant(Role::Administrator)]).await;
    let root = root.browser(bed).await;
    root.file(&PostPosters, &foreign).await.unwrap();
    // From another site's page nobody prints anything.
    let elsewhere = root.at(Some("https://evil.example"));
    let problem = elsewhere.file(&PostPosters, &foreign).await.unwrap_err();
    assert_eq!(problem.r#type, ProblemType::ForeignOrigin);
}

#[tokio::test]
async fn without_keys_there_are_no_posters() {
    let setup = Setup {
        without_keys: true,
        ..Setup::default()
    };
    let bed = Bed::empty(setup).await;
    bed.publish(&county()).await;
    let root = join(&bed, "root.admin", vec![grant(Role::Administrator)]).await;
    let desk = root.browser(&bed).await;
    let one = asked(&["A02"], PosterSize::A6, PosterFormat::Svg);
    let problem = desk.file(&PostPosters, &one).await.unwrap_err();
    assert_eq!(problem.r#type, ProblemType::Unavailable);
}
