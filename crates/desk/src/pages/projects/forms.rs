//! What is being filled in about projects and inspections.

use super::model::{Happened, Inviting, What, place};
use crate::api::{Sent, Trouble};
use crate::text::{Text, terms};
use crate::ui::form::Form;
use leptos::prelude::*;
use mingbai_contract::application::Opinion;
use mingbai_contract::guide::ExclusionCode;
use mingbai_contract::problem::{FieldCode, FieldProblem};
use mingbai_contract::{DepartmentId, ItemId};

/// Everything that is filled in about projects.
#[derive(Clone, Copy)]
pub struct GreenForms {
    /// What happened to an approval.
    pub record: RecordForm,
    /// Inviting to a joint review.
    pub invite: InviteForm,
    /// An opinion.
    pub opinion: OpinionForm,
    /// A fee.
    pub fee: FeeForm,
    /// A new project.
    pub new: NewForm,
    /// Why something on record is changed; asked for once the server has said that it would be.
    pub correction: RwSignal<String>,
    /// Whether it is asked for, and by which form.
    pub corrects: RwSignal<Option<&'static str>>,
    /// Of which project that is.
    of: StoredValue<String>,
}

impl GreenForms {
    /// Empty ones.
    #[must_use]
    pub fn new() -> Self {
        Self {
            record: RecordForm::new(),
            invite: InviteForm::new(),
            opinion: OpinionForm::new(),
            fee: FeeForm::new(),
            new: NewForm::new(),
            correction: RwSignal::new(String::new()),
            corrects: RwSignal::new(None),
            of: StoredValue::new(String::new()),
        }
    }

    /// Takes up a project: what was filled in about another one does not belong here.
    pub fn open(self, code: &str) {
        if self.of.get_value() != code {
            self.close();
            self.of.set_value(code.to_owned());
        }
    }

    /// Something was recorded: nothing of it is left.
    pub fn done(self) {
        self.correction.set(String::new());
        self.corrects.set(None);
    }

    fn close(self) {
        self.done();
        self.record.clear();
        self.invite.clear();
        self.opinion.clear();
        self.fee.clear();
    }

    /// Forgets everything.
    pub fn clear(self) {
        self.of.set_value(String::new());
        self.close();
        self.new.clear();
    }
}

impl Default for GreenForms {
    fn default() -> Self {
        Self::new()
    }
}

/// A problem of a project in words.
fn words(t: &Text, problem: &FieldProblem) -> String {
    let g = &t.green;
    let label = match problem.field.as_str() {
        "/after" => return g.quicker.to_owned(),
        "/invited" => return g.wrong_department.to_owned(),
        "/opinion" => return g.wrong_absent.to_owned(),
        "/code" if problem.code == FieldCode::Taken => return g.code_taken.to_owned(),
        "/day" | "/held_on" if problem.code != FieldCode::Missing => {
            return g.wrong_day.to_owned();
        }
        "/day" | "/held_on" => g.held_on,
        "/approval" => g.approval,
        "/material" => g.material,
        "/by" => g.by,
        "/words" => g.reason,
        "/exclusion" => g.exclusion,
        "/document" => g.document,
        "/subject" => g.subject,
        "/place" => g.place,
        "/reasons" => g.objection_why,
        "/who" => g.opinion_who,
        "/item" => g.fee_item,
        "/name" => g.fee_name,
        "/standard" => g.fee_standard,
        "/yuan" => g.fee_yuan,
        "/name_zh" => g.name_zh,
        "/name_en" => g.name_en,
        "/applicant" => g.applicant,
        "/enterprise" => g.enterprise,
        "/site" => g.site,
        "/agent" => g.agent,
        "/window" => g.window,
        "/investment" => g.investment,
        "/code" => g.code,
        "/correction" => g.correction,
        _ => g.title,
    };
    terms::wrong(t, label, problem.code)
}

/// A trouble with what it says of a project's parts said of the form's fields.
#[must_use]
pub fn placed(trouble: Trouble) -> Trouble {
    let Trouble::Fields(problems) = trouble else {
        return trouble;
    };
    let mut all: Vec<FieldProblem> = Vec::new();
    for mut problem in problems {
        problem.field = place(&problem.field).to_owned();
        if !all.iter().any(|one| one.field == problem.field) {
            all.push(problem);
        }
    }
    Trouble::Fields(all)
}

fn text() -> RwSignal<String> {
    RwSignal::new(String::new())
}

/// What happened to an approval.
#[derive(Clone, Copy)]
pub struct RecordForm {
    /// What is wrong with it.
    pub form: Form,
    /// The approval's number.
    pub approval: RwSignal<String>,
    /// What happened; none where nobody has chosen.
    pub what: RwSignal<Option<What>>,
    /// The day.
    pub day: RwSignal<String>,
    /// The material.
    pub material: RwSignal<String>,
    /// Until when.
    pub by: RwSignal<String>,
    /// The promise, the reason.
    pub words: RwSignal<String>,
    /// On what ground a clock stands still.
    pub exclusion: RwSignal<Option<ExclusionCode>>,
    /// The document that orders it.
    pub document: RwSignal<String>,
}

impl RecordForm {
    fn new() -> Self {
        Self {
            form: Form::new("record", words),
            approval: text(),
            what: RwSignal::new(None),
            day: text(),
            material: text(),
            by: text(),
            words: text(),
            exclusion: RwSignal::new(None),
            document: text(),
        }
    }

