//! Which windows somebody answers for, and which posters are chosen.

use crate::text::{Text, fill, terms};
use mingbai_contract::catalog::Catalog;
use mingbai_contract::desk::Operation;
use mingbai_contract::desk::posters::{PosterFormat, PosterSize, PrintPosters};
use mingbai_contract::desk::staff::Grant;
use mingbai_contract::limits::POSTERS;
use mingbai_contract::office::Window;
use mingbai_contract::problem::{FieldCode, FieldProblem};
use mingbai_contract::{CenterId, WindowId};
use mingbai_domain::staff::permit;

/// The windows for which these roles may do something; those at which one sits first.
#[must_use]
pub fn own<'a>(catalog: &'a Catalog, grants: &[Grant], operation: Operation) -> Vec<&'a Window> {
    let permit = permit(grants, operation);
    let all = catalog.windows.iter();
    let mut own: Vec<_> = all.filter(|one| permit.holds(&one.department)).collect();
    let sits = |window: &&Window| {
        grants
            .iter()
            .any(|grant| grant.windows.contains(&window.id))
    };
    own.sort_by_key(|window| !sits(window));
    own
}

/// How large posters are, and how they lie on the paper.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Paper {
    /// A6, a page each.
    #[default]
    A6,
    /// A6, four on a sheet of A4.
    Sheet,
    /// A4, a page each.
    A4,
}

/// What is chosen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Choice {
    /// The windows of this centre only.
    pub center: Option<CenterId>,
    /// The windows on this floor only.
    pub floor: Option<String>,
    /// Of those, not these.
    pub without: Vec<WindowId>,
    /// How they lie on the paper.
    pub paper: Paper,
    /// As a picture instead of a file of pages.
    pub svg: bool,
}

impl Choice {
    /// Whether a window is in the centre and on the floor.
    #[must_use]
    pub fn shows(&self, window: &Window) -> bool {
        self.center.as_ref().is_none_or(|id| window.center == *id)
            && self
                .floor
                .as_ref()
                .is_none_or(|floor| window.floor == *floor)
    }

    /// Another centre, with all of its windows.
    pub fn at_center(&mut self, center: Option<CenterId>) {
        self.center = center;
        self.at_floor(None);
    }

    /// Another floor, with all windows there.
    pub fn at_floor(&mut self, floor: Option<String>) {
        self.floor = floor;
        self.without.clear();
    }

    /// Takes a window in, or leaves it out.
    pub fn tick(&mut self, window: &WindowId, ticked: bool) {
        self.without.retain(|one| one != window);
        if !ticked {
            self.without.push(window.clone());
        }
    }

    /// Takes all in that are shown, or leaves all out.
    pub fn tick_all(&mut self, windows: &[&Window], ticked: bool) {
        self.without.clear();
        if !ticked {
            let shown = windows.iter().filter(|window| self.shows(window));
            self.without = shown.map(|window| window.id.clone()).collect();
        }
    }

    /// The windows that are chosen, of those that there are.
    #[must_use]
    pub fn chosen(&self, windows: &[&Window]) -> Vec<WindowId> {
        let shown = windows.iter().filter(|window| self.shows(window));
        let chosen = shown.filter(|window| !self.without.contains(&window.id));
        chosen.map(|window| window.id.clone()).collect()
    }

    /// What the server is asked for.
    ///
    /// # Errors
    /// Everything that it would refuse, by the fields of the request.
    pub fn request(&self, windows: &[&Window]) -> Result<PrintPosters, Vec<FieldProblem>> {
        let windows = self.chosen(windows);
        let sheet = self.paper == Paper::Sheet;
        let pages = windows.len().div_ceil(if sheet { 4 } else { 1 });
        let wrong = [
            ("/windows", FieldCode::Missing, windows.is_empty()),
            ("/windows", FieldCode::TooLong, windows.len() > POSTERS),
            ("/format", FieldCode::DoesNotFit, self.svg && pages > 1),
        ];
        let wrong = wrong.into_iter().filter(|(.., is)| *is);
        let wrong: Vec<_> = wrong
            .map(|(field, code, _)| FieldProblem {
                field: field.to_owned(),
                code,
            })
            .collect();
        if !wrong.is_empty() {
            return Err(wrong);
        }
        Ok(PrintPosters {
            windows,
            size: match self.paper {
                Paper::A4 => PosterSize::A4,
                Paper::A6 | Paper::Sheet => PosterSize::A6,
            },
            format: if self.svg {
                PosterFormat::Svg
            } else {
                PosterFormat::Pdf
            },
            sheet,
        })
    }
}

