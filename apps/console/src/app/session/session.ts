import { HttpClient, HttpErrorResponse } from '@angular/common/http';
import { computed, effect, inject, Injectable, signal } from '@angular/core';
import type { Me, PasswordFromLink, readSetUp, ReplyOf, SetUp, SignIn } from '@heatline/contracts';
import { DISPLAY_TIME_ZONE } from '@heatline/ui';
import { firstValueFrom } from 'rxjs';
import type * as z from 'zod';
import { ChosenPreferences } from './preferences';

/** Who is signed in. The session itself is a cookie that scripts cannot read. */
@Injectable({ providedIn: 'root' })
export class Session {
  private readonly http = inject(HttpClient);
  private readonly preferences = inject(ChosenPreferences);
  private readonly current = signal<Me | null>(null);
  readonly me = this.current.asReadonly();
  /** The server has said that nobody is signed in; a sign-in happens here or begins with a new page. */
  private stranger = false;
  readonly timeZone = computed(() => this.preferences.value().timeZone ?? this.current()?.workspace.timeZone);

  constructor() {
    const shown = inject(DISPLAY_TIME_ZONE);
    effect(() => shown.set(this.timeZone()));
  }

  /** Who is signed in, asked of the server once; null: nobody. */
  async read(): Promise<Me | null> {
    if (this.current() || this.stranger) return this.current();
    try {
      const me = await firstValueFrom(this.http.get<Me>('/api/me'));
      await this.begin(me);
      return me;
    } catch (error) {
      if (error instanceof HttpErrorResponse && error.status === 401) {
        this.stranger = true;
        return null;
      }
      throw error;
    }
  }

  async signIn(credentials: SignIn): Promise<void> {
    await this.enter('/api/session', credentials);
  }

  /** Makes the first workspace and signs its admin in. */
  async setUp(answers: SetUp): Promise<void> {
    await this.enter('/api/set-up', answers);
  }

  /** Follows a password link: the password is chosen, who it was for is signed in. */
  async choosePassword(answers: z.infer<typeof PasswordFromLink>): Promise<void> {
    await this.enter('/api/password-links', answers);
  }

  /** Reads anew who is signed in and where: a name has changed. */
  async renew(): Promise<void> {
    this.current.set(await firstValueFrom(this.http.get<Me>('/api/me')));
  }

  async setUpNeeded(): Promise<boolean> {
    return (await firstValueFrom(this.http.get<ReplyOf<typeof readSetUp>>('/api/set-up'))).needed;
  }

  async signOut(): Promise<void> {
    await firstValueFrom(this.http.delete('/api/session'));
    this.end();
  }

  /** Forgets who was here, without asking the server. */
  end() {
    this.current.set(null);
  }

  private async enter(url: string, answers: object) {
    await this.begin((await firstValueFrom(this.http.post<{ me: Me }>(url, answers))).me);
  }

  private async begin(me: Me) {
    await this.preferences.read();
    this.current.set(me);
  }
}
