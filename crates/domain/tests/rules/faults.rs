//! The catalog checker: the sample county has no fault, and every planted one is found, and only it.

use crate::county::{county, day};
use mingbai_contract::catalog::Publication;
use mingbai_contract::guide::{
    Audience, ChargedAt, Exclusion, ExclusionCode, FeeType, Guide, HandlingClass, LimitUnit,
    OnlineLevel,
};
use mingbai_contract::office::{Center, Span, Window};
use mingbai_contract::{CenterId, Date, DepartmentId, ItemId, MaterialId, WindowId, Yuan};
use mingbai_domain::catalog::check::FaultCode::{self, *};
use mingbai_domain::catalog::check::{Severity, check};
use std::collections::BTreeSet;

#[test]
fn the_sample_county_has_no_fault() {
    assert_eq!(check(county()), []);
}

/// A mutation of the sample county, and the one fault it plants: file, field, code.
type Planted = (fn(&mut Publication), &'static str, &'static str, FaultCode);

fn find_all(table: &[Planted]) {
    for (plant, file, field, code) in table {
        let mut publication = county().clone();
        plant(&mut publication);
        let found: Vec<_> = check(&publication)
            .into_iter()
            .map(|fault| (fault.file, fault.field, fault.code))
            .collect();
        assert_eq!(found, [((*file).to_owned(), (*field).to_owned(), *code)]);
    }
}

const FOOD: &str = "items/food-business-license.json";
const NOTARY: &str = "items/notarization.json";
const RENEWAL: &str = "items/id-card-renewal.json";

fn guide<'a>(publication: &'a mut Publication, id: &str) -> &'a mut Guide {
    publication
        .guides
        .iter_mut()
        .find(|guide| guide.id.as_str() == id)
        .expect(id)
}

fn food(publication: &mut Publication) -> &mut Guide {
    guide(publication, "food-business-license")
}

fn notary(publication: &mut Publication) -> &mut Guide {
    guide(publication, "notarization")
}

fn renewal(publication: &mut Publication) -> &mut Guide {
    guide(publication, "id-card-renewal")
}

fn window<'a>(publication: &'a mut Publication, id: &str) -> &'a mut Window {
    publication
        .windows
        .iter_mut()
        .find(|window| window.id.as_str() == id)
        .expect(id)
}

fn center<'a>(publication: &'a mut Publication, id: &str) -> &'a mut Center {
    publication
        .centers
        .iter_mut()
        .find(|center| center.id.as_str() == id)
        .expect(id)
}

fn window_id(id: &str) -> WindowId {
    WindowId::new(id).expect(id)
}

fn item_id(id: &str) -> ItemId {
    ItemId::new(id).expect(id)
}

fn nobody() -> DepartmentId {
    DepartmentId::new("nobody").expect("an id")
}

fn yuan(amount: i64) -> Option<Yuan> {
    Some(Yuan::from_fen(amount * 100))
}

