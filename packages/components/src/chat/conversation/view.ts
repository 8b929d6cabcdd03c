import type { LiveSnapshot } from '@tellerkit/sdk/live';
import type { ChatStrings } from '../strings/strings.en.ts';

/** The data that every part of the panel renders from. */
export interface View {
  readonly strings: ChatStrings;
  /** BCP 47 tag, for times and numbers. */
  readonly locale: string;
  readonly snapshot: LiveSnapshot;
  /** Keys of messages that failed at least once and are retried automatically. */
  readonly retrying: ReadonlySet<string> | undefined;
  /** True if the conversation takes longer to load than usual. */
  readonly isSlow: boolean;
}
