//! A stand-in for Meta's Graph API: it answers the guide's calls from a described world, in Meta's shapes.
//!
//! Tests talk to it instead of Meta, and a rehearsal can run on it. It is pure: no network, no files, no clock and no
//! randomness, so the same world, time and requests always give the same answers. It shares nothing with the rest of
//! the crate, because a stand-in that used the guide's own reading of Meta's replies would agree with its mistakes.
//!
//! - [`World`] says what exists: businesses, apps, users, tokens, accounts, and the oddities Meta is known for.
//! - [`Simulator::answer`] takes one HTTP request and gives one HTTP reply; writes change the world.
//! - [`worlds`] holds the named worlds the tests and the rehearsal use.
//!
//! ```
//! use system_user_guide::simulator::{Request, Simulator, World, worlds};
//!
//! let mut world = World::parse(worlds::text("good").unwrap())?;
//! world.bind("token", "EAAexample");
//! let mut graph = Simulator::new(world, 1_790_000_000);
//! let reply = graph.answer(&Request::form("/v25.0/me", &[("access_token", "EAAexample"), ("method", "GET")]));
//! assert_eq!(reply.status, 200);
//! # Ok::<(), system_user_guide::simulator::WorldError>(())
//! ```

mod access;
mod batch;
mod call;
mod date;
mod edges;
mod error;
mod fields;
mod form;
mod health;
mod inspect;
mod multipart;
mod nodes;
mod paging;
mod pattern;
mod proof;
mod quirks;
mod read;
mod reader;
mod references;
mod render;
mod server;
mod session;
mod sha256;
mod token;
mod trace;
mod values;
mod version;
mod wire;
mod world;
mod world_file;
pub mod worlds;
mod write;

pub use error::GraphError;
pub use nodes::{Kind, known_fields};
pub use reader::WorldError;
pub use server::Simulator;
pub use sha256::sha256;
pub use wire::{Request, Response};
pub use world::World;
