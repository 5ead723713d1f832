import { issuesOf, readBy } from '../base/problem';
import { leadExportColumns, LeadExportQuery } from './lead-export';
import { LeadExportRequest } from './export-file';
import { LeadListQuery } from './lead-list';

const refused = (...[schema, value]: Parameters<typeof readBy>) => {
  const { error } = readBy(schema, value);
  return error ? issuesOf(error) : [];
};

describe('what is asked of a list or an export', () => {
  const known = `Give ${leadExportColumns.join(', ')}, or attribute:<name>`;

  it('names a column that there is not, and those that there are', () => {
    expect(refused(LeadExportQuery, { columns: 'email,colour,attribute:' })).toEqual([
      { path: 'columns.1', message: `There is no column “colour”. ${known}` },
      { path: 'columns.2', message: `There is no column “attribute:”. ${known}` },
    ]);
    expect(refused(LeadExportRequest, { columns: ['attribute:x\0', '', 5] })).toEqual([
      { path: 'columns.0', message: `There is no column “attribute:x\0”. ${known}` },
      { path: 'columns.1', message: known },
      { path: 'columns.2', message: known },
    ]);
    expect(refused(LeadExportQuery, { columns: 'email,attribute:any' })).toEqual([]);
  });

  it.each([
    [{ owner: 'you' }, 'owner.0', 'Give the id of a member, me or none'],
    [{ scoreMin: '' }, 'scoreMin', 'Give a number'],
    [{ scoreMax: '1e9' }, 'scoreMax', 'Give at most 10,000,000'],
    [{ attributes: 'a,b,c,d,e,f,g,h,i,j,k' }, 'attributes', 'Give at most 10 of them'],
  ])('is told in words where it is wrong: %j', (query, path, message) => {
    expect(refused(LeadListQuery, query)).toEqual([{ path, message }]);
  });

  it.each([{ owner: 'me,none' }, { scoreMin: '-5', scoreBelow: 20 }])('may be %j', (query) => {
    expect(refused(LeadListQuery, query)).toEqual([]);
  });
});
