/** Runs in the page: mounts an element again and again, as a page that replaces its content does. */
import '@tellerkit/components/chat/open/define';
import '@tellerkit/components/define';
import { CustomerClient, CustomerSession, webSessionStore } from '@tellerkit/sdk';
import type { MountedElement, MountingPage } from './mounted-element.ts';

const connection = { baseUrl: `${location.origin}/`, publishableKey: '' };
let client: CustomerClient | undefined;

async function joinQueue(publishableKey: string): Promise<string> {
  connection.publishableKey = publishableKey;
  const { baseUrl } = connection;
  // The elements find the session under this name.
  const store = webSessionStore(sessionStorage, `tellerkit web ${publishableKey} ${baseUrl}`);
  const session = new CustomerSession({ baseUrl, publishableKey, store });
  client = new CustomerClient({ baseUrl, token: session.token });
  const { id } = await client.conversations.create();
  await client.messages.send(id, { content: [{ type: 'text', text: 'I lost my card.' }] });
  return (await client.conversations.handOff(id)).id;
}

function insert({ tag, attributes, hasClient }: MountedElement): HTMLElement {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  if (hasClient) Object.assign(element, { client });
  else {
    element.setAttribute('base-url', connection.baseUrl);
    element.setAttribute('publishable-key', connection.publishableKey);
  }
  document.body.append(element);
  return element;
}

const turn = () => new Promise((resolve) => setTimeout(resolve));

/** Mounts an element until it is drawn, then removes it while an update is pending. */
async function mountDrawn(mounted: MountedElement): Promise<void> {
  const element = insert(mounted);
  while (!element.shadowRoot?.querySelector(mounted.drawn)) await turn();
  element.setAttribute('locale', 'en-GB');
  element.remove();
  await turn();
}

/** Mounts an element, and removes it before its first update. */
async function mountBriefly(mounted: MountedElement): Promise<void> {
  insert(mounted).remove();
  await turn();
}

const page: MountingPage = {
  joinQueue,
  async mountTimes(times, mounted) {
    for (let time = 0; time < times; time++) {
      await mountDrawn(mounted);
      await mountBriefly(mounted);
    }
  },
};
Object.assign(globalThis, page);
