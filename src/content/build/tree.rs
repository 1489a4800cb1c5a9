//! The files of all languages, in memory: the rules never touch the disk, so tests can hand them any tree.

use std::collections::BTreeMap;
use std::path::Path;
use std::{fs, io};

/// Files below `src/content/` by their path with forward slashes (`en/steps/4.md`), as they are on disk.
pub type Tree = BTreeMap<String, Vec<u8>>;

/// Reads every language's folder; the only other folder beside them holds the compiler itself.
pub fn read(content: &Path) -> io::Result<Tree> {
    let mut tree = Tree::new();
    for entry in fs::read_dir(content)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.file_type()?.is_dir() && name != "build" && !is_hidden(&name) {
            read_folder(&entry.path(), &name, &mut tree)?;
        }
    }
    Ok(tree)
}

fn read_folder(folder: &Path, path: &str, tree: &mut Tree) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = format!("{path}/{name}");
        if is_hidden(&name) {
            continue;
        }
        if entry.file_type()?.is_dir() {
            read_folder(&entry.path(), &path, tree)?;
        } else {
            tree.insert(path, fs::read(entry.path())?);
        }
    }
    Ok(())
}

/// What editors and file managers leave behind is nobody's page.
fn is_hidden(name: &str) -> bool {
    name.starts_with('.') || name.ends_with('~')
}
