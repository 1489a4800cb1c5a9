// The block "System User Guide": a frame with the guide, inserted by its name or by pasting a link to it.

import { createComponent, createIntegration, type RuntimeContext, type RuntimeEnvironment } from "@gitbook/runtime";
import { frameAddress, guideFolder } from "./address.js";

type Context = RuntimeContext<RuntimeEnvironment<{ address?: string }>>;

/**
 * Width to height. GitBook takes a height only from frames of its own hosts, so this one keeps its shape and the guide
 * scrolls inside: 1227 px tall in GitBook's column of 736 px, 533 px on a phone of 320 px.
 */
const SHAPE = 3 / 5;

const guide = createComponent<{ link?: string }, Record<string, never>, void, Context>({
  componentId: "guide",

  async action(element, action) {
    return action.action === "@link.unfurl" ? { props: { link: action.url } } : element;
  },

  async render({ props: { link } }, { environment }) {
    const folder = guideFolder(environment.installation?.configuration?.address);
    const frame = folder && frameAddress(folder, link);
    if (frame) {
      return (
        <block>
          <webframe source={{ url: frame }} aspectRatio={SHAPE} />
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

export default createIntegration<Context>({ components: [guide] });
