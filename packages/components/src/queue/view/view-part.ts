import type { CSSResult, LitElement, TemplateResult } from 'lit';
import type { QueueEntry } from '@tellerkit/sdk';
import type { QueueClient } from '../client/queue-client.ts';
import type { StateStream } from './state-stream.ts';

/** The members of a queue element that a view reads. */
export interface ViewHost extends LitElement {
  readonly entry: QueueEntry | undefined;
  readonly entryId: string;
  readonly queueId: string;
}

/**
 * One of the two views of a queue element. The board loads separately, because a customer's page does
 * not show it.
 */
export interface ViewPart {
  readonly styles: CSSResult;
  /** Text for screen readers. */
  readonly announcement: string;
  /** The error that keeps the view from showing anything. */
  readonly fault: unknown;
  /** True to announce at once, without the interval between announcements. */
  readonly isUrgent: boolean;
  /** Follows the place or board that the element's attributes name. Without a client, follows nothing. */
  follow(client: QueueClient | undefined): void;
  render(): TemplateResult;
}

/**
 * Creates a view in a language, or in English if the language does not load.
 *
 * @param stream - The stream of the element. All views share the stream, because an element keeps its controllers.
 */
export type LoadView = (
  host: ViewHost,
  locale: string,
  stream: StateStream<never>,
) => Promise<ViewPart>;
