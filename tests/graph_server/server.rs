//! Serves the simulated Graph API over HTTPS, with faults on demand, for tests in a real browser.
//!
//! It prints one JSON line when it is ready, `{"port", "control_port", "spki", "cert", "key"}`, and ends when its
//! standard input closes. `port` speaks HTTPS as graph.facebook.com; `control_port` speaks plain HTTP to the test:
//!
//! | call | meaning |
//! |---|---|
//! | `POST /world {"name" or "world", "tokens", "quirks", "now"}` | start afresh: world, faults and log |
//! | `GET /world` | who is assigned and subscribed to what by now |
//! | `POST /fault {"faults": [...]}` | script faults (see `fault.rs`); their indexes count from here |
//! | `GET /log` | every request received since the start of the world |
//! | `GET /health` | `{"ok": true}` |

mod certificate;
mod control;
mod fault;
mod graph;
mod http;
mod made_up;
mod state;

use serde_json::json;
use state::Shared;
use std::{
    error::Error,
    io::{Read, Write},
    sync::Arc,
};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let identity = certificate::Identity::make()?;
    let graph = TcpListener::bind("127.0.0.1:0").await?;
    let control = TcpListener::bind("127.0.0.1:0").await?;
    let ready = json!({
        "port": graph.local_addr()?.port(),
        "control_port": control.local_addr()?.port(),
        "spki": identity.spki,
        "cert": identity.files.certificate(),
        "key": identity.files.key(),
    });

    let shared = Shared::new()?;
    let acceptor = TlsAcceptor::from(Arc::new(identity.config));
    tokio::spawn(graph::serve(graph, acceptor, shared.clone()));
    tokio::spawn(control::serve(control, shared));
    writeln!(std::io::stdout(), "{ready}")?;

    tokio::task::spawn_blocking(|| std::io::stdin().read_to_end(&mut Vec::new())).await??;
    identity.files.remove();
    // Connections that hang on purpose are not waited for.
    std::process::exit(0)
}
