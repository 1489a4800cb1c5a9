//! A world's JSON description, read strictly: a misspelt key or an id that leads nowhere is an error.

use super::{
    quirks::Quirks,
    reader::{Reader, WorldError},
    world::{
        Account, App, Assignment, Business, Catalog, Death, Phone, Subscription, Token, TokenKind, User, UserKind,
        World,
    },
};
use serde_json::Value;

type Read<T> = Result<T, WorldError>;

impl World {
    /// Reads a world from JSON text.
    ///
    /// # Errors
    /// Says where the description is wrong.
    pub fn parse(text: &str) -> Read<Self> {
        let value = serde_json::from_str(text).map_err(|error| WorldError::at("world", &error.to_string()))?;
        Self::from_value(&value)
    }

    /// Reads a world from a JSON value.
    ///
    /// # Errors
    /// Says where the description is wrong.
    pub fn from_value(value: &Value) -> Read<Self> {
        let keys = ["about", "businesses", "apps", "users", "tokens", "accounts", "quirks"];
        let reader = Reader::new(value, "world", &keys)?;
        let world = Self {
            about: reader.optional_text("about")?.unwrap_or_default(),
            businesses: each(&reader, "businesses", business)?,
            apps: each(&reader, "apps", app)?,
            users: each(&reader, "users", user)?,
            tokens: each(&reader, "tokens", token)?,
            accounts: each(&reader, "accounts", account)?,
            quirks: reader
                .object("quirks")
                .map_or_else(|| Ok(Quirks::default()), |(value, at)| Quirks::read(value, &at))?,
        };
        world.check_references()?;
        Ok(world)
    }

    fn check_references(&self) -> Read<()> {
        let known = |exists: bool, place: &str, id: &str| {
            if exists { Ok(()) } else { Err(WorldError::at(place, &format!("names {id}, which does not exist"))) }
        };
        for app in &self.apps {
            let owners = app.owner.iter();
            owners.chain([]).try_for_each(|id| known(self.business(id).is_some(), "apps.owner", id))?;
            app.roles.iter().try_for_each(|id| known(self.user(id).is_some(), "apps.roles", id))?;
        }
        for user in &self.users {
            user.business.iter().try_for_each(|id| known(self.business(id).is_some(), "users.business", id))?;
        }
        for token in &self.tokens {
            known(self.app(&token.app).is_some(), "tokens.app", &token.app)?;
            token.user.iter().try_for_each(|id| known(self.user(id).is_some(), "tokens.user", id))?;
        }
        for account in &self.accounts {
            known(self.business(&account.owner).is_some(), "accounts.owner", &account.owner)?;
            let shared = &account.shared_with;
            shared.iter().try_for_each(|id| known(self.business(id).is_some(), "accounts.shared_with", id))?;
            let users = account.assigned.iter().map(|assignment| &assignment.user);
            users.into_iter().try_for_each(|id| known(self.user(id).is_some(), "accounts.assigned", id))?;
            let apps = account.subscriptions.iter().map(|subscription| &subscription.app);
            apps.into_iter().try_for_each(|id| known(self.app(id).is_some(), "accounts.subscribed_apps", id))?;
        }
        Ok(())
    }
}

fn each<T>(reader: &Reader<'_>, key: &str, read: fn(&Value, &str) -> Read<T>) -> Read<Vec<T>> {
    reader.list(key)?.into_iter().map(|(value, place)| read(value, &place)).collect()
}

fn business(value: &Value, place: &str) -> Read<Business> {
    let reader = Reader::new(value, place, &["id", "name", "fields", "catalogs"])?;
    Ok(Business {
        id: reader.text("id")?,
        name: reader.text("name")?,
        fields: reader.map("fields")?,
        catalogs: each(&reader, "catalogs", catalog)?,
    })
}

fn catalog(value: &Value, place: &str) -> Read<Catalog> {
    let reader = Reader::new(value, place, &["id", "name"])?;
    Ok(Catalog { id: reader.text("id")?, name: reader.text("name")? })
}

fn app(value: &Value, place: &str) -> Read<App> {
    let reader = Reader::new(value, place, &["id", "name", "owner", "roles", "secret", "requires_proof"])?;
    Ok(App {
        id: reader.text("id")?,
        name: reader.text("name")?,
        owner: reader.optional_text("owner")?,
        roles: reader.texts("roles")?,
        secret: reader.optional_text("secret")?,
        requires_proof: reader.flag("requires_proof", false)?,
    })
}

