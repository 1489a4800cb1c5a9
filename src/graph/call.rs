//! Questions become one call: a form-encoded batch POST with the token in its body, never in an address.

use super::ORIGIN;
use crate::domain::facts::Facts;
use crate::domain::id::BusinessId;
use crate::domain::inquiry::{Extra, List, Question, business_of, portfolio};
use crate::domain::order::{Deed, Order};
use crate::domain::phone::PhoneField;
use crate::domain::token::AccessToken;
use zeroize::Zeroizing;

/// Stands for the token in a question, until the body is written.
const TOKEN: u8 = 1;

/// One call, without the token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    items: String,
}

/// The task that Meta's "Full control" stands for (Manage system users), as a form value.
const FULL_CONTROL: &str = "[%22MANAGE%22]";

impl Call {
    /// Puts questions into one call, in their order. The facts tell the ids and cursors they need.
    #[must_use]
    pub fn new(questions: &[Question], facts: &Facts) -> Self {
        let mut items = String::from("[");
        for question in questions {
            if items.len() > 1 {
                items.push(',');
            }
            items.push_str(r#"{"method":"GET","#);
            if let Some(name) = name(question) {
                // Without the second key Meta leaves out the answer of a question that others build on.
                items.extend([r#""name":""#, &name, r#"","omit_response_on_success":false,"#]);
            }
            items.extend([r#""relative_url":""#, &relative_url(question, facts), r#""}"#]);
        }
        items.push(']');
        Self { items }
    }

    /// A change: one POST inside the call.
    #[must_use]
    pub fn change(order: &Order) -> Self {
        let account = order.account.as_str();
        let (edge, body) = match order.deed {
            Deed::Assign => ("assigned_users", format!("user={}&tasks={FULL_CONTROL}", order.whom)),
            Deed::Subscribe => ("subscribed_apps", String::new()),
        };
        let items = format!(r#"[{{"method":"POST","relative_url":"{account}/{edge}","body":"{body}"}}]"#);
        Self { items }
    }

    /// The address, which is the same for every call to one version of the Graph API.
    #[must_use]
    pub fn address(version: &str) -> String {
        format!("{ORIGIN}/{version}/")
    }

    /// The body, `application/x-www-form-urlencoded`. The only place in the program where the token is exposed. The
    /// bytes are overwritten when dropped, and never grow, so that no unwiped copy stays behind.
    #[must_use]
    pub fn body(&self, token: &AccessToken) -> Zeroizing<Vec<u8>> {
        let secret = token.expose().as_bytes();
        let marks = self.items.bytes().filter(|byte| *byte == TOKEN).count();
        let proof = token.proof().unwrap_or_default().as_bytes();
        let length = 3 * self.items.len() + (marks + 1) * secret.len() + proof.len() + 96;
        let mut body = Zeroizing::new(Vec::with_capacity(length));
        body.extend_from_slice(b"access_token=");
        body.extend_from_slice(secret);
        if !proof.is_empty() {
            // Beside the token at the top it holds for every item of the batch.
            body.extend_from_slice(b"&appsecret_proof=");
            body.extend_from_slice(proof);
        }
        body.extend_from_slice(b"&include_headers=false&batch=");
        for byte in self.items.bytes() {
            match byte {
                TOKEN => body.extend_from_slice(secret),
                _ => percent_encode(byte, |byte| body.push(byte)),
            }
        }
        body
    }
}

/// Writes a byte as a form or an address may carry it (RFC 3986 §2).
fn percent_encode(byte: u8, mut write: impl FnMut(u8)) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
        write(byte);
    } else {
        write(b'%');
        write(HEX[usize::from(byte >> 4)]);
        write(HEX[usize::from(byte & 15)]);
    }
}

/// The name under which later questions of the same call refer to this one's answer.
fn name(question: &Question) -> Option<String> {
    match question {
        Question::Owner => Some("owner".to_owned()),
        Question::Account(id) => Some(format!("a{}", id.as_str())),
        _ => None,
    }
}

pub(super) fn relative_url(question: &Question, facts: &Facts) -> String {
    match question {
        Question::Inspect => format!("debug_token?input_token={}", char::from(TOKEN)),
        Question::Me => "me?fields=id,name".to_owned(),
        Question::Grants => "me/permissions".to_owned(),
        Question::App => "app?fields=id,name".to_owned(),
        Question::Owner => "app?fields=id,owner_business".to_owned(),
        Question::Catalogs => "me/assigned_product_catalogs?fields=id&limit=1".to_owned(),
        Question::Account(id) => format!("{}?fields=id,name,owner_business_info", id.as_str()),
        Question::Extras(id, only) => {
            let asked = Extra::ALL.into_iter().filter(|extra| only.is_none_or(|only| only == *extra));
            fields(format!("{}?fields=id", id.as_str()), asked.map(Extra::as_str))
        }
        Question::Phones { account, plain, after } => {
            let url = format!("{}/phone_numbers?limit=100", account.as_str());
            let url = if *plain {
                url
            } else {
                let more = PhoneField::ALL.map(PhoneField::as_str);
                fields(url + "&fields=id,display_phone_number,verified_name,health_status", more)
            };
            continued(url, after.as_ref())
        }
        Question::List { list, after } => continued(list_url(list, facts), after.as_ref()),
    }
}

fn fields(mut url: String, more: impl IntoIterator<Item = &'static str>) -> String {
    for name in more {
        url.extend([",", name]);
    }
    url
}

/// The page behind a cursor. The cursor comes from Meta, and is none of ours to trust.
fn continued(mut url: String, after: Option<&String>) -> String {
    if let Some(after) = after {
        url.push_str("&after=");
        after.bytes().for_each(|byte| percent_encode(byte, |byte| url.push(char::from(byte))));
    }
    url
}

/// The portfolio that the answer to [`Question::Owner`] in the same call tells.
const FOLLOWED_PORTFOLIO: &str = "{result=owner:$.owner_business.id}";

/// A list hangs on a portfolio that is known, or that the answer to a question before it in the same call tells.
fn list_url(list: &List, facts: &Facts) -> String {
    let business = portfolio(facts).map_or(FOLLOWED_PORTFOLIO, BusinessId::as_str);
    match list {
        List::Assigned => "me/assigned_whatsapp_business_accounts?fields=id,name,tasks&limit=100".to_owned(),
        List::Staff => format!("{business}/system_users?fields=id,name,role&limit=100"),
        List::Owned => format!("{business}/owned_whatsapp_business_accounts?fields=id,name&limit=100"),
        List::Client => format!("{business}/client_whatsapp_business_accounts?fields=id,name&limit=100"),
        List::People(account) => {
            let id = account.as_str();
            let business = match business_of(facts, account) {
                Some(owner) => owner.as_str().to_owned(),
                None => format!("{{result=a{id}:$.owner_business_info.id}}"),
            };
            format!("{id}/assigned_users?business={business}&fields=id,name,tasks,user_type&limit=100")
        }
        List::Subscribers(account) => format!("{}/subscribed_apps?limit=100", account.as_str()),
    }
}
