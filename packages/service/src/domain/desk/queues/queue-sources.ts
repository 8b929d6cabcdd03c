import type { SharedSnapshots, SnapshotSources } from './shared-snapshots.ts';

/** Where the state of queues and news of it come from. @internal */
export interface QueueSources extends SnapshotSources {
  readonly snapshots: SharedSnapshots;
}
