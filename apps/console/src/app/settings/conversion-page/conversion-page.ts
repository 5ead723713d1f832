import { httpResource } from '@angular/common/http';
import { Component, computed, effect, ElementRef, inject, signal, untracked, viewChild } from '@angular/core';
import { type ConversionDefinition, type ConversionSettings, EventMatch, issuesOf } from '@heatline/contracts';
import { Button, Failed, Icon, IconButton, Input, LoadingLine, RelativeTime, Skeleton, Toaster } from '@heatline/ui';
import { Refused } from '../../refused';
import { held } from '../../api/held';
import { told } from '../../api/told';
import { isAdmin } from '../may';
import { EventMatchEditor } from '../../conditions/event-match-editor';
import { SettingsApi } from '../settings-api';
import { partsOf, typedAttribute, withAttribute, withEvent, without } from './conversion-edit';

/** What the two fields of an attribute hold, and which of the definition it takes the place of; null: a new one. */
interface TypedAttribute {
  readonly index: number | null;
  readonly key: string;
  readonly values: string;
}

const nothingTyped: TypedAttribute = { index: null, key: '', values: '' };

/** What makes a customer of a lead: events, and attributes from the moment on that they are so. */
@Component({
  selector: 'hl-conversion-page',
  imports: [Button, EventMatchEditor, Failed, Icon, IconButton, Input, LoadingLine, Refused, RelativeTime, Skeleton],
  templateUrl: './conversion-page.html',
  styleUrls: ['../settings-form.css', './conversion-page.css'],
})
export class ConversionPage {
  private readonly api = inject(SettingsApi);
  private readonly toaster = inject(Toaster);
  protected readonly admin = isAdmin();

  private readonly resource = httpResource<ConversionSettings>(() => '/api/workspace/conversion');
  protected readonly shown = held(this.resource);
  protected readonly loading = this.resource.isLoading;
  protected readonly failure = computed(() => {
    const error = this.resource.error();
    return error && !this.loading() ? told(error) : null;
  });

  protected readonly edited = signal<ConversionDefinition>({ events: [], attributes: [] });
  protected readonly parts = computed(() => partsOf(this.edited()));
  protected readonly changed = computed(
    () => JSON.stringify(this.edited()) !== JSON.stringify(this.shown()?.definition ?? this.edited()),
  );
  protected readonly saving = signal(false);
  protected readonly refused = signal<string | null>(null);

  constructor() {
    // What is being edited is not overwritten by what arrives meanwhile.
    effect(() => {
      const settings = this.shown();
      if (settings && !untracked(() => this.touched)) this.edited.set(settings.definition);
    });
  }

  private touched = false;

  /** The events that are being put together, and which of the definition they take the place of; beyond the last: a new one. */
  protected readonly open = signal<{
    readonly index: number;
    readonly match: EventMatch;
    readonly typed: boolean;
  } | null>(null);
  protected readonly issues = computed(() => {
    const read = EventMatch.safeParse(this.open()?.match);
    return read.error ? issuesOf(read.error).map((issue) => ({ ...issue, path: `match.${issue.path}` })) : [];
  });

  protected readonly typing = signal(nothingTyped);
  private readonly key = viewChild<unknown, ElementRef<HTMLElement>>('key', { read: ElementRef });
  protected readonly nothing = nothingTyped;

  protected openEvent(index: number) {
    this.open.set({ index, match: this.edited().events[index] ?? { event: [] }, typed: false });
  }

  protected match(match: EventMatch) {
    this.open.update((open) => open && { ...open, match, typed: true });
  }

  protected keepEvent() {
    const open = this.open();
    if (!open || this.issues().length) return;
    this.edit(withEvent(this.edited(), open.index, open.match));
    this.open.set(null);
  }

  protected editable(index: number): boolean {
    return index < this.edited().events.length || typedAttribute(this.attributeAt(index)) !== null;
  }

  protected type(change: Partial<TypedAttribute>) {
    this.typing.update((typing) => ({ ...typing, ...change }));
  }

  protected editPart(index: number) {
    if (index < this.edited().events.length) return this.openEvent(index);
    const typed = typedAttribute(this.attributeAt(index));
    if (!typed) return;
    this.typing.set({ index: index - this.edited().events.length, ...typed });
    this.key()?.nativeElement.focus();
  }

  protected keepAttribute() {
    const { index, key, values } = this.typing();
    const changed = withAttribute(this.edited(), index ?? this.edited().attributes.length, key, values);
    if (changed === this.edited()) return;
    this.edit(changed);
    this.typing.set(nothingTyped);
  }

  private attributeAt(index: number) {
    return this.edited().attributes[index - this.edited().events.length];
  }

  protected remove(index: number) {
    this.open.set(null);
    this.typing.set(nothingTyped);
    this.edit(without(this.edited(), index));
  }

  protected undo() {
    this.touched = false;
    this.refused.set(null);
    this.open.set(null);
    this.typing.set(nothingTyped);
    this.edited.set(this.shown()?.definition ?? this.edited());
  }

  protected reload() {
    this.resource.reload();
  }

  protected async save() {
    this.saving.set(true);
    this.refused.set(null);
    try {
      const { version } = this.shown() ?? { version: 0 };
      const { runId, ...settings } = await this.api.changeConversion({ version, ...this.edited() });
      this.touched = false;
      this.resource.set(settings);
      void this.toaster.done(
        runId ? 'Conversion saved. The events are being read for what is new in it' : 'Conversion saved',
      );
    } catch (error) {
      const { issues, detail } = told(error);
      this.refused.set(issues[0]?.message ?? detail);
    } finally {
      this.saving.set(false);
    }
  }

  private edit(definition: ConversionDefinition) {
    if (definition === this.edited()) return;
    this.touched = true;
    this.edited.set(definition);
  }
}
