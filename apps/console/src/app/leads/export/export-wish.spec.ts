import { LeadExportQuery, LeadExportRequest, usualExportColumns } from '@heatline/contracts';
import { exportRequest, exportUrl, type ExportWish } from './export-wish';

const modelId = '0f000000-0000-4000-8000-000000000001';
const leadId = '0a000000-0000-4000-8000-000000000001';
const condition = { attribute: 'city', op: 'equals', value: 'Ås & "Ærø", 100 %' };
const wish: ExportWish = {
  list: { q: 'berg+1', filter: JSON.stringify(condition), sort: '-score', modelId },
  columns: usualExportColumns,
  bom: true,
  models: { engagement: modelId },
};
const same = { q: 'berg+1', sort: '-score', modelId, bom: true, engagementModelId: modelId };

describe('an export', () => {
  it('has an address that the contract understands, filter and all', () => {
    const query = Object.fromEntries(new URL(exportUrl(wish), 'http://localhost').searchParams);
    expect(LeadExportQuery.parse(query)).toMatchObject({
      ...same,
      filter: JSON.stringify(condition),
      columns: [...usualExportColumns],
    });
  });

  it('is the same for a run', () => {
    expect(LeadExportRequest.parse(exportRequest(wish))).toEqual({
      ...same,
      filter: condition,
      columns: [...usualExportColumns],
    });
  });

  it('of some leads names them, in the order of the list', () => {
    const request = LeadExportRequest.parse(exportRequest({ ...wish, leadIds: [leadId] }));
    expect(request).toMatchObject({ leadIds: [leadId], sort: '-score' });
    expect(request).not.toHaveProperty('filter');
    expect(request).not.toHaveProperty('q');
  });
});
