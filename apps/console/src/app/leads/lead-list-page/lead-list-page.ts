import { Component, computed, debounced, effect, inject, linkedSignal, untracked } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatCheckbox } from '@angular/material/checkbox';
import { MatTableModule } from '@angular/material/table';
import { Router, RouterLink } from '@angular/router';
import {
  Changed,
  counted,
  Failed,
  Icon,
  Input,
  LevelTag,
  LoadingLine,
  PageHead,
  RelativeTime,
  ScoreCell,
  Skeleton,
  StateBlock,
  Tag,
  Trend,
  formatNumber,
} from '@heatline/ui';
import { ActiveRuns } from '../../api/active-runs';
import { Models } from '../../api/models';
import { VersionShares } from '../../api/version-shares';
import { Viewport } from '../../viewport';
import { type LeadKind, leadKinds } from '../model-choice';
import { ModelPicker } from '../model-picker/model-picker';
import { ModelQuestions } from '../model-picker/model-questions';
import { NoScoresYet } from '../no-scores/no-scores-yet';
import { ColumnsMenu } from './columns-menu';
import { LeadList } from './lead-list';
import type { LeadRow } from './lead-row';
import { type ListView, type SortKey, viewOf } from './list-view';
import { recalculationsOf } from './recalculations';
import { RowKeys } from './row-keys';
import { describeCondition } from '@heatline/scoring-engine';
import { rangeWords } from './range-words';
import { ScoreFilter, type ScoreFilterValue } from './score-filter';
import { Selection } from './selection';
import { SelectionBar } from './selection-bar';

/** All leads: searched, filtered and sorted by what stands in the address, live. */
@Component({
  selector: 'hl-lead-list-page',
  imports: [
    Changed,
    ColumnsMenu,
    Failed,
    Icon,
    Input,
    LevelTag,
    LoadingLine,
    MatButton,
    MatCheckbox,
    MatIconButton,
    MatTableModule,
    ModelPicker,
    ModelQuestions,
    NoScoresYet,
    PageHead,
    RelativeTime,
    RouterLink,
    RowKeys,
    ScoreCell,
    ScoreFilter,
    SelectionBar,
    Skeleton,
    StateBlock,
    Tag,
    Trend,
  ],
  providers: [LeadList, Selection],
  templateUrl: './lead-list-page.html',
  styleUrl: './lead-list-page.css',
})
export class LeadListPage {
  private readonly router = inject(Router);
  private readonly runs = inject(ActiveRuns);
  protected readonly viewport = inject(Viewport);
  protected readonly list = inject(LeadList);
  protected readonly selection = inject(Selection);

  protected readonly typed = linkedSignal(() => this.list.view().q);
  private readonly settled = debounced(this.typed, 200);

  protected readonly kinds = this.list.kinds;
  protected readonly columns = computed(() => [
    'select',
    'name',
    ...this.list.columns().flatMap(({ key, shown }) => (shown ? [key] : [])),
  ]);
  /** Kinds whose column keeps room for decimals, because some score on this page has them. */
  protected readonly decimals = computed(() => {
    const fraction = (kind: LeadKind) =>
      this.list.rows()?.some(({ scores }) => !Number.isInteger(scores[kind]?.score ?? 0));
    return new Set(this.kinds().filter(fraction));
  });
  protected readonly accountDecimals = computed(
    () => this.list.rows()?.some(({ account }) => !Number.isInteger(account?.score ?? 0)) ?? false,
  );
  private readonly shares = inject(VersionShares);
  protected readonly recalculations = computed(() =>
    recalculationsOf(this.list.choices(), this.runs.all(), this.shares),
  );
  private readonly models = inject(Models);
  private readonly names = { model: (id: string) => this.models.all().find(({ modelId }) => modelId === id)?.name };
  protected readonly filters = computed((): { title: string; words: string; without: Partial<ListView> }[] => {
    const { q, range, levels, of, filter } = this.list.view();
    const model = this.list.choices().find(({ kind }) => kind === of)?.model;
    const names = levels.map((key) => model?.levels.find((level) => level.key === key)?.name ?? key).join(', ');
    return [
      ...(q ? [{ title: 'Search', words: `“${q}”`, without: { q: '' } }] : []),
      ...(range && model ? [{ title: this.titles()[of], words: rangeWords(range), without: { range: null } }] : []),
      ...(levels.length && model
        ? [{ title: `${this.titles()[of]} level`, words: names, without: { levels: [] } }]
        : []),
      ...(filter ? [{ title: 'Where', words: describeCondition(filter, this.names), without: { filter: null } }] : []),
    ];
  });
  protected readonly filterValue = computed((): ScoreFilterValue => {
    const { of, range, levels } = this.list.view();
    return { of, range, levels };
  });
  protected readonly allSelected = computed(() => {
    const rows = this.list.rows() ?? [];
    return rows.length > 0 && rows.every(({ leadId }) => this.selection.ids().has(leadId));
  });
  protected readonly titles = this.list.titles;
  protected readonly scoring = leadKinds;
  /** Whether somebody on this page has a score; null: nobody is on it. */
  protected readonly scored = computed(() => {
    const rows = this.list.rows();
    return rows?.length ? rows.some(({ scores }) => Object.values(scores).some(({ score }) => score !== null)) : null;
  });
  protected readonly counted = counted;
  protected readonly number = formatNumber;
  protected readonly skeletons = Array.from({ length: 14 }, (_, index) => ({
    wide: 96 + ((index * 37) % 70),
    alias: 120 + ((index * 53) % 60),
  }));
  protected readonly idOf = (_: number, row: LeadRow) => row.leadId;