    /// Everything that is filled in.
    #[must_use]
    pub fn filled(self) -> Happened {
        Happened {
            approval: self.approval.get_untracked(),
            day: self.day.get_untracked(),
            material: self.material.get_untracked(),
            by: self.by.get_untracked(),
            words: self.words.get_untracked(),
            exclusion: self.exclusion.get_untracked(),
            document: self.document.get_untracked(),
        }
    }

    /// Forgets everything.
    pub fn clear(self) {
        self.form.clear();
        self.approval.set(String::new());
        self.rest();
    }

    /// Forgets all but the approval.
    pub fn rest(self) {
        self.what.set(None);
        self.exclusion.set(None);
        for signal in [self.day, self.material, self.by, self.words, self.document] {
            signal.set(String::new());
        }
    }
}

/// Inviting to a joint review.
#[derive(Clone, Copy)]
pub struct InviteForm {
    /// What is wrong with it.
    pub form: Form,
    /// The stage.
    pub stage: RwSignal<String>,
    /// What is looked at.
    pub subject: RwSignal<String>,
    /// The day.
    pub held_on: RwSignal<String>,
    /// Where.
    pub place: RwSignal<String>,
    /// Who of the stage is not asked.
    pub left_out: RwSignal<Vec<DepartmentId>>,
}

impl InviteForm {
    fn new() -> Self {
        Self {
            form: Form::new("invite-review", words),
            stage: text(),
            subject: text(),
            held_on: text(),
            place: text(),
            left_out: RwSignal::new(Vec::new()),
        }
    }

    /// Everything that is filled in.
    #[must_use]
    pub fn filled(self) -> Inviting {
        Inviting {
            stage: self.stage.get_untracked(),
            subject: self.subject.get_untracked(),
            held_on: self.held_on.get_untracked(),
            place: self.place.get_untracked(),
            left_out: self.left_out.get_untracked(),
        }
    }

    /// Forgets everything.
    pub fn clear(self) {
        self.form.clear();
        self.left_out.set(Vec::new());
        for signal in [self.stage, self.subject, self.held_on, self.place] {
            signal.set(String::new());
        }
    }
}

/// An opinion in a joint review.
#[derive(Clone, Copy)]
pub struct OpinionForm {
    /// What is wrong with it.
    pub form: Form,
    /// `review/department`.
    pub who: RwSignal<String>,
    /// What it says.
    pub opinion: RwSignal<Opinion>,
    /// Why it objects.
    pub reasons: RwSignal<String>,
}

impl OpinionForm {
    fn new() -> Self {
        Self {
            form: Form::new("opinion", words),
            who: text(),
            opinion: RwSignal::new(Opinion::Consent),
            reasons: text(),
        }
    }

    /// Forgets everything.
    pub fn clear(self) {
        self.form.clear();
        self.who.set(String::new());
        self.opinion.set(Opinion::Consent);
        self.reasons.set(String::new());
    }
}

/// A fee.
#[derive(Clone, Copy)]
pub struct FeeForm {
    /// What is wrong with it.
    pub form: Form,
    /// The item.
    pub item: RwSignal<String>,
    /// What it is called, how it came about, how much it is.
    pub texts: [RwSignal<String>; 3],
}

impl FeeForm {
    fn new() -> Self {
        Self {
            form: Form::new("fee", words),
            item: text(),
            texts: [text(), text(), text()],
        }
    }

    /// Forgets everything.
    pub fn clear(self) {
        self.form.clear();
        self.item.set(String::new());
        for signal in self.texts {
            signal.set(String::new());
        }
    }
}

/// A new project.
#[derive(Clone, Copy)]
pub struct NewForm {
    /// What is wrong with it.
    pub form: Form,
    /// The template's id; the first where nobody has chosen.
    pub template: RwSignal<String>,
    /// The items of the template that it does not need.
    pub left_out: RwSignal<Vec<ItemId>>,
    /// Its number; the next one where nobody has typed one.
    pub code: RwSignal<String>,
    /// The number that was proposed.
    pub proposed: StoredValue<String>,
    /// Its names, in Chinese and in English.
    pub names: [RwSignal<String>; 2],
    /// Who invests, by name and code.
    pub investor: [RwSignal<String>; 2],
    /// How much, in units of 10,000 yuan.
    pub investment: RwSignal<String>,
    /// Where.
    pub site: RwSignal<String>,
    /// Who runs errands.
    pub agent: RwSignal<String>,
    /// At which window; the first of one's own where nobody has chosen.
    pub window: RwSignal<String>,
    /// What was sent last.
    pub sent: Sent,
}

impl NewForm {
    fn new() -> Self {
        Self {
            form: Form::new("project", words),
            template: text(),
            left_out: RwSignal::new(Vec::new()),
            code: text(),
            proposed: StoredValue::new(String::new()),
            names: [text(), text()],
            investor: [text(), text()],
            investment: text(),
            site: text(),
            agent: text(),
            window: text(),
            sent: Sent::default(),
        }
    }

    /// Forgets everything.
    pub fn clear(self) {
        self.form.clear();
        self.left_out.set(Vec::new());
        self.sent.forget();
        let [zh, en] = self.names;
        let [label, enterprise] = self.investor;
        for signal in [
            self.template,
            self.code,
            zh,
            en,
            label,
            enterprise,
            self.investment,
            self.site,
            self.agent,
            self.window,
        ] {
            signal.set(String::new());
        }
    }
}
