//! Why a text cannot be opened as a report.

/// One variant a cause. None carries a piece of the text: it is not ours to show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReportError {
    /// Longer than any report.
    TooLong,
    /// Something like a token is in it. Whoever sent it should revoke that token.
    HoldsToken,
    /// Lists in lists in lists.
    TooDeep,
    /// No JSON.
    NotJson,
    /// JSON, but no report.
    NotAReport,
    /// A report in a later format, made by a newer guide.
    Newer,
    /// Something that every report has is not there, or is of another type.
    Incomplete,
    /// An id that is not 5 to 20 digits.
    BadId,
    /// A word, a name or a time in a shape that no report has.
    BadWord,
    /// More checks or ids than any report has.
    TooManyLines,
    /// A check is said to stand otherwise than its code says.
    Contradiction,
}

impl ReportError {
    /// Every cause.
    pub const ALL: [Self; 11] = [
        Self::TooLong,
        Self::HoldsToken,
        Self::TooDeep,
        Self::NotJson,
        Self::NotAReport,
        Self::Newer,
        Self::Incomplete,
        Self::BadId,
        Self::BadWord,
        Self::TooManyLines,
        Self::Contradiction,
    ];

    /// A stable word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::TooLong => "too-long",
            Self::HoldsToken => "holds-token",
            Self::TooDeep => "too-deep",
            Self::NotJson => "not-json",
            Self::NotAReport => "not-a-report",
            Self::Newer => "newer",
            Self::Incomplete => "incomplete",
            Self::BadId => "bad-id",
            Self::BadWord => "bad-word",
            Self::TooManyLines => "too-many-lines",
            Self::Contradiction => "contradiction",
        }
    }
}
