/** A bundle to measure. */
export interface Measured {
  readonly name: string;
  /** Specifiers that the bundle imports. Each must be an entry of a package. */
  readonly imports: readonly string[];
  /** Names to import, by entry. From an entry without names, the bundle imports everything. */
  readonly names?: Readonly<Record<string, readonly string[]>>;
  /** Deferred modules that still count, because they load with the client or the open panel. */
  readonly opens?: readonly string[];
  /** Folder of a package that has the imports as dependencies. @defaultValue `packages/components` */
  readonly from?: string;
}

/** Size limits of a bundle that pages load. */
export interface Budget extends Measured {
  /** Maximum in kilobytes gzip. Lower it after each saving; raise it only with a decision record. */
  readonly ceiling: number;
  /** Target in kilobytes gzip. */
  readonly goal: number;
}

/** Budgets of `pnpm size`. docs/decisions/size-budgets.md explains the four ceilings above their goals. */
export const budgets: readonly Budget[] = [
  { name: 'loader', ceiling: 1, goal: 2, imports: ['@tellerkit/components/loader'] },
  {
    name: 'queue status',
    ceiling: 25,
    goal: 13,
    imports: ['@tellerkit/components/queue/define'],
    opens: ['queue/client/attribute-client', 'queue/place/place'],
  },
  {
    name: 'survey',
    ceiling: 19.87,
    goal: 15,
    imports: ['@tellerkit/components/survey/define'],
    opens: ['survey/client/attribute-client'],
  },
  {
    name: 'chat, panel open',
    ceiling: 44.04,
    goal: 32,
    imports: ['@tellerkit/components/chat/define'],
    opens: ['chat/panel/chat-panel', 'chat/client/attribute-client'],
  },
  {
    name: 'SDK with live conversation',
    ceiling: 18.34,
    goal: 14,
    imports: ['@tellerkit/sdk', '@tellerkit/sdk/live'],
    names: { '@tellerkit/sdk': ['CustomerClient', 'CustomerSession'] },
  },
];

const bench = 'packages/bench';

/** Clients that docs/sizes.md compares with the SDK, each imported whole. Each does less than the SDK or other work. */
export const others: readonly Measured[] = [
  { name: 'SDK without the live conversation', imports: ['@tellerkit/sdk'] },
  { name: 'openai', imports: ['openai'], from: bench },
  { name: 'ky', imports: ['ky'], from: bench },
  { name: 'openapi-fetch', imports: ['openapi-fetch'], from: bench },
];
