//! The browser's seams: its start, address, theme, focus, clipboard, clock, files, memory, policy, the pages around it, the
//! end of the page, and what is written differently in each language. Every call may fail quietly: a browser may deny any of them.

pub mod address;
pub mod boot;
pub mod clipboard;
pub mod clock;
pub mod embedder;
pub mod field;
pub mod file;
pub mod focus;
pub mod frame;
pub mod lifecycle;
pub mod locale;
pub mod memory;
pub mod policy;
