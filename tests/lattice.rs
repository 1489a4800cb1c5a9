//! The lattice of defects: every single one, and every pair of them, held against what may be said.
//!
//! A world is described, and whatever can be wrong with it is put into it, alone and two at a time. The guide asks the
//! simulated Meta in earnest. An oracle that reads the description, and knows nothing of the guide, says for every row
//! which words are right. A row that passes must moreover be true in the world, whatever Meta was willing to show.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "the steps of a test fail loudly")]
#![allow(clippy::print_stdout, reason = "a test says how much it compared")]

#[path = "lattice/bad_input.rs"]
mod bad_input;
#[path = "lattice/compare.rs"]
mod compare;
#[path = "lattice/conversation.rs"]
mod conversation;
#[path = "lattice/defects/mod.rs"]
mod defects;
#[path = "lattice/oracle/mod.rs"]
mod oracle;
#[path = "lattice/scene.rs"]
mod scene;
#[path = "lattice/unseen.rs"]
mod unseen;

use compare::Tally;
use defects::Defect;
use scene::Scene;

fn with(defects: &[&Defect]) -> (String, Scene) {
    let mut scene = Scene::good();
    for defect in defects {
        defect.apply(&mut scene);
    }
    let names: Vec<&str> = defects.iter().map(|defect| defect.name.as_str()).collect();
    (names.join(" + "), scene)
}

#[test]
fn nothing_is_wrong_with_the_good_world() {
    let mut tally = Tally::default();
    tally.compare("good", &Scene::good());
    tally.report("good");
    assert_eq!(tally.overall.keys().collect::<Vec<_>>(), [&"ready"]);
}

#[test]
fn every_defect_alone_is_told() {
    let mut tally = Tally::default();
    for defect in defects::all() {
        let (name, scene) = with(&[&defect]);
        tally.compare(&name, &scene);
    }
    tally.report("single defects");
}

#[test]
fn every_pair_of_defects_is_told() {
    let all = defects::all();
    let pairs: Vec<(&Defect, &Defect)> =
        all.iter().enumerate().flat_map(|(at, one)| all[at + 1..].iter().map(move |two| (one, two))).collect();
    let (possible, contradictory): (Vec<_>, Vec<_>) = pairs.into_iter().partition(|(one, two)| one.goes_with(two));
    let mut tally = Tally::default();
    let share = possible.len().div_ceil(4);
    std::thread::scope(|scope| {
        let work = |pairs: &[(&Defect, &Defect)]| {
            let mut tally = Tally::default();
            for (one, two) in pairs {
                let (name, scene) = with(&[one, two]);
                tally.compare(&name, &scene);
            }
            tally
        };
        let parts: Vec<_> = possible.chunks(share).map(|pairs| scope.spawn(move || work(pairs))).collect();
        for part in parts {
            tally.add(part.join().unwrap());
        }
    });
    println!("{} defects; {} pairs skipped, which cannot exist in one world", all.len(), contradictory.len());
    tally.report("pairs of defects");
    tally.report_unseen();
    assert!(tally.worlds > 5_000, "{} worlds", tally.worlds);
}
