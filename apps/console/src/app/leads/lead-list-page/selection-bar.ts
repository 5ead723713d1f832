import { Component, computed, inject, signal } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { counted, Icon, Toaster } from '@heatline/ui';
import { LeadsApi } from '../leads-api';
import { ChosenModels } from '../model-picker/chosen-models';
import { Selection } from './selection';

/** What can be done with the selected leads; floats over the foot of the list. */
@Component({
  selector: 'hl-selection-bar',
  imports: [Icon, MatButton, MatIconButton],
  template: `
    @if (count()) {
      <div class="bar" role="toolbar" aria-label="Selection">
        <button matIconButton type="button" class="s28" aria-label="Clear selection" (click)="selection.clear()">
          <hl-icon name="close" />
        </button>
        <b class="tnum">{{ count() }} selected</b>
        <span class="rule"></span>
        <button matButton type="button" [disabled]="busy() || !modelIds().length" (click)="update()">
          <hl-icon matButtonIcon name="refresh" />{{ busy() ? 'Updating' : 'Update scores' }}
        </button>
        @if (!modelIds().length) {
          <span class="small">No model is chosen</span>
        }
      </div>
    }
  `,
  styleUrl: './selection-bar.css',
})
export class SelectionBar {
  protected readonly selection = inject(Selection);
  private readonly api = inject(LeadsApi);
  private readonly toaster = inject(Toaster);
  private readonly choices = inject(ChosenModels).choices;
  protected readonly busy = signal(false);
  protected readonly count = computed(() => this.selection.ids().size);
  protected readonly modelIds = computed(() => this.choices().flatMap(({ model }) => model?.modelId ?? []));

  protected async update() {
    const leadIds = [...this.selection.ids()];
    const jobs = leadIds.flatMap((leadId) => this.modelIds().map((modelId) => ({ leadId, modelId })));
    this.busy.set(true);
    const failed = new Set<string>();
    // A few at a time: the server serves others as well.
    const work = async () => {
      for (let job = jobs.pop(); job; job = jobs.pop()) {
        const { leadId, modelId } = job;
        await this.api.updateScore(leadId, modelId).catch(() => failed.add(leadId));
      }
    };
    await Promise.all([work(), work(), work()]);
    this.busy.set(false);
    const done = `Scores of ${counted(leadIds.length - failed.size, 'lead')} updated`;
    if (failed.size) await this.toaster.failed(`${done}, ${failed.size} failed`);
    else {
      this.selection.clear();
      await this.toaster.done(done);
    }
  }
}
