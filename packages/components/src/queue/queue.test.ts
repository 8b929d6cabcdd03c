import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { waitUntil } from '../testing/wait-until.ts';
import './define.ts';
import type { TellerQueue } from './index.ts';
import { FakeQueueClient } from './testing/fake-queue-client.ts';
import { entryOf, errorOf } from './testing/samples.ts';

const part = (element: TellerQueue, name: string) =>
  element.shadowRoot?.querySelector<HTMLElement>(`[part~='${name}']`);
const text = (element: TellerQueue) =>
  [...(element.shadowRoot?.querySelectorAll('[part=card] > *') ?? [])]
    .map((node) => node.textContent.replace(/\s+/g, ' ').trim())
    .join(' | ');
const announced = (element: TellerQueue) =>
  [...(element.shadowRoot?.querySelectorAll('[aria-live] p') ?? [])].map((p) => p.textContent);

async function mount(client: FakeQueueClient): Promise<TellerQueue> {
  const element = await fixture<TellerQueue>(
    html`<teller-queue .client=${client} entry-id="qen_1" lang="en"></teller-queue>`,
  );
  await waitUntil(() => client.places.followers === 1, 'the element follows the place');
  return element;
}

describe('<teller-queue>', () => {
  it('updates the place and the expected wait when they change', async () => {
    const client = new FakeQueueClient();
    const element = await mount(client);
    expect(client.places.opened).to.deep.equal(['qen_1']);
    client.showPlace({});
    await waitUntil(() => part(element, 'place'));
    expect(text(element))
      .to.contain('You are 3rd in the queue')
      .and.contain('About 4 to 6 minutes');
    await expect(element).to.be.accessible();
    client.showPlace({ position: 2 });
    await waitUntil(() => part(element, 'place')?.textContent.includes('2nd'));
  });

  for (const [name, entry, title] of [
    ['called', { state: 'called' }, 'It is your turn'],
    ['served', { state: 'served' }, 'An agent is with you'],
    ['left', { state: 'left' }, 'You have left the queue'],
    ['no agent available', { position: 3 }, 'Nobody is on duty at the moment'],
  ] as const)
    it(`shows the state of the place: ${name}`, async () => {
      const client = new FakeQueueClient();
      client.showPlace({ position: null, ...entry, expectedWait: null });
      const element = await mount(client);
      await waitUntil(() => text(element).includes(title));
      await expect(element).to.be.accessible();
    });

  it('keeps the place visible while it reconnects', async () => {
    const client = new FakeQueueClient();
    client.showPlace({});
    const element = await mount(client);
    await waitUntil(() => part(element, 'place'));
    client.places.connection('waiting');
    await waitUntil(() => part(element, 'note'));
    expect(text(element)).to.contain('3rd');
    client.places.connection('open');
    await waitUntil(() => !part(element, 'note'));
  });

  it('offers a retry if the service refuses the request', async () => {
    const client = new FakeQueueClient();
    const element = await mount(client);
    client.places.fail(errorOf('forbidden'));
    await waitUntil(() => part(element, 'retry'));
    await expect(element).to.be.accessible();
    client.showPlace({});
    part(element, 'retry')?.click();
    await waitUntil(() => part(element, 'place'));
    expect(client.places.opened).to.have.length(2);
  });

  it('shows an error if the place does not exist', async () => {
    const client = new FakeQueueClient();
    const element = await mount(client);
    client.places.fail(errorOf('not-found'));
    await waitUntil(() => text(element).includes('does not exist any more'));
    expect(part(element, 'retry')).to.equal(null);
  });

  it('lets the customer leave the queue by keyboard after a confirmation', async () => {
    const client = new FakeQueueClient();
    client.showPlace({});
    const element = await mount(client);
    await waitUntil(() => part(element, 'leave'));
    part(element, 'leave')?.focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => element.shadowRoot?.activeElement === part(element, 'keep'));
    await expect(element).to.be.accessible();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => element.shadowRoot?.activeElement === part(element, 'leave'));
    expect(client.left).to.deep.equal([]);
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => part(element, 'confirm-leave'));
    part(element, 'confirm-leave')?.focus();
    const left = oneEvent(element, 'teller-queue-left');
    part(element, 'confirm-leave')?.click();
    const event = await left;
    expect(event.detail).to.deep.equal({ entryId: entryOf().id });
    expect(event.bubbles && event.composed && !event.cancelable).to.equal(true);
    await waitUntil(() => element.shadowRoot?.activeElement === part(element, 'title'));
    expect(text(element)).to.contain('You have left the queue');
  });

  it('shows “You are still in the queue” if the request to leave fails', async () => {
    const client = new FakeQueueClient();
    client.leaveError = errorOf('unavailable');
    client.showPlace({});
    const element = await mount(client);
    await waitUntil(() => part(element, 'leave'));
    part(element, 'leave')?.click();
    await waitUntil(() => part(element, 'confirm-leave'));
    part(element, 'confirm-leave')?.click();
    await waitUntil(() => text(element).includes('You are still in the queue'));
    client.leaveError = undefined;
    part(element, 'confirm-leave')?.click();
    await waitUntil(() => text(element).includes('You have left the queue'));
  });

  it('announces the place at most every 30 seconds, but the customer’s turn at once', async () => {
    const client = new FakeQueueClient();
    client.showPlace({});
    const element = await mount(client);
    await waitUntil(() => announced(element).length === 1);
    client.showPlace({ position: 2 });
    client.showPlace({ position: 1 });
    client.showPlace({ state: 'called', position: null, expectedWait: null });
    await waitUntil(() => announced(element).length === 2);
    expect(announced(element)).to.deep.equal([
      'You are 3rd in the queue. About 4 to 6 minutes.',
      'It is your turn. An agent is picking up now.',
    ]);
  });

  it('shows a place that the page sets, even if the element has no client', async () => {
    const element = await fixture<TellerQueue>(
      html`<teller-queue .entry=${entryOf({ position: 1 })} lang="en"></teller-queue>`,
    );
    await waitUntil(() => text(element).includes('1st'));
    expect(part(element, 'leave')).to.equal(null);
    element.entry = entryOf({ state: 'served', position: null, expectedWait: null });
    await waitUntil(() => text(element).includes('An agent is with you'));
  });

  it('says that it does not work here if the client is missing', async () => {
    const element = await fixture<TellerQueue>(
      html`<teller-queue entry-id="qen_1" lang="en"></teller-queue>`,
    );
    await waitUntil(() => text(element).includes('The queue cannot be shown here'));
    await expect(element).to.be.accessible();
    const client = new FakeQueueClient();
    client.showPlace({});
    element.client = client;
    await waitUntil(() => part(element, 'place'));
  });

  it('shows Chinese texts with `locale="zh-CN"`', async () => {
    const client = new FakeQueueClient();
    client.showPlace({});
    const element = await fixture<TellerQueue>(
      html`<teller-queue .client=${client} entry-id="qen_1" locale="zh-CN"></teller-queue>`,
    );
    await waitUntil(() => text(element).includes('第 3 位'));
    expect(element.lang).to.equal('zh-CN');
  });

  it('shows the view `place` if `view` has an unknown value', async () => {
    const element = await fixture<TellerQueue>(
      html`<teller-queue .client=${new FakeQueueClient()} view="pie" lang="en"></teller-queue>`,
    );
    await waitUntil(() => text(element).includes('You are not in a queue'));
  });

  it('keeps one stream and no further controllers after 100 changes of language and view', async () => {
    const client = new FakeQueueClient();
    client.showPlace({});
    client.showBoard({});
    const element = await mount(client);
    let controllers = 0;
    element.addController = () => (controllers += 1);
    element.removeController = () => (controllers -= 1);
    const isDrawn = async (name: string) =>
      waitUntil(() => part(element, name), `the ${name} is drawn`);
    for (let change = 0; change < 50; change++) {
      element.locale = change % 2 ? 'en' : 'zh-CN';
      element.view = change % 2 ? 'place' : 'board';
      await isDrawn(element.view);
    }
    await waitUntil(() => client.places.followers === 1, 'follows the place');
    expect(client.boards.followers).to.equal(0);
    expect(controllers).to.equal(0);
    expect(part(element, 'place')?.textContent).to.contain('3rd');
  });

  it('closes its stream when removed from the page, and opens a stream when inserted again', async () => {
    const client = new FakeQueueClient();
    client.showPlace({});
    const element = await mount(client);
    await waitUntil(() => part(element, 'place'));
    const { parentElement } = element;
    element.remove();
    await waitUntil(() => client.places.followers === 0);
    element.locale = 'zh-CN';
    await waitUntil(() => /[一-龥]/.test(text(element)), 'the other language has loaded');
    expect(client.places.opened, 'streams while the element is removed').to.have.length(1);
    parentElement?.append(element);
    await waitUntil(() => client.places.followers === 1);
    await waitUntil(() => part(element, 'place'));
  });
});
