//! The county, its departments, centres and windows can be reached.

use super::{FaultCode, Faults};
use mingbai_contract::catalog::Publication;
use mingbai_contract::office::{Center, ShortDay, Span};

pub(super) fn check(publication: &Publication, faults: &mut Faults) {
    county(publication, faults);
    let file = "departments.json";
    for (at, department) in publication.departments.iter().enumerate() {
        faults.name(file, &format!("/{at}/name"), &department.name);
        faults.text(file, format!("/{at}/duties"), &department.duties);
        faults.text(
            file,
            format!("/{at}/consultation_phone"),
            &department.consultation_phone,
        );
        faults.text(
            file,
            format!("/{at}/supervision_phone"),
            &department.supervision_phone,
        );
    }
    for (at, center) in publication.centers.iter().enumerate() {
        self::center(at, center, faults);
    }
    let file = "windows.json";
    for (at, window) in publication.windows.iter().enumerate() {
        faults.name(file, &format!("/{at}/name"), &window.name);
        if window.counters == 0 {
            faults.add(file, format!("/{at}/counters"), FaultCode::NoCounters, "0");
        }
        let center = publication
            .centers
            .iter()
            .find(|center| center.id == window.center);
        if window.saturday_appointment
            && center.is_some_and(|c| !c.appointment_only_days.contains(&ShortDay::Sat))
        {
            let field = format!("/{at}/saturday_appointment");
            faults.add(
                file,
                field,
                FaultCode::NoAppointmentDay,
                window.center.as_str(),
            );
        }
    }
}

fn county(publication: &Publication, faults: &mut Faults) {
    let file = "county.json";
    let county = &publication.county;
    faults.name(file, "/name", &county.name);
    faults.text(file, "/hotline", &county.hotline);
    let prefix = county.number_prefix.as_str();
    let letters = prefix.bytes().all(|byte| byte.is_ascii_uppercase());
    if !letters || !(1..=4).contains(&prefix.len()) {
        faults.add(file, "/number_prefix", FaultCode::BadNumberPrefix, prefix);
    }
    if county.help_windows.is_empty() {
        faults.add(file, "/help_windows", FaultCode::NoHelpWindow, "");
    }
    for (at, words) in county.often_asked.iter().enumerate() {
        faults.name(file, &format!("/often_asked/{at}"), words);
    }
}

fn center(at: usize, center: &Center, faults: &mut Faults) {
    let file = "centers.json";
    faults.name(file, &format!("/{at}/name"), &center.name);
    faults.text(file, format!("/{at}/address"), &center.address);
    faults.text(file, format!("/{at}/phone"), &center.phone);
    let hours = &center.hours;
    for (day, name, spans) in [
        (ShortDay::Mon, "mon", &hours.mon),
        (ShortDay::Tue, "tue", &hours.tue),
        (ShortDay::Wed, "wed", &hours.wed),
        (ShortDay::Thu, "thu", &hours.thu),
        (ShortDay::Fri, "fri", &hours.fri),
        (ShortDay::Sat, "sat", &hours.sat),
        (ShortDay::Sun, "sun", &hours.sun),
    ] {
        let field = format!("/{at}/hours/{name}");
        for (nth, pair) in spans.windows(2).enumerate() {
            if let [before, after] = pair
                && after.from <= before.to
            {
                let field = format!("{field}/{}", nth + 1);
                faults.add(file, field, FaultCode::SpansNotAscending, shown(*after));
            }
        }
        if spans.is_empty() && center.appointment_only_days.contains(&day) {
            faults.add(file, field, FaultCode::AppointmentDayClosed, name);
        }
    }
}

fn shown(span: Span) -> String {
    String::from(span)
}
