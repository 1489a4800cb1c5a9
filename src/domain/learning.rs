//! How answers become facts.

use super::answer::{Answer, Failure};
use super::facts::{AccountFacts, AppOwner, Essentials, Facts, Given, Grants, Heard, Inspection, Listing, Named, Page};
use super::id::AccountId;
use super::inquiry::{List, Question};

/// What became of one question, and which one it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// Answers [`Question::Inspect`].
    Inspection(Answer<Inspection>),
    /// Answers [`Question::Me`].
    Identity(Answer<Named>),
    /// Answers [`Question::Grants`].
    Grants(Answer<Grants>),
    /// Answers [`Question::App`].
    App(Answer<Named>),
    /// Answers [`Question::Owner`].
    Owner(Answer<AppOwner>),
    /// Answers [`Question::List`].
    List(List, Answer<Page>),
    /// Answers [`Question::Account`].
    Account(AccountId, Answer<Essentials>),
}

impl Finding {
    /// The finding that a question was asked, and no more is known yet.
    fn pending(question: &Question) -> Self {
        match question {
            Question::Inspect => Self::Inspection(Answer::Pending),
            Question::Me => Self::Identity(Answer::Pending),
            Question::Grants => Self::Grants(Answer::Pending),
            Question::App => Self::App(Answer::Pending),
            Question::Owner => Self::Owner(Answer::Pending),
            Question::List { list, .. } => Self::List(list.clone(), Answer::Pending),
            Question::Account(id) => Self::Account(id.clone(), Answer::Pending),
        }
    }

    /// The finding that a question got no usable answer.
    fn missing(question: &Question, failure: Failure) -> Self {
        let reason = failure.reason();
        match question {
            Question::Inspect => Self::Inspection(Answer::Missing(reason)),
            Question::Me => Self::Identity(Answer::Missing(reason)),
            Question::Grants => Self::Grants(Answer::Missing(reason)),
            Question::App => Self::App(Answer::Missing(reason)),
            Question::Owner => Self::Owner(Answer::Missing(reason)),
            Question::List { list, .. } => Self::List(list.clone(), Answer::Missing(reason)),
            Question::Account(id) => Self::Account(id.clone(), Answer::Missing(reason)),
        }
    }
}

/// No list is followed further than this; a list that long, or one that turns in a circle, stays incomplete.
const MOST_PAGES: u16 = 100;

impl Facts {
    /// The start of a check: nothing known but the ids in the address.
    #[must_use]
    pub fn new(given: &Given) -> Self {
        let mut facts = Self::default();
        if let Some(account) = &given.account {
            facts.meet(account.clone(), None, Heard { in_address: true, ..Heard::default() });
        }
        facts
    }

    /// Marks questions as under way.
    pub fn asked(&mut self, questions: &[Question]) {
        for question in questions {
            self.take(Finding::pending(question));
        }
    }

    /// Takes in what one readable reply told.
    pub fn learn(&mut self, findings: Vec<Finding>) {
        self.reached = true;
        for finding in findings {
            self.take(finding);
        }
    }

    /// Notes that a call brought no readable reply: what it asked stays open for that reason.
    pub fn lose(&mut self, questions: &[Question], failure: Failure) {
        self.failure.get_or_insert(failure);
        for question in questions {
            self.take(Finding::missing(question, failure));
        }
    }

    /// Ends the conversation early: what is still under way counts as not asked.
    pub fn give_up(&mut self) {
        give_up(&mut self.inspection);
        give_up(&mut self.identity);
        give_up(&mut self.grants);
        give_up(&mut self.app);
        give_up(&mut self.owner);
        for listing in [&mut self.assigned, &mut self.staff, &mut self.owned, &mut self.client] {
            give_up(&mut listing.end);
        }
        for account in &mut self.accounts {
            give_up(&mut account.essentials);
            give_up(&mut account.people.end);
        }
    }

