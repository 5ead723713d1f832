import { nameInSentence, seenName } from '@heatline/contracts';
import {
  afterNextRender,
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  Injector,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { Button, Icon, IconButton, Input } from '@heatline/ui';
import { OpenLead } from '../open-lead';
import { attributeText } from './attribute-text';
import { FocusFirst } from './focus-first';
import { LeadEdits, type Place, valueAt } from './lead-edits';
import {
  asTyped,
  checkedAttribute,
  checkedValue,
  isHalfFilled,
  typeOf,
  type ValueType,
  valueTypes,
  wholeDate,
} from './typed-value';

/** One value of a lead, typed over in place. What was typed stays when somebody else was faster. */
@Component({
  selector: 'hl-editable-field',
  imports: [Button, FocusFirst, Icon, IconButton, Input],
  templateUrl: './editable-field.html',
  styleUrl: './editable-field.css',
})
export class EditableField {
  readonly place = input.required<Place>();
  readonly title = input.required<string>();
  /** What a value that is not set yet would be. */
  readonly preferred = input<ValueType>('text');
  readonly editing = input(false);
  readonly begun = output<void>();
  readonly finished = output<void>();

  protected readonly open = inject(OpenLead);
  private readonly edits = inject(LeadEdits);
  protected readonly saving = signal(false);
  protected readonly fault = signal<string | null>(null);
  /** What it holds now, because somebody else changed it meanwhile; undefined: nobody did. */
  protected readonly conflict = signal<{ text: string } | null>(null);
  /** What the field begins with: written back into it, what is typed would empty a date that is half filled. */
  protected readonly starts = signal('');
  protected readonly typed = signal('');
  protected readonly type = signal<ValueType>('text');
  private seen: unknown = null;
  private readonly field = viewChild<ElementRef<HTMLInputElement | HTMLSelectElement>>('field');
  protected readonly types = valueTypes;
  protected readonly edit = computed(() => `Edit ${nameInSentence(this.title())}`);

  private readonly attribute = computed(() => {
    const place = this.place();
    const lead = this.open.lead();
    return place.of === 'attribute' ? lead?.attributeList.find(({ key }) => key === place.key) : undefined;
  });
  protected readonly text = computed(() => {
    const attribute = this.attribute();
    return this.place().of === 'name' ? seenName(this.open.lead()?.name) : attribute ? attributeText(attribute) : null;
  });
  protected readonly editable = computed(() => {
    const attribute = this.attribute();
    return attribute ? typeOf(attribute) : this.preferred();
  });
  protected readonly inputType = computed(() => (this.type() === 'date' ? 'date' : 'text'));

  constructor() {
    const injector = inject(Injector);
    const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    let was = false;
    // The field that had the focus is gone: it goes back to where editing began.
    effect(() => {
      const now = this.editing();
      if (was && !now)
        afterNextRender(
          () => document.activeElement === document.body && host.querySelector<HTMLElement>('button')?.focus(),
          { injector },
        );
      was = now;
    });
  }

  begin() {
    const lead = this.open.lead();
    if (!lead) return;
    this.seen = valueAt(lead, this.place());
    this.type.set(this.editable() ?? 'text');
    this.starts.set(asTyped(this.seen));
    this.typed.set(this.starts());
    this.fault.set(null);
    this.conflict.set(null);
    this.begun.emit();
  }

  protected chooseType(type: string) {
    this.type.set(valueTypes.find((one) => one.type === type)?.type ?? 'text');
    this.starts.set(this.typed());
    this.fault.set(null);
  }

  protected async save() {
    const field = this.field()?.nativeElement;
    if (field && isHalfFilled(field)) return this.fault.set(wholeDate);
    const place = this.place();
    const checked =
      place.of === 'name' ? checkedValue(this.typed(), 'text') : checkedAttribute(place.key, this.typed(), this.type());
    if ('fault' in checked) return this.fault.set(checked.fault);
    if (checked.value === this.seen) return this.finished.emit();
    this.saving.set(true);
    this.fault.set(null);
    const outcome = await this.edits.save(place, this.title(), checked.value, this.seen);
    this.saving.set(false);
    if (outcome.done) return this.finished.emit();
    if ('refused' in outcome) return this.fault.set(outcome.refused);
    // Saved once more, it is saved over what is seen now.
    this.seen = outcome.now;
    this.conflict.set({ text: this.text() ?? 'not set' });
  }
}
