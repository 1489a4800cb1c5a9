//! The public contract: every check, and every code each check can end in.
//!
//! Names are never changed or reused; more may be added. The build script reads this file too, so that a code without
//! a page of words, or a page without a code, cannot be built. It therefore uses nothing but `core`.

/// How a check ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// Meta's answer proves that this is right.
    Pass,
    /// It works, but something deserves attention.
    Warn,
    /// Meta's answer proves that this is wrong.
    Fail,
    /// It could not be checked; the code says why.
    Unknown,
}

impl State {
    /// The word used in the document and in reports.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Pass => "pass",
            Self::Warn => "warn",
            Self::Fail => "fail",
            Self::Unknown => "unknown",
        }
    }
}

/// Writes an enum whose variants have one public name each, its `ALL` list and `as_str`.
macro_rules! names {
    ($(#[$about:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $text:literal,)+ }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$doc])* $variant,)+ }

        impl $name {
            /// Every variant, in the order of the contract.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The public name.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text,)+ }
            }
        }
    };
}

names! {
    /// A thing the guide checks. `Permission` stands for one check per permission the platform asks for.
    Check {
        /// Meta could be reached and answered.
        Connection = "connection",
        /// Meta accepts the token.
        TokenValid = "token.valid",
        /// The token belongs to a system user.
        TokenKind = "token.kind",
        /// The token does not run out.
        TokenExpiry = "token.expiry",
        /// The token was made for the customer's app.
        TokenApp = "token.app",
        /// The token carries a permission; its public id is `permission.` and the permission's name.
        Permission = "permission",
        /// The token carries nothing that was not asked for.
        PermissionExtra = "permission.extra",
        /// The role of the system user in its portfolio.
        SystemUserRole = "system-user.role",
        /// The token can see a WhatsApp Business Account.
        AccountFound = "account.found",
        /// One account can be read.
        AccountReadable = "account.readable",
        /// The system user has full control of one account.
        AccountControl = "account.control",
        /// Meta's review of one account.
        AccountReview = "account.review",
        /// How one account's messages are paid for.
        AccountPayment = "account.payment",
        /// The app receives one account's messages.
        AccountWebhook = "account.webhook",
        /// One account can send messages.
        AccountHealth = "account.health",
        /// One account has a number.
        PhoneFound = "phone.found",
        /// One number is connected to Meta's Cloud API.
        PhoneRegistered = "phone.registered",
        /// One number was proved to be the customer's, by a code.
        PhoneVerified = "phone.verified",
        /// The name that people see in place of one number.
        PhoneName = "phone.name",
        /// What people think of one number's messages.
        PhoneQuality = "phone.quality",
        /// Whether one number is a real one.
        PhoneMode = "phone.mode",
    }
}

