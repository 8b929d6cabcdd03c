import type { QueueBoard } from '@tellerkit/sdk';
import type { TemplateResult } from 'lit';
import { codeOf } from '../../client/code-of.ts';
import type { QueueClient } from '../client/queue-client.ts';
import type { StateStream } from '../view/state-stream.ts';
import type { ViewHost, ViewPart } from '../view/view-part.ts';
import { boardAnnouncement } from './board-announcement.ts';
import { boardStyles } from './board.styles.ts';
import { renderBoard } from './board-view.ts';
import { openBoard } from './open-board.ts';
import { english } from './strings.en.ts';
import type { BoardStrings } from './strings.en.ts';

const languages: Readonly<Record<string, () => Promise<BoardStrings>>> = {
  'zh-CN': () => import('./strings.zh-cn.ts').then((module) => module.simplifiedChinese),
};

/** The view `board`: follows the board of a queue and shows it on a public screen. */
export class Board implements ViewPart {
  readonly styles = boardStyles;
  readonly isUrgent = false;
  readonly #host: ViewHost;
  readonly #boards: StateStream<QueueBoard>;
  readonly #strings: BoardStrings;

  constructor(host: ViewHost, strings: BoardStrings, boards: StateStream<QueueBoard>) {
    this.#host = host;
    this.#boards = boards;
    this.#strings = strings;
  }

  follow(client: QueueClient | undefined): void {
    const { queueId } = this.#host;
    if (client)
      this.#boards.follow([client, queueId], (options) => openBoard(client, queueId, options));
    else this.#boards.follow([]);
  }

  get fault(): unknown {
    const { value, error } = this.#boards;
    return value ? undefined : error;
  }

  get announcement(): string {
    const { value } = this.#boards;
    return value ? boardAnnouncement(value, this.#strings) : '';
  }

  render(): TemplateResult {
    const { value, status, error } = this.#boards;
    const isStale = status === 'waiting';
    const failure = codeOf(error) === 'not-found' ? 'unknown' : 'failed';
    const problem = isStale ? failure : 'loading';
    return renderBoard({ board: value, problem, isStale, strings: this.#strings });
  }
}

/** Loads the view in a language, or in English if the language does not load. */
export async function loadBoard(
  host: ViewHost,
  locale: string,
  boards: StateStream<QueueBoard>,
): Promise<Board> {
  return new Board(host, (await languages[locale]?.().catch(() => undefined)) ?? english, boards);
}
