//! Talking to Meta's Graph API: questions become calls, replies become findings.
//!
//! Pure but for `fetch`, the one file that touches the network. Sources: Graph API documents on batch requests, paging,
//! error handling; the WhatsApp Business documents for the nodes asked.

mod body;
pub mod call;
pub mod error;
#[cfg(target_arch = "wasm32")]
pub mod fetch;
mod json;
pub mod practice;
pub mod redact;
pub mod reply;

/// Meta's host. A constant: no address, attribute or setting may change it.
pub const ORIGIN: &str = "https://graph.facebook.com";