names! {
    /// How a check ended, in one word. The same word may serve several checks.
    Code {
        /// Meta answered.
        Ok = "ok",
        /// The device has no network.
        Offline = "offline",
        /// A blocker, name server or firewall stops the call; or Meta lets nothing be sent.
        Blocked = "blocked",
        /// Something between the browser and Meta answered instead.
        Intercepted = "intercepted",
        /// Meta did not answer in time.
        Timeout = "timeout",
        /// Meta asks to wait.
        RateLimited = "rate-limited",
        /// Meta says that it is out of order.
        MetaDown = "meta-down",
        /// This page's own rules forbid the call.
        Misconfigured = "misconfigured",
        /// Meta accepts the token.
        Valid = "valid",
        /// The token's time is over.
        Expired = "expired",
        /// Somebody revoked the token.
        Revoked = "revoked",
        /// The person behind the token changed their password.
        PasswordChanged = "password-changed",
        /// The person behind the token logged out.
        LoggedOut = "logged-out",
        /// The app was removed from the system user or the business.
        AppRemoved = "app-removed",
        /// The app no longer exists.
        AppDeleted = "app-deleted",
        /// Meta cannot read the token: a part is missing or changed.
        Unreadable = "unreadable",
        /// The text was copied from Meta's debugger, which shows a token that can do nothing.
        DebugOnly = "debug-only",
        /// Meta wants the person to confirm something at facebook.com first.
        Checkpoint = "checkpoint",
        /// Meta refuses the token without a reason this guide knows.
        Rejected = "rejected",
        /// The app demands a proof made with its app secret.
        SecretRequired = "secret-required",
        /// The token belongs to a system user.
        SystemUser = "system-user",
        /// The token belongs to a person.
        Person = "person",
        /// The token belongs to a Page.
        Page = "page",
        /// The token belongs to an app.
        App = "app",
        /// The token never runs out.
        Never = "never",
        /// The token runs out on a date.
        Expires = "expires",
        /// The token is for the expected app.
        SameApp = "same-app",
        /// The token's app is known; which one to expect was not said.
        Named = "named",
        /// The token is for another app.
        OtherApp = "other-app",
        /// A call that needs the permission succeeded.
        Proved = "proved",
        /// Meta lists the permission.
        Declared = "declared",
        /// Meta lists the permission, yet refused the call that needs it.
        Refused = "refused",
        /// The permission is not there, and not needed by everyone.
        MissingOptional = "missing-optional",
        /// The permission is not there.
        Missing = "missing",
        /// The permission was declined.
        Declined = "declined",
        /// Nothing.
        None = "none",
        /// The token can do more than was asked for.
        MoreThanNeeded = "more-than-needed",
        /// One account.
        One = "one",
        /// More than one account.
        Several = "several",
        /// The account can be read.
        Readable = "readable",
        /// The number is wrong, or the account is not assigned: Meta does not tell which.
        NotFoundOrNotAssigned = "not-found-or-not-assigned",
        /// The token lacks the permission to read accounts.
        NoPermission = "no-permission",
        /// The number belongs to something that is not a WhatsApp Business Account.
        WrongKindOfId = "wrong-kind-of-id",
        /// Full control, assigned.
        Full = "full",
        /// Full control through the system user's admin role.
        ByAdminRole = "by-admin-role",
        /// Some control.
        Partial = "partial",
        /// The check was not made.
        NotAsked = "not-asked",
        /// Meta did not show what the check needs.
        NotVisible = "not-visible",
        /// Meta does not let this token look.
        NotInspectable = "not-inspectable",
        /// Meta's reply made no sense.
        UnreadableReply = "unreadable-reply",
        /// No reply arrived.
        Unreachable = "unreachable",
        /// The token stays, but what it may see ends on a date.
        AccessEnds = "access-ends",
        /// The token is limited to other accounts.
        NotInToken = "not-in-token",
        /// The portfolio has the account, and the system user is not assigned to it.
        NotAssigned = "not-assigned",
        /// No list of the portfolio names the account.
        NotInPortfolio = "not-in-portfolio",
        /// The system user is assigned, and Meta refuses all the same.
        AssignedButRefused = "assigned-but-refused",
        /// The app cannot use WhatsApp.
        AppWithoutWhatsapp = "app-without-whatsapp",
        /// An admin.
        Admin = "admin",
        /// An employee.
        Employee = "employee",
        /// Approved.
        Approved = "approved",
        /// Meta has not decided yet.
        Pending = "pending",
        /// Meta restricts it.
        Restricted = "restricted",
        /// There is a way to pay.
        Attached = "attached",
        /// Meta tells of no way to pay.
        NotReported = "not-reported",
        /// Meta says that paying fails.
        PaymentProblem = "payment-problem",
        /// The token's app receives the messages.
        Subscribed = "subscribed",
        /// It can send.
        Available = "available",
        /// It can send, within limits.
        Limited = "limited",
        /// There is a number, or the expected one.
        Found = "found",
        /// The expected number is in another account.
        InOtherAccount = "in-other-account",
        /// The expected number is not in the account.
        NotInAccount = "not-in-account",
        /// It can be used.
        Connected = "connected",
        /// It is not used through the Cloud API.
        NotCloudApi = "not-cloud-api",
        /// It is no longer connected.
        Disconnected = "disconnected",
        /// Meta has banned it.
        Banned = "banned",
        /// It was never registered.
        Unregistered = "unregistered",
        /// The code was entered.
        Verified = "verified",
        /// The code was never entered.
        NotVerified = "not-verified",
        /// Nobody has looked at the name.
        NotReviewed = "not-reviewed",
        /// High.
        Good = "good",
        /// Too few messages to tell.
        NotRated = "not-rated",
        /// Medium.
        Medium = "medium",
        /// Low.
        Low = "low",
        /// A real number.
        Live = "live",
        /// Meta's number for trying out.
        TestNumber = "test-number",
    }
}

/// The reasons why any check may end in [`State::Unknown`].
pub const REASONS: &[Code] = &[
    Code::NotAsked,
    Code::NotVisible,
    Code::NotInspectable,
    Code::UnreadableReply,
    Code::Unreachable,
    Code::RateLimited,
    Code::SecretRequired,
];

