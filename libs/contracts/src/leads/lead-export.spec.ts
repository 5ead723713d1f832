import { LeadExportQuery } from './lead-export';

const columnsOf = (columns: unknown) => LeadExportQuery.parse({ columns }).columns;

describe('columns in the address of an export', () => {
  it('stand between commas', () => {
    expect(columnsOf('leadId,attribute:title')).toEqual(['leadId', 'attribute:title']);
  });

  it('are taken as they stand when each has a parameter of its own, so that a name may hold commas', () => {
    expect(columnsOf(['leadId', 'attribute:Revenue, in EUR'])).toEqual(['leadId', 'attribute:Revenue, in EUR']);
    expect(LeadExportQuery.safeParse({ columns: ['leadId,name', 'email'] }).success).toBe(false);
  });
});
