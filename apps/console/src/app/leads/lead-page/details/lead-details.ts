import { Component, computed, effect, inject, linkedSignal, untracked, viewChildren } from '@angular/core';
import { Icon, IconButton, RelativeTime } from '@heatline/ui';
import { OpenLead } from '../open-lead';
import { EditableField } from './editable-field';
import { LeadAliases } from './lead-aliases';
import { LeadEdits } from './lead-edits';
import { leadFields } from './lead-fields';
import { NewAttribute } from './new-attribute';

/** Who the lead is: attributes, typed over in place, aliases, since when. */
@Component({
  selector: 'hl-lead-details',
  imports: [EditableField, Icon, IconButton, LeadAliases, NewAttribute, RelativeTime],
  providers: [LeadEdits],
  template: `
    @if (open.lead(); as lead) {
      <h2 class="row">
        Details<span class="grow"></span>
        @if (open.mayEdit()) {
          <button hlIconButton type="button" class="s24" aria-label="Add an attribute" (click)="editing.set('new')">
            <hl-icon name="add" class="s16" />
          </button>
        }
      </h2>
      @if (editing() === 'new') {
        <hl-new-attribute (finished)="editing.set(null)" />
      }
      <dl>
        @for (field of fields(); track field.id) {
          <div>
            <dt [title]="field.place.of === 'attribute' ? field.place.key : ''">{{ field.title }}</dt>
            <dd>
              <hl-editable-field
                [place]="field.place"
                [title]="field.title"
                [preferred]="field.preferred"
                [editing]="editing() === field.id"
                (begun)="editing.set(field.id)"
                (finished)="editing.set(null)"
              />
            </dd>
          </div>
        }
      </dl>
      <hl-lead-aliases />
      <h2>Created</h2>
      <p><hl-time [at]="lead.createdAt" form="exact" /></p>
      <h2>Last active</h2>
      <p><hl-time [at]="lead.lastActiveAt" /></p>
    }
  `,
  styleUrl: './lead-details.css',
})
export class LeadDetails {
  protected readonly open = inject(OpenLead);
  /** One field at a time. */
  protected readonly editing = linkedSignal<string, string | null>({
    source: this.open.leadId,
    computation: () => null,
  });
  protected readonly fields = computed(() => {
    const lead = this.open.lead();
    return lead ? leadFields(lead) : [];
  });
  private readonly shown = viewChildren(EditableField);

  constructor() {
    effect(() => {
      const first = this.shown().at(1);
      if (!first || this.open.wanted() !== 'edit') return;
      untracked(() => {
        this.open.wanted.set(null);
        first.begin();
      });
    });
  }
}
