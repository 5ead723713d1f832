import { HttpClient } from '@angular/common/http';
import { effect, inject, Injectable, signal } from '@angular/core';
import type { Preferences, PreferencesChange } from '@heatline/contracts';
import { firstValueFrom } from 'rxjs';
import { InTurn } from '../api/in-turn';
import { rememberedTheme, rememberTheme } from './theme';

/** What the member chose for themself; kept on the server, shown at once. */
@Injectable({ providedIn: 'root' })
export class ChosenPreferences {
  private readonly http = inject(HttpClient);
  private readonly current = signal<Preferences>({ theme: rememberedTheme() });
  readonly value = this.current.asReadonly();
  private asked = 0;
  private readonly turn = new InTurn();

  constructor() {
    effect(() => rememberTheme(this.current().theme ?? 'system'));
  }

  async read(): Promise<void> {
    this.current.set(await firstValueFrom(this.http.get<Preferences>('/api/preferences')));
  }

  /** Shows the change at once; what the server answers to the newest one is what holds. */
  async change(change: Partial<PreferencesChange>): Promise<void> {
    const mine = ++this.asked;
    const before = this.current();
    this.current.set({
      ...before,
      ...Object.fromEntries(Object.entries(change).map(([key, value]) => [key, value ?? undefined])),
    });
    try {
      const answer = await this.turn.run(() =>
        firstValueFrom(this.http.patch<Preferences>('/api/preferences', change)),
      );
      if (mine === this.asked) this.current.set(answer);
    } catch (error) {
      if (mine === this.asked) this.current.set(before);
      throw error;
    }
  }
}
