import { type HistoryBy, type HistoryEntry, type HistoryEntryOf, type Merge, nameInWords } from '@heatline/contracts';
import { counted, formatPoints, type IconName } from '@heatline/ui';
import { mergedName, namesOf } from '../../../api/merge-words';
import { aliasTitles } from '../../alias-titles';
import { attributeText, kindLike } from '../details/attribute-text';

/** Who is meant by an id, as far as it is known. */
export interface Names {
  member(id: string | null): string | undefined;
  apiKey(id: string | null): string | undefined;
  model(id: string): string | undefined;
  /** Who was merged into whom. */
  merge(id: string): Pick<Merge, 'target' | 'leads'> | undefined;
}

export interface ChangeWords {
  readonly icon: IconName;
  readonly what: string;
  /** What it was about, set off. */
  readonly object: string;
  readonly under: string;
}

const noteWords = {
  written: 'Wrote a note',
  edited: 'Edited a note',
  deleted: 'Deleted a note',
  restored: 'Brought a note back',
};
const aliasActions = { added: 'Added', removed: 'Removed', madePrimary: 'Made primary:' };

/** A change in words, as of who made it. */
export function changeWords(entry: HistoryEntry, names: Names): ChangeWords {
  switch (entry.kind) {
    case 'attribute': {
      const is = attributeText({ value: entry.value, kind: entry.valueKind });
      const was = attributeText({ value: entry.before, kind: kindLike(entry.before) });
      return setWords('edit', nameInWords(entry.key), is, was);
    }
    case 'name':
      return setWords('edit', 'Name', entry.name, entry.before);
    case 'owner': {
      const nameOf = (id: string | null) => (id === null ? null : (names.member(id) ?? 'a former member'));
      return setWords('person', 'Owner', nameOf(entry.ownerId), nameOf(entry.before) ?? 'nobody');
    }
    case 'alias':
      return {
        icon: entry.action === 'removed' ? 'remove' : entry.action === 'added' ? 'add' : 'alternate_email',
        what: `${aliasActions[entry.action]} ${aliasTitles[entry.type].toLowerCase()}`,
        object: entry.value,
        under: '',
      };
    case 'note':
      return {
        icon: entry.action === 'deleted' ? 'delete' : 'description',
        what: noteWords[entry.action],
        object: '',
        under: entry.text ?? '',
      };
    case 'merge':
      return {
        icon: entry.action === 'merged' ? 'call_merge' : 'call_split',
        ...mergeWords(entry, names.merge(entry.mergeId)),
        under: counted(entry.events, 'event'),
      };
    case 'adjustment':
      return {
        icon: 'tune',
        what: entry.action === 'made' ? 'Adjusted score by' : 'Took back',
        object: `${formatPoints(entry.points)} points`,
        under: `${names.model(entry.modelId) ?? 'A model'} · ${entry.reason}`,
      };
    case 'reset':
      return {
        icon: entry.action === 'made' ? 'restart_alt' : 'undo',
        what: entry.action === 'made' ? 'Reset score of' : 'Took back the reset of',
        object: names.model(entry.modelId) ?? 'a model',
        under: '',
      };
  }
}

function mergeWords(
  { action, leadId, targetId, leadIds }: HistoryEntryOf<'merge'>,
  merge: ReturnType<Names['merge']>,
): Pick<ChangeWords, 'what' | 'object'> {
  const [into, of] = action === 'merged' ? ['Merged into', 'Absorbed'] : ['Came out of', 'Let go of'];
  if (leadId !== targetId)
    return merge ? { what: into, object: mergedName(merge.target) } : { what: `${into} another lead`, object: '' };
  if (merge) return { what: of, object: namesOf(merge.leads) };
  return { what: `${of} ${leadIds.length === 1 ? 'a lead' : `${leadIds.length} leads`}`, object: '' };
}

function setWords(icon: IconName, title: string, is: string | null, was: string | null): ChangeWords {
  if (is === null) return { icon, what: `${title} taken away`, object: '', under: was === null ? '' : `Was ${was}` };
  return { icon, what: `${title} set to`, object: is, under: was === null ? '' : `Was ${was}` };
}

/** Who did it. */
export function byWords(by: HistoryBy | null, names: Names): string {
  if (by === null) return 'With the data';
  const key = () => names.apiKey(by.id);
  switch (by.kind) {
    case 'member':
      return names.member(by.id) ?? 'A former member';
    case 'apiKey':
      return key() ? `API key ${key()}` : 'An API key';
    case 'memberOrKey':
      return names.member(by.id) ?? (key() ? `API key ${key()}` : 'A former member or an API key');
    case 'system':
      return 'Heatline';
  }
}
