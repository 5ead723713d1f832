import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { BulkItem, bulkItems, BulkOutcome, listErasures, ReplyOf, RunDetail } from '@heatline/contracts';
import { Button, counted, Failed, formatCount, Icon, Skeleton, Tag, Toaster } from '@heatline/ui';
import { firstValueFrom } from 'rxjs';
import { told } from '../../api/told';
import { Session } from '../../session/session';
import { outcomesFile } from './outcomes-file';

const shown = 10;
/** More than anybody reads; a run of a million is looked at by its counts. */
const mostInFile = 20_000;

const words: Readonly<Record<BulkOutcome, { words: string; tone: 'neutral' | 'ok' | 'warn' | 'bad' }>> = {
  waiting: { words: 'Waiting', tone: 'neutral' },
  changed: { words: 'Changed', tone: 'ok' },
  unchanged: { words: 'Unchanged', tone: 'neutral' },
  not_found: { words: 'Not there any more', tone: 'warn' },
  failed: { words: 'Failed', tone: 'bad' },
};

/** What a bulk action did to each lead; of an erasure the proof. */
@Component({
  selector: 'hl-run-outcomes',
  imports: [Button, Failed, Icon, RouterLink, Skeleton, Tag],
  templateUrl: './run-outcomes.html',
  styleUrl: './run-outcomes.css',
})
export class RunOutcomes {
  readonly run = input.required<RunDetail>();
  private readonly http = inject(HttpClient);
  private readonly session = inject(Session);
  private readonly toaster = inject(Toaster);
  protected readonly outcome = signal<BulkOutcome | ''>('');
  protected readonly choices: readonly BulkOutcome[] = ['changed', 'unchanged', 'not_found', 'failed', 'waiting'];
  protected readonly words = words;
  protected readonly count = formatCount;
  protected readonly reading = signal(false);
  private readonly address = computed(() => {
    const outcome = this.outcome();
    return `/api/runs/${this.run().runId}/leads?limit=${shown}${outcome && `&outcome=${outcome}`}`;
  });
  protected readonly page = httpResource<ReplyOf<typeof bulkItems>>(() => this.address());
  protected readonly items = computed(() => (this.page.hasValue() ? this.page.value() : undefined));
  protected readonly failure = computed(() => {
    const error = this.page.error();
    return error && !this.page.isLoading() ? told(error) : null;
  });
  protected readonly erases = computed(() => ['eraseLead', 'deleteLeads'].includes(this.run().kind));
  private readonly proofs = httpResource<ReplyOf<typeof listErasures>>(() => {
    const mayRead = this.erases() && this.session.me()?.role === 'admin' && this.run().endedAt !== null;
    return mayRead ? `/api/erasures?runId=${this.run().runId}&limit=200` : undefined;
  });
  /** Rows by table, over those that are listed. */
  protected readonly proof = computed(() => {
    const erasures = this.proofs.hasValue() ? this.proofs.value() : undefined;
    if (!erasures || erasures.items.length === 0) return null;
    const rows: Record<string, number> = {};
    for (const { removed } of erasures.items)
      for (const [table, n] of Object.entries(removed)) rows[table] = (rows[table] ?? 0) + n;
    return {
      people: `${counted(erasures.items.length, 'person', 'people')}${erasures.nextCursor ? ' of more' : ''}`,
      rows: Object.entries(rows).sort(([a], [b]) => a.localeCompare(b)),
    };
  });

  constructor() {
    let done = -1;
    // The outcomes move with the run.
    effect(() => {
      const now = this.run().done;
      if (done >= 0 && now !== done) this.page.reload();
      done = now;
    });
  }

  protected choose(outcome: string) {
    this.outcome.set(outcome as BulkOutcome | '');
  }

  protected async download() {
    this.reading.set(true);
    try {
      const items = await this.all();
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob([outcomesFile(items)], { type: 'text/csv' }));
      link.download = `run-${this.run().runId}.csv`;
      link.click();
      URL.revokeObjectURL(link.href);
      if (items.length >= mostInFile) void this.toaster.done(`The file has the first ${formatCount(mostInFile)} leads`);
    } catch (error) {
      void this.toaster.failed(`The file was not made. ${told(error).detail}`);
    } finally {
      this.reading.set(false);
    }
  }

  private async all(): Promise<BulkItem[]> {
    const items: BulkItem[] = [];
    const address = this.address().replace(`limit=${shown}`, 'limit=200');
    for (let cursor: string | null = ''; cursor !== null && items.length < mostInFile;) {
      const page: { items: BulkItem[]; nextCursor: string | null } = await firstValueFrom(
        this.http.get<ReplyOf<typeof bulkItems>>(`${address}${cursor && `&cursor=${cursor}`}`),
      );
      items.push(...page.items);
      cursor = page.nextCursor;
    }
    return items;
  }
}
