import type { MergePreview } from '@heatline/contracts';
import { aMember } from '../../settings/testing/a-member';
import { leadId, modelId } from '../testing/a-lead';
import { aPreview, jo, kim } from '../testing/a-merge';
import { shown } from '../testing/shown';
import { MergeOutcome } from './merge-outcome';

const score = aPreview({ targetId: leadId, leadIds: [kim] }).scores[0]!;
const owen = '0b000000-0000-4000-8000-000000000002';

async function anOutcome(more: Partial<MergePreview> = {}) {
  const preview = aPreview({ targetId: leadId, leadIds: [kim, jo] }, more);
  const members = { items: [aMember({ id: owen, name: 'Owen Brandt' })] };
  const outcome = await shown(MergeOutcome, { preview }, { answers: { '/api/members': members } });
  const words = (selector: string) =>
    [...outcome.host.querySelectorAll(selector)].map((one) => one.textContent.replace(/\s+/g, ' ').trim());
  return { ...outcome, facts: () => words('dl > div'), words };
}

describe('what a merge does', () => {
  it('counts what the lead that stays has afterwards, and what comes to it', async () => {
    const { words } = await anOutcome();
    expect(words('.after')).toEqual(['After the merge107 events4 aliasescan be undone']);
    expect(words('.moved')).toEqual(['61 events, 2 aliases and 6 sessions move.']);
  });

  it('counts one as one', async () => {
    const target = { leadId, name: 'Ingrid Solheim', events: 1, aliases: 1, sessions: 1 };
    const { words } = await anOutcome({ target, moves: { events: 0, aliases: 0, sessions: 0 } });
    expect(words('.after')).toEqual(['After the merge1 event1 aliascan be undone']);
  });

  it.each([
    [{ now: 24, projected: 60.5, projectedLevel: 'hot' }, 'B2B engagement24Warm60.5Hot+36.5'],
    [{ now: 24, projected: 9.9, projectedLevel: 'cold' }, 'B2B engagement24Warm9.9Cold−14.1'],
    [{ now: 0.3, projected: 0.1 + 0.2, projectedLevel: 'warm' }, 'B2B engagement0.3Warm0.3Warmnone'],
    [{ now: null, level: null, projected: 60, projectedLevel: 'hot' }, 'B2B engagementno score60Hotnone'],
  ])('says of a score how it changes: %j', async (change, row) => {
    const { words } = await anOutcome({ scores: [{ ...score, ...change }] });
    expect(words('tbody tr')).toEqual([row]);
  });

  it('has no table where there are no models', async () => {
    const { host } = await anOutcome({ scores: [] });
    expect(host.querySelector('table')).toBeNull();
  });

  it('names account and owner where there is anything to say of them, and who is left behind', async () => {
    const account = { kept: null, others: [] };
    const nothing = { aliasClashes: [], takenOver: [], differing: [] };
    const one = await anOutcome({ ...nothing, account, owner: { kept: owen, others: [modelId] } });
    expect(one.facts()).toEqual(['OwnerOwen BrandtConflictA former member is left behind']);
  });

  it('shows some attributes at first, and the others when they are asked for', async () => {
    const takenOver = Array.from({ length: 8 }, (_, n) => ({ key: `field${n}`, value: n, leadId: n % 2 ? jo : kim }));
    const nothing = { aliasClashes: [], account: { kept: null, others: [] }, differing: [] };
    const { facts, press } = await anOutcome({ ...nothing, takenOver });
    expect(facts()).toHaveLength(6);
    expect(facts()[1]).toMatch(/^Field1 ?1taken over from jo@home\.example$/);
    await press('Show 2 more attributes');
    expect(facts()).toHaveLength(8);
  });
});
