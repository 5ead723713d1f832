import { leadSubtitle } from './lead-subtitle';

const account = { accountId: 'a', name: 'Haldane', domain: 'haldane.example' };

it.each([
  [{ attributes: { jobTitle: 'CTO', city: 'Oslo', country: 'Norway' }, account }, 'CTO at|Haldane|Oslo, Norway'],
  [{ attributes: { title: 'CTO', company: 'Acme', location: 'Bergen' }, account: null }, '|Acme|Bergen'],
  [{ attributes: { jobTitle: 'CTO', title: 'Dr', company: 'Acme' }, account: null }, 'CTO at|Acme|'],
  [{ attributes: { role: 'Buyer' }, account: null }, '||'],
  [{ attributes: { jobTitle: 3 }, account: null }, '||'],
])('%j reads %s', (lead, wanted) => {
  const { before, company, after } = leadSubtitle(lead);
  expect(`${before}|${company}|${after}`).toBe(wanted);
});

it('has the domain of a company whose name nobody sees', () => {
  expect(leadSubtitle({ attributes: {}, account: { ...account, name: '\u200b' } }).company).toBe('haldane.example');
});
