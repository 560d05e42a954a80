//! A county with something of everything, so that each request of the desk finds what it is about.
//!
//! What is made anew for each request belongs to `scjg` and its window A02; projects are kept at a window of
//! `xzsp`. Whoever makes it signs in once and is somebody else than who is tried.

use super::*;
use crate::complaints::{from_office, keep as keep_complaint, offices, sealed};
use crate::desk::applications::taken;
use crate::desk::overtime::tick;
use crate::desk::projects::{kept as keep_project, of, project};
use crate::ratings::{bad, keep as keep_ratings};
use mingbai_contract::InspectionId;
use mingbai_contract::complaint::NewMessage;
use mingbai_contract::desk::complaints::WriteToReporter;
use mingbai_contract::desk::endpoint::{GetProject, PostConclusion, PostInspection, PutProject};
use mingbai_contract::desk::inspections::FileInspection;
use mingbai_contract::desk::projects::KeepProject;
use mingbai_contract::desk::supervision::SupervisionCase;
use mingbai_contract::log::KeyId;
use mingbai_contract::project::InspectionKind;
use mingbai_contract::rating::Rating;
use std::sync::atomic::{AtomicU32, AtomicU64};

/// How many bad ratings there are: each is tried once.
const BAD_RATINGS: u32 = 80;

/// The stage. People on it do what comes before the request that is tried.
pub struct Stage<'a> {
    pub bed: &'a Bed,
    /// The chief representative of `scjg`.
    pub chief: Browser,
    /// The chief representative of `xzsp`, at whose window projects are kept.
    pub agent: Browser,
    pub officer: Browser,
    pub supervisor: Browser,
    pub administrator: Browser,
    /// A publisher of the whole county.
    pub editor: Browser,
    /// The offices' keys.
    pub keys: [KeyId; 2],
    /// An application that is late.
    pub late: ApplicationNumber,
    number: AtomicU32,
    /// Up to which entry the record was looked at.
    looked: AtomicU64,
}

impl<'a> Stage<'a> {
    pub async fn new(bed: &'a Bed) -> Self {
        let one = async |login: &str, grant: Grant| {
            let person = join(bed, login, vec![grant]).await;
            person.browser(bed).await
        };
        let chief = one("chief", grant(Role::ChiefRepresentative)).await;
        let late = late(&chief).await;
        let comment = |number| Rating {
            comment: Some(format!("第 {number} 次来才办成")),
            ..bad(number)
        };
        let ratings: Vec<_> = (1..=BAD_RATINGS).map(comment).collect();
        keep_ratings(bed, &ratings, "2026-11-13").await;
        tick(bed).await;
        let stage = Self {
            bed,
            chief,
            late,
            agent: one("agent", of(Role::ChiefRepresentative, "xzsp")).await,
            officer: one("officer", grant(Role::ComplaintOfficer)).await,
            supervisor: one("supervisor", grant(Role::Supervisor)).await,
            administrator: one("administrator", grant(Role::Administrator)).await,
            editor: one("editor", grant(Role::Publisher)).await,
            keys: offices(&bed.store).await,
            number: AtomicU32::new(0),
            looked: AtomicU64::new(0),
        };
        keep_project(&stage.agent.client(), &project()).await;
        stage.inspection().await;
        stage.complaint().await;
        stage
    }

    /// A number that nothing on the stage has yet.
    pub fn number(&self) -> u32 {
        self.number.fetch_add(1, Ordering::Relaxed) + 1
    }

    /// A key that no request had yet.
    pub fn key(&self) -> String {
        format!("tried-by-every-role-{:08}", self.number())
    }

    /// Whether the record has anything of somebody since it was asked last.
    pub async fn recorded_since(&self, login: &Login) -> bool {
        let last = self.looked.load(Ordering::Relaxed);
        let entries = self.bed.store.audit_after(last, 10_000).await.unwrap();
        if let Some(entry) = entries.last() {
            self.looked.store(entry.position, Ordering::Relaxed);
        }
        let actor = format!("staff:{login}");
        entries.iter().any(|entry| entry.actor == actor)
    }

    /// Somebody whom the administrator has just invited.
    pub async fn invited(&self) -> Login {
        let invite = self.invitation();
        let desk = self.administrator.client();
        let made = desk.desk(&PostStaff, &invite).await;
        made.unwrap().login
    }

    /// An invitation of somebody new.
    pub fn invitation(&self) -> Invite {
        Invite {
            login: format!("new.{}", self.number()),
            name: "某某".to_owned(),
            grants: vec![grant(Role::Clerk)],
        }
    }

    /// The name of an API key of another system.
    pub async fn api_key(&self) -> String {
        let desk = self.administrator.client();
        let made = desk.desk(&PostApiKey, &make("乙")).await;
        made.unwrap().key.id
    }

    /// An application that is taken in.
    pub async fn application(&self) -> ApplicationNumber {
        let desk = self.chief.client();
        let take_in = registration();
        let key = self.key();
        let slip = desk.desk_once(&PostApplication, &take_in, &key).await;
        slip.unwrap().number
    }

    /// An application that is accepted.
    pub async fn accepted(&self) -> ApplicationNumber {
        let of = self.application().await;
        let accept = NewEvent::new(1, EventType::Accepted);
        let desk = self.chief.client();
        desk.desk(&PostEvent(of.clone()), &accept).await.unwrap();
        of
    }