fn user(value: &Value, place: &str) -> Read<User> {
    let reader = Reader::new(value, place, &["id", "name", "kind", "role", "business"])?;
    Ok(User {
        id: reader.text("id")?,
        name: reader.text("name")?,
        kind: reader
            .choice("kind", &[("system", UserKind::System), ("person", UserKind::Person), ("page", UserKind::Page)])?,
        is_admin: reader.choice("role", &[("EMPLOYEE", false), ("ADMIN", true)])?,
        business: reader.optional_text("business")?,
    })
}

fn token(value: &Value, place: &str) -> Read<Token> {
    let keys =
        ["text", "kind", "app", "user", "scopes", "declined", "targets", "age", "lifetime", "data_access", "dead"];
    let reader = Reader::new(value, place, &keys)?;
    let kinds = [
        ("SYSTEM_USER", TokenKind::SystemUser),
        ("USER", TokenKind::User),
        ("PAGE", TokenKind::Page),
        ("APP", TokenKind::App),
    ];
    let kind = reader.choice("kind", &kinds)?;
    let user = reader.optional_text("user")?;
    if user.is_none() && kind != TokenKind::App {
        return Err(reader.wrong("user", "is missing"));
    }
    let mut targets = Vec::new();
    for (scope, ids) in reader.map("targets")? {
        let ids = ids.as_array().ok_or_else(|| reader.wrong("targets", "holds something that is not a list of ids"))?;
        targets.push((scope, ids.iter().filter_map(Value::as_str).map(str::to_owned).collect()));
    }
    Ok(Token {
        text: reader.text("text")?,
        kind,
        app: reader.text("app")?,
        user,
        scopes: reader.texts("scopes")?,
        declined: reader.texts("declined")?,
        targets,
        age: reader.number("age")?.unwrap_or(86_400),
        lifetime: reader.number("lifetime")?,
        data_access: reader.number("data_access")?,
        dead: reader.object("dead").map(|(value, place)| death(value, &place)).transpose()?,
    })
}

fn death(value: &Value, place: &str) -> Read<Death> {
    let reader = Reader::new(value, place, &["message", "subcode", "status"])?;
    let status = reader.number("status")?.map_or(Ok(401), u16::try_from);
    Ok(Death {
        message: reader.text("message")?,
        subcode: reader.number("subcode")?,
        status: status.map_err(|_| reader.wrong("status", "is no HTTP status"))?,
    })
}

fn account(value: &Value, place: &str) -> Read<Account> {
    let keys = [
        "id",
        "name",
        "owner",
        "shared_with",
        "assigned",
        "admin_default",
        "fields",
        "health",
        "phones",
        "subscribed_apps",
    ];
    let reader = Reader::new(value, place, &keys)?;
    Ok(Account {
        id: reader.text("id")?,
        name: reader.text("name")?,
        owner: reader.text("owner")?,
        shared_with: reader.texts("shared_with")?,
        assigned: each(&reader, "assigned", assignment)?,
        admin_default: reader.flag("admin_default", true)?,
        fields: reader.map("fields")?,
        health: reader.map("health")?,
        phones: each(&reader, "phones", phone)?,
        subscriptions: each(&reader, "subscribed_apps", subscription)?,
    })
}

fn assignment(value: &Value, place: &str) -> Read<Assignment> {
    let reader = Reader::new(value, place, &["user", "tasks"])?;
    Ok(Assignment { user: reader.text("user")?, tasks: reader.texts("tasks")? })
}

fn phone(value: &Value, place: &str) -> Read<Phone> {
    let reader = Reader::new(value, place, &["id", "fields", "health"])?;
    let health = reader.object("health").map(|(value, _)| value.clone());
    Ok(Phone { id: reader.text("id")?, fields: reader.map("fields")?, health })
}

fn subscription(value: &Value, place: &str) -> Read<Subscription> {
    let reader = Reader::new(value, place, &["app", "override_callback_uri"])?;
    Ok(Subscription { app: reader.text("app")?, override_callback_uri: reader.optional_text("override_callback_uri")? })
}
