/** A home-made word, and the field's word that takes its place. */
export interface ReplacedWord {
  /** Matches the home-made word. */
  readonly word: RegExp;
  readonly instead: string;
}

/** Words that comments, titles, messages and prose must not use. */
export const replacedPhrases: readonly ReplacedWord[] = [
  { word: /\banew\b/iu, instead: 'again' },
  { word: /\bheart[ -]beats?\b/iu, instead: 'heartbeat' },
  { word: /\btime-outs?\b/iu, instead: 'timeout' },
  { word: /\bwants\b/iu, instead: 'requires' },
  { word: /\bpassing events?\b/iu, instead: 'ephemeral event' },
  { word: /\b(?:on|off) duty\b/iu, instead: 'available, unavailable' },
  { word: /\bheeds?\b/iu, instead: 'obeys' },
  { word: /\bseats?\b/iu, instead: 'membership' },
  { word: /\brooms?\b/iu, instead: 'tab group, or space' },
  { word: /\bkeepers?\b/iu, instead: 'persistence' },
  { word: /\bhomeless\b/iu, instead: 'reroutable' },
  { word: /\bsurroundings\b/iu, instead: 'connection, page, environment' },
  { word: /\bhush(?:es|ed)?\b/iu, instead: 'clears announcements' },
  { word: /\bequips?\b/iu, instead: 'attaches' },
  { word: /\bsecedes?\b/iu, instead: 'steps down' },
  { word: /\bextras\b/iu, instead: 'deferred parts' },
  { word: /\brare words\b/iu, instead: 'deferred strings' },
  { word: /\bthereby\b/iu, instead: 'a sentence of its own, with its subject' },
  { word: /\bbefalls?\b/iu, instead: 'happens to' },
  { word: /\bput right\b/iu, instead: 'the rule that is broken, then the remedy' },
  {
    word: /\b(?:is|are|was|were|be|been|being) (?:told|had|let go of)\b/iu,
    instead: 'the actor and its verb',
  },
  { word: /\bit is said\b/iu, instead: 'the actor and its verb' },
  { word: /\bof (?:its|their|his|her) own\b/iu, instead: 'its own, separate' },
  { word: /\bas long as (?:it|one) may\b/iu, instead: 'the limit' },
];

/** Words that names in code must not be or contain. */
export const replacedNames: readonly ReplacedWord[] = [
  { word: /^words$|Words$/u, instead: 'strings, texts' },
  { word: /^rooms?$|Room(?![a-z])/u, instead: 'capacity, TabCoordinator' },
  { word: /^duty|Duty/u, instead: 'available, availability' },
  { word: /^anew$|Anew/u, instead: 'again, restart, reload' },
  { word: /^alone$/u, instead: 'runExclusive, or the thing that is single' },
  { word: /^seat|Seat(?![a-z])/u, instead: 'membership' },
  { word: /^keeper|Keeper/u, instead: 'persistence' },
  { word: /^homeless|Homeless/u, instead: 'reroutableCodes' },
  {
    word: /^(?:secede|heed|hush|equip|extras)$/u,
    instead: 'stepDown, checkMissedSignOut, clearAnnouncements, attach, deferred',
  },
  { word: /^Work$/u, instead: 'UnitOfWork, Task' },
  { word: /^Kernel$/u, instead: 'ServiceContext' },
  {
    word: /^Reach$|Surroundings$|HeldBack/u,
    instead: 'ConnectivityMonitor, ConnectionMonitor, BufferingDetector',
  },
  { word: /^(?:TabNote|LiveRoom)$/u, instead: 'TabMessage, TabCoordinator' },
  { word: /^(?:isPassing|acquit|giftOfSuccess)$/u, instead: 'isTransient, reset, retryRefund' },
  {
    word: /^(?:touchQueue|giveBack|handOffOrSay)$/u,
    instead: 'notifyQueue, requeue, handOffOrNotify',
  },
  { word: /[hH]eartBeat/u, instead: 'heartbeat' },
  { word: /^timeOut|TimeOut/u, instead: 'timeout' },
  { word: /^wants(?:[A-Z]|$)/u, instead: 'requires' },
  { word: /^[a-z]\w*Template$/u, instead: 'renderX' },
  { word: /^view(?!Box$|Mode$|Transition)[A-Z]/u, instead: 'toX' },
];
