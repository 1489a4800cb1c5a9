//! What the person handed over: the right ids, wrong ones, and ids of something else.

use super::Defect;
use crate::scene::{ACCOUNT, APP, BUSINESS, NOWHERE, OTHER_APP, PHONE, SECOND, SECOND_PHONE, Scene, USER};

pub fn defects() -> Vec<Defect> {
    let mut all = Vec::new();
    for (name, id) in [("right", APP), ("wrong", OTHER_APP)] {
        all.push(Defect::new(&format!("address: app {name}"), &["address:app"], move |scene| {
            scene.app = Some(id.to_owned());
        }));
    }
    let accounts = [
        ("right", ACCOUNT),
        ("nowhere", NOWHERE),
        ("the number's id", PHONE),
        ("the portfolio's id", BUSINESS),
        ("the app's id", APP),
        ("the user's id", USER),
    ];
    for (name, id) in accounts {
        all.push(Defect::new(&format!("address: account {name}"), &["focus account"], move |scene| {
            scene.account = Some(id.to_owned());
        }));
    }
    let second = |assigned: bool, focus: fn(&mut Scene)| {
        move |scene: &mut Scene| {
            scene.add_second(assigned);
            focus(scene);
        }
    };
    let account: fn(&mut Scene) = |scene| scene.account = Some(SECOND.to_owned());
    let chosen: fn(&mut Scene) = |scene| scene.chosen_account = Some(SECOND.to_owned());
    let phone: fn(&mut Scene) = |scene| scene.phone = Some(SECOND_PHONE.to_owned());
    all.extend([
        Defect::new("address: another account, assigned", &["focus account", "+second"], second(true, account)),
        Defect::new("address: another account, not assigned", &["focus account", "second"], second(false, account)),
        Defect::new("chosen: this account", &["focus account"], |scene| {
            scene.chosen_account = Some(ACCOUNT.to_owned());
        }),
        Defect::new("chosen: another account", &["focus account", "+second"], second(true, chosen)),
        Defect::new("two accounts, both assigned", &["+second"], second(true, |_| {})),
        Defect::new("two accounts, one not assigned", &["second"], second(false, |_| {})),
        Defect::new("address: number right", &["focus phone"], |scene| scene.phone = Some(PHONE.to_owned())),
        Defect::new("address: number by its digits", &["focus phone"], |scene| {
            scene.phone = Some("15550100001".to_owned());
        }),
        Defect::new("address: number nowhere", &["focus phone"], |scene| scene.phone = Some(NOWHERE.to_owned())),
        Defect::new("address: number in another account", &["focus phone", "+second"], second(true, phone)),
        Defect::new("chosen: this number", &["focus phone"], |scene| scene.chosen_phone = Some(PHONE.to_owned())),
    ]);
    all
}
