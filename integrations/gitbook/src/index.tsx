// The block "System User Guide": a frame with the guide, inserted by its name or by pasting a link to it.

import { createComponent, createIntegration, type RuntimeContext, type RuntimeEnvironment } from "@gitbook/runtime";
import { frameAddress, guideFolder } from "./address.js";
import { growingPage } from "./growing.js";

type Environment = RuntimeEnvironment<{ address?: string; grows?: boolean }>;
type Context = RuntimeContext<Environment>;

/** Width to height, for a frame whose height GitBook does not take, and until it does. */
const SHAPE = 3 / 5;

const configured = ({ installation }: Environment) => installation?.configuration ?? {};

/** The address to show, directly or in the page that passes the height on. */
function shown(environment: Environment, link?: string) {
  const { address, grows } = configured(environment);
  const folder = guideFolder(address);
  const frame = folder && frameAddress(folder, link);
  const host = (environment.spaceInstallation ?? environment.installation)?.urls?.publicContentEndpoint;
  if (!frame || !grows || !host) return frame;
  const page = new URL(host);
  if (link) page.searchParams.set("link", link);
  return page.href;
}

const guide = createComponent<{ link?: string }, Record<string, never>, void, Context>({
  componentId: "guide",

  async action(element, action) {
    return action.action === "@link.unfurl" ? { props: { link: action.url } } : element;
  },

  async render({ props: { link } }, { environment }) {
    const url = shown(environment, link);
    if (url) {
      return (
        <block>
          <webframe source={{ url }} aspectRatio={SHAPE} />
        </block>
      );
    }
    if (link) {
      return (
        <block>
          <card title="System User Guide" hint={link} onPress={{ action: "@ui.url.open", url: link }} />
        </block>
      );
    }
    return (
      <block>
        <hint>
          <text>
            The integration's settings have no address of a guide: it starts with https:// and ends in a slash.
          </text>
        </hint>
      </block>
    );
  },
});

export default createIntegration<Context>({
  components: [guide],

  /** The page that passes the height on. The guide's address comes from the settings, whatever the link says. */
  async fetch({ method, url }, { environment }) {
    const folder = guideFolder(configured(environment).address);
    const frame = folder && frameAddress(folder, new URL(url).searchParams.get("link") ?? undefined);
    if (!frame || method !== "GET") return new Response("There is no guide here.", { status: 404 });
    const { html, headers } = growingPage(frame);
    return new Response(html, { headers });
  },
});
