//! Which of Meta's answers reach the guide: its mood first, then what the world allows.

use super::meta::{Meta, items, means, text, texts};
use serde_json::Value;

/// What becomes of a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    Yes,
    /// Meta never got to it.
    Lost,
    Refused(Why),
}

/// Why Meta would not say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// 100/33.
    NotFound,
    /// 10.
    Scope,
    /// 200.
    Access,
    /// 3.
    Product,
    /// 4.
    Limit,
    /// 2.
    Down,
    /// `debug_token` answers only those who work on the app.
    NoRole,
    /// The thing is there, and of another kind.
    Kind,
    Other,
}

impl Told {
    pub fn is_yes(self) -> bool {
        self == Self::Yes
    }

    /// The word for a check that needed this.
    pub fn reason(self) -> &'static str {
        match self {
            Self::Lost | Self::Refused(Why::Down) => "unreachable",
            Self::Refused(Why::Limit) => "rate-limited",
            Self::Refused(Why::NoRole) => "not-inspectable",
            Self::Yes | Self::Refused(_) => "not-visible",
        }
    }
}

const ACCOUNTS: &str = "whatsapp_business_management";
const PORTFOLIO: &str = "business_management";

impl<'s> Meta<'s> {
    /// Whether the call as a whole is refused, and why.
    pub fn whole(&self) -> Option<Why> {
        self.refusal(&[])
    }

    /// Whether Meta refuses every question of the call because of too many calls.
    pub fn limits_every_item(&self) -> bool {
        self.whole().is_none() && self.refusal(&["debug_token"]) == Some(Why::Limit)
    }

    fn refusal(&self, path: &[&str]) -> Option<Why> {
        let meant = |refusal: &&Value| means(text(refusal, "call"), path);
        let refusal = items(self.quirk("refusals")).iter().find(meant)?;
        Some(match (refusal["code"].as_i64()?, refusal["subcode"].as_i64()) {
            (100, Some(33)) => Why::NotFound,
            (10, _) => Why::Scope,
            (200, _) => Why::Access,
            (3, _) => Why::Product,
            (4, _) => Why::Limit,
            (2, _) => Why::Down,
            _ => Why::Other,
        })
    }

    /// What Meta's mood makes of a call, before the world is asked.
    fn mood(&self, path: &[&str]) -> Option<Told> {
        let lost = items(self.quirk("null_calls")).iter().filter_map(Value::as_str).any(|call| means(call, path));
        if lost { Some(Told::Lost) } else { self.refusal(path).map(Told::Refused) }
    }

    fn tell(&self, path: &[&str], world: impl FnOnce() -> Result<(), Why>) -> Told {
        self.mood(path).unwrap_or_else(|| world().map_or_else(Told::Refused, |()| Told::Yes))
    }

    pub fn debug(&self) -> Told {
        let has_role = texts(self.the_app(), "roles").contains(&text(self.token(), "user"));
        self.tell(&["debug_token"], || if self.kind() == "APP" || has_role { Ok(()) } else { Err(Why::NoRole) })
    }

    pub fn me(&self) -> Told {
        self.tell(&["me"], || self.user().map(drop).ok_or(Why::Other))
    }

    pub fn grants(&self) -> Told {
        self.tell(
            &["me", "permissions"],
            || {
                if matches!(self.kind(), "APP" | "PAGE") { Err(Why::Other) } else { Ok(()) }
            },
        )
    }

    pub fn app(&self) -> Told {
        self.tell(&["app"], || Ok(()))
    }

    /// The portfolio that owns the app, which the portfolio's lists are asked of.
    pub fn owner(&self) -> Told {
        self.tell(&["app"], || self.owner_in_world())
    }

    fn owner_in_world(&self) -> Result<(), Why> {
        match () {
            () if self.forbids("owner_business") => Err(Why::Scope),
            () if !self.holds(PORTFOLIO) => Err(Why::Access),
            () => Ok(()),
        }
    }

