import type { SharedSnapshots, SnapshotSources } from './shared-snapshots.ts';

/** Dependencies of the endpoints that read queues. */
export interface QueueSources extends SnapshotSources {
  readonly snapshots: SharedSnapshots;
}
