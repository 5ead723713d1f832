import { Component } from '@angular/core';
import { Calibration } from '@heatline/contracts';
import { modelId } from '../../testing/a-draft';
import { anOpenModel, behindThePage } from '../../testing/an-open-model';
import { OutcomesTab } from './outcomes-tab';

@Component({ imports: [OutcomesTab], template: '<hl-outcomes-tab />', providers: behindThePage })
class Page {}

const outcome = { count: 200, converted: 20, rate: { value: 0.1, low: 0.06, high: 0.15 } };
const calibration = Calibration.parse({
  modelId,
  runId: modelId,
  asOf: '2026-11-20T08:00:00Z',
  publishedVersion: null,
  conversion: ['Bought', 'customerSince is after 2026-01-09'],
  leads: outcome,
  blank: 0,
  scores: null,
  sample: 200,
  leftOut: [],
  suggestion: {
    verdict: 'useful',
    because: null,
    fit: { count: 100, converted: 10 },
    judge: { count: 100, converted: 10 },
    looks: 3,
    auc: { value: 0.8, low: 0.7, high: 0.9 },
    modelAuc: null,
    rules: [
      {
        rule: { name: 'Early', points: 5, when: { attribute: 'founded', op: 'before', value: '2026-11-21' } },
        conditions: 'founded is before 2026-11-21',
        low: 1,
        high: 9,
        with: outcome,
        without: outcome,
      },
    ],
    late: [],
    curve: [{ ...outcome, from: 0, to: 5, foretold: 0.1 }],
  },
});

const opened = (found: Calibration | null) =>
  anOpenModel({
    page: Page,
    answers: { [`GET /api/models/${modelId}/calibration`]: { calibration: found, openRunId: null } },
  });

describe('what became of the leads', () => {
  it('is told with dates as people read them', async () => {
    const { host } = await opened(calibration);
    const text = host.textContent.replace(/\s+/g, ' ');
    expect(text).toContain('A conversion is Bought, or customerSince is after 9 Jan 2026;');
    expect(text).toContain('founded is before 21 Nov 2026');
  });

  it('is looked at when somebody asks', async () => {
    const { host, press, sent } = await opened(null);
    expect(host.textContent).toContain('Nobody has looked back yet');
    await press(/Learn from outcomes/);
    expect(sent('POST', '/calibrate').map(({ body }) => body)).toEqual([{ leaveOut: [] }]);
  });
});