    /// One of the portfolio's lists.
    fn of_portfolio(&self, list: &str, needs: Result<(), Why>) -> Told {
        let owner = text(self.the_app(), "owner");
        // A question whose ground was refused is refused; one whose ground got lost may still be answered.
        let grounded = self.owner_in_world().is_ok() && self.refusal(&["app"]).is_none();
        if owner.is_empty() || !grounded {
            return Told::Refused(Why::Other);
        }
        self.tell(&[owner, list], || {
            let member = self.user().is_some_and(|user| text(user, "business") == owner);
            let included = self.limit(PORTFOLIO).is_none_or(|ids| ids.contains(&owner));
            match () {
                () if !self.holds(PORTFOLIO) => Err(Why::Access),
                () if !member || !included => Err(Why::NotFound),
                () => needs,
            }
        })
    }

    fn scope(&self, name: &str) -> Result<(), Why> {
        if self.holds(name) { Ok(()) } else { Err(Why::Scope) }
    }

    pub fn owned(&self) -> Told {
        self.of_portfolio("owned_whatsapp_business_accounts", self.scope(ACCOUNTS))
    }

    pub fn client(&self) -> Told {
        self.of_portfolio("client_whatsapp_business_accounts", self.scope(ACCOUNTS))
    }

    pub fn catalogs(&self) -> Told {
        self.tell(&["me", "assigned_product_catalogs"], || match self.kind() {
            "APP" | "PAGE" => Err(Why::Other),
            _ => self.scope("catalog_management"),
        })
    }

    pub fn staff(&self) -> Told {
        let shown = match self.quirk("system_users").as_str().unwrap_or("admins") {
            "everyone" => true,
            "admins" => self.is_admin(),
            _ => false,
        };
        self.of_portfolio("system_users", if shown { Ok(()) } else { Err(Why::Access) })
    }

    pub fn assigned_list(&self) -> Told {
        self.tell(&["me", "assigned_whatsapp_business_accounts"], || match self.kind() {
            "APP" | "PAGE" => Err(Why::Other),
            _ => self.scope(ACCOUNTS),
        })
    }

    /// How an account that is not the token's to see is refused.
    fn unseen(&self) -> Why {
        match self.quirk("account_refusal").as_str() {
            Some("10") => Why::Scope,
            Some("200") => Why::Access,
            _ => Why::NotFound,
        }
    }

    fn sees_account(&self, account: &'s Value) -> Result<(), Why> {
        if self.may_read(account) { Ok(()) } else { Err(self.unseen()) }
    }

    /// The essentials of what an id belongs to, asked as if it were an account.
    pub fn node(&self, id: &str) -> Told {
        self.tell(&[id], || self.node_in_world(id))
    }

    fn node_in_world(&self, id: &str) -> Result<(), Why> {
        let by = |list: &str| items(&self.world()[list]).iter().find(|one| text(one, "id") == id);
        let with_phone =
            self.accounts().iter().find(|one| items(&one["phones"]).iter().any(|phone| text(phone, "id") == id));
        if let Some(account) = self.account(id) {
            return self.sees_account(account);
        }
        if let Some(account) = with_phone {
            return self.sees_account(account).and(Err(Why::Kind));
        }
        if by("businesses").is_some() {
            let member = self.user().is_some_and(|user| text(user, "business") == id);
            let included = self.limit(PORTFOLIO).is_none_or(|ids| ids.contains(&id));
            return Err(match () {
                () if !self.holds(PORTFOLIO) => Why::Access,
                () if member && included => Why::Kind,
                () => Why::NotFound,
            });
        }
        let own = id == self.app_id() || id == text(self.token(), "user");
        Err(if own && (by("apps").is_some() || by("users").is_some()) { Why::Kind } else { Why::NotFound })
    }

    /// A list that hangs on an account.
    pub fn of_account(&self, id: &str, list: &str) -> Told {
        let ground = self.node(id);
        if list == "assigned_users" && matches!(ground, Told::Refused(_)) {
            return Told::Refused(Why::Other);
        }
        self.tell(&[id, list], || self.account(id).map_or(Err(Why::Other), |account| self.sees_account(account)))
    }
}
