//! What exists in a simulated Meta: plain data, with the look-ups the answers need.

use super::quirks::Quirks;
use serde_json::{Map, Value};

/// A described Meta.
#[derive(Clone, Debug, Default)]
pub struct World {
    /// What the world is for, in a sentence.
    pub about: String,
    pub(super) businesses: Vec<Business>,
    pub(super) apps: Vec<App>,
    pub(super) users: Vec<User>,
    pub(super) tokens: Vec<Token>,
    pub(super) accounts: Vec<Account>,
    pub(super) quirks: Quirks,
}

/// A business portfolio.
#[derive(Clone, Debug)]
pub struct Business {
    pub id: String,
    pub name: String,
    pub fields: Map<String, Value>,
    pub catalogs: Vec<Catalog>,
}

/// A product catalog.
#[derive(Clone, Debug)]
pub struct Catalog {
    pub id: String,
    pub name: String,
}

/// An app.
#[derive(Clone, Debug)]
pub struct App {
    pub id: String,
    pub name: String,
    pub owner: Option<String>,
    /// Users who hold a role on the app; only they may inspect its tokens.
    pub roles: Vec<String>,
    pub secret: Option<String>,
    /// Whether every call needs a proof made with the secret.
    pub requires_proof: bool,
}

/// Somebody a token can stand for.
#[derive(Clone, Debug)]
pub struct User {
    pub id: String,
    pub name: String,
    pub kind: UserKind,
    pub business: Option<String>,
    pub is_admin: bool,
}

/// What kind of somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UserKind {
    System,
    Person,
    Page,
}

/// A token and what it may do.
#[derive(Clone, Debug)]
pub struct Token {
    pub text: String,
    pub kind: TokenKind,
    pub app: String,
    /// Missing for an app's own token.
    pub user: Option<String>,
    pub scopes: Vec<String>,
    pub declined: Vec<String>,
    /// Scopes limited to listed assets.
    pub targets: Vec<(String, Vec<String>)>,
    /// How long ago it was made, in seconds before the simulator's now.
    pub age: i64,
    /// How long it lives from then on; never-ending without.
    pub lifetime: Option<i64>,
    /// How long from then on Meta shows it data; what Meta does for the kind of token without.
    pub data_access: Option<i64>,
    pub dead: Option<Death>,
}

/// What a token stands for, in Meta's word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    SystemUser,
    User,
    Page,
    App,
}

/// Why a token is refused. `{token}` in the message stands for the token itself, which Meta is known to echo.
#[derive(Clone, Debug)]
pub struct Death {
    pub message: String,
    pub subcode: Option<i64>,
    pub status: u16,
}

/// A WhatsApp Business Account.
#[derive(Clone, Debug)]
pub struct Account {
    pub id: String,
    pub name: String,
    pub owner: String,
    pub shared_with: Vec<String>,
    pub assigned: Vec<Assignment>,
    /// Whether admins of the owning and sharing businesses have full access without being assigned.
    pub admin_default: bool,
    pub fields: Map<String, Value>,
    pub health: Map<String, Value>,
    pub phones: Vec<Phone>,
    pub subscriptions: Vec<Subscription>,
}

/// Who may do what on an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assignment {
    pub user: String,
    pub tasks: Vec<String>,
}

/// A telephone number of an account.
#[derive(Clone, Debug)]
pub struct Phone {
    pub id: String,
    pub fields: Map<String, Value>,
    pub health: Option<Value>,
}

/// An app that receives an account's webhooks.
#[derive(Clone, Debug)]
pub struct Subscription {
    pub app: String,
    pub override_callback_uri: Option<String>,
}

impl World {
    /// Puts a real text in the place of a token written as `$name`; says whether there was one.
    pub fn bind(&mut self, name: &str, text: &str) -> bool {
        let placeholder = format!("${name}");
        let mut bound = false;
        for token in self.tokens.iter_mut().filter(|token| token.text == placeholder) {
            text.clone_into(&mut token.text);
            bound = true;
        }
        bound
    }

    pub(super) fn token(&self, text: &str) -> Option<&Token> {
        self.tokens.iter().find(|token| token.text == text)
    }

    pub(super) fn app(&self, id: &str) -> Option<&App> {
        self.apps.iter().find(|app| app.id == id)
    }

    pub(super) fn user(&self, id: &str) -> Option<&User> {
        self.users.iter().find(|user| user.id == id)
    }

    pub(super) fn business(&self, id: &str) -> Option<&Business> {
        self.businesses.iter().find(|business| business.id == id)
    }

    pub(super) fn account(&self, id: &str) -> Option<&Account> {
        self.accounts.iter().find(|account| account.id == id)
    }

    pub(super) fn account_mut(&mut self, id: &str) -> Option<&mut Account> {
        self.accounts.iter_mut().find(|account| account.id == id)
    }

    pub(super) fn phone(&self, id: &str) -> Option<(&Account, &Phone)> {
        let mut all = self.accounts.iter().flat_map(|account| account.phones.iter().map(move |phone| (account, phone)));
        all.find(|(_, phone)| phone.id == id)
    }

    pub(super) fn catalog(&self, id: &str) -> Option<(&Business, &Catalog)> {
        let mut all =
            self.businesses.iter().flat_map(|owner| owner.catalogs.iter().map(move |catalog| (owner, catalog)));
        all.find(|(_, catalog)| catalog.id == id)
    }
}

impl Account {
    /// Whether a business owns the account or has it shared.
    pub fn belongs_to(&self, business: &str) -> bool {
        self.owner == business || self.shared_with.iter().any(|id| id == business)
    }

    /// What a user was assigned to do.
    pub fn tasks_of(&self, user: &str) -> Option<&[String]> {
        self.assigned.iter().find(|assignment| assignment.user == user).map(|assignment| assignment.tasks.as_slice())
    }
}

impl Token {
    /// When it was made.
    pub fn issued_at(&self, now: i64) -> i64 {
        now.saturating_sub(self.age)
    }

    /// When it runs out; 0 means never.
    pub fn expires_at(&self, now: i64) -> i64 {
        self.lifetime.map_or(0, |lifetime| self.issued_at(now).saturating_add(lifetime))
    }
}
