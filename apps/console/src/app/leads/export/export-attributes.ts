import { Component, computed, debounced, input, linkedSignal, model, signal } from '@angular/core';
import { MatCheckbox } from '@angular/material/checkbox';
import { Input } from '@heatline/ui';
import { nameInWords } from '@heatline/contracts';
import { seen } from '../../conditions/seen';

/** Up to so many are looked through at a glance. */
const atAGlance = 15;

/** The attributes that leads have here: those that most have first, all others by search. */
@Component({
  selector: 'hl-export-attributes',
  imports: [Input, MatCheckbox],
  templateUrl: './export-attributes.html',
  styleUrls: ['./columns.css', './export-attributes.css'],
})
export class ExportAttributes {
  /** Keys of those that go into the file, in the order of their columns. */
  readonly ticked = model.required<readonly string[]>();
  /** The file has no room for more. */
  readonly full = input(false);

  protected readonly title = nameInWords;
  protected readonly typed = signal('');
  private readonly settled = debounced(this.typed, 200);
  protected readonly frequent = seen(() => ({ url: '/api/seen/attributes', params: {} }));
  private readonly found = seen(() => {
    const q = this.settled.hasValue() ? asked(this.settled.value()) : '';
    return q && this.frequent()?.full ? { url: '/api/seen/attributes', params: { q } } : undefined;
  });
  /** All that were met until now, each once. */
  private readonly known = linkedSignal<readonly string[], readonly string[]>({
    source: () => [...(this.frequent()?.items ?? []), ...(this.found()?.items ?? [])].map(({ value }) => value),
    computation: (newest, before) => [...new Set([...(before?.value ?? []), ...newest])],
  });
  protected readonly all = computed(() => [...new Set([...this.known(), ...this.ticked()])]);
  protected readonly searched = computed(() => this.all().length > atAGlance);
  private readonly fitting = computed(() => this.all().filter((key) => plain(key).includes(plain(this.typed()))));
  /** What is ticked stays in sight, whatever is looked for. */
  protected readonly shown = computed(() =>
    this.all().filter((key) => this.fitting().includes(key) || this.ticked().includes(key)),
  );
  /** Somebody knows the name of one that was never met: there may be too many to look at each. */
  protected readonly unmet = computed(() => (this.fitting().length ? null : this.typed().trim() || null));

  protected tick(key: string, on: boolean) {
    const ticked = this.ticked();
    const all = [...new Set([...this.all(), key])];
    this.ticked.set(all.filter((known) => (known === key ? on : ticked.includes(known))));
  }
}

/** As people type a name: job title, Job_Title and jobTitle are one. */
const plain = (name: string): string => name.toLowerCase().replace(/[\s_]+/g, '');

/** The server finds by a piece of the name as it is written: the longest word that was typed is one however the words are joined. */
const asked = (typed: string): string =>
  typed
    .split(/[\s_]+/)
    .reduce((longest, word) => (word.length > longest.length ? word : longest), '')
    .slice(0, 200);
