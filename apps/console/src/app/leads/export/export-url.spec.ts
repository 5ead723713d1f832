import { LeadExportQuery, usualExportColumns } from '@heatline/contracts';
import { exportUrl } from './export-url';

const modelId = '0f000000-0000-4000-8000-000000000001';

describe('the address of an export', () => {
  it('is understood by the contract, filter and all', () => {
    const filter = JSON.stringify({ attribute: 'city', op: 'equals', value: 'Ås & "Ærø", 100 %' });
    const url = exportUrl({
      list: { q: 'berg+1', filter, sort: '-score', modelId },
      columns: usualExportColumns,
      bom: true,
      models: { engagement: modelId },
    });
    const query = Object.fromEntries(new URL(url, 'http://localhost').searchParams);
    expect(LeadExportQuery.parse(query)).toMatchObject({
      q: 'berg+1',
      filter,
      sort: '-score',
      bom: true,
      columns: [...usualExportColumns],
      engagementModelId: modelId,
    });
  });
});
