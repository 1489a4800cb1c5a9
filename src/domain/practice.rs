//! The cases to practise with: made-up set-ups, each with what people meet most.

/// A case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// Nothing is wrong.
    Good,
    /// A permission was not ticked.
    MissingPermission,
    /// 60 days instead of never.
    SixtyDays,
    /// The token has run out.
    Expired,
    /// The account is not assigned to the system user.
    NotAssigned,
    /// The system user has some of the account's tasks only.
    PartialControl,
    /// An admin system user that nobody assigned.
    Admin,
    /// The token reaches several accounts.
    SeveralAccounts,
}

impl Case {
    /// Every case, in the order in which they are offered.
    pub const ALL: [Self; 8] = [
        Self::Good,
        Self::MissingPermission,
        Self::SixtyDays,
        Self::Expired,
        Self::NotAssigned,
        Self::PartialControl,
        Self::Admin,
        Self::SeveralAccounts,
    ];

    /// The name in the address and in the recordings.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::MissingPermission => "missing-permission",
            Self::SixtyDays => "60-days",
            Self::Expired => "expired",
            Self::NotAssigned => "not-assigned",
            Self::PartialControl => "partial-control",
            Self::Admin => "admin",
            Self::SeveralAccounts => "several-accounts",
        }
    }

    /// The case of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|case| case.as_str() == name)
    }
}
