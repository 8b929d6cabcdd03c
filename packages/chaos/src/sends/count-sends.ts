/** A message that the run asked a tab to send. */
export interface Attempt {
  readonly text: string;
  readonly customer: number;
  /** Tab that sent the message. Messages of one tab keep their order, even over reloads and crashes. */
  readonly tab: number;
  /** True once the tab has reported the message as safe: stored in the tab's storage or by the service. */
  acknowledged: boolean;
  /** Error code if sending failed for good. */
  failed: string | undefined;
}

/** Counts of a run. Besides the counts that Jepsen reports, they include order and failures. */
export interface SendCounts {
  readonly attempted: number;
  readonly acknowledged: number;
  /** Messages acknowledged, but neither stored nor failed with a reason. */
  readonly lost: number;
  /** Messages stored, though no tab sent them. */
  readonly unexpected: number;
  /** Messages stored more than once. */
  readonly duplicated: number;
  /** Messages stored without an acknowledgement, because the tab died while sending. */
  readonly recovered: number;
  /** Messages stored after a later message of the same tab and conversation. */
  readonly disordered: number;
  /** Messages that failed with a reason. */
  readonly failed: number;
}

/**
 * Compares the attempts with the messages that the service has stored.
 *
 * @param attempts - All attempts, in sending order.
 * @param stored - Stored texts of each customer, in the order of the conversation.
 * @param explain - Called with the stored order of each disordered conversation.
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
  const count = (test: (attempt: Attempt) => boolean) => attempts.filter(test).length;
  return {
    attempted: attempts.length,
    acknowledged: count(({ acknowledged }) => acknowledged),
    lost: count(
      ({ acknowledged, text, failed }) => acknowledged && !places.has(text) && failed === undefined,
    ),
    unexpected,
    duplicated,
    recovered: count(({ acknowledged, text }) => !acknowledged && places.has(text)),
    disordered: countDisordered(attempts, places, explain),
    failed: count(({ failed }) => failed !== undefined),
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
