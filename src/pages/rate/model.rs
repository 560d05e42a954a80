//! What somebody says of a window while it is given, what is wrong with it, and what a code is worth. No
//! signals, no browser.

use crate::text::{Text, fill, fill_number};
use mingbai_contract::catalog::WindowPage;
use mingbai_contract::limits::{RATING_COMMENT_CHARS, RATING_TAGS};
use mingbai_contract::log::Hash;
use mingbai_contract::problem::{FieldCode, FieldProblem};
use mingbai_contract::rating::{
    Code, Level, Rating, RatingTag, ScannedCode, ScopeOf, Unverified, Verification,
};
use mingbai_contract::{ItemId, TagId, WindowId};
use mingbai_domain::rating::check::{self, Published};

/// What was chosen and typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Draft {
    /// The level, once one is chosen.
    pub level: Option<Level>,
    /// Every reason that is ticked, of whatever level: those of another one wait until it is chosen again.
    pub tags: Vec<TagId>,
    /// In one's own words.
    pub comment: String,
    /// What one came for, by its id; empty for what one would rather not say.
    pub item: String,
}

impl Draft {
    /// Ticks a reason, or takes it back.
    pub fn tick(&mut self, tag: &TagId, ticked: bool) {
        self.tags.retain(|one| one != tag);
        if ticked {
            self.tags.push(tag.clone());
        }
    }

    /// Whether a reason is ticked.
    pub fn has(&self, tag: &TagId) -> bool {
        self.tags.contains(tag)
    }

    /// The rating under a name, as it is sent: with the reasons that fit its level. None without a level.
    pub fn rating(&self, id: Hash, page: &WindowPage, code: Option<Code>) -> Option<Rating> {
        let level = self.level?;
        let fits = check::fitting(&page.rating_tags, level);
        let comment = self.comment.trim();
        Some(Rating {
            id,
            window: page.window.id.clone(),
            code,
            level,
            tags: fits
                .filter(|tag| self.has(&tag.id))
                .map(|tag| tag.id.clone())
                .collect(),
            comment: (!comment.is_empty()).then(|| comment.to_owned()),
            item: self.item.parse().ok(),
        })
    }

    /// Everything that is wrong, in the order of the form.
    pub fn faults(&self, page: &WindowPage) -> Vec<Fault> {
        let mut draft = self.clone();
        let mut faults = Vec::new();
        if self.level.is_none() {
            faults.push(Fault::new(Field::Level, FieldCode::Missing));
            // What goes without a reason: the rest is looked at all the same.
            draft.level = Some(Level::FairlySatisfied);
        }
        let problems = draft
            .rating(Hash([0; 32]), page, None)
            .map_or_else(Vec::new, |rating| check::rating("", &rating, &Here(page)));
        faults.extend(problems.iter().filter_map(Fault::of));
        faults.sort_by_key(|fault| fault.field);
        faults.dedup_by_key(|fault| fault.field);
        faults
    }

    /// How many characters of a comment are left, or how many there are too many.
    pub fn left(&self) -> Result<usize, usize> {
        let typed = self.comment.trim().chars().count();
        RATING_COMMENT_CHARS
            .checked_sub(typed)
            .ok_or_else(|| typed.abs_diff(RATING_COMMENT_CHARS))
    }
}

/// What is published, as far as the page of a window knows it.
struct Here<'a>(&'a WindowPage);

impl Published for Here<'_> {
    fn window(&self, id: &WindowId) -> bool {
        self.0.window.id == *id
    }

    fn item(&self, id: &ItemId) -> bool {
        self.0.items.iter().any(|item| item.id == *id)
    }

    fn tags(&self) -> &[RatingTag] {
        &self.0.rating_tags
    }
}

/// The fields of the form, in its order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// The level.
    Level,
    /// The reasons.
    Tags,
    /// The words.
    Comment,
    /// The item.
    Item,
}

/// Something that is wrong with a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fault {
    /// Which field.
    pub field: Field,
    /// What is wrong with it.
    pub code: FieldCode,
}

impl Fault {
    const fn new(field: Field, code: FieldCode) -> Self {
        Self { field, code }
    }

    /// The field of a problem that form and server find alike.
    fn of(problem: &FieldProblem) -> Option<Self> {
        let name = problem.field.trim_start_matches('/');
        let field = match name.split('/').next()? {
            "level" => Field::Level,
            "tags" => Field::Tags,
            "comment" => Field::Comment,
            "item" => Field::Item,
            _ => return None,
        };
        Some(Self::new(field, problem.code))
    }

    /// Where it is on the page; the reasons stand below their level.
    pub fn place(self, level: Option<Level>) -> String {
        match (self.field, level) {
            (Field::Tags, Some(level)) => tags_place(level),
            (Field::Level | Field::Tags, _) => level_place(Level::VerySatisfied),
            (Field::Comment, _) => COMMENT.to_owned(),
            (Field::Item, _) => ITEM.to_owned(),
        }
    }

