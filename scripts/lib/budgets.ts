/** Something that a page loads. */
export interface Measured {
  readonly name: string;
  /** What a page imports; each must be an entry of a package. */
  readonly imports: readonly string[];
  /** Names that it takes from an entry; everything from an entry that is not here. */
  readonly names?: Readonly<Record<string, readonly string[]>>;
  /** Modules that load a moment later, with the client or the open panel: they count all the same. */
  readonly opens?: readonly string[];
  /** Folder of the package that depends on the imports; that of the components where none is given. */
  readonly from?: string;
}

/** What a page may load for one thing that it shows. */
export interface Budget extends Measured {
  /** Kilobytes gzip that it may not exceed. Goes down with what is reached, never up without a record. */
  readonly ceiling: number;
  /** Kilobytes gzip to arrive at. */
  readonly goal: number;
}

/** What `pnpm size` measures; why four ceilings lie above their goals: docs/decisions/size-budgets.md. */
export const budgets: readonly Budget[] = [
  { name: 'loader', ceiling: 1, goal: 2, imports: ['@tellerkit/components/loader'] },
  {
    name: 'queue status',
    ceiling: 24.4,
    goal: 13,
    imports: ['@tellerkit/components/queue/define'],
    opens: ['queue/client/attribute-client', 'queue/place/place'],
  },
  {
    name: 'survey',
    ceiling: 19.4,
    goal: 15,
    imports: ['@tellerkit/components/survey/define'],
    opens: ['survey/client/attribute-client'],
  },
  {
    name: 'chat, panel open',
    ceiling: 43.3,
    goal: 32,
    imports: ['@tellerkit/components/chat/define'],
    opens: ['chat/panel/chat-panel', 'chat/client/attribute-client'],
  },
  {
    name: 'SDK with live conversation',
    ceiling: 17.9,
    goal: 14,
    imports: ['@tellerkit/sdk', '@tellerkit/sdk/live'],
    names: { '@tellerkit/sdk': ['CustomerClient', 'CustomerSession'] },
  },
];

const bench = 'packages/bench';

/** What docs/sizes.md sets beside the SDK: clients that do less or other things, each imported whole. */
export const others: readonly Measured[] = [
  { name: 'SDK without the live conversation', imports: ['@tellerkit/sdk'] },
  { name: 'openai', imports: ['openai'], from: bench },
  { name: 'ky', imports: ['ky'], from: bench },
  { name: 'openapi-fetch', imports: ['openapi-fetch'], from: bench },
];
