import type { ConversionDefinition, ConversionSettings } from '@heatline/contracts';
import { aPage } from '../testing/a-page';
import { ConversionPage } from './conversion-page';

const stage = { attribute: 'stage', op: 'in' as const, value: ['customer', 'won'], ignoreCase: true };
const odd = { attribute: 'plan', op: 'equals' as const, value: 'paid' };
const settings = (definition: ConversionDefinition): ConversionSettings => ({
  definition,
  words: [],
  ready: true,
  version: 3,
  changedAt: null,
  changedBy: null,
});

describe('the page of the conversion', () => {
  it('edits an attribute in its place, and saves it', async () => {
    const before = { events: [{ event: ['deal_won'] }], attributes: [stage, odd] };
    const after = { ...before, attributes: [{ ...stage, value: ['customer', 'closed'] }, odd] };
    const { host, asked, settle } = await aPage(ConversionPage, {
      'GET /api/workspace/conversion': { body: settings(before) },
      'PUT /api/workspace/conversion': { body: { ...settings(after), version: 4, runId: null } },
    });
    const button = (name: RegExp) =>
      [...host.querySelectorAll('button')].find((one) => name.test(one.getAttribute('aria-label') ?? one.textContent));
    const fields = () => [...host.querySelectorAll<HTMLInputElement>('form input')];
    const values = () => fields().map(({ value }) => value);
    // What two fields cannot say can only be removed.
    expect(button(/^Edit As soon as plan/)).toBeUndefined();
    button(/^Edit As soon as stage/)!.click();
    await settle();
    expect(values()).toEqual(['stage', 'customer, won']);
    fields()[1]!.value = 'customer, closed';
    fields()[1]!.dispatchEvent(new Event('input'));
    await settle();
    button(/Keep attribute/)!.click();
    await settle();
    expect(values()).toEqual(['', '']);
    expect(button(/Add attribute/)).toBeDefined();
    button(/Save conversion/)!.click();
    await settle();
    const put = asked.find(({ what }) => what.startsWith('PUT'));
    expect(put?.body).toEqual({ version: 3, ...after });
  });
});
