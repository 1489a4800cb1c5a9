//! What became of a question to Meta.

use super::catalogue::Code;

/// What became of one question.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub enum Answer<T> {
    /// Not asked, and not going to be unless another answer makes it possible.
    #[default]
    NotAsked,
    /// Asked; the reply is not here yet.
    Pending,
    /// Meta answered.
    Given(T),
    /// Meta answered that it will not say.
    Refused(Refusal),
    /// No usable answer came, for this reason (one of [`super::catalogue::REASONS`]).
    Missing(Code),
}

impl<T> Answer<T> {
    /// The answer itself, if there is one.
    pub const fn given(&self) -> Option<&T> {
        match self {
            Self::Given(value) => Some(value),
            _ => None,
        }
    }

    /// Why Meta would not say, if that is what happened.
    pub const fn refusal(&self) -> Option<&Refusal> {
        match self {
            Self::Refused(refusal) => Some(refusal),
            _ => None,
        }
    }

    /// The same with another value.
    pub fn map<U>(&self, value: impl FnOnce(&T) -> Answer<U>) -> Answer<U> {
        match self {
            Self::NotAsked => Answer::NotAsked,
            Self::Pending => Answer::Pending,
            Self::Given(given) => value(given),
            Self::Refused(refusal) => Answer::Refused(refusal.clone()),
            Self::Missing(reason) => Answer::Missing(*reason),
        }
    }

    /// Whether the question is still under way.
    pub const fn is_pending(&self) -> bool {
        matches!(self, Self::Pending)
    }

    /// Why a check that needs this answer is `unknown`; nothing when the answer is given or still under way.
    pub const fn reason(&self) -> Option<Code> {
        match self {
            Self::Given(_) | Self::Pending => None,
            Self::NotAsked => Some(Code::NotAsked),
            Self::Refused(refusal) => Some(refusal.meaning.reason()),
            Self::Missing(reason) => Some(*reason),
        }
    }
}

/// Meta's refusal of one question (the Graph API's error object).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// What it means, as far as that is certain.
    pub meaning: Meaning,
    /// Meta's error code.
    pub code: i64,
    /// Meta's error subcode.
    pub subcode: Option<i64>,
    /// Meta's own words, with everything secret or misleading taken out; for the technical details only.
    pub text: String,
    /// `fbtrace_id`, by which Meta's support finds the call.
    pub trace: Option<String>,
}

/// What a refusal means, by Meta's error reference and the texts seen in public (which are the second source, because
/// subcodes are sometimes missing).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// The token is dead for the reason that `token.valid` names with this code.
    TokenDead(Code),
    /// Every call must carry a proof made with the app secret.
    SecretRequired,
    /// Too many calls.
    RateLimited,
    /// An outage that passes.
    MetaDown,
    /// The caller lacks a permission (codes 10, 131005).
    NoPermission,
    /// The app lacks a product, such as WhatsApp (code 3).
    AppNotCapable,
    /// Access denied: no permission, or the thing is not assigned (codes 200 to 299).
    AccessDenied,
    /// The id is wrong, or its thing is not assigned, or a permission is missing: Meta does not tell which (100/33).
    NotFound,
    /// The id belongs to another kind of thing.
    WrongKind(Kind),
    /// `debug_token` only answers people who work on the app; says nothing about the token.
    NoRoleOnApp,
    /// Meta saw no token in the call.
    TokenNotReceived,
    /// A refusal this guide has no reading for.
    Other,
}

impl Meaning {
    /// Why a check that needs the refused answer is `unknown`.
    #[must_use]
    pub const fn reason(self) -> Code {
        match self {
            Self::RateLimited => Code::RateLimited,
            Self::SecretRequired => Code::SecretRequired,
            Self::MetaDown => Code::Unreachable,
            Self::NoRoleOnApp => Code::NotInspectable,
            Self::NoPermission
            | Self::AppNotCapable
            | Self::AccessDenied
            | Self::NotFound
            | Self::WrongKind(_)
            | Self::TokenDead(_)
            | Self::TokenNotReceived
            | Self::Other => Code::NotVisible,
        }
    }
}

/// Kinds of things at Meta that people mix up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A number.
    Phone,
    /// An app.
    App,
    /// A portfolio.
    Business,
    /// A person or a system user.
    User,
    /// Something else.
    Other,
}

/// Why no readable reply came from Meta at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// `connection` fails with this code.
    Connection(Code),
    /// Something came that is not a Graph reply: not JSON, cut off, too long, too deep.
    UnreadableReply,
    /// The call ended without a reply, and nothing tells why.
    Unreachable,
}

impl Failure {
    /// The code in which the check `connection` ends.
    #[must_use]
    pub const fn code(self) -> Code {
        match self {
            Self::Connection(code) => code,
            Self::UnreadableReply => Code::UnreadableReply,
            Self::Unreachable => Code::Unreachable,
        }
    }

    /// Why the questions of the failed call stay open.
    #[must_use]
    pub const fn reason(self) -> Code {
        match self {
            Self::Connection(Code::RateLimited) => Code::RateLimited,
            Self::UnreadableReply => Code::UnreadableReply,
            Self::Connection(_) | Self::Unreachable => Code::Unreachable,
        }
    }
}
