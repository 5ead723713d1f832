import { countedLeads } from './counted-leads';

it.each([
  [0, '0 leads'],
  [1, '1 lead'],
  [12_408, '12,408 leads'],
])('%d are told as %s', (leads, words) => expect(countedLeads(leads)).toBe(words));
