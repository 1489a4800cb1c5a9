//! What the two ports share: the simulator, the scripted faults and the log.

use crate::fault::{Fault, Script};
use serde_json::{Map, Value, json};
use std::{
    error::Error,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{SystemTime, UNIX_EPOCH},
};
use system_user_guide::simulator::{Request, Response, Simulator, World, worlds};
use tokio::sync::watch;

/// A handle to the shared state.
#[derive(Clone)]
pub struct Shared {
    state: Arc<Mutex<State>>,
    /// Counts the fresh starts; whoever hangs on purpose ends when it changes.
    starts: watch::Sender<u64>,
}

struct State {
    start: u64,
    simulator: Simulator,
    script: Script,
    log: Vec<Value>,
}

/// A request's place in the log of one start.
#[derive(Clone, Copy)]
pub struct Place {
    start: u64,
    number: usize,
}

impl Shared {
    /// Begins with the world `good`, whose token nobody knows.
    pub fn new() -> Result<Self, Box<dyn Error>> {
        let simulator = simulator(&json!({ "name": "good" }))?.0;
        let state = State { start: 0, simulator, script: Script::default(), log: Vec::new() };
        Ok(Self { state: Arc::new(Mutex::new(state)), starts: watch::Sender::new(0) })
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Starts afresh as a test describes it; gives what it started with.
    pub fn start(&self, described: &Value) -> Result<Value, Box<dyn Error>> {
        let (simulator, about) = simulator(described)?;
        let mut state = self.lock();
        let start = state.start + 1;
        *state = State { start, simulator, script: Script::default(), log: Vec::new() };
        self.starts.send_replace(start);
        Ok(json!({ "about": about }))
    }

    /// Scripts faults for the requests from here on.
    pub fn script(&self, described: &Value) -> Result<(), Box<dyn Error>> {
        let script = Script::read(described)?;
        self.lock().script = script;
        Ok(())
    }

    /// Writes a request down and says what is to happen to it.
    pub fn receive(&self, request: &Request) -> (Place, Option<Fault>) {
        let mut state = self.lock();
        let place = Place { start: state.start, number: state.log.len() };
        state.log.push(entry(place.number, request));
        let fault = state.script.next(request);
        (place, fault)
    }

    /// Writes down how a request ended, unless its log is no more.
    pub fn note(&self, place: Place, how: &str) {
        let mut state = self.lock();
        if state.start != place.start {
            return;
        }
        if let Some(entry) = state.log.get_mut(place.number) {
            entry["answered"] = json!(how);
        }
    }

    /// Meta's answer.
    pub fn answer(&self, request: &Request) -> Response {
        self.lock().simulator.answer(request)
    }

    /// Every request since the last fresh start.
    pub fn log(&self) -> Value {
        json!(self.lock().log)
    }

    /// What writes have made of the world.
    pub fn world(&self) -> Value {
        self.lock().simulator.state()
    }

    /// Waits for the next fresh start.
    pub async fn until_restart(&self) {
        // The sender lives as long as `self`, so waiting cannot fail.
        let _ = self.starts.subscribe().changed().await;
    }
}

fn entry(number: usize, request: &Request) -> Value {
    let url =
        if request.query.is_empty() { request.path.clone() } else { format!("{}?{}", request.path, request.query) };
    let headers: Map<String, Value> =
        request.headers.iter().map(|(name, value)| (name.clone(), json!(value))).collect();
    json!({
        "number": number,
        "time": now().as_millis(),
        "method": request.method,
        "url": url,
        "headers": headers,
        "body": String::from_utf8_lossy(&request.body),
        "answered": null,
    })
}

fn now() -> std::time::Duration {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default()
}

fn simulator(described: &Value) -> Result<(Simulator, String), Box<dyn Error>> {
    let mut world = match (described.get("name").and_then(Value::as_str), described.get("world")) {
        (Some(name), None) => {
            let text = worlds::text(name).ok_or_else(|| format!("there is no world `{name}`"))?;
            serde_json::from_str(text)?
        }
        (None, Some(world)) => world.clone(),
        _ => return Err("either `name` or `world` is needed".into()),
    };
    if let Some(Value::Object(quirks)) = described.get("quirks") {
        for (name, value) in quirks {
            world["quirks"][name] = value.clone();
        }
    }
    let mut world = World::from_value(&world)?;
    for (name, text) in described.get("tokens").and_then(Value::as_object).into_iter().flatten() {
        let text = text.as_str().ok_or_else(|| format!("the token `{name}` is not a text"))?;
        if !world.bind(name, text) {
            return Err(format!("the world has no token `${name}`").into());
        }
    }
    let now = described.get("now").and_then(Value::as_i64).map_or_else(|| i64::try_from(now().as_secs()), Ok)?;
    let about = world.about.clone();
    Ok((Simulator::new(world, now), about))
}
