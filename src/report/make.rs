//! From a finished check to its report.

use super::{Ids, LONGEST, Line, MOST_LINES, Report, is_trace, is_version};
use crate::domain::catalogue::State;
use crate::domain::check::Row;
use crate::domain::facts::{Facts, Given};
use crate::domain::id::{AccountId, AppId, PhoneId};
use crate::domain::inquiry::portfolio;
use crate::domain::judge::app_id;
use crate::domain::moment::Moment;
use crate::domain::overall::Overall;
use crate::domain::token::holds_token;
use crate::domain::verdict::Verdict;

/// What is left for the checks and their ids in the longest report, in bytes.
const ROOM: usize = LONGEST - 2_048;
/// What a check takes beside its own words: the signs around them, and an account and a number among the ids.
const AROUND: usize = 160;
const _: () = assert!(ROOM / AROUND < MOST_LINES, "what fits must be few enough to be read again");

impl Report {
    /// The report of a finished check; nothing while answers are outstanding. `checked_at` is in seconds since 1970.
    ///
    /// A check of very many accounts does not fit. Then what needs attention comes before what is fine, and the report
    /// says how much it leaves out.
    #[must_use]
    pub fn of(
        verdicts: &[Verdict],
        overall: Overall,
        facts: &Facts,
        given: &Given,
        build: &str,
        graph_version: &str,
        checked_at: i64,
    ) -> Option<Self> {
        if overall == Overall::Checking || verdicts.iter().any(|verdict| verdict.code.is_none()) {
            return None;
        }
        let telephone = telephone(facts, given);
        let mut ranked: Vec<(usize, &Verdict)> = verdicts.iter().enumerate().collect();
        ranked.sort_by_key(|(_, verdict)| (verdict.aside, verdict.state().map(urgency)));
        let mut room = ROOM;
        let fitting = ranked.into_iter().filter_map(|(at, verdict)| {
            let line = line(verdict).filter(|_| telephone.is_none() || verdict.row.account.as_ref() != telephone)?;
            room = room.checked_sub(AROUND + line.id.len() + line.trace.as_ref().map_or(0, String::len))?;
            Some((at, verdict, line))
        });
        let mut kept: Vec<(usize, &Verdict, Line)> = fitting.collect();
        kept.sort_by_key(|(at, ..)| *at);
        let ids = ids(facts, given, kept.iter().map(|(_, verdict, _)| &verdict.row));
        Some(Self {
            build: version(build),
            graph_version: version(graph_version),
            checked_at: Moment::at(checked_at),
            overall,
            ids,
            left_out: verdicts.len() - kept.len(),
            checks: kept.into_iter().map(|(.., line)| line).collect(),
        })
    }
}

/// What needs attention most comes first, as on the screen.
pub(super) const fn urgency(state: State) -> u8 {
    match state {
        State::Fail => 0,
        State::Warn => 1,
        State::Unknown => 2,
        State::Pass => 3,
    }
}

fn line(verdict: &Verdict) -> Option<Line> {
    let (id, subject) = (verdict.row.id(), verdict.row.subject().to_owned());
    // What cannot be read again is not written.
    Row::parse(&id, &subject)?;
    let trace = verdict.refusal.as_ref().and_then(|refusal| refusal.trace.clone());
    Some(Line {
        id,
        subject,
        state: verdict.state()?,
        code: verdict.code?.as_str().to_owned(),
        trace: trace.filter(|trace| is_trace(trace) && !holds_token(trace)),
    })
}

/// The account in the address, if it is in truth a telephone number: people mix the two up, and no report tells one.
fn telephone<'a>(facts: &Facts, given: &'a Given) -> Option<&'a AccountId> {
    given.account.as_ref().filter(|account| {
        let id = PhoneId::parse(account.as_str());
        let mut phones = facts.accounts.iter().flat_map(|account| &account.phones.items);
        id.is_some_and(|id| phones.any(|phone| phone.is(&id)))
    })
}

/// The number in the address is not among them: it may be a telephone number, which [`telephone`] explains.
fn ids<'a>(facts: &Facts, given: &Given, rows: impl Iterator<Item = &'a Row>) -> Ids {
    let mut ids = Ids {
        app: app_id(facts).and_then(AppId::parse).or_else(|| given.app.clone()),
        business: portfolio(facts).cloned().or_else(|| given.business.clone()),
        ..Ids::default()
    };
    for row in rows {
        add(&mut ids.accounts, row.account.as_ref());
        add(&mut ids.phones, row.phone.as_ref());
    }
    ids
}

fn add<T: Clone + PartialEq>(list: &mut Vec<T>, id: Option<&T>) {
    if let Some(id) = id.filter(|id| !list.contains(id)) {
        list.push(id.clone());
    }
}

fn version(text: &str) -> String {
    let fits = is_version(text) && !holds_token(text);
    if fits { text } else { "unknown" }.to_owned()
}
