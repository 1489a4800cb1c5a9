// The rows of a set-up in which all is well, so that a test says of its world only what is different there.

/** What is said of the token and of its system user, an employee who may not see the roles. */
export const ofToken = {
  connection: "pass/ok",
  "token.valid": "pass/valid",
  "token.kind": "pass/system-user",
  "token.expiry": "pass/never",
  "token.app": "pass/named",
  "permission.business_management": "pass/proved",
  "permission.catalog_management": "pass/proved",
  "permission.whatsapp_business_messaging": "pass/declared",
  "permission.whatsapp_business_management": "pass/proved",
  "permission.extra": "pass/none",
  "system-user.role": "unknown/not-visible",
  "account.found": "pass/one",
};

const about = (subject, rows) =>
  Object.fromEntries(Object.entries(rows).map(([check, row]) => [`${check}@${subject}`, row]));

/** What is said of a phone, and how it differs. */
export const ofPhone = (phone, differences = {}) =>
  about(phone, {
    "phone.registered": "pass/connected",
    "phone.verified": "pass/verified",
    "phone.name": "pass/approved",
    "phone.quality": "pass/good",
    "phone.mode": "pass/live",
    ...differences,
  });

/** What is said of an account, but for its phones, and how it differs. */
export const ofAccount = (account, differences = {}) =>
  about(account, {
    "account.readable": "pass/readable",
    "account.control": "pass/full",
    "account.review": "pass/approved",
    "account.payment": "pass/attached",
    "account.webhook": "pass/subscribed",
    "account.health": "pass/available",
    "phone.found": "pass/found",
    ...differences,
  });

/** The ids of the worlds. */
export const app = "301500000000001";
export const business = "201500000000001";
export const account = (number = 1) => String(501500000000000 + number);
export const phone = (number = 1) => String(601500000000000 + number);
