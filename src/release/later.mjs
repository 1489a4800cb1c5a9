// Which functions of the guide come after the first screen, by their names: those of the check and of the screens beside
// the steps. Places that draw with them wait for them (`later` in src/view/screen.rs); nothing else may come there before.

const guide = "system_user_guide::";

/** What is drawn only behind that wait: not the summary, which every step shows. */
const drawn = `${guide}view::(?:results(?!::summary)|token|hand_over|report|seal|send|keeping|practice|privacy|share|network|version)`;

/** What only a check, its results and what is made of them need. */
const later = [
  drawn,
  `${guide}view::(?:element::keyed|prose::fold_later)(?:::)?<${drawn}`,
  `${guide}view::screen::check`,
  `${guide}app::App>::(?:own_report|open_report|remind|prove|check|paste|copy|close_seal|try_seal|begin_telling|tell|tell_changes|tell_foreign|watch_network|note_sent|explain|begin_asking|begin_posting|ask|save_progress|open_progress|start_over)`,
  `${guide}(?:graph|report|host::embedder)`,
  `${guide}domain::(?:judge|learning|facts|inquiry|health|phone|comparison|order|selection|calendar|paste|app_secret|invitation|message|snippet)`,
  `${guide}domain::guide::(?:change|changing|run)`,
  `${guide}domain::guide::Guide>::(?:check|learn|keep|paste|prepare|posted|look_again|confirm|dismiss|practise)`,
  `${guide}content::names::Names>::of`,
  // The proof with the app secret.
  "(?:sha2|hmac|digest)::",
];

/** What is there from the start, and goes on to these only when there is a token, a check or its result. */
const gates = [
  `${guide}app::App>::(?:dispatch|perform|open|find_names)`,
  "take(?:Names|Practice)|restIsHere",
  `${guide}domain::guide`,
  `${guide}view::(?:screen|start|frame)`,
  "reactive_graph::computed::arc_memo::ArcMemo<alloc::vec::Vec<system_user_guide::domain::verdict::Verdict>>",
];

/** Names may begin with signs of types, and carry a hash behind each crate's. */
const plain = (name) => name.replace(/^\$"?|"$/g, "").replace(/\[[0-9a-f]+\]/g, "");
const oneOf = (names) => {
  const pattern = new RegExp(`^[<&]*(?:${names.join("|")})`);
  return (name) => pattern.test(plain(name));
};

/** Whether a function, as the module names it, may be left for later. */
export const isLater = oneOf(later);

/** Whether a function that is there from the start may call one that comes later. */
export const isGate = oneOf(gates);
