import { aMergeEntry, aMergedLead, jo, kim } from '../leads/testing/a-merge';
import { leadId } from '../leads/testing/a-lead';
import { movedWords, namesOf, refusalOf, whyNoUndo } from './merge-words';

const plain = (text: string | null) => text?.replace(/[\u2068\u2069]/g, '') ?? null;
const of = (...names: (string | null)[]) => plain(namesOf(names.map((name) => ({ name }))));

it.each([
  [['Kim'], 'Kim'],
  [['Kim', null], 'Kim and a lead that was deleted'],
  [['Kim', 'Jo', 'Li'], 'Kim, Jo and Li'],
  [['Kim', 'Jo', 'Li', 'Bo'], 'Kim, Jo and 2 more'],
] as const)('%j are %s', (names, words) => expect(of(...names)).toBe(words));

it('keeps a name of the other direction of writing to itself among others', () => {
  expect(namesOf([{ name: 'נועה' }, { name: 'Jo' }])).toBe('\u2068נועה\u2069 and \u2068Jo\u2069');
  expect(namesOf([{ name: 'נועה' }])).toBe('נועה');
});

it('counts one as one', () => expect(movedWords(aMergedLead(jo))).toBe('1 event, 1 alias and 1 session'));

describe('why', () => {
  it('a merge was refused, by the name of the lead', () => {
    const refused = (code: string, id = kim) => plain(refusalOf(aMergeEntry({ refusal: { code, leadId: id } })));
    expect(refused('lead_not_found')).toBe('Kim Ray was not there any more.');
    expect(refused('lead_already_merged')).toBe('Kim Ray was part of another lead by then.');
    expect(refused('lead_already_merged', leadId)).toBe('Ingrid Solheim was part of another lead by then.');
    expect(refused('of_tomorrow', jo)).toBe('One of the leads could not be merged (of_tomorrow).');
    expect(refused('run_ended', jo)).toBe('The run ended before its turn came.');
    expect(refusalOf(aMergeEntry())).toBeNull();
  });

  it('it cannot be undone', () => {
    const why = (more: Parameters<typeof aMergeEntry>[0]) => plain(whyNoUndo(aMergeEntry(more)));
    expect(why({})).toBeNull();
    expect(why({ mayUndo: false, state: 'waiting' })).toBe('It is not done yet.');
    expect(why({ mayUndo: false })).toBe('Ingrid Solheim went into another lead since. Undo that merge first.');
    expect(why({ mayUndo: false, state: 'undone' })).toBeNull();
  });
});