    /// In words.
    pub fn words(self, t: &Text, draft: &Draft) -> String {
        let k = &t.rate;
        match (self.field, self.code) {
            (Field::Level, _) => k.need_level().to_owned(),
            (Field::Tags, FieldCode::Missing) => k.need_reason().to_owned(),
            (Field::Tags, FieldCode::TooLong) => fill_number(k.reasons_many(), RATING_TAGS),
            (Field::Comment, _) => {
                let typed = draft.comment.trim().chars().count();
                let most = RATING_COMMENT_CHARS.to_string();
                fill(k.long(), &[&most, &typed.to_string()])
            }
            (Field::Tags | Field::Item, _) => k.gone().to_owned(),
        }
    }
}

/// The field of the words.
pub const COMMENT: &str = "rate-comment";

/// The field of the item.
pub const ITEM: &str = "rate-item";

/// The field of a level.
pub fn level_place(level: Level) -> String {
    ["rate-level-", &level.number().to_string()].concat()
}

/// The reasons of a level.
pub fn tags_place(level: Level) -> String {
    ["rate-tags-", &level.number().to_string()].concat()
}

/// A level in words.
pub fn level_words(t: &Text, level: Level) -> &'static str {
    let k = &t.rate;
    match level {
        Level::VerySatisfied => k.l_5(),
        Level::Satisfied => k.l_4(),
        Level::FairlySatisfied => k.l_3(),
        Level::Dissatisfied => k.l_2(),
        Level::VeryDissatisfied => k.l_1(),
    }
}

/// What was scanned, and what it is worth as far as anybody knows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Scanned {
    /// Nothing.
    #[default]
    Nothing,
    /// Something that is no code: it counts as nothing.
    Broken,
    /// A code.
    Code(Code, Worth),
}

/// What a code is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Worth {
    /// It is not known: the server knows when it comes there.
    Unknown,
    /// The server was asked, and could not be reached.
    Offline,
    /// It counts, if it is sent within so many seconds of being scanned; none where there is no end.
    Counts(Option<u32>),
    /// It counts as a printed one does.
    Beside(Unverified),
}

impl Worth {
    /// What the phone can tell by itself: whether a token is for this window, or its department.
    pub fn at_first(code: &Code, page: &WindowPage) -> Self {
        match code {
            Code::Receipt { scope, .. } => {
                let here = match &scope.of {
                    ScopeOf::Window(window) => *window == page.window.id,
                    ScopeOf::Department(department) => *department == page.department.id,
                };
                if here {
                    Self::Counts(None)
                } else {
                    Self::Beside(Unverified::Foreign)
                }
            }
            Code::Live(_) | Code::Poster { .. } => Self::Unknown,
        }
    }

    /// What the server has said.
    pub fn said(answer: &ScannedCode) -> Self {
        match (answer.instead, answer.verification) {
            (Some(why), _) => Self::Beside(why),
            (None, Verification::Poster) => Self::Unknown,
            (None, Verification::Live | Verification::Receipt) => Self::Counts(answer.seconds),
        }
    }
}

impl Scanned {
    /// The code, if there is one.
    pub const fn code(&self) -> Option<&Code> {
        match self {
            Self::Code(code, _) => Some(code),
            Self::Nothing | Self::Broken => None,
        }
    }

    /// Why it does not verify what it says.
    pub const fn trouble(&self) -> Option<Unverified> {
        match self {
            Self::Code(_, Worth::Beside(why)) => Some(*why),
            _ => None,
        }
    }

    /// How a rating counts, in a sentence.
    pub fn counts(&self, t: &Text) -> String {
        let k = &t.rate;
        match self {
            Self::Code(Code::Live(_), Worth::Counts(Some(seconds))) => {
                // At least one, and never more than there are.
                let minutes = (seconds / 60).max(1) as usize;
                fill_number(k.counts_live(), minutes)
            }
            Self::Code(Code::Receipt { .. }, Worth::Counts(_)) => k.counts_receipt().to_owned(),
            Self::Code(_, Worth::Offline) => k.counts_offline().to_owned(),
            Self::Code(Code::Live(_), Worth::Unknown) => "\u{a0}".to_owned(),
            _ => k.counts_beside().to_owned(),
        }
    }
}

/// What is wrong with a code, and what one can do: a title and a sentence.
pub fn trouble_words(
    t: &Text,
    why: Unverified,
    token: bool,
    hotline: &str,
) -> (&'static str, String) {
    let k = &t.rate;
    let text = match why {
        Unverified::Late if token => k.late_token().to_owned(),
        Unverified::Late => k.late_text().to_owned(),
        Unverified::Used => k.used_text().to_owned(),
        Unverified::Foreign => k.foreign_text().to_owned(),
        Unverified::Forged => fill(k.forged_text(), &[hotline]),
    };
    (trouble_title(t, why), text)
}

/// What is wrong with a code, in short.
pub fn trouble_title(t: &Text, why: Unverified) -> &'static str {
    let k = &t.rate;
    match why {
        Unverified::Late => k.late(),
        Unverified::Used => k.used(),
        Unverified::Foreign => k.foreign(),
        Unverified::Forged => k.forged(),
    }
}

/// Whether a rating counts in rankings.
pub const fn ranks(verification: Verification) -> bool {
    matches!(verification, Verification::Live | Verification::Receipt)
}
