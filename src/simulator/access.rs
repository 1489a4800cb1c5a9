//! What a caller may see: scopes × assignment × the default rights of admins.

use super::{
    error::GraphError,
    quirks::{AccountRefusal, SystemUsers},
    session::Session,
    world::{Account, App, Business, Catalog, User},
};

/// The scope that opens WhatsApp Business Accounts.
pub const ACCOUNTS: &str = "whatsapp_business_management";
/// The scope that opens business portfolios.
pub const BUSINESS: &str = "business_management";
/// The scope that opens product catalogs.
pub const CATALOGS: &str = "catalog_management";

impl Session<'_> {
    /// Whether the token carries a scope.
    pub fn has(&self, scope: &str) -> bool {
        let listed = |scopes: &[String]| scopes.iter().any(|name| name == scope);
        listed(&self.token.scopes) && !listed(&self.token.declined)
    }

    /// Refuses a call whose scope the token lacks.
    pub fn require(&self, scope: &str) -> Result<(), GraphError> {
        if self.has(scope) {
            Ok(())
        } else if scope == BUSINESS {
            Err(GraphError::business_scope_missing())
        } else {
            Err(GraphError::scope_missing(scope))
        }
    }

    /// Whether a scope limited to listed assets includes this one.
    fn includes(&self, scope: &str, asset: &str) -> bool {
        let limits = self.token.targets.iter().find(|(name, _)| name == scope);
        limits.is_none_or(|(_, assets)| assets.iter().any(|id| id == asset))
    }

    /// Whether the caller has any task on an account: assigned ones count before an admin's default.
    pub fn works_on(&self, account: &Account) -> bool {
        let Some(user) = self.user else { return false };
        match account.tasks_of(&user.id) {
            Some(tasks) => !tasks.is_empty(),
            None => account.admin_default && self.is_admin_of(account),
        }
    }

    /// Whether the caller is an admin of a business that owns the account or has it shared.
    pub fn is_admin_of(&self, account: &Account) -> bool {
        let business = self.user.filter(|user| user.is_admin).and_then(|user| user.business.as_deref());
        business.is_some_and(|business| account.belongs_to(business))
    }

    /// Whether the caller may read an account.
    pub fn may_read(&self, account: &Account) -> bool {
        self.has(ACCOUNTS) && self.includes(ACCOUNTS, &account.id) && self.works_on(account)
    }

    /// Refuses to show an account, or something of it, to a caller who may not read it.
    pub fn check_account(&self, account: &Account, asked_id: &str) -> Result<(), GraphError> {
        if self.may_read(account) {
            return Ok(());
        }
        Err(match self.world.quirks.account_refusal {
            AccountRefusal::Unsupported => GraphError::unsupported("get", asked_id),
            AccountRefusal::Scope => GraphError::scope_missing(ACCOUNTS),
            AccountRefusal::Permissions => GraphError::permissions(),
        })
    }

    /// Refuses to show a business to anybody who is not in it or lacks the scope.
    pub fn check_business(&self, business: &Business) -> Result<(), GraphError> {
        self.require(BUSINESS)?;
        let is_member = self.user.and_then(|user| user.business.as_ref()) == Some(&business.id);
        if is_member && self.includes(BUSINESS, &business.id) {
            Ok(())
        } else {
            Err(GraphError::unsupported("get", &business.id))
        }
    }

    /// Refuses to list a business's system users.
    pub fn check_system_users(&self) -> Result<(), GraphError> {
        let allowed = match self.world.quirks.system_users {
            SystemUsers::Admins => self.user.is_some_and(|user| user.is_admin),
            SystemUsers::Everyone => true,
            SystemUsers::Nobody => false,
        };
        if allowed { Ok(()) } else { Err(GraphError::permissions()) }
    }

    /// Refuses to show an app that is neither the token's own nor one the caller holds a role on.
    pub fn check_app(&self, app: &App) -> Result<(), GraphError> {
        if app.id == self.app.id || self.has_role_on(app) {
            Ok(())
        } else {
            Err(GraphError::unsupported("get", &app.id))
        }
    }

    /// Whether the caller holds a role on an app.
    pub fn has_role_on(&self, app: &App) -> bool {
        self.user.is_some_and(|user| app.roles.contains(&user.id))
    }

    /// Refuses to show a user from outside the caller's own business.
    pub fn check_user(&self, user: &User) -> Result<(), GraphError> {
        let is_self = self.user.is_some_and(|own| own.id == user.id);
        let is_colleague = user.business.is_some() && self.user.is_some_and(|own| own.business == user.business);
        if is_self || (is_colleague && self.has(BUSINESS)) {
            Ok(())
        } else {
            Err(GraphError::unsupported("get", &user.id))
        }
    }

    /// Refuses to show a catalog of another business, or without the scope.
    pub fn check_catalog(&self, owner: &Business, catalog: &Catalog) -> Result<(), GraphError> {
        let is_own = self.user.and_then(|user| user.business.as_ref()) == Some(&owner.id);
        if is_own && self.has(CATALOGS) { Ok(()) } else { Err(GraphError::unsupported("get", &catalog.id)) }
    }
}
