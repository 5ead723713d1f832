import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import {
  type Call,
  captureLeads,
  InvalidRequest,
  leadActivity,
  listLeads,
  readLead,
  recordEvents,
} from '@heatline/contracts';
import {
  aWorkspace,
  type ServiceUnderTest,
  startInProcess,
  testDatabase,
  type TestDatabase,
  type TestWorkspace,
} from '@heatline/testing';
import type { z } from 'zod';
import { extensions, migrations } from './migrations/all';
import { leadsService } from './service';
import { makeScoringViews } from './testing/scoring-views';

const data = process.env['HEATLINE_DATA'] ?? resolve(import.meta.dirname, '../../../../shared/data');
const read = <T>(file: string): T[] =>
  existsSync(join(data, file)) ? JSON.parse(readFileSync(join(data, file), 'utf8')) : [];
/** Longer ones are refused as a name of something; that is no matter of bytes. */
const naughty = read<string>('naughty-strings/strings-open.json').filter((text) => text.length < 190);
const addresses = read<{ address: string; expect: 'accept' | 'reject' | 'either' }>('email-cases/cases-open.json');
const withData = naughty.length > 0 && addresses.length > 0 ? describe : describe.skip;

withData('text that breaks other systems', () => {
  let server: TestDatabase;
  let service: ServiceUnderTest;
  let here: TestWorkspace;

  beforeAll(async () => {
    server = await testDatabase('leads', migrations, { extensions });
    await makeScoringViews(server.adminUrl);
    service = await startInProcess(leadsService, { database: server });
  });
  afterAll(async () => {
    await service?.stop();
    await server?.drop();
  });
  beforeEach(() => {
    here = aWorkspace();
  });
  const ask = <Request extends z.ZodType, Reply extends z.ZodType>(
    call: Call<Request, Reply>,
    request: z.input<Request>,
  ) => service.bus.ask(call, request, here.context);

  it('comes back byte for byte as name, alias, attribute name and value', async () => {
    const leads = naughty.map((text, i) => ({
      name: text,
      aliases: { externalId: [`n${i}`, ...(text === '' ? [] : [`x${text}`])] },
      attributes: Object.fromEntries([['value', text], ...(text === '' ? [] : [[text, [text]]])]),
    }));
    const { leads: captured, refused } = await ask(captureLeads, { leads });
    expect(refused).toEqual([]);
    for (const { index, leadId } of captured.slice(0, 400)) {
      const lead = await ask(readLead, { leadId });
      const text = naughty[index]!;
      expect(lead.name).toBe(text);
      expect(lead.attributes['value']).toBe(text);
      if (text !== '' && text !== 'value') expect(lead.attributes[text]).toEqual([text]);
      if (text !== '') expect(lead.aliases.externalId).toContain(`x${text}`);
    }
  });

  it('comes back byte for byte as event type, campaign, property name and value', async () => {
    const events = naughty.map((text, i) => ({
      id: `e${i}`,
      type: text === '' ? 'empty' : text,
      campaign: text,
      lead: { externalId: 'one' },
      properties: { value: text, [`k${text}`]: text },
    }));
    expect(await ask(recordEvents, { events })).toMatchObject({ accepted: naughty.length, refused: [] });
    const { items } = await ask(listLeads, {});
    let cursor: string | undefined;
    let seen = 0;
    do {
      const page = await ask(leadActivity, { leadId: items[0]!.leadId, limit: 200, ...(cursor && { cursor }) });
      for (const { id, type, campaign, properties } of page.items) {
        const text = naughty[Number(id!.slice(1))]!;
        expect([type, campaign, properties]).toEqual([text || 'empty', text, { value: text, [`k${text}`]: text }]);
        seen++;
      }
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen).toBe(naughty.length);
  });

  it('is searched for without harm, and finds the name that has it', async () => {
    await ask(captureLeads, { leads: naughty.map((text, i) => ({ name: text, aliases: { externalId: `n${i}` } })) });
    for (const text of naughty) {
      const q = text.trim().slice(0, 200);
      const { items, nextCursor } = await ask(listLeads, { q, limit: 200 });
      // Nothing but space asks for everybody, of whom a page shows some.
      if (nextCursor !== null) continue;
      expect(items.map(({ name }) => name)).toContain(text);
    }
  });

  it('is taken or refused as an e-mail address, never changed, never two as one', async () => {
    const leadOf = new Map<string, string>();
    for (const { address, expect: wanted } of addresses) {
      const answer = await ask(captureLeads, { leads: [{ aliases: { email: address } }] }).catch(
        (error: unknown) => error,
      );
      if (answer instanceof InvalidRequest) {
        expect([address, wanted]).not.toEqual([address, 'accept']);
        continue;
      }
      expect([address, wanted]).not.toEqual([address, 'reject']);
      const { leadId } = (answer as z.output<typeof captureLeads.reply>).leads[0]!;
      const { aliases } = await ask(readLead, { leadId });
      if (leadOf.get(address) === undefined) expect(aliases.email).toEqual([address]);
      expect(leadOf.get(address) ?? leadId).toBe(leadId);
      leadOf.set(address, leadId);
    }
    expect(new Set(leadOf.values()).size).toBe(leadOf.size);
  });
});
