//! The mark, the wordmark and the five faces, as they stand in the app.

use crate::PosterError;
use crate::drawing::{Color, Drawing};
use kurbo::{Affine, BezPath, Circle, RoundedRect, Shape as _};

/// The strokes of the mark beside its two cells, on 64 × 64.
const MOON: &str = "M52 15.5v30.5c0 2.8-1.4 4-4.6 4M34 15.5h18M34 15.5v19c0 7-1.2 11.5-4 15.5M34.5 26h17M34.5 36.5h17";

/// 明, 白, 办, each on 1000 × 1000.
const WORD: [&str; 3] = [
    "M809 133V332H621V133ZM510 105V425C510 634 481 815 291 959L301 968C512 876 585 737 610 590H809V819C809 835 804 842 785 842C759 842 633 834 633 834V848C690 858 717 870 736 888C754 905 761 932 765 969C904 956 921 910 921 832V152C942 148 956 139 963 131L851 44L799 105H638L510 59ZM809 360V562H614C619 516 621 470 621 424V360ZM182 152H308V371H182ZM73 123V786H92C148 786 182 758 182 750V650H308V736H326C366 736 417 708 418 699V171C438 166 453 158 459 149L351 65L298 123H194L73 77ZM182 399H308V621H182Z",
    "M741 268V537H261V268ZM418 26C410 87 394 176 379 240H270L136 186V965H156C210 965 261 935 261 920V871H741V960H761C808 960 866 927 867 917V293C892 288 907 278 916 269L791 170L729 240H412C466 192 518 131 555 88C578 88 589 80 593 67ZM261 842V565H741V842Z",
    "M212 375H198C188 463 132 544 88 575C58 596 44 629 62 661C83 698 139 699 171 664C218 615 252 516 212 375ZM809 397 798 402C833 474 863 570 858 655C957 758 1076 538 809 397ZM540 46 374 30C374 108 374 183 372 257H82L91 286H371C359 539 303 766 32 958L42 972C412 804 480 560 497 286H658C648 585 629 777 590 811C579 821 569 825 549 825C523 825 446 819 394 815V828C445 839 487 854 507 873C525 891 530 919 530 956C602 957 647 943 685 906C745 848 768 665 779 306C803 303 816 297 824 287L714 190L648 257H498C501 197 502 136 503 74C528 71 538 62 540 46Z",
];

/// From one character of the wordmark to the next.
const WORD_STEP: f64 = 1020.0;

/// Eyes, mouth and brows from very satisfied to very dissatisfied, on 40 × 40.
const FACES: [&str; 5] = [
    "M14.5 15.5v1.8M25.5 15.5v1.8M12 22.5c2 4.5 5 6 8 6s6-1.5 8-6z",
    "M14.5 15.5v1.8M25.5 15.5v1.8M12.5 23c1.8 3 4.4 4.5 7.5 4.5s5.7-1.5 7.5-4.5",
    "M14.5 15.5v1.8M25.5 15.5v1.8M13.5 25.5h13",
    "M14.5 15.5v1.8M25.5 15.5v1.8M13 28c1.7-2.3 4.2-3.5 7-3.5s5.3 1.2 7 3.5",
    "M14.5 17v1.8M25.5 17v1.8M12.5 29.5c1.5-4 4.3-6 7.5-6s6 2 7.5 6M12.5 12.5l4 1.7M27.5 12.5l-4 1.7",
];

/// How many faces there are: one for each level (R11).
pub(crate) const COUNT: usize = FACES.len();

fn path(text: &str) -> Result<BezPath, PosterError> {
    BezPath::from_svg(text).map_err(|_| PosterError::Picture)
}

/// The mark, in a square.
pub(crate) fn mark(sheet: &mut Drawing, x: f64, y: f64, side: f64) -> Result<(), PosterError> {
    let unit = side / 64.0;
    let place = Affine::translate((x, y)) * Affine::scale(unit);
    let cell = |top: f64| RoundedRect::new(12.0, top, 26.0, top + 12.5, 1.5).to_path(0.01);
    let ground = RoundedRect::new(0.0, 0.0, 64.0, 64.0, 14.0).to_path(0.01);
    sheet.fill(place * ground, Color::PRIMARY);
    // The second day is spent.
    sheet.fill(place * cell(34.0), Color::PAPER);
    for stroke in [cell(17.0), cell(34.0), path(MOON)?] {
        sheet.stroke(place * stroke, Color::PAPER, 4.0 * unit);
    }
    Ok(())
}

/// The wordmark, so high; returns where it ends.
pub(crate) fn word(sheet: &mut Drawing, x: f64, y: f64, height: f64) -> Result<f64, PosterError> {
    let unit = height / 940.0;
    let mut left = 0.0;
    for character in WORD {
        let place = Affine::translate((x, y)) * Affine::scale(unit);
        let place = place * Affine::translate((left, -30.0));
        sheet.fill(place * path(character)?, Color::INK);
        left += WORD_STEP;
    }
    Ok(x + left * unit)
}

/// A face, in a square: 0 for very satisfied.
pub(crate) fn face(
    sheet: &mut Drawing,
    which: usize,
    x: f64,
    y: f64,
    side: f64,
) -> Result<(), PosterError> {
    let unit = side / 33.0;
    let place = Affine::translate((x, y)) * Affine::scale(unit) * Affine::translate((-3.5, -3.5));
    let features = FACES.get(which).ok_or(PosterError::Picture)?;
    for stroke in [
        Circle::new((20.0, 20.0), 16.5).to_path(0.01),
        path(features)?,
    ] {
        sheet.stroke(place * stroke, Color::PRIMARY, 1.75 * unit);
    }
    Ok(())
}