#[test]
fn references_lead_somewhere() {
    find_all(&[
        (
            |p| p.county.host = nobody(),
            "county.json",
            "/host",
            UnknownDepartment,
        ),
        (
            |p| p.county.help_windows.push(window_id("Z99")),
            "county.json",
            "/help_windows/2",
            UnknownWindow,
        ),
        (
            |p| p.departments[0].windows.push(window_id("Z99")),
            "departments.json",
            "/0/windows/19",
            UnknownWindow,
        ),
        (
            |p| p.departments[0].windows.push(window_id("A02")),
            "departments.json",
            "/0/windows/19",
            ForeignWindow,
        ),
        (
            |p| p.departments[0].chief_representative.window = window_id("Z99"),
            "departments.json",
            "/0/chief_representative/window",
            UnknownWindow,
        ),
        (
            |p| p.departments[0].chief_representative.window = window_id("A02"),
            "departments.json",
            "/0/chief_representative/window",
            ChiefElsewhere,
        ),
        (
            |p| p.departments[0].items_count += 1,
            "departments.json",
            "/0/items_count",
            WrongItemsCount,
        ),
        (
            |p| drop(p.departments[0].windows.remove(0)),
            "windows.json",
            "/0/id",
            WindowNotListed,
        ),
        (
            |p| p.windows[83].center = CenterId::new("no-such").expect("an id"),
            "windows.json",
            "/83/center",
            UnknownCenter,
        ),
        (
            |p| window(p, "A01").items.push(item_id("no-such-item")),
            "windows.json",
            "/0/items/0",
            UnknownItem,
        ),
        (
            |p| {
                window(p, "A01")
                    .items
                    .push(item_id("food-business-license"))
            },
            "windows.json",
            "/0/items/0",
            ItemNotMirrored,
        ),
        (
            |p| food(p).windows.push(window_id("Z99")),
            FOOD,
            "/windows/1",
            UnknownWindow,
        ),
        (
            |p| food(p).windows.push(window_id("A01")),
            FOOD,
            "/windows/1",
            WindowNotMirrored,
        ),
        (
            |p| {
                food(p).situations[0]
                    .materials
                    .push(MaterialId::new("no-such").expect("an id"));
            },
            FOOD,
            "/situations/0/materials/6",
            UnknownMaterial,
        ),
        (
            |p| p.lists.annual_inspections[1].item = item_id("no-such-item"),
            "lists.json",
            "/annual_inspections/1/item",
            UnknownItem,
        ),
        (
            |p| p.lists.annual_inspections[1].department = nobody(),
            "lists.json",
            "/annual_inspections/1/department",
            UnknownDepartment,
        ),
        (
            |p| p.lists.first_violation_no_penalty[2].department = nobody(),
            "lists.json",
            "/first_violation_no_penalty/2/department",
            UnknownDepartment,
        ),
        (
            |p| p.lists.penalty_discretion[3].department = nobody(),
            "lists.json",
            "/penalty_discretion/3/department",
            UnknownDepartment,
        ),
        (
            |p| p.lists.key_goals[4].department = nobody(),
            "lists.json",
            "/key_goals/4/department",
            UnknownDepartment,
        ),
        (
            // A row for an item that charges nothing, moved away.
            |p| p.lists.fee_catalogue[28].item = item_id("no-such-item"),
            "lists.json",
            "/fee_catalogue/28/item",
            UnknownItem,
        ),
    ]);
}

#[test]
fn an_unknown_department_is_found_at_the_window_and_at_the_item() {
    let mut publication = county().clone();
    window(&mut publication, "A01").department = nobody();
    let owner = food(&mut publication).department.clone();
    food(&mut publication).department = nobody();
    let found: Vec<_> = check(&publication)
        .into_iter()
        .map(|f| (f.field, f.code))
        .collect();
    let at = publication
        .departments
        .iter()
        .position(|d| d.id == owner)
        .expect("the owner");
    assert_eq!(
        found,
        [
            ("/0/windows/0".to_owned(), ForeignWindow),
            (format!("/{at}/items_count"), WrongItemsCount),
            ("/department".to_owned(), UnknownDepartment),
            ("/0/department".to_owned(), UnknownDepartment),
        ]
    );
}

#[test]
fn ids_stand_once() {
    find_all(&[
        (
            |p| p.departments.push(p.departments[0].clone()),
            "departments.json",
            "/33/id",
            DuplicateId,
        ),
        (
            |p| p.centers.push(p.centers[0].clone()),
            "centers.json",
            "/8/id",
            DuplicateId,
        ),
        (
            |p| p.windows.push(p.windows[0].clone()),
            "windows.json",
            "/84/id",
            DuplicateId,
        ),
        (
            |p| {
                let twin = food(p).clone();
                p.guides.push(twin);
            },
            FOOD,
            "/id",
            DuplicateId,
        ),
        (
            |p| food(p).code = "QS-05-010".to_owned(),
            FOOD,
            "/code",
            DuplicateCode,
        ),
        (
            |p| {
                let guide = food(p);
                guide.materials.push(guide.materials[0].clone());
            },
            FOOD,
            "/materials/6/id",
            DuplicateId,
        ),
        (
            |p| {
                let guide = food(p);
                guide.situations.push(guide.situations[0].clone());
            },
            FOOD,
            "/situations/6/id",
            DuplicateId,
        ),
        (
            |p| {
                let rows = &mut p.lists.complaint_categories;
                rows.push(rows[0].clone());
            },
            "lists.json",
            "/complaint_categories/11/id",
            DuplicateId,
        ),
        (
            |p| p.lists.cancelled[1].id = p.lists.cancelled[0].id.clone(),
            "lists.json",
            "/cancelled/1/id",
            DuplicateId,
        ),
        (
            |p| p.service_rules[3].id = p.service_rules[0].id.clone(),
            "service-rules.json",
            "/3/id",
            DuplicateId,
        ),
        (
            |p| p.synonyms[9].id = p.synonyms[8].id.clone(),
            "synonyms.json",
            "/9/id",
            DuplicateId,
        ),
        (
            |p| food(p).windows.push(window_id("A03")),
            FOOD,
            "/windows/1",
            DuplicateReference,
        ),
    ]);
}

