//! Where Meta's API description contradicts its other documents, and the others are right.

/// One contradiction.
pub struct Exception {
    /// The described path.
    pub path: &'static str,
    /// The end of the place in the reply.
    pub at: &'static str,
    /// The rule of the description that is broken.
    pub keyword: &'static str,
    /// Parts of the complaints meant: a value or a name.
    pub about: &'static [&'static str],
    /// What the other documents say.
    pub why: &'static str,
}

/// All of them. One that is needed no more fails the test.
pub const EXCEPTIONS: &[Exception] = &[
    Exception {
        path: "{WABA-ID}",
        at: "/business_verification_status",
        keyword: "enum",
        about: &["\"verified\""],
        why: "the SDK and the documents write the status in small letters",
    },
    Exception {
        path: "{WABA-ID}",
        at: "",
        keyword: "required",
        about: &["\"name\""],
        why: "`fields` may leave the name out",
    },
    Exception {
        path: "{User-ID}/assigned_whatsapp_business_accounts",
        at: "",
        keyword: "required",
        about: &["\"status\""],
        why: "`status` comes only when asked for",
    },
    Exception {
        path: "{User-ID}/assigned_whatsapp_business_accounts",
        at: "/name",
        keyword: "maxLength",
        about: &["longer than 100"],
        why: "the schema of the account itself allows 255",
    },
    Exception {
        path: "{WABA-ID}/phone_numbers",
        at: "",
        keyword: "required",
        about: &["\"status\""],
        why: "`status` is not among the documented default fields",
    },
    Exception {
        path: "{WABA-ID}/phone_numbers",
        at: "/status",
        keyword: "enum",
        about: &["\"CONNECTED\"", "\"DISCONNECTED\"", "\"UNVERIFIED\""],
        why: "the documents name CONNECTED, DISCONNECTED and UNVERIFIED, this schema does not",
    },
    Exception {
        path: "{WhatsApp-Account-Number-ID}",
        at: "/status",
        keyword: "enum",
        about: &["\"BANNED\""],
        why: "the documents and the schema of the list name BANNED, this schema does not",
    },
    Exception {
        path: "{WABA-ID}/phone_numbers",
        at: "/code_verification_status",
        keyword: "enum",
        about: &["\"NOT_VERIFIED\"", "\"EXPIRED\""],
        why: "the documents say NOT_VERIFIED and EXPIRED where this schema says UNVERIFIED",
    },
    Exception {
        path: "{Phone-Number-ID}",
        at: "/code_verification_status",
        keyword: "enum",
        about: &["\"NOT_VERIFIED\"", "\"EXPIRED\""],
        why: "the documents say NOT_VERIFIED and EXPIRED where this schema says UNVERIFIED",
    },
    Exception {
        path: "{WABA-ID}/phone_numbers",
        at: "/quality_rating",
        keyword: "enum",
        about: &["\"UNKNOWN\""],
        why: "the documents name UNKNOWN, this schema does not",
    },
    Exception {
        path: "{Phone-Number-ID}",
        at: "/quality_rating",
        keyword: "enum",
        about: &["\"UNKNOWN\""],
        why: "the documents name UNKNOWN, this schema does not",
    },
];