impl Check {
    /// The codes by which this check passes, warns and fails; the reasons for `unknown` are the same for all.
    #[must_use]
    pub const fn outcomes(self) -> (&'static [Code], &'static [Code], &'static [Code]) {
        use Code as C;
        match self {
            Self::Connection => (
                &[C::Ok],
                &[],
                &[C::Offline, C::Blocked, C::Intercepted, C::Timeout, C::RateLimited, C::MetaDown, C::Misconfigured],
            ),
            Self::TokenValid => (
                &[C::Valid],
                &[],
                &[
                    C::Expired,
                    C::Revoked,
                    C::PasswordChanged,
                    C::LoggedOut,
                    C::AppRemoved,
                    C::AppDeleted,
                    C::Unreadable,
                    C::DebugOnly,
                    C::Checkpoint,
                    C::Rejected,
                    C::SecretRequired,
                ],
            ),
            Self::TokenKind => (&[C::SystemUser], &[], &[C::Person, C::Page, C::App]),
            Self::TokenExpiry => (&[C::Never], &[C::Expires, C::AccessEnds], &[C::Expired]),
            Self::TokenApp => (&[C::SameApp, C::Named], &[], &[C::OtherApp]),
            Self::Permission => {
                (&[C::Proved, C::Declared], &[C::Refused, C::MissingOptional], &[C::Missing, C::Declined])
            }
            Self::PermissionExtra => (&[C::None], &[C::MoreThanNeeded], &[]),
            Self::AccountFound => (&[C::One, C::Several], &[], &[C::None]),
            Self::AccountReadable => (
                &[C::Readable],
                &[],
                &[
                    C::NotFoundOrNotAssigned,
                    C::NoPermission,
                    C::WrongKindOfId,
                    C::NotInToken,
                    C::NotAssigned,
                    C::NotInPortfolio,
                    C::AssignedButRefused,
                    C::AppWithoutWhatsapp,
                ],
            ),
            Self::AccountControl => (&[C::Full, C::ByAdminRole], &[], &[C::Partial, C::None]),
            Self::SystemUserRole => (&[C::Admin], &[C::Employee], &[]),
            Self::AccountReview => (&[C::Approved], &[C::Pending], &[C::Rejected, C::Restricted]),
            Self::AccountPayment => (&[C::Attached], &[C::NotReported], &[C::PaymentProblem]),
            Self::AccountWebhook => (&[C::Subscribed], &[C::OtherApp, C::None], &[]),
            Self::AccountHealth => (&[C::Available], &[C::Limited], &[C::Blocked]),
            Self::PhoneFound => (&[C::Found], &[], &[C::None, C::InOtherAccount, C::NotInAccount]),
            Self::PhoneRegistered => (
                &[C::Connected],
                &[C::Pending, C::NotCloudApi],
                &[C::Disconnected, C::Banned, C::Restricted, C::Unregistered],
            ),
            Self::PhoneVerified => (&[C::Verified], &[C::Expired], &[C::NotVerified]),
            Self::PhoneName => (&[C::Approved], &[C::Pending, C::NotReviewed], &[C::Declined]),
            Self::PhoneQuality => (&[C::Good, C::NotRated], &[C::Medium], &[C::Low]),
            Self::PhoneMode => (&[C::Live], &[C::TestNumber], &[]),
        }
    }

    /// How the check stands when it ends in this code; a code the contract does not give it proves nothing.
    #[must_use]
    pub fn state(self, code: Code) -> State {
        let (pass, warn, fail) = self.outcomes();
        if pass.contains(&code) {
            State::Pass
        } else if warn.contains(&code) {
            State::Warn
        } else if fail.contains(&code) {
            State::Fail
        } else {
            State::Unknown
        }
    }
}

names! {
    /// What the paste doctor says of a text that cannot be the token.
    PasteProblem {
        /// Nothing was pasted.
        Empty = "empty",
        /// `app id|secret`: an app's own token.
        AppToken = "app-token",
        /// 32 hexadecimal digits: an app secret.
        AppSecret = "app-secret",
        /// A telephone number.
        PhoneNumber = "phone-number",
        /// The id of an account, number, app or business.
        NumericId = "numeric-id",
        /// A token shown with dots or stars.
        Masked = "masked",
        /// The same token twice.
        Doubled = "doubled",
        /// Only a piece of a token.
        TooShort = "too-short",
        /// Another company's key.
        ForeignKey = "foreign-key",
        /// Letters or signs that no token has.
        IllegalCharacter = "illegal-character",
        /// Far longer than any token.
        TooLong = "too-long",
    }
}
