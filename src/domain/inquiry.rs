//! What to ask next, given what is known: the whole conversation with Meta as one pure function.

use super::answer::{Answer, Meaning};
use super::facts::{AccountFacts, Facts, Listing};
use super::id::{AccountId, BusinessId};

/// One question to Meta. How it is put into a call is the `graph` layer's business.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Question {
    /// What is this token? (`debug_token`)
    Inspect,
    /// Whose is it? (`me`)
    Me,
    /// What may it do? (`me/permissions`)
    Grants,
    /// For which app was it made? (`app`)
    App,
    /// Which portfolio owns that app? (`app?fields=owner_business`)
    Owner,
    /// One page of a list, from the start or after a cursor.
    List {
        /// Which list.
        list: List,
        /// The cursor after which the page starts.
        after: Option<String>,
    },
    /// Which catalogs are assigned? (`me/assigned_product_catalogs`)
    Catalogs,
    /// The essentials of an account.
    Account(AccountId),
    /// Fields of an account that Meta may refuse to show: all of them, or only this one.
    Extras(AccountId, Option<Extra>),
    /// One page of an account's numbers.
    Phones {
        /// The account.
        account: AccountId,
        /// Whether only what Meta tells by default is asked.
        plain: bool,
        /// The cursor after which the page starts.
        after: Option<String>,
    },
}

/// A field of an account that Meta may refuse to show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extra {
    /// `account_review_status`.
    Review,
    /// `primary_funding_id`.
    Funding,
    /// `health_status`.
    Health,
}

impl Extra {
    /// Every such field.
    pub const ALL: [Self; 3] = [Self::Review, Self::Funding, Self::Health];

    /// Meta's name for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Review => "account_review_status",
            Self::Funding => "primary_funding_id",
            Self::Health => "health_status",
        }
    }
}

/// The lists that Meta hands out page by page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum List {
    /// `me/assigned_whatsapp_business_accounts`.
    Assigned,
    /// `{portfolio}/system_users`; the portfolio comes from [`Question::Owner`].
    Staff,
    /// `{portfolio}/owned_whatsapp_business_accounts`.
    Owned,
    /// `{portfolio}/client_whatsapp_business_accounts`.
    Client,
    /// `{account}/assigned_users`; its portfolio comes from [`Question::Account`].
    People(AccountId),
    /// `{account}/subscribed_apps`.
    Subscribers(AccountId),
}

/// Questions that travel together: a question that needs another's answer stands behind it in the same group.
pub type Group = Vec<Question>;

/// The groups of questions to ask now; none when the conversation is over.
#[must_use]
pub fn next(facts: &Facts) -> Vec<Group> {
    let mut groups = Vec::new();
    if matches!(facts.identity, Answer::NotAsked) {
        use Question::{App, Catalogs, Grants, Inspect, Me, Owner};
        groups.push(vec![Inspect]);
        groups.push(vec![Me]);
        groups.push(vec![Grants]);
        groups.push(vec![App]);
        groups.push(vec![first(List::Assigned)]);
        groups.push(vec![Owner, first(List::Staff), first(List::Owned), first(List::Client)]);
        groups.push(vec![Catalogs]);
    }
    for list in [List::Assigned, List::Staff, List::Owned, List::Client] {
        groups.extend(facts.listing(&list).and_then(|listing| following(list, listing)).map(|next| vec![next]));
    }
    for account in &facts.accounts {
        of_account(account, &mut groups);
    }
    groups
}

fn of_account(account: &AccountFacts, groups: &mut Vec<Group>) {
    let id = || account.id.clone();
    if matches!(account.essentials, Answer::NotAsked) {
        groups.push(vec![Question::Account(id()), first(List::People(id()))]);
        groups.push(vec![Question::Extras(id(), None)]);
        groups.push(vec![Question::Phones { account: id(), plain: false, after: None }]);
        groups.push(vec![first(List::Subscribers(id()))]);
        return;
    }
    let lists = [(List::People(id()), &account.people), (List::Subscribers(id()), &account.subscribers)];
    groups.extend(lists.into_iter().filter_map(|(list, listing)| following(list, listing)).map(|next| vec![next]));
    if let Some(after) = account.phones.after.clone() {
        groups.push(vec![Question::Phones { account: id(), plain: account.plain_phones, after: Some(after) }]);
    }
    // One forbidden field spoils a whole answer. Of an account that can be read, the rest is asked for without it.
    if account.essentials.given().is_none() {
        return;
    }
    if !account.apart && forbids_a_field(&account.review) {
        groups.extend(Extra::ALL.map(|extra| vec![Question::Extras(id(), Some(extra))]));
    }
    if !account.plain_phones && forbids_a_field(&account.phones.end) {
        groups.push(vec![Question::Phones { account: id(), plain: true, after: None }]);
    }
}

