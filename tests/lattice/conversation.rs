//! Holds the guide's real conversation with a simulated Meta, in memory.

use crate::scene::Scene;
use system_user_guide::domain::bookmark::Bookmark;
use system_user_guide::domain::catalogue::{Code, State};
use system_user_guide::domain::choice::Choice;
use system_user_guide::domain::facts::Given;
use system_user_guide::domain::guide::{Effect, Event, Guide, Held, Pasted, Screen};
use system_user_guide::domain::id::{AccountId, AppId, PhoneId};
use system_user_guide::domain::paste::diagnose;
use system_user_guide::domain::permission::default_wanted;
use system_user_guide::domain::token::AccessToken;
use system_user_guide::graph::call::Call;
use system_user_guide::graph::{ORIGIN, reply};
use system_user_guide::simulator::{Request, Simulator, World};

pub const NOW: i64 = 1_795_000_000;
const TOKEN: &str = "EAAGlatticeLATTICElatticeLATTICElatticeLATTICElatticeLATTICE0123456789ZD";

/// What the guide says in one row.
#[derive(Clone, Debug)]
pub struct Said {
    /// The public id of the check.
    pub check: String,
    pub account: Option<String>,
    pub phone: Option<String>,
    pub code: &'static str,
    pub state: State,
    pub aside: bool,
}

impl Said {
    /// The row's name in complaints.
    pub fn name(&self) -> String {
        row_name(&self.check, self.account.as_deref(), self.phone.as_deref())
    }
}

/// `check`, `check@account` or `check@account/number`.
pub fn row_name(check: &str, account: Option<&str>, phone: Option<&str>) -> String {
    match (account, phone) {
        (Some(account), Some(phone)) => format!("{check}@{account}/{phone}"),
        (Some(account), None) => format!("{check}@{account}"),
        _ => check.to_owned(),
    }
}

thread_local! {
    static KEPT: AccessToken = diagnose(TOKEN).outcome.unwrap();
}

/// Holds the conversation to its end: every row, and the overall word.
pub fn hold(scene: &Scene) -> (Vec<Said>, &'static str) {
    let mut world = World::from_value(&scene.world).unwrap_or_else(|error| panic!("{error}: {}", scene.world));
    assert!(world.bind("token", TOKEN), "the world has no token");
    let mut graph = Simulator::new(world, NOW);
    let given = Given {
        app: scene.app.as_deref().and_then(AppId::parse),
        account: scene.account.as_deref().and_then(AccountId::parse),
        phone: scene.phone.as_deref().and_then(PhoneId::parse),
        ..Given::default()
    };
    let choice = Choice {
        account: scene.chosen_account.as_deref().and_then(AccountId::parse),
        phone: scene.chosen_phone.as_deref().and_then(PhoneId::parse),
    };
    let mut guide = Guide::new(Screen::Start, given, default_wanted(), Bookmark { choice, ..Bookmark::default() });
    let held = KEPT.with(|token| Held { mask: token.mask(), length: token.length() });
    guide.update(Event::Pasted(Pasted { problem: None, removed: Vec::new() }, Some(held)));
    let mut effects = guide.update(Event::Check);
    while let Some(effect) = effects.pop() {
        if let Effect::Ask { ticket, questions } = effect {
            let call = Call::new(&questions, &guide.run.as_ref().unwrap().facts);
            let response = graph.answer(&request(&call));
            let findings = reply::read(&questions, response.status, &response.body);
            effects.extend(guide.update(Event::Learned { ticket, questions, findings }));
        }
    }
    rows(&guide)
}

fn request(call: &Call) -> Request {
    let mut request = Request::form(Call::address("v25.0").strip_prefix(ORIGIN).unwrap(), &[]);
    request.body = KEPT.with(|token| call.body(token).to_vec());
    request
}

fn rows(guide: &Guide) -> (Vec<Said>, &'static str) {
    let verdicts = guide.verdicts();
    let overall = guide.overall(&verdicts).unwrap().as_str();
    let said = verdicts.iter().map(|verdict| Said {
        check: verdict.row.id(),
        account: verdict.row.account.as_ref().map(|id| id.as_str().to_owned()),
        phone: verdict.row.phone.as_ref().map(|id| id.as_str().to_owned()),
        code: verdict.code.map_or("pending", Code::as_str),
        state: verdict.state().unwrap_or(State::Unknown),
        aside: verdict.aside,
    });
    (said.collect(), overall)
}
