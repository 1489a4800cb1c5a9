//! Sets what the guide says beside what may be said.

use crate::conversation::{Said, hold};
use crate::oracle::{Codes, Counts, Line, Truth, lines, sum, truth};
use crate::scene::Scene;
use crate::unseen::UNSEEN;
use std::collections::BTreeMap;
use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use system_user_guide::domain::catalogue::State;

/// What came of comparing worlds.
#[derive(Default)]
pub struct Tally {
    pub worlds: usize,
    pub rows: usize,
    pub passes: usize,
    /// Passes that the contract concedes although the world says otherwise.
    pub conceded: usize,
    /// Passes that are not true.
    pub untrue: usize,
    pub overall: BTreeMap<&'static str, usize>,
    pub disagreements: Vec<Disagreement>,
}

/// One row on which guide and oracle disagree.
pub struct Disagreement {
    pub world: String,
    pub row: String,
    pub got: String,
    pub allowed: String,
}

impl fmt::Display for Disagreement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "[{}] {}: got {}, allowed {}", self.world, self.row, self.got, self.allowed)
    }
}

/// The same disagreement in many worlds, once, with how often and one world.
fn by_kind(all: &[&Disagreement]) -> Vec<String> {
    let mut kinds: BTreeMap<(&str, &str, &str), (usize, &str)> = BTreeMap::new();
    for one in all {
        let row = one.row.split('@').next().unwrap_or_default();
        kinds.entry((row, &one.got, &one.allowed)).or_insert((0, &one.world)).0 += 1;
    }
    let line = |((row, got, allowed), (count, world)): (&(&str, &str, &str), &(usize, &str))| {
        format!("{count:5} {row}: {got}, not {allowed}; e.g. {world}")
    };
    kinds.iter().map(line).collect()
}

impl Tally {
    pub fn add(&mut self, other: Self) {
        self.worlds += other.worlds;
        self.rows += other.rows;
        self.passes += other.passes;
        self.conceded += other.conceded;
        self.untrue += other.untrue;
        self.disagreements.extend(other.disagreements);
        for (word, count) in other.overall {
            *self.overall.entry(word).or_default() += count;
        }
    }

    /// Says how much was compared, and fails with the first disagreements but those that the guide could not see.
    pub fn report(&self, what: &str) {
        let is_known = |one: &&Disagreement| UNSEEN.iter().any(|unseen| (unseen.is)(one));
        let (known, unknown): (Vec<_>, Vec<_>) = self.disagreements.iter().partition(is_known);
        println!("{what}: {} worlds, {} rows compared, overall {:?}", self.worlds, self.rows, self.overall);
        println!("    {} passes, {} of them conceded, {} not true", self.passes, self.conceded, self.untrue);
        println!("    {} disagreements, {} of them cannot be seen", self.disagreements.len(), known.len());
        let first: Vec<String> = unknown.iter().take(20).map(ToString::to_string).collect();
        assert!(first.is_empty(), "\n{}\n\nby kind:\n{}", first.join("\n"), by_kind(&unknown).join("\n"));
    }

    /// Says how often each difference that the guide cannot see occurs, and fails when one no longer does.
    pub fn report_unseen(&self) {
        for unseen in &UNSEEN {
            let mut known = self.disagreements.iter().filter(|one| (unseen.is)(one));
            let first =
                known.next().unwrap_or_else(|| panic!("no longer occurs, so take it off the list: {}", unseen.why));
            println!("cannot be seen, {} times: {}; e.g. {first}", known.count() + 1, unseen.why);
        }
    }

    fn disagree(&mut self, world: &str, row: String, got: &str, allowed: String) {
        self.disagreements.push(Disagreement { world: world.to_owned(), row, got: got.to_owned(), allowed });
    }

    /// Holds the conversation; a panic is a disagreement like any other.
    fn hold(&mut self, name: &str, scene: &Scene) -> Option<(Vec<Said>, &'static str)> {
        self.worlds += 1;
        let held = catch_unwind(AssertUnwindSafe(|| hold(scene)));
        if held.is_err() {
            self.disagree(name, "everything".to_owned(), "a panic", "anything else".to_owned());
        }
        held.ok()
    }

    /// Compares every row, and the overall word.
    pub fn compare(&mut self, name: &str, scene: &Scene) {
        let Some((rows, overall)) = self.hold(name, scene) else { return };
        // Names are written once, because writing them takes longer than all the rest.
        let lines: Vec<(String, Line)> = lines(scene).into_iter().map(|line| (line.name(), line)).collect();
        let names: Vec<String> = rows.iter().map(Said::name).collect();
        let mut added = Vec::new();
        for (said, said_name) in rows.iter().zip(&names) {
            self.rows += 1;
            let Some((_, line)) = lines.iter().find(|(line_name, _)| line_name == said_name) else {
                self.disagree(name, said.name(), said.code, "no such row".to_owned());
                continue;
            };
            if !line.codes.contains(said.code) {
                self.disagree(name, said.name(), said.code, brief(&line.codes));
            }
            if line.counts != Counts::Open && said.aside != (line.counts == Counts::No) {
                self.disagree(
                    name,
                    said.name(),
                    if said.aside { "aside" } else { "counted" },
                    format!("{:?}", line.counts),
                );
            }
            added.push((said.check.as_str(), said.state, line.counts));
        }
        self.judge_absence(name, &lines, &names);
        self.judge_passes(name, scene, &rows);
        let words = sum(&added);
        *self.overall.entry(overall).or_default() += 1;
        if !words.contains(&overall) {
            self.disagree(name, "overall".to_owned(), overall, words.join(" or "));
        }
    }

    /// Only looks whether a pass says something that is not true.
    pub fn survive(&mut self, name: &str, scene: &Scene) {
        let Some((rows, overall)) = self.hold(name, scene) else { return };
        self.rows += rows.len();
        *self.overall.entry(overall).or_default() += 1;
        self.judge_passes(name, scene, &rows);
    }

    fn judge_absence(&mut self, name: &str, lines: &[(String, Line)], names: &[String]) {
        for (line_name, line) in lines {
            let count = names.iter().filter(|said_name| *said_name == line_name).count();
            if count > 1 || count == 0 && line.due {
                self.disagree(name, line_name.clone(), &format!("{count} rows"), brief(&line.codes));
            }
        }
    }

    fn judge_passes(&mut self, name: &str, scene: &Scene, rows: &[Said]) {
        for said in rows.iter().filter(|said| said.state == State::Pass) {
            self.passes += 1;
            match truth(scene, said) {
                Truth::True => {}
                Truth::Conceded => self.conceded += 1,
                Truth::False => {
                    self.untrue += 1;
                    self.disagree(name, said.name(), said.code, "a pass only when it is true".to_owned());
                }
            }
        }
    }
}

fn brief(codes: &Codes) -> String {
    codes.iter().copied().collect::<Vec<_>>().join(" or ")
}
