//! What the guide tells the page around it: how tall it is, which step is shown, and how a check went, in numbers. No
//! ids, no names, and nothing made from a token. `embed.js` holds the same shapes.

use super::catalogue::{Check, Code, State};
use super::guide::{Guide, Screen};
use super::overall::Overall;
use super::progress::StepState;
use super::step::Step;
use super::verdict::Verdict;

/// Something the page around the guide is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Message {
    /// The guide stands.
    Ready,
    /// How tall it is, in pixels of the page.
    Height(u32),
    /// Which step is shown, and how it stands.
    Step(Step, StepState),
    /// How a check went, and how many rows ended in what.
    State(Overall, Counts),
    /// No answer could be had.
    Error(Unreachable),
}

/// How many rows ended in what; those under way are in none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pass: u32,
    warn: u32,
    fail: u32,
    unknown: u32,
}

/// Why no answer could be had.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreachable {
    /// The device has no network.
    Offline,
    /// Something stands between the browser and Meta.
    Blocked,
}

impl Counts {
    /// Counts verdicts.
    #[must_use]
    pub fn of(verdicts: &[Verdict]) -> Self {
        let mut counts = Self::default();
        for state in verdicts.iter().filter_map(Verdict::state) {
            match state {
                State::Pass => counts.pass += 1,
                State::Warn => counts.warn += 1,
                State::Fail => counts.fail += 1,
                State::Unknown => counts.unknown += 1,
            }
        }
        counts
    }
}

impl Unreachable {
    /// Reads how the connection was; nothing where Meta answered.
    #[must_use]
    pub const fn of(connection: Code) -> Option<Self> {
        match connection {
            Code::Offline => Some(Self::Offline),
            Code::Blocked | Code::Intercepted | Code::Timeout => Some(Self::Blocked),
            _ => None,
        }
    }
}

impl Message {
    /// That no check stands: none was made, or another token has come since.
    pub const NOTHING_CHECKED: Self = Self::State(Overall::Unproved, Counts { pass: 0, warn: 0, fail: 0, unknown: 0 });

    /// What may be told of the guide as it is now. Of practice nothing is, because its answers are made up: whoever is
    /// told "ready" may rely on it.
    #[must_use]
    pub fn of(guide: &Guide, verdicts: &[Verdict]) -> Vec<Self> {
        if guide.practice.is_some() {
            return vec![Self::NOTHING_CHECKED];
        }
        let step = match guide.screen {
            Screen::Step(step) => Some(Self::Step(step, guide.step_state(step, verdicts))),
            _ => None,
        };
        let state = match guide.overall(verdicts) {
            Some(overall) => Self::State(overall, Counts::of(verdicts)),
            None => Self::NOTHING_CHECKED,
        };
        let connection = verdicts.iter().find(|verdict| verdict.row.check == Check::Connection);
        let error = connection.and_then(|verdict| verdict.code).and_then(Unreachable::of).map(Self::Error);
        step.into_iter().chain([state]).chain(error).collect()
    }

    /// Which message it is, for comparing with the last one of its kind.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Ready => "ready",
            Self::Height(_) => "height",
            Self::Step(..) => "step",
            Self::State(..) => "state",
            Self::Error(_) => "error",
        }
    }

    /// The message as JSON, with its version.
    #[must_use]
    pub fn to_json(&self) -> String {
        let rest = match self {
            Self::Ready => String::new(),
            Self::Height(px) => format!(",\"px\":{px}"),
            Self::Step(step, state) => format!(",\"step\":{},\"state\":\"{}\"", step.number(), state.as_str()),
            Self::State(overall, Counts { pass, warn, fail, unknown }) => format!(
                ",\"overall\":\"{}\",\"counts\":{{\"pass\":{pass},\"warn\":{warn},\"fail\":{fail},\"unknown\":{unknown}}}",
                overall.as_str()
            ),
            Self::Error(Unreachable::Offline) => ",\"kind\":\"offline\"".to_owned(),
            Self::Error(Unreachable::Blocked) => ",\"kind\":\"blocked\"".to_owned(),
        };
        format!("{{\"v\":1,\"t\":\"{}\"{rest}}}", self.kind())
    }
}

/// The same height for Iframely's frames. Its script parses a text and knows the frame by its window; the `windowId` of
/// oEmbed/2, "Embed MIME types", is not asked for.
#[must_use]
pub fn iframely_height(px: u32) -> String {
    format!("{{\"method\":\"resize\",\"height\":{px}}}")
}
