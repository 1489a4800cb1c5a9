//! Files are small and say what they are for.

use super::Faults;
use super::source::{Source, source};

/// The most lines a file may have.
const MOST_LINES: usize = 250;
/// The contract with everyone outside is one table in one file, however long; the build script reads it as a whole.
const TABLE: &str = "domain/catalogue.rs";

fn shape(source: &Source) -> Faults {
    let mut faults = Vec::new();
    if !source.text.starts_with("//! ") {
        faults.push("does not say what it is for".to_owned());
    }
    let lines = source.text.lines().count();
    if lines > MOST_LINES && source.path != TABLE {
        faults.push(format!("has {lines} lines"));
    }
    faults
}

#[test]
fn files_are_small_and_say_what_they_are_for() {
    let mut files = source();
    let faults: Vec<String> = files
        .iter()
        .flat_map(|file| shape(file).into_iter().map(move |fault| format!("{} {fault}", file.path)))
        .collect();
    files.sort_by_key(|file| std::cmp::Reverse(file.text.lines().count()));
    for file in files.iter().take(5) {
        println!("{:4} lines: {}", file.text.lines().count(), file.path);
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn shapes_are_judged() {
    let long = format!("//! Long.\n{}", "\n".repeat(250));
    assert_eq!(shape(&Source::new("view/x.rs", &long)), ["has 251 lines"]);
    assert_eq!(shape(&Source::new(TABLE, &long)), [""; 0]);
    assert_eq!(shape(&Source::new("view/x.rs", "use a;\n//! Late.")), ["does not say what it is for"]);
    assert_eq!(shape(&Source::new("view/x.rs", "")), ["does not say what it is for"]);
    assert_eq!(shape(&Source::new("view/x.rs", "//! Fine.\n")), [""; 0]);
}
