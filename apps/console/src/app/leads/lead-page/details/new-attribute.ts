import { Component, inject, output, signal } from '@angular/core';
import { Button, Input } from '@heatline/ui';
import { seen } from '../../../conditions/seen';
import { Suggest } from '../../../conditions/suggest';
import { OpenLead } from '../open-lead';
import { FocusFirst } from './focus-first';
import { LeadEdits } from './lead-edits';
import { checkedAttribute, isHalfFilled, type ValueType, valueTypes, wholeDate } from './typed-value';

/** An attribute that the lead does not have yet; its name is completed from those that others have. */
@Component({
  selector: 'hl-new-attribute',
  imports: [Button, FocusFirst, Input, Suggest],
  template: `
    <form novalidate (submit)="add(field); $event.preventDefault()" (keydown.escape)="leave($event.target)">
      <hl-suggest
        hlFocusFirst
        label="Name of the attribute"
        placeholder="Name, as in jobTitle"
        [value]="key()"
        [options]="keys()?.items"
        [disabled]="saving()"
        (changed)="key.set($event)"
      />
      <input
        #field
        hlInput
        class="small"
        aria-label="Value"
        placeholder="Value"
        dir="auto"
        [type]="type() === 'date' ? 'date' : 'text'"
        [readonly]="saving()"
      />
      <label class="small muted"
        >Kept as
        <select #kind class="bare" (change)="choose(kind.value)">
          @for (choice of types; track choice.type) {
            <option [value]="choice.type">{{ choice.title.toLowerCase() }}</option>
          }
        </select>
      </label>
      <div role="alert">
        @if (fault(); as words) {
          <p class="hint err">{{ words }}</p>
        }
      </div>
      <div class="row tight">
        <button hlButton="filled" type="submit" class="small" [disabled]="saving()">Add attribute</button>
        <button hlButton type="button" class="small quiet" (click)="finished.emit()">Cancel</button>
      </div>
    </form>
  `,
  styles: `
    form {
      display: flex;
      flex-direction: column;
      gap: 6px;
      padding: 2px 0 6px;
    }
    .hint {
      margin-top: 0;
    }
    select {
      color: var(--mat-sys-on-surface);
    }
  `,
})
export class NewAttribute {
  readonly finished = output<void>();
  private readonly open = inject(OpenLead);
  private readonly edits = inject(LeadEdits);
  protected readonly keys = seen(() => ({ url: '/api/seen/attributes', params: {} }));
  protected readonly key = signal('');
  protected readonly type = signal<ValueType>('text');
  protected readonly saving = signal(false);
  protected readonly fault = signal<string | null>(null);
  protected readonly types = valueTypes;

  protected choose(type: string) {
    this.type.set(valueTypes.find((one) => one.type === type)?.type ?? 'text');
  }

  /** The first Escape closes the suggestions. */
  protected leave(target: EventTarget | null) {
    if (target instanceof HTMLElement && target.getAttribute('aria-expanded') === 'true') return;
    this.finished.emit();
  }

  protected async add(field: HTMLInputElement) {
    const key = this.key().trim();
    if (!key) return this.fault.set('Give a name');
    const lead = this.open.lead();
    if (lead && Object.hasOwn(lead.attributes, key)) return this.fault.set('The lead has this already: edit it there');
    if (isHalfFilled(field)) return this.fault.set(wholeDate);
    const checked = checkedAttribute(key, field.value, this.type());
    if ('fault' in checked) return this.fault.set(checked.fault);
    if (checked.value === null) return this.fault.set('Give a value');
    this.saving.set(true);
    const outcome = await this.edits.save({ of: 'attribute', key }, key, checked.value, null);
    this.saving.set(false);
    if (outcome.done) return this.finished.emit();
    this.fault.set('refused' in outcome ? outcome.refused : 'Somebody else has just set it: edit it there');
  }
}
