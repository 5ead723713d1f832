import { leadSubtitle } from './lead-subtitle';

const account = { accountId: 'a', name: 'Haldane', domain: 'haldane.example' };

it.each([
  [{ attributes: { jobTitle: 'CTO', city: 'Oslo', country: 'Norway' }, account }, 'CTO at|Haldane|Oslo, Norway'],
  [{ attributes: { title: 'CTO', company: 'Acme', location: 'Bergen' }, account: null }, 'CTO at|Acme|Bergen'],
  [{ attributes: { role: 'Buyer' }, account: null }, 'Buyer||'],
  [{ attributes: { jobTitle: 3 }, account: null }, '||'],
])('%j reads %s', (lead, wanted) => {
  const { before, company, after } = leadSubtitle(lead);
  expect(`${before}|${company}|${after}`).toBe(wanted);
});