  constructor() {
    effect(() => {
      const q = this.settled.hasValue() ? this.settled.value().trim() : '';
      untracked(() => {
        if (q === this.typed().trim() && q !== this.list.view().q) void this.list.look({ q }, true);
      });
    });
  }

  protected sort(key: SortKey, kind: LeadKind = 'engagement') {
    const { sort } = this.list.view();
    const same = sort.key === key && (key !== 'score' || sort.kind === kind);
    void this.list.look({ sort: { key, kind, descending: same ? !sort.descending : key !== 'name' } });
  }

  protected sorted(key: SortKey, kind: LeadKind = 'engagement'): 'ascending' | 'descending' | null {
    const { sort } = this.list.view();
    if (sort.key !== key || (key === 'score' && sort.kind !== kind)) return null;
    return sort.descending ? 'descending' : 'ascending';
  }

  /** A phone has room for one score: the one that it is sorted by, else the first. */
  protected readonly phoneKind = computed(() => {
    const { key, kind } = this.list.view().sort;
    return key === 'score' && this.kinds().includes(kind) ? kind : this.kinds().at(0);
  });

  /** At phone width there are no heads to press. */
  protected readonly sortChoices = computed(() => [
    { value: 'lastActivity', title: 'Last active' },
    ...this.kinds().map((kind) => ({ value: `score:${kind}`, title: `${this.titles()[kind]} score` })),
    { value: 'name', title: 'Name' },
    { value: 'created', title: 'Created' },
  ]);
  protected readonly sortChoice = computed(() => {
    const { key, kind } = this.list.view().sort;
    return key === 'score' ? `score:${kind}` : key;
  });

  protected sortBy(value: string) {
    const [key, kind] = value.split(':');
    void this.list.look({ sort: viewOf({ sort: `${key === 'name' ? '' : '-'}${key}${kind ? `:${kind}` : ''}` }).sort });
  }

  protected turnRound() {
    const { sort } = this.list.view();
    void this.list.look({ sort: { ...sort, descending: !sort.descending } });
  }

  protected clear() {
    this.typed.set('');
    void this.list.look({ q: '', range: null, levels: [], filter: null });
  }

  protected drop(without: Partial<ListView>) {
    if (without.q !== undefined) this.typed.set('');
    void this.list.look(without);
  }

  protected selectPage(on: boolean) {
    this.selection.set(
      (this.list.rows() ?? []).map(({ leadId }) => leadId),
      on,
    );
  }

  /** A click anywhere on a row opens the lead, unless it was meant for something in it or for marking text. */
  protected open(row: LeadRow, event: MouseEvent) {
    if ((event.target as HTMLElement).closest('a, button, mat-checkbox') || getSelection()?.toString()) return;
    void this.router.navigate(['/leads', row.leadId]);
  }
}
