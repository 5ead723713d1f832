import { HttpClient } from '@angular/common/http';
import { Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { issuesOf, type ScoredFacts, UnstoredFacts } from '@heatline/contracts';
import { Button, formatNumber, formatPoints, Icon, Input, LevelTag, StateBlock } from '@heatline/ui';
import { firstValueFrom } from 'rxjs';
import { badgeOf } from '../../../api/models';
import { told } from '../../../api/told';
import { datesInWords } from '../../../date-words';
import { OpenDraft } from '../open-draft';
import { OpenModel } from '../open-model';
import { exampleFacts } from './example-facts';

/** What the model would say of somebody who need not exist: facts as JSON, the whole ledger beside. Nothing is stored. */
@Component({
  selector: 'hl-try-tab',
  imports: [Button, Icon, Input, LevelTag, StateBlock],
  templateUrl: './try-tab.html',
  styleUrl: './try-tab.css',
})
export class TryTab {
  protected readonly model = inject(OpenModel);
  private readonly draft = inject(OpenDraft);
  private readonly http = inject(HttpClient);
  private readonly example = computed(() => (this.draft.definition() ? exampleFacts(this.draft.definition()) : ''));
  /** What is typed stays, whatever happens to the draft. */
  protected readonly text = linkedSignal<string, string>({
    source: this.example,
    computation: (example, previous) => previous?.value || example,
  });
  protected readonly use = linkedSignal<'published' | 'draft'>(() =>
    this.model.model()?.publishedVersion == null ? 'draft' : 'published',
  );
  protected readonly neverPublished = computed(() => this.model.model()?.publishedVersion == null);
  protected readonly busy = signal(false);
  protected readonly complaints = signal<readonly string[]>([]);
  protected readonly result = signal<ScoredFacts | null>(null);
  protected readonly level = computed(() => {
    const result = this.result();
    return result && badgeOf(this.model.model(), result.level);
  });
  protected readonly of = computed(() => {
    const version = this.result()?.publishedVersion;
    return version === null ? 'the draft' : `v${version}`;
  });
  protected readonly number = formatNumber;
  protected readonly points = formatPoints;
  protected readonly dated = datesInWords;

  protected async score() {
    const facts = this.read();
    if (!facts) return;
    this.busy.set(true);
    try {
      // The draft as it is typed, saved or not.
      const definition = this.use() === 'draft' ? this.draft.definition() : undefined;
      const answer = this.http.post<ScoredFacts>(`/api/models/${this.model.modelId()}/score`, {
        facts,
        ...(definition && { definition }),
      });
      this.result.set(await firstValueFrom(answer));
    } catch (error) {
      const { detail, issues } = told(error);
      this.result.set(null);
      this.complaints.set(issues.length ? issues.map(({ path, message }) => `${path}: ${message}`) : [detail]);
    } finally {
      this.busy.set(false);
    }
  }

  private read(): UnstoredFacts | null {
    this.complaints.set([]);
    try {
      const read = UnstoredFacts.safeParse(JSON.parse(this.text()));
      if (read.success) return read.data;
      this.complaints.set(
        issuesOf(read.error)
          .slice(0, 5)
          .map(({ path, message }) => (path ? `${path}: ${message}` : message)),
      );
    } catch (error) {
      this.complaints.set([`This is not JSON: ${error instanceof Error ? error.message : 'unreadable'}`]);
    }
    return null;
  }
}
