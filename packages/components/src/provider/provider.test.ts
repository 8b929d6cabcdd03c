import { expect, fixtureSync, html } from '@open-wc/testing';
import '../queue/define.ts';
import type { TellerQueue } from '../queue/index.ts';
import { FakeQueueClient } from '../queue/testing/fake-queue-client.ts';
import { waitUntil } from '../testing/wait-until.ts';
import type { ElementsClient, TellerProvider } from './index.ts';

const fakeClient = (): { fake: FakeQueueClient; client: ElementsClient } => {
  const fake = new FakeQueueClient();
  fake.showPlace({});
  return { fake, client: fake as unknown as ElementsClient };
};
const place = (queue: Element | null | undefined) =>
  queue?.shadowRoot?.querySelector<HTMLElement>('[part=place]');

describe('<teller-provider>', () => {
  it('gives its client to elements that were in the page before `<teller-provider>` was defined', async () => {
    const { client } = fakeClient();
    const root = fixtureSync(
      html`<teller-provider .client=${client}>
        <div><teller-queue entry-id="qen_1" lang="en"></teller-queue></div>
      </teller-provider>`,
    );
    await import('./define.ts');
    await waitUntil(() => place(root.querySelector('teller-queue')));
  });

  it('gives its client, and later its new client, to the elements inside it', async () => {
    const { fake, client } = fakeClient();
    const provider = fixtureSync<TellerProvider>(
      html`<teller-provider .client=${client}>
        <teller-queue entry-id="qen_1" lang="en"></teller-queue>
      </teller-provider>`,
    );
    await waitUntil(() => place(provider.querySelector('teller-queue')));
    const other = fakeClient();
    provider.client = other.client;
    await waitUntil(() => other.fake.places.followers === 1);
    await waitUntil(() => fake.places.followers === 0);
  });

  it("does not replace an element's own client", async () => {
    const { fake, client } = fakeClient();
    const own = fakeClient();
    fixtureSync(
      html`<teller-provider .client=${client}>
        <teller-queue .client=${own.fake} entry-id="qen_1" lang="en"></teller-queue>
      </teller-provider>`,
    );
    await waitUntil(() => own.fake.places.followers === 1);
    expect(fake.places.followers).to.equal(0);
  });

  it('adds no layout box to the page', async () => {
    const provider = fixtureSync(html`<teller-provider>Text</teller-provider>`);
    expect(getComputedStyle(provider).display).to.equal('contents');
  });

  for (const attributes of [
    { baseUrl: 'ftp://service.example', key: 'pk_1' },
    { baseUrl: '', key: '' },
  ])
    it(`lets the elements inside it report the invalid base URL "${attributes.baseUrl}"`, async () => {
      const provider = fixtureSync(
        html`<teller-provider base-url=${attributes.baseUrl} publishable-key=${attributes.key}>
          <teller-queue entry-id="qen_1" lang="en"></teller-queue>
        </teller-provider>`,
      );
      const queue = provider.querySelector<TellerQueue>('teller-queue');
      await waitUntil(() => queue?.shadowRoot?.textContent.includes('cannot be shown here'));
    });

  it('removes its client from an element that moves out of the provider', async () => {
    const { fake, client } = fakeClient();
    const provider = fixtureSync<TellerProvider>(
      html`<teller-provider .client=${client}>
        <teller-queue entry-id="qen_1" lang="en"></teller-queue>
      </teller-provider>`,
    );
    const queue = provider.querySelector('teller-queue');
    await waitUntil(() => fake.places.followers === 1);
    if (queue) provider.after(queue);
    await waitUntil(() => fake.places.followers === 0);
    await waitUntil(() => queue?.shadowRoot?.textContent.includes('cannot be shown here'));
    queue?.remove();
  });

  it('signs out the elements inside it, then gives them the next customer’s client', async () => {
    const { fake, client } = fakeClient();
    const provider = fixtureSync<TellerProvider>(
      html`<teller-provider .client=${client}>
        <teller-queue entry-id="qen_1" lang="en"></teller-queue>
      </teller-provider>`,
    );
    await waitUntil(() => fake.places.followers === 1);
    await provider.signOut();
    await waitUntil(() => fake.places.followers === 0);
    expect(provider.client).to.equal(undefined);
    const other = fakeClient();
    provider.client = other.client;
    await waitUntil(() => other.fake.places.followers === 1);
  });
});
