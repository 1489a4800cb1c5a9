//! Addresses in pages, and what to say of those that lead nowhere.

use super::issue::listed;
use super::link::LinkTo;
use super::meta_page::MetaPage;

/// Reads the address of a link, or says why it cannot.
pub fn read_link(address: &str) -> Result<LinkTo, String> {
    LinkTo::parse(address).ok_or_else(|| refusal(address))
}

/// Reads the name of a page at Meta, or says which names there are.
pub fn read_meta_page(name: &str) -> Result<MetaPage, String> {
    let known = || listed(MetaPage::ALL.map(MetaPage::as_str));
    MetaPage::named(name).ok_or_else(|| format!("`{name}` is no page at Meta; the names are {}.", known()))
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
        let screens = "`#/start`, `#/step/1` to `#/step/7` and `#/finish`";
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
