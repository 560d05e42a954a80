//! A guide is complete: everything the regulations ask to be published is there (R4: once, and all
//! of it).

use super::{FaultCode, Faults, file_of, is_blank};
use crate::materials::is_named;
use mingbai_contract::Date;
use mingbai_contract::catalog::Publication;
use mingbai_contract::guide::{Guide, Kind, OnlineLevel};

/// The applicant comes twice at most: once to hand in, once to fetch (R4).
const MOST_VISITS: u8 = 2;

pub(super) fn check(publication: &Publication, faults: &mut Faults) {
    for guide in &publication.guides {
        one(guide, publication.county.published, faults);
    }
}

/// The rules for one guide.
pub(super) fn one(guide: &Guide, published: Date, faults: &mut Faults) {
    let file = file_of(guide);
    required(guide, &file, faults);
    names(guide, &file, faults);
    consistent(guide, &file, published, faults);
}

/// What must be there at all.
fn required(guide: &Guide, file: &str, faults: &mut Faults) {
    let lists = [
        ("/aliases", guide.aliases.is_empty(), FaultCode::NoAliases),
        (
            "/audience",
            guide.audience.is_empty(),
            FaultCode::NoAudience,
        ),
        ("/themes", guide.themes.is_empty(), FaultCode::NoThemes),
        (
            "/legal_basis",
            guide.legal_basis.is_empty(),
            FaultCode::NoLegalBasis,
        ),
        (
            "/conditions",
            guide.conditions.is_empty(),
            FaultCode::NoConditions,
        ),
        (
            "/situations",
            guide.situations.is_empty(),
            FaultCode::NoSituations,
        ),
        ("/steps", guide.steps.is_empty(), FaultCode::NoSteps),
        (
            "/result/document",
            is_blank(&guide.result.document),
            FaultCode::NoResult,
        ),
    ];
    for (field, missing, code) in lists {
        if missing {
            faults.add(file, field, code, "");
        }
    }
    if guide.windows.is_empty() && guide.online.level != OnlineLevel::Full {
        faults.add(file, "/windows", FaultCode::NoWindows, "");
    }
    let remedies = &guide.remedies;
    let ways = [
        &remedies.reconsideration,
        &remedies.litigation,
        &remedies.other,
    ];
    if ways.into_iter().flatten().all(|way| is_blank(way)) {
        faults.add(file, "/remedies", FaultCode::NoRemedies, "");
    }
    for (at, situation) in guide.situations.iter().enumerate() {
        if situation.materials.is_empty() {
            let found = situation.id.as_str();
            let field = format!("/situations/{at}/materials");
            faults.add(file, field, FaultCode::NoMaterials, found);
        }
    }
    // Without situations nothing is used, and that has been said.
    let situated = !guide.situations.is_empty();
    for (at, material) in guide.materials.iter().enumerate() {
        if situated && material.condition.is_none() && !is_named(guide, material) {
            let found = material.id.as_str();
            faults.add(
                file,
                format!("/materials/{at}"),
                FaultCode::UnusedMaterial,
                found,
            );
        }
    }
}

/// Names and texts that must not be empty.
fn names(guide: &Guide, file: &str, faults: &mut Faults) {
    faults.name(file, "/name", &guide.name);
    faults.text(file, "/code", &guide.code);
    for (at, alias) in guide.aliases.iter().enumerate() {
        faults.text(file, format!("/aliases/{at}"), alias);
    }
    for (at, condition) in guide.conditions.iter().enumerate() {
        faults.text(file, format!("/conditions/{at}"), condition);
    }
    for (at, basis) in guide.legal_basis.iter().enumerate() {
        faults.text(file, format!("/legal_basis/{at}/law"), &basis.law);
        faults.text(file, format!("/legal_basis/{at}/summary"), &basis.summary);
    }
    for (at, faq) in guide.faqs.iter().enumerate() {
        faults.text(file, format!("/faqs/{at}/q"), &faq.q);
        faults.text(file, format!("/faqs/{at}/a"), &faq.a);
    }
    for (at, material) in guide.materials.iter().enumerate() {
        faults.text(file, format!("/materials/{at}/issuer"), &material.issuer);
    }
    for (at, step) in guide.steps.iter().enumerate() {
        faults.text(file, format!("/steps/{at}/role"), &step.role);
    }
    listed(
        file,
        "situations",
        guide.situations.iter().map(|s| s.name.as_str()),
        faults,
    );
    listed(
        file,
        "materials",
        guide.materials.iter().map(|m| m.name.as_str()),
        faults,
    );
    listed(
        file,
        "steps",
        guide.steps.iter().map(|s| s.name.as_str()),
        faults,
    );
}

/// Notes every empty name of a list.
fn listed<'a>(file: &str, list: &str, names: impl Iterator<Item = &'a str>, faults: &mut Faults) {
    for (at, name) in names.enumerate().filter(|(_, name)| is_blank(name)) {
        faults.add(
            file,
            format!("/{list}/{at}/name"),
            FaultCode::EmptyName,
            name,
        );
    }
}

/// What must agree with something else in the guide.
fn consistent(guide: &Guide, file: &str, published: Date, faults: &mut Faults) {
    let word = guide.handling_class.zh();
    if guide.handling_class_zh != word {
        let found = guide.handling_class_zh.as_str();
        faults.add(file, "/handling_class_zh", FaultCode::WrongClassWord, found);
    }
    if guide.kind == Kind::Other && guide.kind_detail.as_deref().is_none_or(is_blank) {
        faults.add(file, "/kind_detail", FaultCode::NoKindDetail, "");
    }
    if guide.visits > MOST_VISITS {
        faults.add(
            file,
            "/visits",
            FaultCode::TooManyVisits,
            guide.visits.to_string(),
        );
    }
    if guide.updated > published {
        faults.add(
            file,
            "/updated",
            FaultCode::UpdatedLater,
            guide.updated.to_string(),
        );
    }
}