    /// A supervision case about [`Self::late`].
    pub async fn case(&self) -> SupervisionCase {
        let desk = self.supervisor.client();
        let page = desk.desk(&GetSupervision::default(), &Nothing {}).await;
        page.unwrap().cases.remove(0)
    }

    /// A complaint that nobody has taken up.
    pub async fn complaint(&self) -> ComplaintId {
        let byte = u8::try_from(self.number() % 256).unwrap();
        let complaint = sealed(byte, &self.keys);
        let known = self.bed.store.complaint_of(&complaint.thread).await;
        match known.unwrap() {
            // Numbers have come round: another one.
            Some(_) => Box::pin(self.complaint()).await,
            None => keep_complaint(self.bed, &complaint).await.id,
        }
    }

    /// A complaint that was taken up.
    pub async fn taken_up(&self) -> ComplaintId {
        let id = self.complaint().await;
        let desk = self.officer.client();
        let take_up = MoveComplaint { after: 1 };
        desk.desk(&PostTakeUp(id), &take_up).await.unwrap();
        id
    }

    /// A complaint that was answered.
    pub async fn concluded(&self) -> ComplaintId {
        let id = self.taken_up().await;
        let desk = self.officer.client();
        let answer = self.message(2);
        desk.desk(&PostConclusion(id), &answer).await.unwrap();
        id
    }

    /// A complaint with a summary that the complaint office proposes.
    pub async fn proposed(&self) -> ComplaintId {
        let id = self.concluded().await;
        let desk = self.officer.client();
        desk.desk(&PutSummary(id), &summary()).await.unwrap();
        id
    }

    /// Something that an office writes to a reporter.
    pub fn message(&self, after: u32) -> WriteToReporter {
        let mut message: NewMessage = from_office(0, &self.keys);
        message.id.0[..4].copy_from_slice(&self.number().to_be_bytes());
        WriteToReporter { after, message }
    }

    /// The next version of the project.
    pub async fn next_version(&self) -> (PutProject, KeepProject) {
        let code = project().id;
        let desk = self.agent.client();
        let look = GetProject(code.clone());
        let mut file = desk.desk(&look, &Nothing {}).await.unwrap();
        file.page.project.inspections.clear();
        file.page.project.site = format!("{} 号地块", self.number());
        let next = KeepProject {
            after: file.page.version,
            project: file.page.project,
            correction: None,
        };
        (PutProject(code), next)
    }

    /// A filing by `scjg` of a visit to an enterprise that nobody visits.
    pub fn filing(&self) -> FileInspection {
        let number = self.number();
        FileInspection {
            code: None,
            department: "scjg".parse().unwrap(),
            enterprise: format!("9134ZZ00QS{number:08}").parse().unwrap(),
            applicant_label: "青山县某食品有限公司".to_owned(),
            kind: InspectionKind::Special,
            date: "2026-11-20".parse().unwrap(),
            departments: "市场监管局".to_owned(),
            r#type: "投诉举报核查".to_owned(),
            filed_on: None,
        }
    }

    /// An inspection that `scjg` has filed for today.
    pub async fn inspection(&self) -> InspectionId {
        let filing = self.filing();
        let desk = self.chief.client();
        let key = self.key();
        let filed = desk.desk_once(&PostInspection, &filing, &key).await;
        filed.unwrap().inspection.code
    }

    /// A bad rating that the window was handed and nobody has touched.
    pub async fn bad_rating(&self) -> RectificationId {
        for number in 1..=BAD_RATINGS {
            let found = self.bed.store.rectification_of(&bad(number).id).await;
            let kept = found.unwrap().unwrap();
            if kept.size() == 1 {
                return kept.id;
            }
        }
        panic!("no bad rating is left");
    }

    /// A comment that nobody has read.
    pub async fn comment(&self) -> RectificationId {
        let desk = self.supervisor.client();
        let waiting = desk.desk(&GetWaitingComments::default(), &Nothing {}).await;
        waiting.unwrap().comments.remove(0).id
    }
}

/// An application that is late now: handed in long ago, and nobody said a word.
async fn late(chief: &Browser) -> ApplicationNumber {
    let desk = chief.client();
    let mut earlier = taken("A03");
    earlier.at = Some("2026-11-06T10:00:00.000+08:00".parse().unwrap());
    let key = "handed-in-long-ago";
    let slip = desk.desk_once(&PostApplication, &earlier, key).await;
    let number = slip.unwrap().number;
    let accept = NewEvent::new(1, EventType::Accepted);
    let recorded = desk.desk(&PostEvent(number.clone()), &accept).await;
    recorded.unwrap();
    number
}

/// What is taken in where the clerk sits.
pub fn registration() -> TakeIn {
    TakeIn {
        item: "company-registration".parse().unwrap(),
        situation: "single".parse().unwrap(),
        window: "A02".parse().unwrap(),
        at: None,
        note: None,
    }
}

pub fn decide() -> Decide {
    Decide {
        after: 2,
        at: None,
        decision: DecisionKind::Granted,
        reasons: None,
        role: None,
        note: None,
    }
}

pub fn make(name: &str) -> MakeApiKey {
    MakeApiKey {
        name: name.to_owned(),
        scopes: vec![Scope::Applications],
        department: None,
    }
}

pub fn summary() -> ProposeSummary {
    ProposeSummary {
        after: 3,
        text: "窗口已补充一次性告知清单，并致歉。".to_owned(),
    }
}

pub fn say() -> SayOfRating {
    SayOfRating {
        after: 1,
        text: "我们已经道歉并改正".to_owned(),
    }
}
