import type { Count } from '../base/count.ts';
import type { Dice } from '../base/dice.ts';
import { publishableKey, secretKey } from '../service/keys.ts';
import { ServiceProcess } from '../service/service-process.ts';

export interface IdempotencyOptions {
  readonly keys: number;
  /** Number of simultaneous posts with one key. */
  readonly parallel: number;
}

interface Answer {
  readonly status: number;
  readonly text: string;
  readonly replayed: boolean;
}

/**
 * Posts the same request with one idempotency key many times at once, then once more, and once more after a hard kill.
 * Does so for many keys, and counts effects and responses.
 */
export async function runIdempotency(dice: Dice, options: IdempotencyOptions): Promise<Count[]> {
  const { keys, parallel } = options;
  const service = await ServiceProcess.start();
  try {
    const run = new IdempotencyRun(service.url);
    const conversation = await run.open();
    const names = Array.from({ length: keys }, () => `key-${String(dice.between(1, 2 ** 40))}`);
    const first = new Map<string, string>();
    let [odd, changed] = [0, 0];
    for (const name of names) {
      const answers = await Promise.all(
        Array.from({ length: parallel }, () => run.send(conversation, name)),
      );
      const made = answers.filter(({ status }) => status === 201);
      first.set(name, made[0]?.text ?? '');
      odd += answers.filter(({ status }) => status !== 201 && status !== 409).length;
      changed += made.filter(({ text }) => text !== made[0]?.text).length;
      odd += made.filter(({ replayed }) => !replayed).length - 1;
    }
    const replayAll = async () => {
      for (const name of names) {
        const { text, replayed } = await run.send(conversation, name);
        if (text !== first.get(name) || !replayed) changed += 1;
      }
    };
    await replayAll();
    await service.kill();
    await service.resume();
    await replayAll();
    const effects = await run.countMessages(conversation);
    const part = 'idempotency';
    return [
      { part, name: 'posts', value: keys * (parallel + 2) },
      { part, name: 'keys', value: keys },
      { part, name: 'effects', value: effects, atMost: keys, atLeast: keys },
      { part, name: 'replays that differ in a byte or are not marked', value: changed, atMost: 0 },
      { part, name: 'answers other than 201 once, replay or 409', value: odd, atMost: 0 },
    ];
  } finally {
    await service.dispose();
  }
}

/** Calls the service without the SDK, because the SDK's retries would hide responses. */
class IdempotencyRun {
  readonly #url: string;
  #token = '';

  constructor(url: string) {
    this.#url = url;
  }

  async open(): Promise<string> {
    const session = await this.#call('POST', '/v1/sessions', publishableKey, 'session', {
      channel: 'web',
      locale: 'en',
    });
    this.#token = (JSON.parse(session.text) as { token: string }).token;
    const opened = await this.#call('POST', '/v1/conversations', this.#token, 'open', {});
    return (JSON.parse(opened.text) as { id: string }).id;
  }

  send(conversation: string, key: string): Promise<Answer> {
    const body = { content: [{ type: 'text', text: `Once, under ${key}` }] };
    const path = `/v1/conversations/${conversation}/messages`;
    return this.#call('POST', path, this.#token, key, body);
  }

  async countMessages(conversation: string): Promise<number> {
    let count = 0;
    for (let cursor: string | null = ''; cursor !== null;) {
      const from: string = cursor === '' ? '' : `&cursor=${cursor}`;
      const path = `/v1/conversations/${conversation}/messages?limit=100${from}`;
      const { text } = await this.#call('GET', path, secretKey);
      const page = JSON.parse(text) as { items: unknown[]; nextCursor: string | null };
      count += page.items.length;
      cursor = page.nextCursor;
    }
    return count;
  }

  async #call(
    method: string,
    path: string,
    credential: string,
    key?: string,
    body?: unknown,
  ): Promise<Answer> {
    const response = await fetch(this.#url + path, {
      method,
      headers: {
        authorization: `Bearer ${credential}`,
        ...(key !== undefined && { 'content-type': 'application/json', 'idempotency-key': key }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const replayed = response.headers.get('idempotent-replayed') === 'true';
    return { status: response.status, text: await response.text(), replayed };
  }
}
