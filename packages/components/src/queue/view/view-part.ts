import type { CSSResult, LitElement, TemplateResult } from 'lit';
import type { QueueEntry } from '@tellerkit/sdk';
import type { QueueClient } from '../client/queue-client.ts';

/** What a view reads of its element. */
export interface ViewHost extends LitElement {
  readonly entry: QueueEntry | undefined;
  readonly entryId: string;
  readonly queueId: string;
}

/**
 * One of the two views of a queue element. The board loads apart: a customer's page does not show it.
 */
export interface ViewPart {
  readonly styles: CSSResult;
  /** What there is to read out. */
  readonly news: string;
  /** True for news that cannot wait. */
  readonly isUrgent: boolean;
  /** Follows what the element names; without a client, nothing. */
  follow(client: QueueClient | undefined): void;
  render(): TemplateResult;
}

/** Makes a view in a language; in English where the language does not load. */
export type LoadView = (host: ViewHost, locale: string) => Promise<ViewPart>;