#[test]
fn guides_are_complete() {
    find_all(&[
        (
            |p| food(p).situations.clear(),
            FOOD,
            "/situations",
            NoSituations,
        ),
        (
            |p| food(p).situations[4].materials.clear(),
            FOOD,
            "/situations/4/materials",
            NoMaterials,
        ),
        (
            |p| {
                food(p).situations.iter_mut().for_each(|s| {
                    s.materials.retain(|m| m.as_str() != "rule");
                });
            },
            FOOD,
            "/materials/3",
            UnusedMaterial,
        ),
        (
            |p| food(p).legal_basis.clear(),
            FOOD,
            "/legal_basis",
            NoLegalBasis,
        ),
        (|p| food(p).steps.clear(), FOOD, "/steps", NoSteps),
        (
            |p| food(p).conditions.clear(),
            FOOD,
            "/conditions",
            NoConditions,
        ),
        (|p| food(p).aliases.clear(), FOOD, "/aliases", NoAliases),
        (|p| food(p).audience.clear(), FOOD, "/audience", NoAudience),
        (|p| food(p).themes.clear(), FOOD, "/themes", NoThemes),
        (
            |p| " ".clone_into(&mut food(p).result.document),
            FOOD,
            "/result/document",
            NoResult,
        ),
        (|p| food(p).name.en.clear(), FOOD, "/name/en", EmptyName),
        (
            |p| food(p).materials[2].name.clear(),
            FOOD,
            "/materials/2/name",
            EmptyName,
        ),
        (
            |p| food(p).steps[2].role.clear(),
            FOOD,
            "/steps/2/role",
            EmptyText,
        ),
        (
            |p| food(p).aliases.push(String::new()),
            FOOD,
            "/aliases/8",
            EmptyText,
        ),
        (
            |p| {
                let remedies = &mut food(p).remedies;
                (remedies.reconsideration, remedies.litigation) = (None, None);
            },
            FOOD,
            "/remedies",
            NoRemedies,
        ),
        (
            |p| {
                food(p).windows.clear();
                food(p).online.level = OnlineLevel::Partial;
                window(p, "A03")
                    .items
                    .retain(|item| item.as_str() != "food-business-license");
            },
            FOOD,
            "/windows",
            NoWindows,
        ),
        (
            |p| "即办件".clone_into(&mut food(p).handling_class_zh),
            FOOD,
            "/handling_class_zh",
            WrongClassWord,
        ),
        (|p| food(p).visits = 3, FOOD, "/visits", TooManyVisits),
        (
            |p| food(p).updated = Date(day("2026-11-21")),
            FOOD,
            "/updated",
            UpdatedLater,
        ),
    ]);
}

#[test]
fn an_item_that_is_done_fully_online_needs_no_window() {
    let mut publication = county().clone();
    food(&mut publication).windows.clear();
    window(&mut publication, "A03")
        .items
        .retain(|i| i.as_str() != "food-business-license");
    assert_eq!(check(&publication), []);
}

/// Sets the promise, and the last counted step so that the steps still add up to it.
fn promise(guide: &mut Guide, days: u16) {
    let before = guide.limits.committed_working_days;
    let step = guide
        .steps
        .iter_mut()
        .rfind(|s| s.counted && s.working_days > Some(0));
    let step = step.expect("a counted step");
    step.working_days = step.working_days.map(|old| old + days - before);
    guide.limits.committed_working_days = days;
}