fn forbids_a_field<T>(answer: &Answer<T>) -> bool {
    let meaning = answer.refusal().map(|refusal| refusal.meaning);
    matches!(
        meaning,
        Some(
            Meaning::NoPermission
                | Meaning::AccessDenied
                | Meaning::AppNotCapable
                | Meaning::WrongKind(_)
                | Meaning::Other
        )
    )
}

/// The portfolio whose lists are asked, once it is known.
#[must_use]
pub fn portfolio(facts: &Facts) -> Option<&BusinessId> {
    facts.owner.given().and_then(|owner| owner.business.as_ref())
}

/// The portfolio that owns an account, in whose name its people are asked for.
#[must_use]
pub fn business_of<'a>(facts: &'a Facts, account: &AccountId) -> Option<&'a BusinessId> {
    facts.account(account)?.essentials.given().and_then(|essentials| essentials.owner.as_ref())
}

fn first(list: List) -> Question {
    Question::List { list, after: None }
}

fn following(list: List, listing: &Listing) -> Option<Question> {
    let after = listing.after.clone()?;
    Some(Question::List { list, after: Some(after) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::catalogue::Code;
    use crate::domain::facts::{AppOwner, Entry, Essentials, Given, Grants, Inspection, Page};
    use crate::domain::learning::Finding;

    fn flat(groups: Vec<Group>) -> Vec<Question> {
        groups.into_iter().flatten().collect()
    }

    #[test]
    fn the_first_round_asks_about_the_token_and_the_account_in_the_address() {
        let account = AccountId::parse("102290129340398");
        let given = Given { account: account.clone(), ..Given::default() };
        let questions = flat(next(&Facts::new(&given)));
        assert_eq!(questions.first(), Some(&Question::Inspect));
        assert!(questions.contains(&Question::Account(account.unwrap())));
        assert_eq!(questions.len(), 15);
    }

    #[test]
    fn nothing_is_asked_twice_and_every_page_is_asked() {
        let mut facts = Facts::new(&Given::default());
        let mut rounds = 0;
        loop {
            let groups = next(&facts);
            if groups.is_empty() {
                break;
            }
            rounds += 1;
            let questions = flat(groups);
            facts.asked(&questions);
            assert!(next(&facts).is_empty(), "a question under way is asked again");
            let findings = questions.iter().map(|question| answer(question, rounds)).collect();
            facts.learn(findings);
        }
        assert_eq!(facts.accounts.len(), 3, "one account on each of the three pages");
        assert_eq!(rounds, 4, "three pages, and the last account's own round");
        assert!(facts.assigned.is_complete());
    }

    fn answer(question: &Question, round: usize) -> Finding {
        match question {
            Question::Inspect => Finding::Inspection(Answer::Given(Inspection::default())),
            Question::Me => Finding::Identity(Answer::Missing(Code::Unreachable)),
            Question::Grants => Finding::Grants(Answer::Given(Grants::default())),
            Question::App => Finding::App(Answer::Missing(Code::Unreachable)),
            Question::Owner => Finding::Owner(Answer::Given(AppOwner::default())),
            Question::List { list: List::Assigned, .. } => {
                let items = vec![Entry { id: format!("10000{round}"), ..Entry::default() }];
                let after = (round < 3).then(|| format!("cursor{round}"));
                Finding::List(List::Assigned, Answer::Given(Page { items, after }))
            }
            Question::List { list, .. } => Finding::List(list.clone(), Answer::Given(Page::default())),
            Question::Catalogs => Finding::Catalogs(Answer::Given(())),
            Question::Account(id) => Finding::Account(id.clone(), Answer::Given(Essentials::default())),
            Question::Extras(id, only) => Finding::Extras(id.clone(), *only, Answer::Missing(Code::NotVisible)),
            Question::Phones { account, plain, .. } => {
                Finding::Phones(account.clone(), *plain, Answer::Given(Page::default()))
            }
        }
    }
}
