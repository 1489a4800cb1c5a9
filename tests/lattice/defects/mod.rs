//! What can be wrong, one thing each, and which fields of the situation each one writes.

mod account;
mod address;
mod meta;
mod number;
mod token;

use crate::scene::Scene;

type Change = Box<dyn Fn(&mut Scene) + Send + Sync>;

/// One thing that is wrong, or at least out of the ordinary.
pub struct Defect {
    pub name: String,
    /// The fields it writes: two defects that write the same one cannot both be true.
    /// A name that starts with `+` may be written by several, and only not beside the same name without it.
    writes: Vec<String>,
    change: Change,
}

impl Defect {
    fn new<W: AsRef<str>>(name: &str, writes: &[W], change: impl Fn(&mut Scene) + Send + Sync + 'static) -> Self {
        let writes = writes.iter().map(|field| field.as_ref().to_owned()).collect();
        Self { name: name.to_owned(), writes, change: Box::new(change) }
    }

    pub fn apply(&self, scene: &mut Scene) {
        (self.change)(scene);
    }

    /// Whether both can be true in one world.
    pub fn goes_with(&self, other: &Self) -> bool {
        let plain = |field: &str| field.trim_start_matches('+').to_owned();
        let clash =
            |one: &String, two: &String| plain(one) == plain(two) && !(one.starts_with('+') && two.starts_with('+'));
        !self.writes.iter().any(|one| other.writes.iter().any(|two| clash(one, two)))
    }
}

/// Every defect.
pub fn all() -> Vec<Defect> {
    [token::defects(), account::defects(), number::defects(), address::defects(), meta::defects()]
        .into_iter()
        .flatten()
        .collect()
}
