import type { BulkHands, BulkJob, BulkParts } from './bulk-job';
import { calibrateSlice } from './calibrate-slice';
import { recalculateSlice } from './recalculate-slice';
import { refreshSlice } from './refresh-slice';
import { simulateSlice } from './simulate-slice';
import { suggestFromOutcomes } from './suggest-from-outcomes';

export function doBulkJob(parts: BulkParts, job: BulkJob, hands: BulkHands): Promise<void> {
  switch (job.kind) {
    case 'recalculate':
      return recalculateSlice(parts, job, hands);
    case 'refresh':
      return refreshSlice(parts, job, hands);
    case 'simulate':
      return simulateSlice(parts, job, hands);
    case 'calibrate':
      return calibrateSlice(parts, job, hands);
    case 'suggest':
      return suggestFromOutcomes(parts, job, hands);
  }
}
