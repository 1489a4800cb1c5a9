//! One Graph call, whichever way it came: alone or inside a batch.

use super::{
    error::GraphError,
    form::{self, Params},
    multipart,
    version::{self, Major, Prefix},
    wire::Request,
};
use serde_json::Value;

/// What is to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verb {
    Get,
    Post,
    Delete,
}

/// How the caller showed a token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Credential {
    /// Not at all.
    Missing,
    /// In a way Meta cannot use: a body on a GET, a header without `Bearer`, blanks in it.
    Unusable,
    /// This one.
    Token(String),
}

/// One call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    pub verb: Verb,
    pub version: Option<Major>,
    pub path: Vec<String>,
    pub params: Params,
    pub credential: Credential,
}

impl Call {
    /// Reads an HTTP request.
    pub fn from_request(request: &Request) -> Result<Self, GraphError> {
        let mut params = Params::read(&request.query);
        let mut credential = Credential::Missing;
        let body = body_params(request);
        if request.method == "GET" || request.method == "HEAD" {
            // Meta ignores the body of a GET; a token sent there has not arrived.
            if body.get("access_token").is_some() {
                credential = Credential::Unusable;
            }
        } else {
            params.extend(body);
        }
        let method = params.get("method").unwrap_or(&request.method).to_ascii_uppercase();
        if let Some(header) = request.header("authorization") {
            credential = from_header(header);
        }
        if let Some(token) = params.get("access_token") {
            credential = from_text(token);
        }
        Self::new(&method, &request.path, params, credential)
    }

    /// Reads an item of a batch; without a token of its own it is asked with the batch's.
    pub fn from_item(method: &str, relative_url: &str, body: &str, outer: &Self) -> Result<Self, GraphError> {
        let (path, query) = relative_url.split_once('?').unwrap_or((relative_url, ""));
        let mut params = Params::read(query);
        params.extend(Params::read(body));
        if let (None, Some(proof)) = (params.get("appsecret_proof"), outer.params.get("appsecret_proof")) {
            params.push("appsecret_proof", proof);
        }
        let credential = params.get("access_token").map_or_else(|| outer.credential.clone(), from_text);
        let method = params.get("method").unwrap_or(method).to_ascii_uppercase();
        let mut call = Self::new(&method, path, params, credential)?;
        call.version = call.version.or(outer.version);
        Ok(call)
    }

    fn new(method: &str, path: &str, params: Params, credential: Credential) -> Result<Self, GraphError> {
        let verb = match method {
            "GET" | "HEAD" => Verb::Get,
            "POST" => Verb::Post,
            "DELETE" => Verb::Delete,
            other => return Err(GraphError::unsupported_method(other)),
        };
        let segments = path.split('/').filter(|segment| !segment.is_empty());
        let mut path: Vec<String> = segments.map(|segment| form::decode(segment, false)).collect();
        let version = match path.first().map(|first| version::prefix(first)) {
            Some(Prefix::Version(major)) => {
                path.remove(0);
                Some(major)
            }
            Some(Prefix::NeverExisted) => return Err(GraphError::unknown_path(&path.split_off(1).join("/"))),
            Some(Prefix::Other) | None => None,
        };
        Ok(Self { verb, version, path, params, credential })
    }

    /// A parameter that is there and not empty.
    pub fn param(&self, name: &str) -> Option<&str> {
        self.params.get(name).filter(|value| !value.is_empty())
    }
}

fn body_params(request: &Request) -> Params {
    let content_type = request.header("content-type").unwrap_or_default();
    let text = || String::from_utf8_lossy(&request.body);
    if content_type.starts_with("multipart/form-data") {
        multipart::read(content_type, &request.body).unwrap_or_default()
    } else if content_type.starts_with("application/json") {
        json_params(&text())
    } else {
        Params::read(&text())
    }
}

fn json_params(text: &str) -> Params {
    let mut params = Params::default();
    if let Ok(Value::Object(object)) = serde_json::from_str(text) {
        for (name, value) in &object {
            match value {
                Value::String(text) => params.push(name, text),
                other => params.push(name, &other.to_string()),
            }
        }
    }
    params
}

fn from_header(header: &str) -> Credential {
    match header.trim().split_once(' ') {
        Some((scheme, token)) if ["bearer", "oauth"].contains(&scheme.to_ascii_lowercase().as_str()) => {
            from_text(token.trim())
        }
        _ => Credential::Unusable,
    }
}

fn from_text(token: &str) -> Credential {
    if token.is_empty() || token.contains(char::is_whitespace) {
        Credential::Unusable
    } else {
        Credential::Token(token.to_owned())
    }
}
