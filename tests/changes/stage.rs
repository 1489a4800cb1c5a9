//! The guide on one side, a simulated Meta on the other, and faults in between.

use serde_json::Value;
use system_user_guide::domain::answer::Failure;
use system_user_guide::domain::bookmark::Bookmark;
use system_user_guide::domain::facts::Given;
use system_user_guide::domain::guide::{Effect, Event, Guide, Held, Pasted, Screen, Stage as Standing};
use system_user_guide::domain::order::{Deed, Order};
use system_user_guide::domain::paste;
use system_user_guide::domain::permission::default_wanted;
use system_user_guide::domain::token::AccessToken;
use system_user_guide::graph::call::Call;
use system_user_guide::graph::reply;
use system_user_guide::simulator::{Request, Simulator, World, worlds};

const TOKEN: &str = "EAAcanaryCANARYcanaryCANARYcanaryCANARYcanaryCANARY0123456789ZD";

/// What happens to one call on its way.
#[derive(Clone, Copy, Debug)]
pub enum Fault {
    None,
    /// No reply arrives; whether Meta did what was asked is another matter.
    Lost {
        performed: bool,
        failure: Failure,
    },
    /// Something else arrives.
    Replaced {
        performed: bool,
        status: u16,
        body: &'static str,
    },
}

/// A Meta behind a way with faults.
pub struct Meta {
    graph: Simulator,
    /// The faults of the calls to come, the next one first.
    pub next: Vec<Fault>,
}

impl Meta {
    pub fn new(name: &str, change: fn(&mut Value)) -> Self {
        let mut described = serde_json::from_str(worlds::text(name).expect(name)).expect(name);
        change(&mut described);
        let mut world = World::from_value(&described).expect(name);
        assert!(world.bind("token", TOKEN), "{name} has no $token");
        Self { graph: Simulator::new(world, 1_795_000_000), next: Vec::new() }
    }

    fn call(&mut self, call: &Call, token: &AccessToken) -> Result<(u16, Vec<u8>), Failure> {
        let fault = if self.next.is_empty() { Fault::None } else { self.next.remove(0) };
        let mut perform = || {
            let body = call.body(token).to_vec();
            let request = Request { body, ..Request::form("/v25.0/", &[]) };
            self.graph.answer(&request)
        };
        match fault {
            Fault::None => {
                let reply = perform();
                Ok((reply.status, reply.body))
            }
            Fault::Lost { performed, failure } => {
                if performed {
                    perform();
                }
                Err(failure)
            }
            Fault::Replaced { performed, status, body } => {
                if performed {
                    perform();
                }
                Ok((status, body.as_bytes().to_vec()))
            }
        }
    }

    /// Whether the first account is as the change would make it: told from the simulator's own state.
    pub fn is_so(&self, deed: Deed) -> bool {
        let state = self.graph.state();
        let account = &state["accounts"][0];
        let (list, is_own): (&Value, fn(&Value) -> bool) = match deed {
            Deed::Assign => (&account["assigned"], |entry| {
                entry["user"] == "401500000000001" && entry["tasks"].to_string().contains("\"MANAGE\"")
            }),
            Deed::Subscribe => (&account["subscribed_apps"], |entry| entry == "301500000000001"),
        };
        list.as_array().is_some_and(|list| list.iter().any(is_own))
    }

    /// Somebody else makes the change.
    pub fn make(&mut self, deed: Deed, order: &Order) {
        let token = token();
        self.next.clear();
        self.call(&Call::change(order), &token).unwrap();
        assert!(self.is_so(deed));
    }
}

fn token() -> AccessToken {
    paste::diagnose(TOKEN).outcome.expect("a token")
}

/// The guide after a check, in front of a Meta.
pub struct Stage {
    pub meta: Meta,
    pub guide: Guide,
    /// How many POSTs the guide has asked for.
    pub posts: usize,
    /// Whether calls stay without an answer for now.
    pub hold: bool,
    held: Vec<Effect>,
}

impl Stage {
    pub fn set(world: &str, change: fn(&mut Value)) -> Self {
        let guide = Guide::new(Screen::Start, Given::default(), default_wanted(), Bookmark::default());
        let mut stage = Self { meta: Meta::new(world, change), guide, posts: 0, hold: false, held: Vec::new() };
        let held = Held { mask: "EAAc…89ZD".to_owned(), length: TOKEN.len() };
        stage.does(Event::Pasted(Pasted { problem: None, removed: Vec::new() }, Some(held)));
        stage.does(Event::Check);
        stage
    }

    /// Something happens; everything the guide asks for is done, and its answers come back.
    pub fn does(&mut self, event: Event) {
        for effect in self.guide.update(event) {
            self.perform(effect);
        }
    }

    fn perform(&mut self, effect: Effect) {
        if self.hold && matches!(effect, Effect::Ask { .. } | Effect::Post { .. }) {
            self.posts += usize::from(matches!(effect, Effect::Post { .. }));
            self.held.push(effect);
            return;
        }
        match effect {
            Effect::Ask { ticket, questions } => {
                let facts = &self.guide.run.as_ref().unwrap().facts;
                let reply = self.meta.call(&Call::new(&questions, facts), &token());
                let findings = reply.and_then(|(status, body)| reply::read(&questions, status, &body));
                self.does(Event::Learned { ticket, questions, findings });
            }
            Effect::Post { ticket, order } => {
                self.posts += 1;
                let reply = self.meta.call(&Call::change(&order), &token());
                let posted = reply.and_then(|(status, body)| reply::read_change(status, &body));
                self.does(Event::Posted { ticket, posted });
            }
            Effect::Abort
            | Effect::Wipe
            | Effect::Focus(_)
            | Effect::ShowAddress(_)
            | Effect::Remember(_)
            | Effect::NoteTime => {}
        }
    }

    /// What was held back is answered now, if anybody still waits for it.
    pub fn answer_held(&mut self) {
        for effect in std::mem::take(&mut self.held) {
            // Held POSTs were counted when they were asked for.
            self.posts -= usize::from(matches!(effect, Effect::Post { .. }));
            self.perform(effect);
        }
    }

    pub fn stage(&self) -> Option<Standing> {
        self.guide.change.as_ref().map(|change| change.stage)
    }

    pub fn order(&self) -> &Order {
        &self.guide.change.as_ref().unwrap().order
    }

    pub fn offered(&self) -> Vec<Deed> {
        self.offers().iter().map(|order| order.deed).collect()
    }

    fn offers(&self) -> Vec<Order> {
        self.guide.offers(&self.guide.verdicts())
    }

    pub fn offer(&self, deed: Deed) -> Order {
        self.offers().into_iter().find(|order| order.deed == deed).expect("an offer")
    }

    pub fn prepare(&mut self, deed: Deed) {
        let order = self.offer(deed);
        self.does(Event::Prepare(order));
    }
}
