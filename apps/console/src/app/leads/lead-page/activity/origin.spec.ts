import type { LeadAlias } from '@heatline/contracts';
import { leadId } from '../../testing/a-lead';
import { jo, kim } from '../../testing/a-merge';
import { originOf } from './origin';

const alias = (of: string, type: LeadAlias['type'], value: string): LeadAlias => ({
  type,
  value,
  primary: true,
  leadId: of,
  since: '2026-11-20T08:00:00Z',
});
const lead = {
  leadId,
  aliasList: [
    alias(leadId, 'email', 'i@work.example'),
    alias(kim, 'phone', '+47'),
    alias(kim, 'email', 'kim@work.example'),
  ],
};

it.each([
  [leadId, null],
  [kim, 'kim@work.example'],
  [jo, 'a lead that was merged into this one'],
])('an event of %s is from %s', (id, from) => expect(originOf(lead, id)).toBe(from));