/// The floors of a centre's windows, or of all, in their order.
#[must_use]
pub fn floors(windows: &[&Window], center: Option<&CenterId>) -> Vec<String> {
    let at = windows
        .iter()
        .filter(|window| center.is_none_or(|id| window.center == *id));
    let mut floors: Vec<String> = at.map(|window| window.floor.clone()).collect();
    floors.sort();
    floors.dedup();
    floors
}

/// What is wrong, in words.
#[must_use]
pub fn words(t: &Text, problem: &FieldProblem) -> String {
    let s = &t.screen;
    match (problem.field.as_str(), problem.code) {
        ("/windows", FieldCode::Missing) => s.no_window.to_owned(),
        ("/windows", FieldCode::TooLong) => fill(s.many_windows, &[&POSTERS.to_string()]),
        ("/format", FieldCode::DoesNotFit) => s.one_page.to_owned(),
        // The page names the window in place of its position.
        (window, FieldCode::DoesNotFit) => fill(s.not_drawn, &[window]),
        (_, code) => terms::wrong(t, s.windows, code),
    }
}

#[cfg(test)]
#[cfg(feature = "ssr")]
mod tests {
    use super::*;
    use crate::host_tests::catalog;
    use mingbai_contract::desk::staff::Role;

    fn grant(role: Role, department: &str, windows: &[&str]) -> Grant {
        Grant {
            role,
            department: department.parse().ok(),
            windows: windows.iter().map(|id| id.parse().unwrap()).collect(),
        }
    }

    fn ids(windows: &[&Window]) -> Vec<String> {
        windows.iter().map(|one| one.id.to_string()).collect()
    }

    #[test]
    fn a_clerk_begins_with_the_own_window() {
        let catalog = catalog();
        let grants = [grant(Role::Clerk, "scjg", &["A03"])];
        let own = own(&catalog, &grants, Operation::ShowLiveCode);
        assert_eq!(ids(&own), ["A03", "A02", "A04"]);
    }

    #[test]
    fn a_centre_and_a_floor_are_chosen_whole_and_thinned_out() {
        let catalog = catalog();
        let all: Vec<&Window> = catalog.windows.iter().collect();
        let mut choice = Choice::default();
        assert_eq!(choice.chosen(&all).len(), all.len());
        choice.at_center("shebao-sub".parse().ok());
        assert_eq!(floors(&all, choice.center.as_ref()), ["1F", "2F"]);
        assert_eq!(choice.chosen(&all).len(), 10);
        choice.at_floor(Some("1F".to_owned()));
        let first = choice.chosen(&all);
        assert_eq!(first.len(), 4);
        choice.tick(&first[0], false);
        assert_eq!(choice.chosen(&all), first[1..]);
        choice.tick_all(&all, false);
        assert_eq!(choice.chosen(&all), []);
        choice.tick(&first[2], true);
        assert_eq!(choice.chosen(&all), [first[2].clone()]);
        // Another floor has all of its windows again.
        choice.at_floor(Some("2F".to_owned()));
        assert_eq!(choice.chosen(&all).len(), 6);
    }

    #[test]
    fn what_the_server_would_refuse_is_not_sent() {
        let catalog = catalog();
        let all: Vec<&Window> = catalog.windows.iter().collect();
        let wrong = |choice: &Choice| {
            let problems = choice.request(&all).unwrap_err();
            let fields = problems.into_iter();
            fields.map(|one| (one.field, one.code)).collect::<Vec<_>>()
        };
        let mut choice = Choice {
            svg: true,
            ..Choice::default()
        };
        let one_page = vec![("/format".to_owned(), FieldCode::DoesNotFit)];
        assert_eq!(wrong(&choice), one_page);
        choice.at_center("t1".parse().ok());
        assert_eq!(wrong(&choice), one_page);
        // Two of A6 are on one sheet.
        choice.paper = Paper::Sheet;
        let sent = choice.request(&all).unwrap();
        assert!(sent.sheet && sent.windows.len() == 2 && sent.format == PosterFormat::Svg);
        choice.tick_all(&all, false);
        let none = vec![("/windows".to_owned(), FieldCode::Missing)];
        assert_eq!(wrong(&choice), none);
    }
}
