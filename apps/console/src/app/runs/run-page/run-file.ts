import { httpResource } from '@angular/common/http';
import { Component, computed, DestroyRef, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type ExportFile, isClosed, type listExportFiles, type ReplyOf, type RunDetail } from '@heatline/contracts';
import { Button, counted, Failed, formatDay, formatExact, Icon, Skeleton, Ticker } from '@heatline/ui';
import { formatBytes } from '@heatline/ui/details';
import { told } from '../../api/told';
import { Live } from '../../live/live';
import { Session } from '../../session/session';
import { fileStateOf } from '../file-state';

/** The file that a run has made: how large, until when, and how to get it. */
@Component({
  selector: 'hl-run-file',
  imports: [Button, Failed, Icon, RouterLink, Skeleton],
  templateUrl: './run-file.html',
  styleUrl: './run-file.css',
})
export class RunFile {
  readonly run = input.required<Pick<RunDetail, 'runId' | 'state'>>();
  private readonly session = inject(Session);
  private readonly ticker = inject(Ticker);
  private readonly completed = computed(() => this.run().state === 'completed');
  protected readonly open = computed(() => !isClosed(this.run().state));
  protected readonly files = httpResource(
    () => (this.completed() ? `/api/leads/exports?runId=${this.run().runId}` : undefined),
    { parse: (raw) => (raw as ReplyOf<typeof listExportFiles>).items },
  );
  protected readonly failure = computed(() => {
    const error = this.files.error();
    return error && !this.files.isLoading() ? told(error) : null;
  });
  protected readonly shown = computed(() => {
    const [file] = this.files.hasValue() ? this.files.value() : [];
    if (!file) return null;
    const zone = this.session.timeZone();
    const expiresAt = new Date(file.expiresAt);
    return {
      name: file.fileName,
      facts: `${counted(file.rows, 'lead')}, ${formatBytes(file.bytes)}`,
      until: formatExact(expiresAt, zone),
      gone: this.goneWords(file, formatDay(expiresAt, zone)),
      url: `/api/runs/${file.runId}/file`,
    };
  });
  protected readonly nothing = computed(() => {
    if (this.open()) return 'It can be downloaded here when the run has completed. You are told then.';
    if (!this.completed()) return 'No file was made.';
    return 'Only whoever made an export, and admins, can download it.';
  });

  constructor() {
    // Erased, or found to be lost, while somebody looks at it.
    inject(Live).listen(
      'runs.changed',
      ({ runId }) => runId === this.run().runId && this.files.reload(),
      inject(DestroyRef),
    );
  }

  /** Null while it can be had. */
  private goneWords(file: ExportFile, day: string): string | null {
    switch (fileStateOf(file, this.ticker.now())) {
      case 'ready':
        return null;
      case 'expired':
        return `This file went on ${day}, as every export does after some days.`;
      case 'erased':
        return 'This file was deleted, because somebody who may have been in it was erased.';
      case 'lost':
        return 'This file is not in the object store any more, though its time is not over.';
    }
  }
}