#[test]
fn r6_promises_keep_within_what_the_rules_allow() {
    let limit = "/limits/committed_working_days";
    find_all(&[
        (
            |p| food(p).limits.committed_working_days = 4,
            FOOD,
            "/steps",
            StepsDoNotAddUp,
        ),
        (
            |p| food(p).steps[2].working_days = Some(2),
            FOOD,
            "/steps",
            StepsDoNotAddUp,
        ),
        (
            |p| food(p).steps[2].working_days = None,
            FOOD,
            "/steps/2/working_days",
            CountedWithoutDays,
        ),
        // With a site inspection: half of ten days, and not more than five otherwise.
        (
            |p| {
                promise(food(p), 6);
                food(p).limits.statutory.value = Some(11);
                food(p).limits.statutory.working_day_equivalent = Some(11);
            },
            FOOD,
            limit,
            CommittedOverHalf,
        ),
        (
            |p| promise(food(p), 11),
            FOOD,
            limit,
            CommittedOverStatutory,
        ),
        (
            |p| promise(renewal(p), 6),
            RENEWAL,
            limit,
            CommittedOverFive,
        ),
        (
            |p| {
                promise(food(p), 6);
                let law = &mut food(p).limits.statutory;
                law.unit = LimitUnit::None;
                (law.value, law.working_day_equivalent) = (None, None);
            },
            FOOD,
            limit,
            CommittedOverFive,
        ),
        (
            |p| {
                let guide = food(p);
                guide.limits.committed_working_days = 0;
                guide.steps.iter_mut().for_each(|s| {
                    s.working_days = Some(if s.counted { 0 } else { 5 });
                });
            },
            FOOD,
            limit,
            CommittedAtOnce,
        ),
        (
            |p| {
                food(p).handling_class = HandlingClass::Immediate;
                "即办件".clone_into(&mut food(p).handling_class_zh);
            },
            FOOD,
            limit,
            ImmediateWithDays,
        ),
        (
            |p| food(p).limits.needs_inspection_or_hearing = false,
            FOOD,
            "/limits/needs_inspection_or_hearing",
            WrongInspectionFlag,
        ),
        (
            |p| {
                let name = "听证".to_owned();
                let hearing = Exclusion {
                    code: ExclusionCode::Hearing,
                    name,
                };
                renewal(p).limits.exclusions.push(hearing);
            },
            RENEWAL,
            "/limits/needs_inspection_or_hearing",
            WrongInspectionFlag,
        ),
        (
            |p| {
                food(p).limits.exclusions.clear();
                food(p).limits.needs_inspection_or_hearing = false;
            },
            FOOD,
            "/steps/3/counted",
            UncountedWithoutExclusion,
        ),
        (
            |p| food(p).limits.statutory.value = None,
            FOOD,
            "/limits/statutory/value",
            NoStatutoryValue,
        ),
        (
            |p| food(p).limits.statutory.working_day_equivalent = None,
            FOOD,
            "/limits/statutory/working_day_equivalent",
            NoStatutoryValue,
        ),
        (
            |p| food(p).limits.statutory.working_day_equivalent = Some(20),
            FOOD,
            "/limits/statutory/working_day_equivalent",
            WrongEquivalent,
        ),
        (
            |p| food(p).limits.statutory.unit = LimitUnit::None,
            FOOD,
            "/limits/statutory",
            NeedlessStatutoryValue,
        ),
        (
            |p| guide(p, "student-loan").deemed_consent = true,
            "items/student-loan.json",
            "/deemed_consent",
            DeemedConsentNotCommitted,
        ),
        (
            |p| food(p).annual_volume = 10_000_000,
            "items",
            "",
            TooFewImmediate,
        ),
    ]);
}

#[test]
fn r6_a_longer_promise_is_allowed_for_half_of_what_the_law_gives() {
    let mut publication = county().clone();
    let guide = food(&mut publication);
    promise(guide, 6);
    guide.limits.statutory.value = Some(12);
    guide.limits.statutory.working_day_equivalent = Some(12);
    assert_eq!(check(&publication), []);
}

