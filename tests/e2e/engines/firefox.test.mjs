// The main journeys in Firefox.

import { findFirefox, startFirefox } from "./firefox.mjs";
import { suite } from "./suite.mjs";

suite("Firefox", await findFirefox(), startFirefox);
