/** What a page may load for one thing that it shows. */
export interface Budget {
  readonly name: string;
  readonly kilobytes: number;
  /** What a page imports; each must be an entry of a package. */
  readonly imports: readonly string[];
  /** Modules that load a moment later, with the client or the open panel: they count all the same. */
  readonly opens?: readonly string[];
}

export const budgets: readonly Budget[] = [
  { name: 'loader', kilobytes: 2, imports: ['@tellerkit/components/loader'] },
  {
    name: 'queue status',
    kilobytes: 13,
    imports: ['@tellerkit/components/queue/define'],
    opens: ['queue/attribute-client', 'queue/place/place'],
  },
  {
    name: 'survey',
    kilobytes: 15,
    imports: ['@tellerkit/components/survey/define'],
    opens: ['survey/attribute-client'],
  },
  {
    name: 'chat, panel open',
    kilobytes: 32,
    imports: ['@tellerkit/components/chat/define'],
    opens: ['chat/panel/chat-panel', 'chat/connection/chat-client'],
  },
  {
    name: 'SDK with live conversation',
    kilobytes: 14,
    imports: ['@tellerkit/sdk', '@tellerkit/sdk/live'],
  },
];
