import type { Alias } from './alias';
import { Identities } from './identities';

const email = (name: string): Alias => ({ type: 'email', value: `${name}@x.example`, matching: `${name}@x.example` });
const crm = (id: string): Alias => ({ type: 'externalId', value: id, matching: id });
const cookie = (id: string): Alias => ({ type: 'cookie', value: id, matching: id });

function identities(owners: Record<string, string> = {}, roots: Record<string, string> = {}) {
  let next = 1;
  const leads = Object.values(owners).map((lead): [string, string] => [lead, lead]);
  return new Identities(
    { ownerOf: new Map(Object.entries(owners)), rootOf: new Map([...leads, ...Object.entries(roots)]) },
    () => `new${next++}`,
  );
}

describe('the lead that a line means', () => {
  it('is new when nobody has any of its aliases', () => {
    expect(identities().find({ aliases: [crm('1'), email('ada')] })).toMatchObject({
      isNew: true,
      unowned: [crm('1'), email('ada')],
    });
  });

  it('is that of the first alias that is known, and gets those that nobody has', () => {
    const found = identities({ 'email:ada@x.example': 'A' }).find({ aliases: [crm('1'), email('ada'), cookie('c')] });
    expect(found).toMatchObject({ leadId: 'A', isNew: false, unowned: [crm('1'), cookie('c')], foreign: [] });
  });

  it('leaves aliases of others with them', () => {
    const found = identities({ 'externalId:1': 'A', 'email:ada@x.example': 'B' }).find({
      aliases: [crm('1'), email('ada')],
    });
    expect(found).toMatchObject({ leadId: 'A', foreign: [{ alias: email('ada'), leadId: 'B' }] });
  });

  it('sees no conflict between leads that were merged', () => {
    const known = identities({ 'externalId:1': 'A', 'email:ada@x.example': 'B' }, { B: 'A' });
    expect(known.find({ aliases: [email('ada'), crm('1')] })).toMatchObject({ leadId: 'B', rootId: 'A', foreign: [] });
  });

  it('is the one of the id, if it is given, and nobody if that is unknown', () => {
    const known = identities({ 'email:ada@x.example': 'B' }, { A: 'A' });
    expect(known.find({ leadId: 'A', aliases: [email('ada')] })).toMatchObject({
      leadId: 'A',
      foreign: [{ leadId: 'B' }],
    });
    expect(known.find({ leadId: 'Z', aliases: [] })).toBeUndefined();
  });

  it('is found by a later line through what an earlier one brought', () => {
    const known = identities();
    const first = known.find({ aliases: [email('ada'), cookie('c')] })!;
    known.keep(first);
    expect(known.find({ aliases: [cookie('c')] })).toMatchObject({ leadId: first.leadId, isNew: false });
    expect([...known.newLeads]).toEqual([first.leadId]);
  });

  it('is forgotten when the line is not kept', () => {
    const known = identities();
    known.find({ aliases: [email('ada')] });
    expect(known.newLeads.size).toBe(0);
    expect(known.find({ aliases: [email('ada')] })).toMatchObject({ isNew: true });
  });
});
