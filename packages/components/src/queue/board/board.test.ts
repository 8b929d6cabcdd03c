import { expect, fixture, html } from '@open-wc/testing';
import { waitUntil } from '../../testing/wait-until.ts';
import '../define.ts';
import type { TellerQueue } from '../index.ts';
import { FakeQueueClient } from '../testing/fake-queue-client.ts';
import { boardOf, errorOf, queueOf } from '../testing/samples.ts';

const part = (element: TellerQueue, name: string) =>
  element.shadowRoot?.querySelector<HTMLElement>(`[part~='${name}']`);
const tickets = (element: TellerQueue, name: string) =>
  [...(part(element, name)?.querySelectorAll('li') ?? [])].map((item) =>
    item.textContent.replace(/\s+/g, ' ').trim(),
  );

async function mount(client: FakeQueueClient, queueId = ''): Promise<TellerQueue> {
  const element = await fixture<TellerQueue>(
    html`<teller-queue
      .client=${client}
      queue-id=${queueId}
      view="board"
      lang="en"
    ></teller-queue>`,
  );
  await waitUntil(() => part(element, 'board'), 'the board is shown');
  return element;
}

describe('<teller-queue view="board">', () => {
  it('shows called tickets with desks, waiting tickets, and the expected wait for a new ticket', async () => {
    const client = new FakeQueueClient();
    client.showBoard({});
    const element = await mount(client, 'que_7');
    await waitUntil(() => part(element, 'called'));
    expect(client.boards.opened).to.deep.equal(['que_7']);
    expect(tickets(element, 'called')).to.deep.equal(['A017 Desk 3', 'A016 Desk 1', 'A015 Desk V']);
    expect(tickets(element, 'waiting')[0]).to.equal('A018');
    expect(part(element, 'wait')?.textContent).to.contain('about 8 to 12 minutes');
    await expect(element).to.be.accessible();
    client.showBoard({ called: [{ ticket: 'A018', desk: null }] });
    await waitUntil(() => tickets(element, 'called')[0] === 'A018 Please come forward');
  });

  it('shows the first queue if queue-id is empty', async () => {
    const client = new FakeQueueClient();
    client.tenantQueues = [queueOf({ id: 'que_first' }), queueOf({ id: 'que_second' })];
    client.showBoard({});
    const element = await mount(client);
    await waitUntil(() => part(element, 'called'));
    expect(client.boards.opened).to.deep.equal(['que_first']);
  });

  it('shows 15 tickets of a long queue, and the number of remaining tickets', async () => {
    const client = new FakeQueueClient();
    const waiting = Array.from({ length: 40 }, (_, index) => ({
      ticket: `B${index}`,
      position: index + 1,
    }));
    client.showBoard({ queue: queueOf({ waiting: 40 }), waiting });
    const element = await mount(client, 'que_7');
    await waitUntil(() => part(element, 'waiting')?.textContent.includes('and 25 more'));
  });

  it('shows a text for an empty queue, a missing agent and a closed queue', async () => {
    const client = new FakeQueueClient();
    const queue = queueOf({ waiting: 0, expectedWait: null });
    client.showBoard({ queue, waiting: [], called: [] });
    const element = await mount(client, 'que_7');
    await waitUntil(() => part(element, 'wait')?.textContent.includes('Nobody is on duty'));
    expect(part(element, 'waiting')?.textContent).to.contain('Nobody is waiting');
    await expect(element).to.be.accessible();
    client.showBoard({ queue: { ...queue, open: false }, waiting: [], called: [] });
    await waitUntil(() => part(element, 'wait')?.textContent.includes('No new tickets'));
  });

  it('keeps its tickets while it reconnects, and warns that they may be out of date', async () => {
    const client = new FakeQueueClient();
    client.showBoard({});
    const element = await mount(client, 'que_7');
    await waitUntil(() => part(element, 'called'));
    client.boards.connection('waiting');
    await waitUntil(() => part(element, 'note'));
    expect(tickets(element, 'called')).to.have.length(3);
  });

  it('shows an error if the queue does not exist', async () => {
    const client = new FakeQueueClient();
    client.tenantQueues = [];
    const element = await mount(client);
    await waitUntil(() => element.shadowRoot?.textContent.includes('There is no such queue'));
    await expect(element).to.be.accessible();
  });

  it('shows an error from the service, and closes its stream when removed from the page', async () => {
    const client = new FakeQueueClient();
    const element = await mount(client, 'que_7');
    await waitUntil(() => client.boards.followers === 1);
    client.boards.fail(errorOf('forbidden'));
    await waitUntil(() => element.shadowRoot?.textContent.includes('cannot be shown just now'));
    element.remove();
    expect(client.boards.followers).to.equal(0);
  });

  it('changes to Chinese with `locale`, and to the customer’s place with `view="place"`', async () => {
    const client = new FakeQueueClient();
    client.showBoard(boardOf());
    client.showPlace({});
    const element = await mount(client, 'que_7');
    await waitUntil(() => part(element, 'called'));
    element.locale = 'zh-CN';
    await waitUntil(() => tickets(element, 'called')[0] === 'A017 3 号窗口');
    await waitUntil(() => client.boards.followers === 1, 'only the new board follows the queue');
    element.view = 'place';
    element.entryId = 'qen_1';
    await waitUntil(() => part(element, 'place'));
    await waitUntil(() => client.boards.followers === 0);
  });
});
