import type { SharedSnapshots, SnapshotSources } from './shared-snapshots.ts';

/** Sources of the state of queues and of news about it. */
export interface QueueSources extends SnapshotSources {
  readonly snapshots: SharedSnapshots;
}
