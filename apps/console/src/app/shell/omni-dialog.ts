import { httpResource } from '@angular/common/http';
import { Component, computed, debounced, inject, linkedSignal, signal } from '@angular/core';
import { MatDialogRef } from '@angular/material/dialog';
import { Router } from '@angular/router';
import { type listLeads, type ReplyOf, seenName } from '@heatline/contracts';
import { Icon, type IconName, Toaster } from '@heatline/ui';
import { held } from '../api/held';
import { told } from '../api/told';
import { ChosenPreferences } from '../session/preferences';
import { places } from './places';

interface Entry {
  readonly id: string;
  readonly icon: IconName;
  readonly title: string;
  readonly beside: string;
  readonly keys: readonly string[];
  readonly run: () => unknown;
}

/** Search and commands: leads first, then what can be done and where one can go. */
@Component({
  selector: 'hl-omni-dialog',
  imports: [Icon],
  templateUrl: './omni-dialog.html',
  styleUrl: './omni-dialog.css',
})
export class OmniDialog {
  private readonly router = inject(Router);
  private readonly dialog = inject(MatDialogRef);
  private readonly preferences = inject(ChosenPreferences);
  private readonly toaster = inject(Toaster);
  protected readonly query = signal('');
  private readonly settled = debounced(this.query, 150);
  private readonly asked = computed(() => (this.settled.hasValue() ? this.settled.value().trim() : ''));

  private readonly found = httpResource(
    () =>
      this.asked().length > 1 && this.query().trim()
        ? { url: '/api/leads', params: { q: this.asked(), limit: 6 } }
        : undefined,
    { parse: (raw) => (raw as ReplyOf<typeof listLeads>).items },
  );
  private readonly leads = held(this.found);

  protected readonly groups = computed(() => {
    const words = this.query().trim().toLocaleLowerCase();
    const leads = words.length > 1 ? (this.leads() ?? []) : [];
    const matching = (entries: readonly Entry[]) =>
      entries.filter((entry) => entry.title.toLocaleLowerCase().includes(words));
    return [
      {
        head: 'Leads',
        entries: leads.map((lead): Entry => {
          const address = lead.aliases.email?.[0] ?? lead.aliases.externalId?.[0] ?? '';
          const title = seenName(lead.name) || address || 'Unnamed lead';
          const beside = seenName(lead.account?.name) ?? lead.account?.domain ?? (seenName(lead.name) ? address : '');
          return {
            id: `lead-${lead.leadId}`,
            icon: 'person',
            title,
            beside,
            keys: [],
            run: () => this.router.navigate(['/leads', lead.leadId]),
          };
        }),
      },
      { head: 'Do', entries: matching(this.commands) },
      { head: 'Go to', entries: matching(this.places) },
    ].filter((group) => group.entries.length);
  });
  protected readonly entries = computed(() => this.groups().flatMap((group) => group.entries));
  protected readonly active = linkedSignal({ source: this.entries, computation: (): number => 0 });
  protected readonly activeId = computed(() => this.entries()[this.active()]?.id ?? null);
  protected readonly nothing = computed(
    () => !this.entries().length && !this.found.isLoading() && this.asked() === this.query().trim(),
  );

  private readonly commands: readonly Entry[] = (['dark', 'light', 'system'] as const).map((theme) => ({
    id: `theme-${theme}`,
    icon: ({ dark: 'dark_mode', light: 'light_mode', system: 'contrast' } as const)[theme],
    title: theme === 'system' ? 'Use the theme of the system' : `Use the ${theme} theme`,
    beside: '',
    keys: [],
    run: () =>
      this.preferences
        .change({ theme })
        .catch((error: unknown) => this.toaster.failed(`The theme was not kept. ${told(error).detail}`)),
  }));
  private readonly places: readonly Entry[] = places.map((place) => ({
    id: `place-${place.key}`,
    icon: place.icon,
    title: place.title,
    beside: '',
    keys: ['G', place.key.toUpperCase()],
    run: () => this.router.navigateByUrl(place.path),
  }));

  protected press(event: KeyboardEvent) {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const count = this.entries().length;
    if (step && count) {
      event.preventDefault();
      this.active.update((index) => (index + step + count) % count);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      this.run(this.entries()[this.active()]);
    }
  }

  protected run(entry: Entry | undefined) {
    if (!entry) return;
    this.dialog.close();
    entry.run();
  }

  /** The title cut around what was typed. */
  protected cut(title: string): readonly [string, string, string] {
    const words = this.query().trim();
    const at = words ? title.toLocaleLowerCase().indexOf(words.toLocaleLowerCase()) : -1;
    return at < 0
      ? [title, '', '']
      : [title.slice(0, at), title.slice(at, at + words.length), title.slice(at + words.length)];
  }
}
