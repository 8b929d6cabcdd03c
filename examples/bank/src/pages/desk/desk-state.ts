import type { Agent, Assignment, Presence } from '@tellerkit/contract';
import { cleanText, isTellerError, TellerClient } from '@tellerkit/sdk';
import type { AccessToken } from '@tellerkit/sdk';
import { LiveConversation } from '@tellerkit/sdk/live';

/** Options of a {@link Desk}. */
export interface DeskOptions {
  readonly baseUrl: string;
  /** Counter at which the agent works: `1`, `2` or `V`. See `src/server/agents.ts`. */
  readonly agent: string;
  readonly onChange: () => void;
}

/** State of an agent's desk, and the agent's actions. */
export class Desk {
  agent: Agent | null = null;
  assignments: readonly Assignment[] = [];
  selectedId: string | null = null;
  live: LiveConversation | null = null;
  /** Unsent replies, by assignment id. */
  readonly drafts = new Map<string, string>();
  connection: 'connecting' | 'open' | 'waiting' = 'connecting';
  failure: string | null = null;
  readonly client: TellerClient;
  readonly #options: DeskOptions;

  constructor(options: DeskOptions) {
    this.#options = options;
    this.client = new TellerClient({
      baseUrl: options.baseUrl,
      token: ({ signal }) => this.#signIn(signal),
    });
  }

  start(): void {
    this.#options.onChange();
    void this.#follow();
  }

  get selected(): Assignment | undefined {
    return this.assignments.find(({ id }) => id === this.selectedId);
  }

  select(assignment: Assignment | undefined): void {
    this.selectedId = assignment?.id ?? null;
    this.live?.stop();
    this.live = null;
    const { conversation, state } = assignment ?? {};
    if (conversation && state !== 'offered') {
      const live = new LiveConversation({ client: this.client, conversationId: conversation.id });
      live.subscribe(this.#options.onChange);
      void live.start();
      this.live = live;
    }
    this.#options.onChange();
  }

  setPresence(presence: Presence): Promise<void> {
    return this.#attempt(async () => {
      this.agent = await this.client.agents.setPresence(presence);
    });
  }

  accept(assignment: Assignment): Promise<void> {
    return this.#attempt(async () => {
      this.#replace(await this.client.assignments.accept(assignment.id));
      this.select(this.assignments.find(({ id }) => id === assignment.id));
    });
  }

  decline(assignment: Assignment): Promise<void> {
    return this.#attempt(async () => {
      await this.client.assignments.decline(assignment.id);
    });
  }

  transfer(assignment: Assignment, queueId: string): Promise<void> {
    return this.#attempt(async () => {
      await this.client.assignments.transfer(assignment.id, { queueId });
    });
  }

  close(assignment: Assignment): Promise<void> {
    return this.#attempt(async () => {
      if (assignment.conversation)
        await this.client.conversations.close(assignment.conversation.id, {
          disposition: 'solved',
        });
    });
  }

  complete(assignment: Assignment, disposition: string, note: string): Promise<void> {
    return this.#attempt(async () => {
      await this.client.assignments.complete(assignment.id, { disposition, note });
    });
  }

  reply(text: string): void {
    if (!this.live || !this.selectedId || !cleanText(text).trim()) return;
    this.live.send(text);
    this.drafts.delete(this.selectedId);
    this.#options.onChange();
  }

  async #follow(): Promise<void> {
    const onState = ({ state }: { state: Desk['connection'] }) => {
      this.connection = state;
      this.#options.onChange();
    };
    await this.#attempt(async () => {
      for await (const { data } of this.client.agents.streamDesk({ onState })) {
        this.agent = data.agent;
        this.#show(data.assignments);
      }
    });
  }

  #show(assignments: readonly Assignment[]): void {
    const before = this.selected;
    this.assignments = assignments;
    const now = this.selected;
    if (before && !now) this.select(undefined);
    else if (now && before?.state === 'offered' && now.state !== 'offered') this.select(now);
    this.#options.onChange();
  }

  #replace(assignment: Assignment): void {
    this.assignments = this.assignments.map((current) =>
      current.id === assignment.id ? assignment : current,
    );
  }

  async #signIn(signal: AbortSignal): Promise<AccessToken> {
    const path = `/bank/agent-token?agent=${encodeURIComponent(this.#options.agent)}`;
    const response = await fetch(path, { method: 'POST', signal });
    if (!response.ok)
      throw new Error(
        `The bank's sign-in responded with ${response.status}. Reload the page with \`?agent=\` 1, 2 or V.`,
      );
    return (await response.json()) as AccessToken;
  }

  async #attempt(action: () => Promise<void>): Promise<void> {
    this.failure = null;
    try {
      await action();
    } catch (error) {
      this.failure = isTellerError(error) ? error.message : String(error);
    }
    this.#options.onChange();
  }
}
