import { Component, inject, input, output } from '@angular/core';
import type { Run, RunCommandName } from '@heatline/contracts';
import { Button, Icon } from '@heatline/ui';
import { RunCommands } from './api/run-commands';

/** Pauses, resumes and cancels a run that is under way, for whoever may. */
@Component({
  selector: 'hl-run-buttons',
  imports: [Button, Icon],
  template: `
    @if (commands.allowed(run())) {
      @if (run().state === 'paused') {
        <button
          hlButton="outlined"
          type="button"
          class="small"
          [disabled]="commands.busy(run().runId) || run().requested !== null"
          (click)="pressed.emit('resume')"
        >
          <hl-icon hlButtonIcon name="play_arrow" />Resume
        </button>
      } @else if (run().state !== 'parked') {
        <button
          hlButton="outlined"
          type="button"
          class="small"
          [disabled]="commands.busy(run().runId) || run().requested !== null"
          (click)="pressed.emit('pause')"
        >
          <hl-icon hlButtonIcon name="pause" />Pause
        </button>
      }
      <button
        hlButton="outlined"
        type="button"
        class="small danger"
        [disabled]="commands.busy(run().runId) || run().requested === 'cancel'"
        (click)="pressed.emit('cancel')"
      >
        Cancel run
      </button>
    }
  `,
  styles: `
    :host {
      display: contents;
    }
  `,
})
export class RunButtons {
  readonly run = input.required<Run>();
  readonly pressed = output<RunCommandName>();
  protected readonly commands = inject(RunCommands);
}
