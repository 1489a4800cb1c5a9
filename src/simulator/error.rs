//! Meta's errors: their shape, and the texts and codes seen in the wild.

use serde_json::{Map, Value, json};

/// One error as Meta would send it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GraphError {
    /// The HTTP status.
    pub status: u16,
    /// Meta's `type`, such as `OAuthException`.
    pub kind: String,
    /// Meta's `code`.
    pub code: i64,
    /// Meta's `error_subcode`.
    pub subcode: Option<i64>,
    /// Meta's `message`.
    pub message: String,
    /// Whether Meta says that trying again may help.
    pub is_transient: bool,
}

impl GraphError {
    /// An `OAuthException`, the usual kind.
    pub fn new(status: u16, code: i64, message: impl Into<String>) -> Self {
        let kind = "OAuthException".to_owned();
        Self { status, kind, code, subcode: None, message: message.into(), is_transient: false }
    }

    /// The error as the object in a reply.
    #[must_use]
    pub fn to_json(&self, trace: &str) -> Value {
        let mut error = Map::new();
        error.insert("message".to_owned(), json!(self.message));
        error.insert("type".to_owned(), json!(self.kind));
        error.insert("code".to_owned(), json!(self.code));
        if let Some(subcode) = self.subcode {
            error.insert("error_subcode".to_owned(), json!(subcode));
        }
        if self.is_transient {
            error.insert("is_transient".to_owned(), json!(true));
        }
        error.insert("fbtrace_id".to_owned(), json!(trace));
        json!({ "error": error })
    }

    /// The value of the `WWW-Authenticate` header that goes with errors about the token.
    pub(super) fn challenge(&self) -> Option<String> {
        let about_token = matches!(self.code, 102 | 104 | 190) && matches!(self.status, 400 | 401);
        about_token.then(|| format!("OAuth \"Facebook Platform\" \"invalid_token\" \"{}\"", self.message))
    }

    fn of_kind(mut self, kind: &str) -> Self {
        kind.clone_into(&mut self.kind);
        self
    }

    fn with_subcode(mut self, subcode: i64) -> Self {
        self.subcode = Some(subcode);
        self
    }
}

/// The catalogue.
impl GraphError {
    pub(super) fn unsupported(verb: &str, id: &str) -> Self {
        let message = format!(
            "Unsupported {verb} request. Object with ID '{id}' does not exist, cannot be loaded due to missing \
             permissions, or does not support this operation. Please read the Graph API documentation at \
             https://developers.facebook.com/docs/graph-api"
        );
        Self::new(400, 100, message).with_subcode(33).of_kind("GraphMethodException")
    }

    pub(super) fn unsupported_method(method: &str) -> Self {
        let message = format!("Unsupported request - method type: {}", method.to_lowercase());
        Self::new(400, 100, message).of_kind("GraphMethodException")
    }

    pub(super) fn unsupported_root() -> Self {
        let message = "Unsupported get request. Please read the Graph API documentation at \
                       https://developers.facebook.com/docs/graph-api";
        Self::new(400, 100, message).of_kind("GraphMethodException")
    }

    pub(super) fn nonexisting_field(field: &str, node_type: &str) -> Self {
        Self::new(400, 100, format!("(#100) Tried accessing nonexisting field ({field}) on node type ({node_type})"))
    }

    pub(super) fn parameter_required(name: &str) -> Self {
        Self::new(400, 100, format!("(#100) The parameter {name} is required"))
    }

    pub(super) fn invalid_parameter() -> Self {
        Self::new(400, 100, "(#100) Invalid parameter")
    }

    pub(super) fn unknown_alias(alias: &str) -> Self {
        Self::new(404, 803, format!("(#803) Some of the aliases you requested do not exist: {alias}"))
    }

    pub(super) fn unknown_path(rest: &str) -> Self {
        Self::new(400, 2500, format!("Unknown path components: /{rest}"))
    }

    pub(super) fn syntax(near: &str) -> Self {
        Self::new(400, 2500, format!("Syntax error \"Expected end of string instead of \\\"{near}\\\".\""))
    }

    pub(super) fn no_token() -> Self {
        Self::new(400, 104, "An access token is required to request this resource.")
    }

    pub(super) fn no_token_for_me() -> Self {
        Self::new(400, 2500, "An active access token must be used to query information about the current user.")
    }

    pub(super) fn provide_app_id() -> Self {
        Self::new(403, 200, "(#200) Provide valid app ID")
    }

    pub(super) fn token(message: impl Into<String>) -> Self {
        Self::new(401, 190, message)
    }

    pub(super) fn proof_demanded() -> Self {
        Self::new(400, 100, "API calls from the server require an appsecret_proof argument")
            .of_kind("GraphMethodException")
    }

    pub(super) fn wrong_proof() -> Self {
        Self::new(400, 100, "Invalid appsecret_proof provided in the API argument").of_kind("GraphMethodException")
    }

    pub(super) fn may_not_inspect() -> Self {
        let message = "(#100) You must provide an app access token, or a user access token that is an owner or \
                       developer of the app";
        Self::new(400, 100, message)
    }

    pub(super) fn other_app() -> Self {
        Self::new(400, 100, "(#100) The App_id in the input_token did not match the Viewing App")
    }

    pub(super) fn scope_missing(scope: &str) -> Self {
        Self::new(403, 10, format!("(#10) This endpoint requires the '{scope}' permission"))
    }

    pub(super) fn business_scope_missing() -> Self {
        Self::new(403, 200, "(#200) Requires business_management permission to manage the object")
    }

    pub(super) fn application_lacks_permission() -> Self {
        Self::new(403, 10, "(#10) Application does not have permission for this action")
    }

    pub(super) fn permissions() -> Self {
        Self::new(403, 200, "(#200) Permissions error")
    }

    pub(super) fn batch_too_large() -> Self {
        Self::new(400, 100, "Too many requests in batch message. Maximum batch size is 50")
            .of_kind("GraphBatchException")
    }

    pub(super) fn not_a_batch() -> Self {
        Self::new(400, 100, "Batch parameter must be a JSON array").of_kind("GraphBatchException")
    }

    pub(super) fn unresolved_request(index: usize, name: &str) -> Self {
        let message = format!(
            "Request {index} cannot depend on an unresolved request with name {name}. Requests can only depend on \
             preceding requests"
        );
        Self::new(400, 100, message).of_kind("GraphBatchException")
    }

    /// What a request gets when the one it depends on failed. Meta's own text is not on record.
    pub(super) fn dependency_failed(name: &str) -> Self {
        let message = format!("The request depends on the request with name {name}, which failed");
        Self::new(400, 100, message).of_kind("GraphBatchException")
    }
}
