// The main journeys in WebKit.

import { suite } from "./suite.mjs";
import { findWebKit, startWebKit } from "./webkit.mjs";

suite("WebKit", await findWebKit(), startWebKit);
