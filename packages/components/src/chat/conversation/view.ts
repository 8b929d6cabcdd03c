import type { LiveSnapshot } from '@tellerkit/sdk/live';
import type { ChatStrings } from '../strings/strings.en.ts';

/** What every part of the panel needs to draw itself. */
export interface View {
  readonly strings: ChatStrings;
  /** BCP 47 tag, for times and numbers. */
  readonly locale: string;
  readonly snapshot: LiveSnapshot;
  /** Messages that came back unsent and are tried again by themselves. */
  readonly held: ReadonlySet<string> | undefined;
  /** Whether the conversation takes longer to arrive than usual. */
  readonly isSlow: boolean;
}
