import { tablesOfLeads } from '@heatline/contracts';
import { rowsOfMerged } from './merged-rows';

/** A table that nobody thought of would keep its rows at a lead that does not answer any more. */
it('says of every table with a column for a lead what a merge does with its rows', () => {
  expect(Object.keys(rowsOfMerged).sort()).toEqual(tablesOfLeads.leads.map(({ table }) => table).sort());
});