    fn take(&mut self, finding: Finding) {
        match finding {
            Finding::Inspection(answer) => {
                self.inspection = answer;
                let targets = self.inspection.given().map(|found| found.targets.clone()).unwrap_or_default();
                let heard = Heard { with_token: true, ..Heard::default() };
                for id in targets {
                    self.meet(id, None, heard);
                }
            }
            Finding::Identity(answer) => self.identity = answer,
            Finding::Grants(answer) => self.grants = answer,
            Finding::App(answer) => self.app = answer,
            Finding::Owner(answer) => self.owner = answer,
            Finding::List(list, answer) => self.take_page(&list, answer),
            Finding::Account(id, answer) => {
                if let Some(account) = self.account_mut(&id) {
                    account.essentials = answer;
                }
            }
        }
    }

    fn take_page(&mut self, list: &List, answer: Answer<Page>) {
        let heard = match list {
            List::Assigned => Heard { with_token: true, ..Heard::default() },
            List::Owned | List::Client => Heard { in_portfolio: true, ..Heard::default() },
            List::Staff | List::People(_) => Heard::default(),
        };
        if let (true, Some(page)) = (heard != Heard::default(), answer.given()) {
            for item in &page.items {
                if let Some(id) = AccountId::parse(&item.id) {
                    self.meet(id, item.name.clone(), heard);
                }
            }
        }
        if let Some(listing) = self.listing_mut(list) {
            listing.take(answer);
        }
    }

    fn meet(&mut self, id: AccountId, name: Option<String>, heard: Heard) {
        if let Some(known) = self.account_mut(&id) {
            known.heard.in_address |= heard.in_address;
            known.heard.with_token |= heard.with_token;
            known.heard.in_portfolio |= heard.in_portfolio;
            known.name = known.name.take().or(name);
            return;
        }
        let (essentials, people) = (Answer::NotAsked, Listing::default());
        self.accounts.push(AccountFacts { id, heard, name, essentials, people });
    }

    fn account_mut(&mut self, id: &AccountId) -> Option<&mut AccountFacts> {
        self.accounts.iter_mut().find(|account| account.id == *id)
    }

    fn listing_mut(&mut self, list: &List) -> Option<&mut Listing> {
        match list {
            List::Assigned => Some(&mut self.assigned),
            List::Staff => Some(&mut self.staff),
            List::Owned => Some(&mut self.owned),
            List::Client => Some(&mut self.client),
            List::People(id) => self.account_mut(id).map(|account| &mut account.people),
        }
    }

    /// The list of that name.
    #[must_use]
    pub fn listing(&self, list: &List) -> Option<&Listing> {
        match list {
            List::Assigned => Some(&self.assigned),
            List::Staff => Some(&self.staff),
            List::Owned => Some(&self.owned),
            List::Client => Some(&self.client),
            List::People(id) => self.accounts.iter().find(|account| account.id == *id).map(|account| &account.people),
        }
    }
}

fn give_up<T>(answer: &mut Answer<T>) {
    if answer.is_pending() {
        *answer = Answer::NotAsked;
    }
}

impl Listing {
    fn take(&mut self, answer: Answer<Page>) {
        let page = match answer {
            Answer::Given(page) => page,
            Answer::Pending => {
                self.after = None;
                self.end = Answer::Pending;
                return;
            }
            Answer::NotAsked => return,
            Answer::Refused(refusal) => {
                self.end = Answer::Refused(refusal);
                return;
            }
            Answer::Missing(reason) => {
                self.end = Answer::Missing(reason);
                return;
            }
        };
        let before = self.items.len();
        for item in page.items {
            match self.items.iter_mut().find(|known| known.id == item.id) {
                // The same id twice with different tasks: which one holds cannot be told, so neither is kept.
                Some(known) if known.tasks != item.tasks => known.tasks = None,
                Some(_) => {}
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
            Some(_) => self.end = Answer::Missing(super::catalogue::Code::UnreadableReply),
        }
    }
}
