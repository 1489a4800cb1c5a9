//! Lists that Meta hands out page by page.

use super::super::answer::Answer;
use super::super::catalogue::Code;
use super::super::phone::Phone;

/// A list that Meta hands out page by page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listing<T = Entry> {
    /// What came so far, without doubles.
    pub items: Vec<T>,
    /// Given once the last page is here.
    pub end: Answer<()>,
    /// Where the next page starts, if one is to be asked.
    pub after: Option<String>,
    /// How many pages came.
    pub pages: u16,
}

impl<T> Default for Listing<T> {
    fn default() -> Self {
        Self { items: Vec::new(), end: Answer::NotAsked, after: None, pages: 0 }
    }
}

/// Something that stands in a list under an id.
pub trait Listed {
    /// Its id.
    fn id(&self) -> &str;

    /// Takes in that the same id stood in the list once more: what the two say differently is not known.
    fn doubt(&mut self, other: &Self);
}

/// No list is followed further than this; a list that long, or one that turns in a circle, stays incomplete.
const MOST_PAGES: u16 = 100;

impl<T: Listed> Listing<T> {
    /// The entry with this id.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<&T> {
        self.items.iter().find(|entry| entry.id() == id)
    }

    /// Whether every page is here, so that absence means something.
    #[must_use]
    pub const fn is_complete(&self) -> bool {
        self.end.given().is_some()
    }

    /// Takes in one page, or why there is none.
    pub(in super::super) fn take(&mut self, answer: Answer<Page<T>>) {
        let page = match answer {
            Answer::Given(page) => page,
            other => {
                self.after = None;
                self.end = other.map(|_| Answer::Given(()));
                return;
            }
        };
        let before = self.items.len();
        for item in page.items {
            match self.items.iter_mut().find(|known| known.id() == item.id()) {
                Some(known) => known.doubt(&item),
                None => self.items.push(item),
            }
        }
        self.pages += 1;
        let moves_on = self.items.len() > before && self.pages < MOST_PAGES;
        match page.after {
            None => self.end = Answer::Given(()),
            Some(after) if moves_on => {
                self.after = Some(after);
                self.end = Answer::Pending;
            }
            Some(_) => self.end = Answer::Missing(Code::UnreadableReply),
        }
    }
}

/// One line of a list: an account, a system user, an app, or somebody with access to an account.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: Option<String>,
    /// What the user may do with the account; nothing when Meta did not say or said it unreadably.
    pub tasks: Option<Vec<String>>,
    /// A system user's role.
    pub role: Option<String>,
    /// Whether the list names it twice, and differently.
    pub doubtful: bool,
}

impl Listed for Entry {
    fn id(&self) -> &str {
        &self.id
    }

    fn doubt(&mut self, other: &Self) {
        self.doubtful |= self.tasks != other.tasks || self.role != other.role;
        keep_if_same(&mut self.tasks, other.tasks.as_ref());
        keep_if_same(&mut self.role, other.role.as_ref());
    }
}

impl Listed for Phone {
    fn id(&self) -> &str {
        self.id.as_str()
    }

    fn doubt(&mut self, other: &Self) {
        for (one, same) in self.states.iter_mut().zip(&other.states) {
            keep_if_same(one, same.as_ref());
        }
        // Of its health everything counts that was said, so that the worse is believed.
        if self.health != other.health {
            self.health.get_or_insert_default().extend(other.health.iter().flatten().cloned());
        }
    }
}

fn keep_if_same<T: PartialEq>(one: &mut Option<T>, other: Option<&T>) {
    if one.as_ref() != other {
        *one = None;
    }
}

/// One page of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page<T = Entry> {
    /// Its lines.
    pub items: Vec<T>,
    /// Where the next page starts, if there is one.
    pub after: Option<String>,
}

impl<T> Default for Page<T> {
    fn default() -> Self {
        Self { items: Vec::new(), after: None }
    }
}
