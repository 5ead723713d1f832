import { onDayOf, type Refusals } from './sentence';

/** Of runs, and of the files that some of them leave. */
export const runRefusals: Refusals = {
  run_not_found: [404, 'There is no such run in this workspace.'],
  not_your_run: [403, 'Only an admin, or whoever started a run, can steer it.'],
  run_still_open: [409, 'The run has not ended yet. Cancel it or wait, then take it back.'],
  command_impossible: [
    409,
    ({ command, state }) =>
      `A run that is ${String(state ?? 'in this state')} cannot do this (${String(command ?? 'command')}).`,
  ],
  slice_not_parked: [409, ({ sliceNo }) => `Slice ${String(sliceNo ?? '')} does not wait for anybody.`],

  export_not_found: [404, 'There is no run in this workspace that has made such a file.'],
  not_your_export: [403, 'Only an admin, or whoever made an export, can download it.'],
  export_not_ready: [409, 'The file is still being made. Come back when its run has completed.'],
  export_gone: [
    410,
    ({ reason, at }) =>
      reason === 'erased'
        ? `This file was deleted${onDayOf(at)}, because somebody who may have been in it was erased. Make the export again.`
        : reason === 'lost'
          ? 'This file is not in the object store any more, though its time is not over. Make the export again.'
          : `This file went${onDayOf(at)}, as every export does after some days. Make the export again.`,
  ],
  too_many_exports: [429, 'Other exports are under way. Try again in a moment.'],
};