#[test]
fn r7_fees_are_published_and_at_their_lower_end() {
    find_all(&[
        (
            |p| notary(p).fee.charged = yuan(90),
            NOTARY,
            "/fee/charged",
            FeeNotLowerEnd,
        ),
        (
            |p| notary(p).fee.charged = None,
            NOTARY,
            "/fee/charged",
            FeeNotLowerEnd,
        ),
        (
            |p| {
                let fee = &mut notary(p).fee;
                fee.charged_at = Some(ChargedAt::UpperLimit);
                fee.charged = fee.max;
            },
            NOTARY,
            "/fee/charged_at",
            FeeAtUpperEnd,
        ),
        (
            |p| notary(p).fee.min = None,
            NOTARY,
            "/fee/min",
            FeeWithoutLowerEnd,
        ),
        (
            |p| notary(p).fee.max = yuan(10),
            NOTARY,
            "/fee/max",
            FeeUpsideDown,
        ),
        (
            |p| notary(p).fee.amount = yuan(80),
            NOTARY,
            "/fee",
            FeeMixed,
        ),
        (
            |p| notary(p).fee.max = yuan(500),
            NOTARY,
            "/fee",
            FeeDiffers,
        ),
        (
            |p| renewal(p).fee.amount = yuan(25),
            RENEWAL,
            "/fee",
            FeeDiffers,
        ),
        (
            |p| renewal(p).fee.unit = Some("元/本".to_owned()),
            RENEWAL,
            "/fee",
            FeeDiffers,
        ),
        (
            |p| renewal(p).fee.basis = Some("另一份文件".to_owned()),
            RENEWAL,
            "/fee",
            FeeDiffers,
        ),
        (
            |p| {
                guide(p, "hk-macao-endorsement").fee.tiers.pop();
            },
            "items/hk-macao-endorsement.json",
            "/fee",
            FeeDiffers,
        ),
        (
            |p| {
                let fee = &mut renewal(p).fee;
                (fee.r#type, fee.amount, fee.unit) = (FeeType::None, None, None);
            },
            RENEWAL,
            "/fee",
            FeeDiffers,
        ),
        (
            |p| renewal(p).fee.r#type = FeeType::None,
            RENEWAL,
            "/fee",
            FeeNoneWithAmounts,
        ),
        (
            |p| renewal(p).fee.amount = None,
            RENEWAL,
            "/fee",
            FeeWithoutAmount,
        ),
        (
            |p| renewal(p).fee.unit = None,
            RENEWAL,
            "/fee/unit",
            FeeWithoutUnit,
        ),
        (
            |p| renewal(p).fee.basis = None,
            RENEWAL,
            "/fee/basis",
            FeeWithoutBasis,
        ),
        (
            |p| {
                let fee = renewal(p).fee.clone();
                food(p).fee = fee;
            },
            FOOD,
            "/fee",
            FeeNotListed,
        ),
        (
            |p| {
                p.lists
                    .fee_catalogue
                    .retain(|row| row.item.as_str() != "id-card-renewal")
            },
            RENEWAL,
            "/fee",
            FeeNotListed,
        ),
        (
            |p| p.lists.fee_catalogue[0].amount = None,
            "lists.json",
            "/fee_catalogue/0",
            FeeWithoutAmount,
        ),
        (
            |p| p.lists.fee_catalogue[24].amount = yuan(5),
            "lists.json",
            "/fee_catalogue/24",
            FeeNoneWithAmounts,
        ),
    ]);
}

#[test]
fn r1_the_calendar_adds_up() {
    let file = "calendar.json";
    find_all(&[
        (
            |p| "Asia/Atlantis".clone_into(&mut p.calendar.timezone),
            file,
            "/timezone",
            UnknownTimeZone,
        ),
        (
            |p| {
                let year = &mut p.calendar.years[2];
                year.holidays.push(year.holidays[0].clone());
            },
            file,
            "/years/2/holidays/33/date",
            DuplicateDate,
        ),
        (
            |p| {
                let year = &mut p.calendar.years[2];
                year.makeup_workdays.push(year.makeup_workdays[0].clone());
            },
            file,
            "/years/2/makeup_workdays/6/date",
            DuplicateDate,
        ),
        (
            |p| p.calendar.years[2].makeup_workdays[0].date = Date(day("2026-01-05")),
            file,
            "/years/2/makeup_workdays/0/date",
            MakeupNotOnWeekend,
        ),
        (
            |p| p.calendar.years[2].makeup_workdays[0].date = Date(day("2026-01-03")),
            file,
            "/years/2/makeup_workdays/0/date",
            MakeupOnHoliday,
        ),
        (
            |p| p.calendar.years[2].holidays[0].date = Date(day("2025-12-31")),
            file,
            "/years/2/holidays/0/date",
            DateOutsideYear,
        ),
        (
            |p| p.calendar.years[2].makeup_workdays[0].date = Date(day("2027-01-03")),
            file,
            "/years/2/makeup_workdays/0/date",
            DateOutsideYear,
        ),
        (
            |p| p.calendar.years.swap(0, 1),
            file,
            "/years/1/year",
            YearsNotAscending,
        ),
        (
            |p| p.calendar.years[1].notice = None,
            file,
            "/years/1/notice",
            OfficialWithoutNotice,
        ),
        (
            |p| drop(p.calendar.years.remove(2)),
            file,
            "/years",
            YearMissing,
        ),
        (
            |p| p.calendar.years[0].holidays[3].name.clear(),
            file,
            "/years/0/holidays/3/name",
            EmptyName,
        ),
    ]);
}

#[test]
fn offices_lists_and_words_make_sense() {
    find_all(&[
        (
            |p| {
                center(p, "zwfw-main").hours.tue[1] = Span {
                    from: 700,
                    to: 1020,
                }
            },
            "centers.json",
            "/0/hours/tue/1",
            SpansNotAscending,
        ),
        (
            |p| center(p, "zwfw-main").hours.wed.reverse(),
            "centers.json",
            "/0/hours/wed/1",
            SpansNotAscending,
        ),
        (
            |p| center(p, "zwfw-main").hours.sat.clear(),
            "centers.json",
            "/0/hours/sat",
            AppointmentDayClosed,
        ),
        (
            |p| window(p, "T1-1").saturday_appointment = true,
            "windows.json",
            "/76/saturday_appointment",
            NoAppointmentDay,
        ),
        (
            |p| window(p, "A01").counters = 0,
            "windows.json",
            "/0/counters",
            NoCounters,
        ),
        (
            |p| p.county.help_windows.clear(),
            "county.json",
            "/help_windows",
            NoHelpWindow,
        ),
        (
            |p| "青山".clone_into(&mut p.county.number_prefix),
            "county.json",
            "/number_prefix",
            BadNumberPrefix,
        ),
        (
            |p| p.lists.key_goals[0].progress_percent = 101,
            "lists.json",
            "/key_goals/0/progress_percent",
            ProgressOverHundred,
        ),
        (
            |p| p.lists.key_goals[0].milestones[0].planned = Date(day("2027-01-01")),
            "lists.json",
            "/key_goals/0/milestones/0/planned",
            MilestoneOutsideGoal,
        ),
        (
            |p| p.lists.key_goals[0].milestones[0].actual = Some(Date(day("2026-01-04"))),
            "lists.json",
            "/key_goals/0/milestones/0/actual",
            MilestoneOutsideGoal,
        ),
        (
            |p| p.lists.key_goals[0].due = Date(day("2025-12-31")),
            "lists.json",
            "/key_goals/0/due",
            GoalUpsideDown,
        ),
        (
            |p| p.lists.penalty_discretion[0].tiers.clear(),
            "lists.json",
            "/penalty_discretion/0/tiers",
            NoGrades,
        ),
        (
            |p| p.synonyms[5].terms.clear(),
            "synonyms.json",
            "/5/terms",
            EmptySynonym,
        ),
        (
            |p| p.synonyms[5].official.push(String::new()),
            "synonyms.json",
            "/5/official",
            EmptySynonym,
        ),
        (
            |p| p.service_rules[0].text.en.clear(),
            "service-rules.json",
            "/0/text/en",
            EmptyText,
        ),
    ]);
}

#[test]
fn every_fault_is_reported_at_once_in_order() {
    let mut publication = county().clone();
    food(&mut publication).aliases.clear();
    food(&mut publication).audience = vec![Audience::Personal];
    renewal(&mut publication).steps.clear();
    publication.county.hotline.clear();
    "Mars".clone_into(&mut publication.calendar.timezone);
    let found: Vec<_> = check(&publication)
        .into_iter()
        .map(|f| (f.file, f.code))
        .collect();
    let expected = [
        ("calendar.json", UnknownTimeZone),
        ("county.json", EmptyText),
        (FOOD, NoAliases),
        (RENEWAL, NoSteps),
    ];
    assert_eq!(found, expected.map(|(file, code)| (file.to_owned(), code)));
}

#[test]
fn codes_are_words_of_their_own_and_have_a_reason() {
    let codes: BTreeSet<_> = FaultCode::ALL.iter().map(|code| code.code()).collect();
    assert_eq!(codes.len(), FaultCode::ALL.len());
    for code in FaultCode::ALL {
        let plain = |c: char| c.is_ascii_lowercase() || c == '_';
        assert!(code.code().chars().all(plain), "{code:?}");
        assert!(
            code.reason().len() > 10 && code.reason().contains(['.', ':']),
            "{code:?}"
        );
    }
    let warnings: Vec<_> = FaultCode::ALL
        .iter()
        .filter(|c| c.severity() == Severity::Warning)
        .collect();
    assert_eq!(warnings, [&UpdatedLater, &YearMissing]);
}
