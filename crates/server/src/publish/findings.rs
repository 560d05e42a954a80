//! What is wrong with a folder, as codes; [`crate::cli::words`] has the words.

use mingbai_domain::catalog::check;
use serde::Serialize;
use std::cmp::Ordering;

/// Something worth saying about a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The file, relative to the folder, with `/`.
    pub file: String,
    /// The field as a JSON pointer (RFC 6901); empty for the whole file.
    pub field: String,
    /// What is wrong.
    pub code: Code,
    /// What stands there, shortened; may be empty.
    pub found: String,
    /// What should stand there, where one can say it in a word or two.
    pub expected: String,
}

/// What is wrong, as a stable code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Code {
    /// With the file or its shape.
    Shape(ShapeCode),
    /// With what it says (R6, R7, references, completeness).
    Rule(check::FaultCode),
}

/// What is wrong with a file or its shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ShapeCode {
    /// The file is not there.
    MissingFile,
    /// The system would not let it be read.
    Unreadable,
    /// It is larger than any data file should be.
    TooLarge,
    /// It is not UTF-8, or begins with a byte order mark.
    NotUtf8,
    /// It is not JSON.
    NotJson,
    /// A field stands twice.
    DuplicateField,
    /// There is no such field.
    UnknownField,
    /// A field is not there.
    MissingField,
    /// A text where a number should be, and the like.
    WrongType,
    /// Not one of the allowed words.
    UnknownValue,
    /// Not of the form that ids, dates, hours or amounts have.
    Malformed,
    /// A number outside what it may be.
    OutOfRange,
    /// The file is not called as the item's id says.
    NameDiffers,
    /// It fits the description, but cannot be read all the same.
    NotDecodable,
    /// Nobody knows this file.
    UnknownFile,
    /// The file is known, but not part of a publication.
    NotPublished,
    /// The rules could not be checked, because this file cannot be read.
    RulesNotChecked,
}

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Nothing is wrong; just so that one knows.
    Remark,
    /// It may be imported, but somebody should look.
    Warning,
    /// The folder must not be imported.
    Error,
}

impl ShapeCode {
    /// Every code.
    pub const ALL: [Self; 17] = [
        Self::MissingFile,
        Self::Unreadable,
        Self::TooLarge,
        Self::NotUtf8,
        Self::NotJson,
        Self::DuplicateField,
        Self::UnknownField,
        Self::MissingField,
        Self::WrongType,
        Self::UnknownValue,
        Self::Malformed,
        Self::OutOfRange,
        Self::NameDiffers,
        Self::NotDecodable,
        Self::UnknownFile,
        Self::NotPublished,
        Self::RulesNotChecked,
    ];

    /// The code as it is printed.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::MissingFile => "missing_file",
            Self::Unreadable => "unreadable",
            Self::TooLarge => "too_large",
            Self::NotUtf8 => "not_utf8",
            Self::NotJson => "not_json",
            Self::DuplicateField => "duplicate_field",
            Self::UnknownField => "unknown_field",
            Self::MissingField => "missing_field",
            Self::WrongType => "wrong_type",
            Self::UnknownValue => "unknown_value",
            Self::Malformed => "malformed",
            Self::OutOfRange => "out_of_range",
            Self::NameDiffers => "name_differs",
            Self::NotDecodable => "not_decodable",
            Self::UnknownFile => "unknown_file",
            Self::NotPublished => "not_published",
            Self::RulesNotChecked => "rules_not_checked",
        }
    }

    const fn severity(self) -> Severity {
        match self {
            Self::UnknownFile | Self::RulesNotChecked => Severity::Warning,
            Self::NotPublished => Severity::Remark,
            _ => Severity::Error,
        }
    }
}

impl Code {
    /// The code as it is printed.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Shape(code) => code.code(),
            Self::Rule(code) => code.code(),
        }
    }

    /// How bad it is.
    #[must_use]
    pub const fn severity(self) -> Severity {
        match self {
            Self::Shape(code) => code.severity(),
            Self::Rule(code) => match code.severity() {
                check::Severity::Error => Severity::Error,
                check::Severity::Warning => Severity::Warning,
            },
        }
    }
}

impl Finding {
    /// A finding about a whole file.
    #[must_use]
    pub fn file(file: &str, code: ShapeCode, found: impl Into<String>) -> Self {
        Self::field(file, "", code, found)
    }

    /// A finding about a field.
    #[must_use]
    pub fn field(file: &str, field: &str, code: ShapeCode, found: impl Into<String>) -> Self {
        Self {
            file: file.to_owned(),
            field: field.to_owned(),
            code: Code::Shape(code),
            found: found.into(),
            expected: String::new(),
        }
    }

    /// Says what should stand there.
    #[must_use]
    pub fn expecting(mut self, expected: impl Into<String>) -> Self {
        self.expected = expected.into();
        self
    }

    /// Whether it keeps the folder from being imported.
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.code.severity() == Severity::Error
    }

    /// The worst first, then by file and field.
    #[must_use]
    pub fn order(&self, other: &Self) -> Ordering {
        let key = |f: &Self| (std::cmp::Reverse(f.code.severity()), f.code.code());
        (&key(self).0, &self.file, &self.field, key(self).1).cmp(&(
            &key(other).0,
            &other.file,
            &other.field,
            key(other).1,
        ))
    }
}

impl From<check::Fault> for Finding {
    fn from(fault: check::Fault) -> Self {
        Self {
            file: fault.file,
            field: fault.field,
            code: Code::Rule(fault.code),
            found: fault.found,
            expected: String::new(),
        }
    }
}
