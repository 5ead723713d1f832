import type { BulkHands, BulkJob, BulkParts } from './bulk-job';
import { recalculateSlice } from './recalculate-slice';
import { refreshSlice } from './refresh-slice';
import { simulateSlice } from './simulate-slice';

export function doBulkJob(parts: BulkParts, job: BulkJob, hands: BulkHands): Promise<void> {
  switch (job.kind) {
    case 'recalculate':
      return recalculateSlice(parts, job, hands);
    case 'refresh':
      return refreshSlice(parts, job, hands);
    case 'simulate':
      return simulateSlice(parts, job, hands);
  }
}
