import { Component, inject, signal } from '@angular/core';
import { form, validateStandardSchema } from '@angular/forms/signals';
import { MatCheckbox } from '@angular/material/checkbox';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import {
  AlreadyPublished,
  type DefinitionChange,
  type publishModel,
  PublishRequest,
  type ReplyOf,
  type Simulation,
} from '@heatline/contracts';
import { counted, formatCount, formatMoment, Icon } from '@heatline/ui';
import { formDialog } from '../../../form-dialog';
import { Members } from '../../../api/members';
import { type Told, told } from '../../../api/told';
import { Session } from '../../../session/session';
import { ModelsApi } from '../../models-api';
import { coverageOf, staleWords, summaryOf } from '../../simulation-words';

export interface PublishData {
  readonly modelId: string;
  /** The number that the new version gets. */
  readonly next: number;
  readonly draftVersion: number | undefined;
  readonly active: boolean;
  /** Empty for the first version. */
  readonly changes: readonly DefinitionChange[];
  readonly ruleCount: number;
  /** The newest one of this very draft, if there is any. */
  readonly simulation?: Simulation | null;
}

export type Published = ReplyOf<typeof publishModel> & {
  /** The model was off, and goes on with this version. */
  readonly switchOn: boolean;
};

/** What is new, a note for colleagues, and whether everybody is recalculated at once. */
@Component({
  selector: 'hl-publish-dialog',
  imports: [formDialog, Icon, MatCheckbox],
  template: `
    <form [formRoot]="form">
      <h2 mat-dialog-title>Publish v{{ data.next }}</h2>
      <mat-dialog-content>
        @if (data.changes.length) {
          <ul>
            @for (change of data.changes.slice(0, 8); track $index) {
              <li>
                <hl-icon class="s16" [name]="icons[change.kind]" /><span>{{ change.words }}</span>
              </li>
            }
            @if (data.changes.length > 8) {
              <li class="muted">and {{ counted(data.changes.length - 8, 'more change') }}</li>
            }
          </ul>
        } @else {
          <p>The first version, with {{ counted(data.ruleCount, 'rule') }}.</p>
        }
        @if (summary; as sum) {
          <div class="simulated" role="note" aria-label="Simulation">
            <hl-icon name="science" class="s16" />
            <div>
              @if (sum.first || sum.changed === 0) {
                <b>{{
                  sum.first
                    ? counted(sum.leads, sum.subject) + ' would be scored'
                    : 'No ' + sum.subject + ' changes level'
                }}</b>
              } @else {
                <b>{{ counted(sum.changed, sum.subject) }} {{ sum.changed === 1 ? 'changes' : 'change' }} level</b> ({{
                  sum.share
                }}): {{ count(sum.up) }} up, {{ count(sum.down) }} down. {{ count(sum.enters) }} reach {{ sum.top }},
                {{ count(sum.leaves) }} leave it.
              }
              <div class="small muted">Simulated: {{ coverage }}. {{ stale }}</div>
            </div>
          </div>
        }
        <hl-field label="Note" hint="For your colleagues: why" [error]="form.note().errors()[0]?.message">
          <textarea hlInput rows="3" [formField]="form.note"></textarea>
        </hl-field>
        @if (data.active) {
          <mat-checkbox [checked]="recalculate()" (change)="recalculate.set($event.checked)"
            >Recalculate all contacts at once</mat-checkbox
          >
          @if (recalculate()) {
            <mat-checkbox [checked]="announce()" (change)="announce.set($event.checked)"
              >Let notifications and webhooks follow level changes</mat-checkbox
            >
          }
        } @else {
          <mat-checkbox [checked]="switchOn()" (change)="switchOn.set($event.checked)"
            >And switch it on: everybody is scored by it</mat-checkbox
          >
          @if (!switchOn()) {
            <p class="small muted">The model stays off, and scores nobody until it is switched on.</p>
          }
        }
        <hl-refused [words]="refused()" />
      </mat-dialog-content>
      <mat-dialog-actions align="end">
        <button hlButton class="quiet" type="button" mat-dialog-close>Cancel</button>
        <button hlButton="filled" type="submit" [disabled]="form().submitting()">
          {{ form().submitting() ? 'Publishing' : 'Publish v' + data.next }}
        </button>
      </mat-dialog-actions>
    </form>
  `,
  styles: `
    li {
      display: flex;
      align-items: flex-start;
      gap: 8px;
      padding: 3px 0;
    }
    li hl-icon {
      flex: none;
      color: var(--mat-sys-on-surface-variant);
    }
    ul {
      margin-bottom: 14px;
    }
    mat-checkbox {
      display: block;
      margin: 8px 0 0 -6px;
    }
    mat-checkbox + mat-checkbox {
      margin-top: 0;
    }
    .simulated {
      display: flex;
      align-items: flex-start;
      gap: 8px;
      margin-bottom: 14px;
      padding: 10px 12px;
      border: 1px solid var(--mat-sys-outline-variant);
      border-radius: 8px;
      font-variant-numeric: tabular-nums;
    }
    .simulated hl-icon {
      flex: none;
      margin-top: 2px;
      color: var(--mat-sys-on-surface-variant);
    }
    .simulated b {
      font-weight: 600;
    }
  `,
})
export class PublishDialog {
  protected readonly data = inject<PublishData>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<PublishDialog, Published>>(MatDialogRef);
  private readonly api = inject(ModelsApi);
  private readonly members = inject(Members);
  private readonly session = inject(Session);
  protected readonly recalculate = signal(true);
  protected readonly announce = signal(true);
  /** A first version is meant to score; what was switched off later was so for a reason. */
  protected readonly switchOn = signal(!this.data.active && this.data.next === 1);
  protected readonly summary = this.data.simulation ? summaryOf(this.data.simulation) : null;
  protected readonly coverage = this.data.simulation ? coverageOf(this.data.simulation) : '';
  protected readonly stale = this.data.simulation ? (staleWords(this.data.simulation) ?? '') : '';
  protected readonly icons = { added: 'add', removed: 'remove', changed: 'edit', moved: 'swap_vert' } as const;
  protected readonly refused = signal<string | null>(null);
  protected readonly counted = counted;
  protected readonly count = formatCount;
  protected readonly form = form(
    signal({ note: '' }),
    (path) => validateStandardSchema(path, PublishRequest.pick({ note: true })),
    { submission: { action: () => this.run() } },
  );

