import type { QueueBoard } from '@tellerkit/sdk';
import type { ReactiveControllerHost, TemplateResult } from 'lit';
import { codeOf } from '../../provider/code-of.ts';
import type { QueueClient } from '../queue.ts';
import { StateStream } from '../state-stream.ts';
import { boardNews } from './board-news.ts';
import { boardStyles } from './board.styles.ts';
import { renderBoard } from './board-view.ts';
import { openBoard } from './open-board.ts';
import { english } from './strings.en.ts';
import type { BoardStrings } from './strings.en.ts';

const languages: Readonly<Record<string, () => Promise<BoardStrings>>> = {
  'zh-CN': () => import('./strings.zh-cn.ts').then((module) => module.simplifiedChinese),
};

/**
 * The board view of a queue element. It loads apart, so that a customer's page does not carry it.
 *
 * @internal
 */
export class Board {
  readonly styles = boardStyles;
  readonly #boards: StateStream<QueueBoard>;
  readonly #strings: BoardStrings;

  constructor(host: ReactiveControllerHost, strings: BoardStrings) {
    this.#boards = new StateStream(host);
    this.#strings = strings;
  }

  /** Follows a queue's board; without a client, nothing. */
  follow(client: QueueClient | undefined, queueId: string): void {
    if (client)
      this.#boards.follow([client, queueId], (options) => openBoard(client, queueId, options));
    else this.#boards.follow([]);
  }

  /** What is read out: who is called. */
  get news(): string {
    const { value } = this.#boards;
    return value ? boardNews(value, this.#strings) : '';
  }

  /** Draws it. */
  render(): TemplateResult {
    const { value, status, error } = this.#boards;
    const isStale = status === 'waiting';
    const failure = codeOf(error) === 'not-found' ? 'unknown' : 'failed';
    const problem = isStale ? failure : 'loading';
    return renderBoard({ board: value, problem, isStale, strings: this.#strings });
  }
}

/** Brings the board in a language; in English where the language does not load. @internal */
export async function loadBoard(host: ReactiveControllerHost, locale: string): Promise<Board> {
  const strings = await languages[locale]?.().catch(() => undefined);
  return new Board(host, strings ?? english);
}
