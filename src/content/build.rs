//! Compiles the words: checks `src/content/<language>/` against `docs/words.md` and the public contract, and writes
//! what the program reads. Everything amiss is said at once, to the person who wrote the words.

#[path = "build/mod.rs"]
mod build;

use std::path::PathBuf;
use std::time::{SystemTime, UNIX_EPOCH};
use std::{env, error, fs};

use build::date::Day;
use build::tree;

fn main() -> Result<(), Box<dyn error::Error>> {
    let package = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?);
    let out = PathBuf::from(env::var("OUT_DIR")?);
    println!("cargo::rerun-if-changed=src/content");
    println!("cargo::rerun-if-env-changed=GUIDE_STALE");

    let tree = tree::read(&package.join("src/content"))?;
    let today = Day::of_unix_seconds(SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs());
    let compiled = build::compile(&tree, today);
    for issue in &compiled.issues {
        println!("cargo::error={issue}");
    }
    if compiled.issues.is_empty() {
        for (name, text) in &compiled.files {
            fs::write(out.join(name), text)?;
        }
    }
    let stale: Vec<String> = compiled.stale.iter().map(ToString::to_string).collect();
    fs::write(out.join("stale.txt"), stale.join("\n"))?;
    if env::var("GUIDE_STALE").is_ok_and(|wish| wish == "1") {
        for page in stale {
            println!("cargo::warning={page}");
        }
    }
    Ok(())
}
