//! Questions become one call: a form-encoded batch POST with the token in its body, never in an address.

use super::{ORIGIN, VERSION};
use crate::domain::facts::Facts;
use crate::domain::inquiry::{List, Question, portfolio};
use crate::domain::token::AccessToken;
use zeroize::Zeroizing;

/// Stands for the token in a question, until the body is written.
const TOKEN: u8 = 1;

/// One call, without the token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    items: String,
}

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

    /// The address, which is the same for every call.
    #[must_use]
    pub fn address() -> String {
        format!("{ORIGIN}/{VERSION}/")
    }

    /// The body, `application/x-www-form-urlencoded`. The only place in the program where the token is exposed. The
    /// bytes are overwritten when dropped, and never grow, so that no unwiped copy stays behind.
    #[must_use]
    pub fn body(&self, token: &AccessToken) -> Zeroizing<Vec<u8>> {
        let secret = token.expose().as_bytes();
        let marks = self.items.bytes().filter(|byte| *byte == TOKEN).count();
        let length = 3 * self.items.len() + (marks + 1) * secret.len() + 64;
        let mut body = Zeroizing::new(Vec::with_capacity(length));
        body.extend_from_slice(b"access_token=");
        body.extend_from_slice(secret);
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

fn relative_url(question: &Question, facts: &Facts) -> String {
    match question {
        Question::Inspect => format!("debug_token?input_token={}", char::from(TOKEN)),
        Question::Me => "me?fields=id,name".to_owned(),
        Question::Grants => "me/permissions".to_owned(),
        Question::App => "app?fields=id,name".to_owned(),
        Question::Owner => "app?fields=id,owner_business".to_owned(),
        Question::Account(id) => format!("{}?fields=id,name,owner_business_info", id.as_str()),
        Question::List { list, after } => {
            let mut url = list_url(list, after.is_some(), facts);
            if let Some(after) = after {
                url.push_str("&after=");
                // The cursor comes from Meta, and is none of ours to trust.
                after.bytes().for_each(|byte| percent_encode(byte, |byte| url.push(char::from(byte))));
            }
            url
        }
    }
}

/// The first page refers to the answer that tells the portfolio; later pages know it.
fn list_url(list: &List, known: bool, facts: &Facts) -> String {
    let business = match portfolio(facts) {
        Some(id) if known => id.as_str(),
        _ => "{result=owner:$.owner_business.id}",
    };
    match list {
        List::Assigned => "me/assigned_whatsapp_business_accounts?fields=id,name,tasks&limit=100".to_owned(),
        List::Staff => format!("{business}/system_users?fields=id,name,role&limit=100"),
        List::Owned => format!("{business}/owned_whatsapp_business_accounts?fields=id,name&limit=100"),
        List::Client => format!("{business}/client_whatsapp_business_accounts?fields=id,name&limit=100"),
        List::People(account) => {
            let id = account.as_str();
            let essentials = facts.accounts.iter().find(|known| known.id == *account).map(|known| &known.essentials);
            let owner = essentials.and_then(|answer| answer.given()).and_then(|essentials| essentials.owner.as_ref());
            let business = match owner {
                Some(owner) if known => owner.as_str().to_owned(),
                _ => format!("{{result=a{id}:$.owner_business_info.id}}"),
            };
            format!("{id}/assigned_users?business={business}&fields=id,name,tasks,user_type&limit=100")
        }
    }
}
