import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, signal, untracked } from '@angular/core';
import { type ConversionDefinition, type ConversionSettings, EventMatch, issuesOf } from '@heatline/contracts';
import { Button, Failed, Icon, IconButton, Input, LoadingLine, RelativeTime, Skeleton, Toaster } from '@heatline/ui';
import { held } from '../../api/held';
import { told } from '../../api/told';
import { isAdmin } from '../may';
import { EventMatchEditor } from '../../conditions/event-match-editor';
import { SettingsApi } from '../settings-api';
import { partsOf, withAttribute, withEvent, without } from './conversion-edit';

/** What makes a customer of a lead: events, and attributes from the moment on that they are so. */
@Component({
  selector: 'hl-conversion-page',
  imports: [Button, EventMatchEditor, Failed, Icon, IconButton, Input, LoadingLine, RelativeTime, Skeleton],
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

  protected addAttribute(key: HTMLInputElement, values: HTMLInputElement) {
    this.edit(withAttribute(this.edited(), key.value, values.value));
    key.value = values.value = '';
  }

  protected remove(index: number) {
    this.open.set(null);
    this.edit(without(this.edited(), index));
  }

  protected undo() {
    this.touched = false;
    this.refused.set(null);
    this.open.set(null);
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