  private async run() {
    this.refused.set(null);
    try {
      const version = this.data.draftVersion;
      const published = await this.api.publish(this.data.modelId, {
        note: this.form().value().note,
        recalculate: this.recalculate(),
        announce: this.announce(),
        ...(version === undefined ? {} : { version }),
      });
      this.dialog.close({ ...published, switchOn: this.switchOn() });
    } catch (error) {
      const failure = told(error);
      this.refused.set(this.whoseIsIt(failure) ?? failure.issues[0]?.message ?? failure.detail);
    }
    return undefined;
  }

  /** Somebody published this very draft while the dialog was open; null for every other failure. */
  private whoseIsIt({ code, details }: Told): string | null {
    const version = code === 'already_published' ? AlreadyPublished.safeParse(details).data : undefined;
    if (!version) return null;
    const { publishedVersion, publishedBy, publishedByKind, publishedAt, note, yours } = version;
    const member = publishedByKind === 'apiKey' ? 'An API key' : (this.members.nameOf(publishedBy) ?? 'Somebody else');
    const who = yours ? 'You' : member;
    const when = formatMoment(new Date(publishedAt), new Date(), this.session.timeZone());
    const why = note ? `, with the note “${note}”` : ', without a note';
    return `${who} published this draft as v${publishedVersion} (${when})${why}. Nothing was published now, and your note is not kept.`;
  }
}
