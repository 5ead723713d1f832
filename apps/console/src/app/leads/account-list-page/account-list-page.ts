import { Component, computed, debounced, effect, inject, linkedSignal, untracked } from '@angular/core';
import { MatTableModule } from '@angular/material/table';
import { Router, RouterLink } from '@angular/router';
import { type AccountSort, type AccountSortKey } from '@heatline/contracts';
import {
  Button,
  Changed,
  Failed,
  formatCount,
  formatNumber,
  Icon,
  IconButton,
  Input,
  LevelTag,
  ListFoot,
  LoadingLine,
  PageHead,
  RelativeTime,
  ScoreCell,
  Skeleton,
  StateBlock,
  Trend,
} from '@heatline/ui';
import { AddressNote } from '../../address-note';
import { Viewport } from '../../viewport';
import { ModelPicker } from '../model-picker/model-picker';
import { ModelQuestions } from '../model-picker/model-questions';
import { NoScoresYet } from '../no-scores/no-scores-yet';
import { AccountList } from './account-list';

const sortTitles: Record<AccountSortKey, string> = {
  name: 'Name',
  score: 'Score',
  leads: 'Leads',
  lastActivity: 'Last active',
  created: 'Created',
};

/** All accounts: searched, filtered by level and sorted by what stands in the address, live. */
@Component({
  selector: 'hl-account-list-page',
  imports: [
    AddressNote,
    Button,
    Changed,
    Failed,
    Icon,
    IconButton,
    Input,
    LevelTag,
    ListFoot,
    LoadingLine,
    MatTableModule,
    ModelPicker,
    ModelQuestions,
    NoScoresYet,
    PageHead,
    RelativeTime,
    RouterLink,
    ScoreCell,
    Skeleton,
    StateBlock,
    Trend,
  ],
  providers: [AccountList],
  templateUrl: './account-list-page.html',
  styleUrls: ['../searched-list.css', './account-list-page.css'],
})
export class AccountListPage {
  private readonly router = inject(Router);
  protected readonly list = inject(AccountList);
  protected readonly viewport = inject(Viewport);

  protected readonly typed = linkedSignal<string, string>({
    source: () => this.list.view().q,
    // A space at the end is on its way to the next word.
    computation: (q, before) => (before && before.value.trim() === q ? before.value : q),
  });
  private readonly settled = debounced(this.typed, 200);

  protected readonly choices = computed(() => {
    const choice = this.list.choice();
    return choice ? [choice] : [];
  });
  protected readonly columns = computed(() => [
    'name',
    'leads',
    ...(this.list.model() ? ['score', 'level'] : []),
    'lastActivity',
    'created',
  ]);
  protected readonly filtered = computed(() => !!this.list.view().q || this.list.view().levels.length > 0);
  protected readonly sortChoices = computed(() =>
    (['score', 'name', 'leads', 'lastActivity', 'created'] as const)
      .filter((key) => key !== 'score' || this.list.model())
      .map((key) => ({ key, title: sortTitles[key] })),
  );
  protected readonly sortKey = computed(() => this.list.sort().replace('-', '') as AccountSortKey);
  protected readonly descending = computed(() => this.list.sort().startsWith('-'));
  /** Whether some account on this page has a score; null: there is none on it. */
  protected readonly scored = computed(() => {
    const rows = this.list.rows();
    return rows?.length ? rows.some(({ points }) => points !== null) : null;
  });
  protected readonly count = formatCount;
  protected readonly number = formatNumber;
  protected readonly skeletons = Array.from({ length: 14 }, (_, index) => 96 + ((index * 37) % 70));

  constructor() {
    effect(() => {
      const q = this.settled.hasValue() ? this.settled.value().trim() : '';
      untracked(() => {
        if (q === this.typed().trim() && q !== this.list.view().q) void this.list.look({ q }, true);
      });
    });
  }

  protected sorted(key: AccountSortKey): 'ascending' | 'descending' | null {
    return this.sortKey() === key ? (this.descending() ? 'descending' : 'ascending') : null;
  }

  protected sortBy(key: string) {
    void this.list.look({ sort: (key === 'name' ? key : `-${key}`) as AccountSort });
  }

  protected turnRound() {
    void this.list.press(this.sortKey());
  }

  protected toggleLevel(key: string) {
    const { levels } = this.list.view();
    void this.list.look({ levels: levels.includes(key) ? levels.filter((one) => one !== key) : [...levels, key] });
  }

  protected clear() {
    this.typed.set('');
    void this.list.look({ q: '', levels: [] });
  }

  /** A click anywhere on a row opens the account, unless it was meant for something in it or for marking text. */
  protected open(accountId: string, event: MouseEvent) {
    if ((event.target as HTMLElement).closest('a, button') || getSelection()?.toString()) return;
    void this.router.navigate(['/accounts', accountId]);
  }
}
