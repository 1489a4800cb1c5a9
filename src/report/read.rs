//! Opening a report again. It may come from anybody, so it is taken for hostile.
//!
//! Keys that the contract does not name are ignored, because a newer guide may add some; they are looked through for
//! tokens all the same. So are checks and codes that this guide does not know: they stay as they are, and their state is
//! unknown, whatever the report says of them. Where this guide does know the code, the report may not say otherwise.

use super::{Ids, LONGEST, Line, MOST_LINES, Report, ReportError, SCHEMA, is_name, is_trace, is_version};
use crate::domain::catalogue::State;
use crate::domain::id::{AccountId, AppId, BusinessId, PhoneId};
use crate::domain::moment::Moment;
use crate::domain::overall::Overall;
use crate::domain::token::holds_token;
use crate::json::{self, Object, Value};

/// A report is three lists deep; what is far deeper is made to break its reader.
const DEEPEST: usize = 16;

/// Opens a report.
///
/// # Errors
/// The first thing that is wrong with it.
pub fn read(text: &str) -> Result<Report, ReportError> {
    if text.len() > LONGEST {
        return Err(ReportError::TooLong);
    }
    if holds_token(text) {
        return Err(ReportError::HoldsToken);
    }
    if depth(text) > DEEPEST {
        return Err(ReportError::TooDeep);
    }
    // Some editors put a mark in front of a file.
    let text = text.trim_start_matches('\u{feff}');
    let value = json::read(text.as_bytes()).ok_or(ReportError::NotJson)?;
    // Read, a token can no longer hide behind escapes.
    if value.any_text(&holds_token) {
        return Err(ReportError::HoldsToken);
    }
    let report = value.as_object().ok_or(ReportError::NotAReport)?;
    is_readable(report)?;
    let ids = report.get("ids").and_then(Value::as_object).ok_or(ReportError::Incomplete)?;
    let checks = list(report, "checks", |check| line(check.as_object().ok_or(ReportError::Incomplete)?))?;
    Ok(Report {
        build: word(report, "build", is_version)?,
        graph_version: word(report, "graph_version", is_version)?,
        checked_at: Moment::parse(text_of(report, "checked_at")?).ok_or(ReportError::BadWord)?,
        overall: overall(text_of(report, "overall")?)?,
        ids: Ids {
            app: id_or_null(ids, "app", AppId::parse)?,
            business: id_or_null(ids, "business", BusinessId::parse)?,
            accounts: list(ids, "accounts", |id| a_id(id, AccountId::parse))?,
            phones: list(ids, "phones", |id| a_id(id, PhoneId::parse))?,
        },
        checks,
        left_out: left_out(report)?,
    })
}

/// How deep lists and objects stand in each other.
fn depth(text: &str) -> usize {
    let (mut depth, mut deepest) = (0_usize, 0);
    let (mut quoted, mut escaped) = (false, false);
    for byte in text.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = quoted,
            b'"' => quoted = !quoted,
            b'[' | b'{' if !quoted => {
                depth += 1;
                deepest = deepest.max(depth);
            }
            b']' | b'}' if !quoted => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    deepest
}

fn is_readable(report: &Object) -> Result<(), ReportError> {
    let schema = report.get("schema").and_then(Value::as_str).unwrap_or_default();
    let family = SCHEMA.trim_end_matches(|digit: char| digit.is_ascii_digit());
    match schema.strip_prefix(family) {
        Some("1") => Ok(()),
        Some(version) if version.parse::<u32>().is_ok_and(|version| version > 1) => Err(ReportError::Newer),
        _ => Err(ReportError::NotAReport),
    }
}

fn line(check: &Object) -> Result<Line, ReportError> {
    let subject = text_of(check, "subject")?;
    if !subject.is_empty() && AccountId::parse(subject).is_none() {
        return Err(ReportError::BadId);
    }
    let trace = match check.get("trace") {
        Some(Value::Null) => None,
        _ => Some(word(check, "trace", is_trace)?),
    };
    let said = state(text_of(check, "verdict")?)?;
    let mut line = Line {
        id: word(check, "id", is_name)?,
        subject: subject.to_owned(),
        state: State::Unknown,
        code: word(check, "code", is_name)?,
        trace,
    };
    if let Some((row, code)) = line.known() {
        line.state = row.check.state(code);
        if line.state != said {
            return Err(ReportError::Contradiction);
        }
    }
    Ok(line)
}

fn state(word: &str) -> Result<State, ReportError> {
    let states = [State::Pass, State::Warn, State::Fail, State::Unknown];
    states.into_iter().find(|state| state.as_str() == word).ok_or(ReportError::BadWord)
}

fn overall(word: &str) -> Result<Overall, ReportError> {
    let all = [Overall::Ready, Overall::Attention, Overall::NotReady, Overall::Unproved];
    all.into_iter().find(|overall| overall.as_str() == word).ok_or(ReportError::BadWord)
}

fn left_out(report: &Object) -> Result<usize, ReportError> {
    let Some(number) = report.get("left_out") else { return Ok(0) };
    number
        .as_u64()
        .and_then(|number| u32::try_from(number).ok())
        .map(|number| number as usize)
        .ok_or(ReportError::BadWord)
}

fn text_of<'a>(of: &'a Object, key: &str) -> Result<&'a str, ReportError> {
    of.get(key).and_then(Value::as_str).ok_or(ReportError::Incomplete)
}

fn word(of: &Object, key: &str, fits: fn(&str) -> bool) -> Result<String, ReportError> {
    let text = text_of(of, key)?;
    if fits(text) { Ok(text.to_owned()) } else { Err(ReportError::BadWord) }
}

fn a_id<T>(value: &Value, parse: fn(&str) -> Option<T>) -> Result<T, ReportError> {
    parse(value.as_str().ok_or(ReportError::Incomplete)?).ok_or(ReportError::BadId)
}

fn id_or_null<T>(of: &Object, key: &str, parse: fn(&str) -> Option<T>) -> Result<Option<T>, ReportError> {
    match of.get(key).ok_or(ReportError::Incomplete)? {
        Value::Null => Ok(None),
        value => a_id(value, parse).map(Some),
    }
}

fn list<T>(of: &Object, key: &str, item: impl Fn(&Value) -> Result<T, ReportError>) -> Result<Vec<T>, ReportError> {
    let items = of.get(key).and_then(Value::as_array).ok_or(ReportError::Incomplete)?;
    if items.len() > MOST_LINES {
        return Err(ReportError::TooManyLines);
    }
    items.iter().map(item).collect()
}
