//! Addresses in pages, and what to say of those that lead nowhere.

use super::drawings::PICTURES;
use super::issue::listed;
use super::link::LinkTo;
use super::meta_page::MetaPage;
use super::picture::{self, Picture};

/// Reads the address of a link, or says why it cannot.
pub fn read_link(address: &str) -> Result<LinkTo, String> {
    LinkTo::parse(address).ok_or_else(|| refusal(address))
}

/// Reads the name of a page at Meta, or says which names there are.
pub fn read_meta_page(name: &str) -> Result<MetaPage, String> {
    let known = || listed(MetaPage::ALL.map(MetaPage::as_str));
    MetaPage::named(name).ok_or_else(|| format!("`{name}` is no page at Meta; the names are {}.", known()))
}

/// Reads the address of a picture, or says which pictures there are.
pub fn read_picture(address: &str) -> Result<&'static Picture, String> {
    let known = || listed(PICTURES.map(|picture| picture.name));
    let found = address.strip_prefix("picture:").and_then(picture::named);
    found.ok_or_else(|| format!("`{address}` is no picture: write `picture:` and one of {}.", known()))
}

/// Reads an address to read more, or says why it cannot.
pub fn read_web(address: &str) -> Result<String, String> {
    match LinkTo::parse(address) {
        Some(LinkTo::Web(address)) => Ok(address),
        Some(_) => Err(format!("`{address}` does not lead out of the guide: write a whole `https://` address.")),
        None => Err(refusal(address)),
    }
}

fn refusal(address: &str) -> String {
    if let Some(name) = address.strip_prefix("meta:") {
        return read_meta_page(name).err().unwrap_or_default();
    }
    if address.starts_with('#') {
        let screens = "`#/start`, `#/step/1` to `#/step/7`, `#/finish`, `#/privacy` and `#/practice`";
        return format!("`{address}` is no screen of the guide; the screens are {screens}.");
    }
    if address.starts_with("http://") {
        return format!("`{address}` is not encrypted: write `https://`.");
    }
    if address.starts_with("https://") {
        let rule = "a host name, no user name or port, no blanks, braces or letters outside ASCII";
        return format!("`{address}` is not a whole web address: it takes {rule}.");
    }
    format!("`{address}` leads nowhere: write `https://…`, `#/step/4` or `meta:` and a name.")
}
