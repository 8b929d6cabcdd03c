/** A message that the run asked a tab to send. */
export interface Attempt {
  readonly text: string;
  readonly customer: number;
  /** Who sent it: order is promised among the messages of one tab, over its reloads and deaths. */
  readonly tab: number;
  /** The tab has said that the message is safe. */
  acknowledged: boolean;
  /** Code of the reason, if it ended as failed. */
  failed: string | undefined;
}

/** What Jepsen counts, and a little more. */
export interface SendCounts {
  readonly attempted: number;
  readonly acknowledged: number;
  /** Acknowledged, and neither stored nor failed with a reason. */
  readonly lost: number;
  /** Stored, though nobody sent it. */
  readonly unexpected: number;
  /** Stored again. */
  readonly duplicated: number;
  /** Stored, though it never was acknowledged: sent in the moment of a death. */
  readonly recovered: number;
  /** Stored behind a message of the same tab and conversation that was sent after it. */
  readonly disordered: number;
  /** Ended as failed, with a reason. */
  readonly failed: number;
}

/**
 * Compares what was attempted, in the order of the sending, with what the service has stored, in the
 * order of each customer's conversation.
 *
 * @param explain - Told what came in which order where that was wrong.
 */
export function countSends(
  attempts: readonly Attempt[],
  stored: readonly (readonly string[])[],
  explain: (line: string) => void = () => undefined,
): SendCounts {
  const known = new Map(attempts.map((attempt) => [attempt.text, attempt]));
  const places = new Map<string, number>();
  let [unexpected, duplicated] = [0, 0];
  stored.forEach((texts, customer) => {
    texts.forEach((text, place) => {
      if (known.get(text)?.customer !== customer) unexpected += 1;
      else if (places.has(text)) duplicated += 1;
      else places.set(text, place);
    });
  });
  const is = (test: (attempt: Attempt) => boolean) => attempts.filter(test).length;
  return {
    attempted: attempts.length,
    acknowledged: is(({ acknowledged }) => acknowledged),
    lost: is((one) => one.acknowledged && !places.has(one.text) && one.failed === undefined),
    unexpected,
    duplicated,
    recovered: is((one) => !one.acknowledged && places.has(one.text)),
    disordered: countDisordered(attempts, places, explain),
    failed: is(({ failed }) => failed !== undefined),
  };
}

function countDisordered(
  attempts: readonly Attempt[],
  places: ReadonlyMap<string, number>,
  explain: (line: string) => void,
) {
  const lines = new Map<string, Attempt[]>();
  for (const attempt of attempts) {
    if (!places.has(attempt.text)) continue;
    const name = `tab ${String(attempt.tab)}, customer ${String(attempt.customer)}`;
    lines.set(name, [...(lines.get(name) ?? []), attempt]);
  }
  let disordered = 0;
  for (const [name, line] of lines) {
    let furthest = -1;
    const behind = line.filter(({ text }) => {
      const place = places.get(text) ?? 0;
      const isBehind = place < furthest;
      furthest = Math.max(furthest, place);
      return isBehind;
    });
    disordered += behind.length;
    if (behind.length > 0) {
      const number = ({ text, acknowledged }: Attempt) =>
        `${text.split(' ')[0] ?? ''}${acknowledged ? '' : ' (unacknowledged)'}`;
      const stored = line.toSorted((a, b) => (places.get(a.text) ?? 0) - (places.get(b.text) ?? 0));
      explain(`Order of ${name}: ${stored.map(number).join(', ')}`);
    }
  }
  return disordered;
}
