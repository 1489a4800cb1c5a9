/** Where a step stands. */
export type StepState = "todo" | "current" | "done" | "proved" | "problem";

/** The answer of a check in one word. */
export type Overall = "checking" | "ready" | "attention" | "not-ready" | "unproved";

/** How many rows ended in what. */
export interface Counts {
  readonly pass: number;
  readonly warn: number;
  readonly fail: number;
  readonly unknown: number;
}

/**
 * What went wrong:
 * - `offline`: the browser has no network; `blocked`: Meta could not be reached, which may be a blocker or a firewall
 * - `address`: the attribute `src` does not lead to the host that the script came from; no frame is made
 * - `attribute`: an attribute has a value that it may not have, and was left out
 * - `unavailable`: the guide did not come within 20 seconds: its host cannot be reached, its `config.json` is wrong, or this
 *   page is not in the list `embedders` there; what stands inside the element stays
 */
export type ErrorKind = "offline" | "blocked" | "address" | "attribute" | "unavailable";

/** The events of the element. They bubble, and carry neither ids nor names, nor anything made from a token. */
export interface SystemUserGuideEvents {
  /** The guide stands in its frame. */
  "sug:ready": CustomEvent<Record<string, never>>;
  /** Another step is shown, or the one that is shown stands otherwise now. */
  "sug:step": CustomEvent<{ readonly step: 1 | 2 | 3 | 4 | 5 | 6 | 7; readonly state: StepState }>;
  /** A check has begun, goes on or has ended. */
  "sug:state": CustomEvent<{ readonly overall: Overall; readonly counts: Counts }>;
  /** Something went wrong. */
  "sug:error": CustomEvent<{ readonly kind: ErrorKind }>;
}

/**
 * `<system-user-guide>`: shows the guide in a frame of its own. Its content is shown until the guide stands, and stays
 * where it cannot. All attributes but `title` can be changed at any time: `step` and `theme` are followed without loading
 * the guide again, the others load it again, and a token that was pasted is then forgotten. `title` is read when the frame
 * is made.
 *
 * | attribute | value |
 * |---|---|
 * | `src` | the folder of the guide, on the host that the script came from; by default the folder of the script |
 * | `lang` | the language of the guide, as `es` or `pt-BR` |
 * | `theme` | `light`, `dark` or `auto` |
 * | `step` | the step to show, 1 to 7 |
 * | `app-id`, `business-id`, `waba-id` | the customer's ids, as far as they are known: 5 to 20 digits |
 * | `heading-level` | the level of the guide's first heading among those of the page, 1 to 4 |
 * | `title` | the name of the frame for screen readers |
 */
export interface SystemUserGuideElement extends HTMLElement {
  addEventListener<Name extends keyof SystemUserGuideEvents>(
    name: Name,
    listener: (this: SystemUserGuideElement, event: SystemUserGuideEvents[Name]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    name: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

declare global {
  interface HTMLElementTagNameMap {
    "system-user-guide": SystemUserGuideElement;
  }
}
