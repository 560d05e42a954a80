//! Icons: a 24 grid, strokes of 1.75 with round ends, always beside a word.

use mingbai_view::{Node, view};

/// An icon's drawing.
#[derive(Debug, Clone, Copy)]
pub struct Icon(&'static str);

/// A magnifying glass.
pub const SEARCH: Icon = Icon(r#"<circle cx="10.5" cy="10.5" r="6.5"/><path d="m15.5 15.5 5 5"/>"#);
/// A cross.
pub const CLEAR: Icon = Icon(r#"<path d="m6 6 12 12M18 6 6 18"/>"#);
/// Forward.
pub const FORWARD: Icon = Icon(r#"<path d="m9.500 5.500 6.500 6.500-6.500 6.500"/>"#);
/// Back.
pub const BACK: Icon = Icon(r#"<path d="m14.5 5.5-6.500 6.5 6.500 6.5"/>"#);
/// Something to know.
pub const INFO: Icon =
    Icon(r#"<circle cx="12" cy="12" r="8.500"/><path d="M12 11v5M12 7.800v.4"/>"#);
/// As it should be.
pub const TICK: Icon =
    Icon(r#"<circle cx="12" cy="12" r="8.500"/><path d="m8.500 12.200 2.500 2.500 4.700-5.200"/>"#);
/// A list with ticks.
pub const CHECKLIST: Icon = Icon(
    r#"<path d="m4 6 1.500 1.500L8 5M4 12.500l1.500 1.500L8 11.500M4 19l1.500 1.500L8 18M11.500 6.500H20M11.500 13H20M11.500 19.500H20"/>"#,
);
/// Three days of the clock, one of them over, and its flag.
pub const TRACK: Icon = Icon(
    r#"<path d="M3 10.500h5v7H3zM9.500 10.500h5v7h-5zM16 10.500h5v7h-5zM21 10.500V5h-5M5.500 12.500v3"/>"#,
);
/// A page of the calendar.
pub const CALENDAR: Icon =
    Icon(r#"<path d="M4 6h16v14H4zM4 10.500h16M8.500 3.500V8M15.500 3.500V8"/>"#);
/// A window above a counter.
pub const WINDOW: Icon = Icon(
    r#"<path d="M4 4.500h16v10H4zM12 4.500v10M2.500 14.500h19M5 14.500v5.500M19 14.500v5.500"/>"#,
);
/// Pages of a list.
pub const PAGES: Icon =
    Icon(r#"<path d="M6 3.500h9l3.500 3.500v13.500H6zM9 10h6.500M9 13.500h6.500M9 17h4"/>"#);
/// A clipboard with a tick.
pub const INSPECTION: Icon =
    Icon(r#"<path d="M9 5H6v15.500h12V5h-3M9 3.500h6v3H9zM9.500 13.500l2 2 3.500-4"/>"#);
/// A telephone.
pub const PHONE: Icon = Icon(
    r#"<path d="M5.500 4h3.700l1.600 4.200-2.100 1.500a11.500 11.500 0 0 0 5.600 5.600l1.500-2.100 4.200 1.600v3.700c0 .8-.7 1.500-1.500 1.500C11 19.600 4.400 13 4 5.500 4 4.700 4.700 4 5.500 4Z"/>"#,
);
/// A voice.
pub const ALOUD: Icon = Icon(
    r#"<path d="M4 9.500h3.500L12 5.500v13l-4.500-4H4zM15.500 9a4.500 4.500 0 0 1 0 6M18 6.500a8 8 0 0 1 0 11"/>"#,
);
/// Sharing.
pub const SHARE: Icon =
    Icon(r#"<path d="M12 15V4M8 7.500 12 3.500l4 4M6 11H4.500v9.500h15V11H18"/>"#);
/// The way out.
pub const LEAVE: Icon =
    Icon(r#"<path d="M13 4H5v16h8M10 12h10.500M17 8.500l3.500 3.500-3.500 3.500"/>"#);
/// Locked.
pub const LOCK: Icon = Icon(
    r#"<rect x="5" y="10.500" width="14" height="10" rx="1.500"/><path d="M8 10.500V8a4 4 0 0 1 8 0v2.500M12 14.500v2"/>"#,
);
/// Open to see.
pub const EYE: Icon = Icon(
    r#"<path d="M2.500 12S6 5.800 12 5.800 21.500 12 21.500 12 18 18.200 12 18.200 2.500 12 2.500 12z"/><circle cx="12" cy="12" r="2.800"/>"#,
);
/// Not asked for.
pub const NEVER: Icon = Icon(r#"<circle cx="12" cy="12" r="8.500"/><path d="m6 6 12 12"/>"#);
/// A picture.
pub const PICTURE: Icon =
    Icon(r#"<path d="M4 5h16v14H4z"/><path d="m4 16 5-5 4.500 4.500L16 13l4 4M15 9h.4"/>"#);
/// A mobile phone.
pub const MOBILE: Icon = Icon(r#"<path d="M7 3h10v18H7zM10.500 18h3"/>"#);
/// A face.
pub const FACE: Icon = Icon(
    r#"<circle cx="12" cy="12" r="8.500"/><path d="M9 9.500v.4M15 9.500v.4M8.300 13.800c.9 1.500 2.200 2.200 3.700 2.200s2.800-.7 3.700-2.200"/>"#,
);
/// A pen.
pub const PEN: Icon = Icon(r#"<path d="m4 20 1-4.500L16.500 4 20 7.500 8.500 19z"/>"#);
/// Something is wrong.
pub const WARN: Icon =
    Icon(r#"<path d="M12 4 21 19.500H3z"/><path d="M12 10v4.500M12 16.900v.3"/>"#);
/// A letter.
pub const LETTER: Icon =
    Icon(r#"<path d="M3.500 6h17v12.500h-17zM3.500 7l8.500 6.500L20.500 7"/>"#);
/// Bars of a chart.
pub const FIGURES: Icon = Icon(r#"<path d="M4 20h16M6.500 20v-7M12 20V5M17.500 20v-10"/>"#);
/// Onto this phone.
pub const DOWNLOAD: Icon = Icon(r#"<path d="M12 4v11M7.500 11 12 15.500 16.500 11M4.500 20h15"/>"#);
/// A printer.
pub const PRINT: Icon =
    Icon(r#"<path d="M7 8.500V3.500h10v5M7 17H4V8.500h16V17h-3M7 14h10v6.500H7z"/>"#);

impl Icon {
    /// The icon as a picture that screen readers pass over.
    #[must_use]
    pub fn view(self) -> Node {
        view! { <svg class="i" viewBox="0 0 24 24" aria-hidden="true" inner_html=self.0></svg> }
    }
}
