import { httpResource } from '@angular/common/http';
import { Component, computed, debounced, ElementRef, inject, input, output, signal, viewChild } from '@angular/core';
import { MatAutocomplete, MatAutocompleteTrigger } from '@angular/material/autocomplete';
import { MatOption } from '@angular/material/core';
import type { LeadListItem, listLeads, ReplyOf } from '@heatline/contracts';
import { Button, Field, formatNumber, Input, LevelTag } from '@heatline/ui';
import { levelOf } from '../../api/models';
import { told } from '../../api/told';
import { ChosenModels } from '../model-picker/chosen-models';
import { mergeCandidate } from './merge-candidate';

const most = 8;

/** Finds a lead by name, e-mail address or domain while one types. Those in `without` are not offered. */
@Component({
  selector: 'hl-lead-search',
  imports: [Button, Field, Input, LevelTag, MatAutocomplete, MatAutocompleteTrigger, MatOption],
  template: `
    <hl-field [label]="label()">
      <input
        #field
        hlInput
        type="search"
        autocomplete="off"
        autocapitalize="none"
        spellcheck="false"
        placeholder="Name, e-mail or domain"
        cdkFocusInitial
        [attr.aria-busy]="found.isLoading() || null"
        [disabled]="disabled()"
        [matAutocomplete]="list"
        (input)="typed.set(field.value)"
        (keydown.enter)="$event.preventDefault()"
      />
    </hl-field>
    <mat-autocomplete
      #list="matAutocomplete"
      autoActiveFirstOption
      hideSingleSelectionIndicator
      class="hl-lead-hits"
      aria-label="Leads found"
      [displayWith]="nothing"
      (optionSelected)="choose($event.option.value)"
    >
      @for (hit of hits(); track hit.lead.leadId) {
        <mat-option [value]="hit.lead">
          <span class="row">
            <span class="grow">
              <span class="ellipsis block"
                ><bdi>{{ hit.name }}</bdi></span
              >
              @if (hit.about) {
                <span class="ellipsis block small muted"
                  ><bdi>{{ hit.about }}</bdi></span
                >
              }
            </span>
            @if (hit.score !== null) {
              <b class="tnum">{{ hit.score }}</b>
            }
            @if (hit.level; as level) {
              <hl-level-tag [level]="level" [plain]="true" />
            }
          </span>
        </mat-option>
      }
    </mat-autocomplete>
    <div class="said small" role="status">
      @if (failure(); as failed) {
        <span class="down">The search failed. {{ failed.detail }}</span>
        <button hlButton type="button" class="small" (click)="found.reload()">Try again</button>
      } @else if (none()) {
        <span class="muted" dir="auto">{{ none() }}</span>
      }
    </div>
  `,
  styles: `
    :host {
      display: block;
    }
    .said {
      display: flex;
      align-items: center;
      gap: 8px;
      overflow-wrap: anywhere;
    }
    .said:not(:empty) {
      padding-top: 4px;
    }
    .block {
      display: block;
    }
    b {
      font-weight: 600;
    }
  `,
})
export class LeadSearch {
  readonly label = input.required<string>();
  readonly without = input.required<readonly string[]>();
  readonly disabled = input(false);
  readonly chosen = output<LeadListItem>();
  private readonly choices = inject(ChosenModels).choices;
  private readonly field = viewChild.required<unknown, ElementRef<HTMLInputElement>>('field', { read: ElementRef });
  protected readonly typed = signal('');
  private readonly settled = debounced(this.typed, 200);
  private readonly asked = computed(() => (this.settled.hasValue() ? this.settled.value().trim() : ''));
  private readonly seeking = computed(() => this.typed().trim() !== '');
  private readonly model = computed(() => this.choices().find(({ model }) => model)?.model ?? null);
  protected readonly found = httpResource(
    () => {
      const [q, model] = [this.asked(), this.model()];
      // So that as many are left when those who take part already are taken away.
      const params = { q, limit: most + this.without().length, ...(model ? { modelId: model.modelId } : {}) };
      return q && this.seeking() ? { url: '/api/leads', params } : undefined;
    },
    { parse: (raw) => (raw as ReplyOf<typeof listLeads>).items },
  );
  /** Of what is typed, not of what was: the first of them is chosen by a key. */
  private readonly answer = computed(() =>
    this.asked() === this.typed().trim() && this.found.hasValue() ? this.found.value() : undefined,
  );
  private readonly offered = computed(() => {
    const without = new Set(this.without());
    return this.seeking() ? (this.answer() ?? []).filter(({ leadId }) => !without.has(leadId)) : [];
  });
  protected readonly hits = computed(() =>
    this.offered()
      .slice(0, most)
      .map((lead) => ({ lead, ...this.words(lead) })),
  );
  protected readonly failure = computed(() => {
    const error = this.found.error();
    return error && !this.found.isLoading() ? told(error) : null;
  });
  protected readonly none = computed(() => {
    const q = this.asked();
    if (!q || !this.answer() || this.found.isLoading() || this.offered().length) return null;
    return this.answer()?.length ? `All that match “${q}” are chosen already.` : `No lead matches “${q}”.`;
  });
  /** The field is empty again for the next one. */
  protected readonly nothing = () => '';

  focus() {
    this.field().nativeElement.focus();
  }

  protected choose(lead: LeadListItem) {
    this.typed.set('');
    this.chosen.emit(lead);
  }

  private words(lead: LeadListItem) {
    const { name, about } = mergeCandidate(lead);
    return {
      name,
      about,
      score: lead.score === null ? null : formatNumber(lead.score),
      level: levelOf(this.model() ?? undefined, lead.level),
    };
  }
}
