//! The link by which somebody else is asked to do a step. It carries language, ids and the step, and nothing else.

use super::facts::Given;
use super::guide::Screen;
use super::id::{AccountId, AppId, BusinessId, PhoneId};

/// The link to a screen of the guide at this address.
#[must_use]
pub fn invitation(base: &str, language: &str, ids: &Given, screen: Screen) -> String {
    let mut link = format!("{base}?lang={language}");
    let ids = [
        ("app", ids.app.as_ref().map(AppId::as_str)),
        ("business", ids.business.as_ref().map(BusinessId::as_str)),
        ("waba", ids.account.as_ref().map(AccountId::as_str)),
        ("phone", ids.phone.as_ref().map(PhoneId::as_str)),
    ];
    for (name, id) in ids {
        if let Some(id) = id {
            link.extend(["&", name, "=", id]);
        }
    }
    link + &screen.hash()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::address::Address;
    use crate::domain::step::Step;

    #[test]
    fn it_opens_the_same_step_with_the_same_ids() {
        let ids = Given {
            app: AppId::parse("634974688087057"),
            business: BusinessId::parse("506914307656634"),
            account: AccountId::parse("102290129340398"),
            phone: PhoneId::parse("106540352242922"),
        };
        for ids in [ids, Given::default()] {
            let screen = Screen::Step(Step::ALL[5]);
            let link = invitation("https://guide.example/", "pt-BR", &ids, screen);
            let (rest, fragment) = link.split_once('#').unwrap();
            let query = rest.strip_prefix("https://guide.example/").unwrap();
            let address = Address::read(query, &format!("#{fragment}"));
            assert_eq!((address.given, address.screen, address.scrubbed), (ids, screen, None));
            assert!(query.starts_with("?lang=pt-BR"));
        }
    }
}
