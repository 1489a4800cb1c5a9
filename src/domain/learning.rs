//! How answers become facts.

use super::answer::{Answer, Failure};
use super::catalogue::Code;
use super::facts::{
    AccountFacts, AppOwner, Essentials, Extras, Facts, Given, Grants, Heard, Inspection, Listing, Named, Page,
};
use super::id::AccountId;
use super::inquiry::{Extra, List, Question};
use super::phone::Phone;

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
    /// Answers [`Question::Catalogs`].
    Catalogs(Answer<()>),
    /// Answers [`Question::Account`].
    Account(AccountId, Answer<Essentials>),
    /// Answers [`Question::Extras`].
    Extras(AccountId, Option<Extra>, Answer<Extras>),
    /// Answers [`Question::Phones`]; says whether only what Meta tells by default was asked.
    Phones(AccountId, bool, Answer<Page<Phone>>),
}

/// An answer that says nothing yet, or never will.
#[derive(Clone, Copy)]
enum Blank {
    Pending,
    Missing(Code),
}

impl Blank {
    const fn answer<T>(self) -> Answer<T> {
        match self {
            Self::Pending => Answer::Pending,
            Self::Missing(reason) => Answer::Missing(reason),
        }
    }

    fn finding(self, question: &Question) -> Finding {
        match question {
            Question::Inspect => Finding::Inspection(self.answer()),
            Question::Me => Finding::Identity(self.answer()),
            Question::Grants => Finding::Grants(self.answer()),
            Question::App => Finding::App(self.answer()),
            Question::Owner => Finding::Owner(self.answer()),
            Question::Catalogs => Finding::Catalogs(self.answer()),
            Question::List { list, .. } => Finding::List(list.clone(), self.answer()),
            Question::Account(id) => Finding::Account(id.clone(), self.answer()),
            Question::Extras(id, only) => Finding::Extras(id.clone(), *only, self.answer()),
            Question::Phones { account, plain, .. } => Finding::Phones(account.clone(), *plain, self.answer()),
        }
    }
}

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
            self.take(Blank::Pending.finding(question));
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
            self.take(Blank::Missing(failure.reason()).finding(question));
        }
    }

    /// Ends the conversation early: what is still under way counts as not asked.
    pub fn give_up(&mut self) {
        give_up(&mut self.inspection);
        give_up(&mut self.identity);
        give_up(&mut self.grants);
        give_up(&mut self.app);
        give_up(&mut self.owner);
        give_up(&mut self.catalogs);
        for listing in [&mut self.assigned, &mut self.staff, &mut self.owned, &mut self.client] {
            give_up(&mut listing.end);
        }
        for account in &mut self.accounts {
            give_up(&mut account.essentials);
            give_up(&mut account.review);
            give_up(&mut account.funding);
            give_up(&mut account.health);
            for end in [&mut account.people.end, &mut account.phones.end, &mut account.subscribers.end] {
                give_up(end);
            }
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
            Finding::Catalogs(answer) => self.catalogs = answer,
            Finding::Account(id, answer) => {
                if let Some(account) = self.account_mut(&id) {
                    account.essentials = answer;
                }
            }
            Finding::Extras(id, only, answer) => {
                if let Some(account) = self.account_mut(&id) {
                    account.take_extras(only, &answer);
                }
            }
            Finding::Phones(id, plain, answer) => {
                if let Some(account) = self.account_mut(&id) {
                    account.plain_phones = plain;
                    account.phones.take(answer);
                }
            }
        }
    }

    fn take_page(&mut self, list: &List, answer: Answer<Page>) {
        let heard = match list {
            List::Assigned => Heard { with_token: true, ..Heard::default() },
            List::Owned | List::Client => Heard { in_portfolio: true, ..Heard::default() },
            List::Staff | List::People(_) | List::Subscribers(_) => Heard::default(),
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

    pub(super) fn meet(&mut self, id: AccountId, name: Option<String>, heard: Heard) {
        if let Some(known) = self.account_mut(&id) {
            known.heard.in_address |= heard.in_address;
            known.heard.with_token |= heard.with_token;
            known.heard.in_portfolio |= heard.in_portfolio;
            known.heard.before |= heard.before;
            known.name = known.name.take().or(name);
            return;
        }
        self.accounts.push(AccountFacts { heard, name, ..AccountFacts::new(id) });
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
            List::Subscribers(id) => self.account_mut(id).map(|account| &mut account.subscribers),
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
            List::People(id) => self.account(id).map(|account| &account.people),
            List::Subscribers(id) => self.account(id).map(|account| &account.subscribers),
        }
    }

    /// What is known of the account with this id.
    #[must_use]
    pub fn account(&self, id: &AccountId) -> Option<&AccountFacts> {
        self.accounts.iter().find(|account| account.id == *id)
    }
}

fn give_up<T>(answer: &mut Answer<T>) {
    if answer.is_pending() {
        *answer = Answer::NotAsked;
    }
}
