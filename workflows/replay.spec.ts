import { beforeAll, describe, expect, it } from '@jest/globals';
import { DefaultLogger, Runtime, type WorkflowBundle } from '@temporalio/worker';
import { DeterminismViolationError } from '@temporalio/workflow';
import { workflowBundle } from './testing/bundle';
import { readHistory, recordedPaths, replay } from './testing/replay';

const workflows = [
  'recalculate-model',
  'refresh-timelines',
  'simulate-model',
  'calibrate-model',
  'bulk-action',
  'erase-leads',
  'export-leads',
  'decay-scores',
  'send-mail',
  'scheduled-recalculation',
  'reconcile',
];

/** Runs in flight when code is deployed go on with the new code: it must do what the old did, up to where they are. */
describe('histories written by earlier code', () => {
  let bundle: WorkflowBundle;
  beforeAll(async () => {
    Runtime.install({
      logger: new DefaultLogger('ERROR'),
      shutdownSignals: [],
      telemetryOptions: { logging: { filter: 'ERROR' } },
    });
    bundle = await workflowBundle();
  }, 60_000);

  const paths = workflows.flatMap((workflow) => recordedPaths(workflow).map((path) => [workflow, path] as const));

  it('are recorded for every workflow', () => {
    expect(new Set(paths.map(([workflow]) => workflow))).toEqual(new Set(workflows));
  });

  it.each(paths)('replay: %s %s', async (workflow, path) => {
    expect(await replay(bundle, readHistory(workflow, path))).toBeUndefined();
  });

  it('are refused when the code would have done something else', async () => {
    const history = readHistory('recalculate-model', 'happy');
    const scheduled = history.events?.find(
      ({ activityTaskScheduledEventAttributes: of }) => of?.activityType?.name === 'planRun',
    );
    if (!scheduled?.activityTaskScheduledEventAttributes?.activityType) throw new Error('The history has no planRun');
    scheduled.activityTaskScheduledEventAttributes.activityType.name = 'finishRun';
    expect(await replay(bundle, history)).toBeInstanceOf(DeterminismViolationError);
  });
});
