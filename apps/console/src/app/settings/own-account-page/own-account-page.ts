import { Component, computed, inject } from '@angular/core';
import { Button, Confirm, Toaster } from '@heatline/ui';
import { type Fact, Facts } from '@heatline/ui/details';
import { told } from '../../api/told';
import { Session } from '../../session/session';
import { roleWords } from '../role-words';
import { SettingsApi } from '../settings-api';
import { LookForm } from './look-form';
import { PasswordForm } from './password-form';

/** What belongs to the member alone. */
@Component({
  selector: 'hl-own-account-page',
  imports: [Button, Facts, LookForm, PasswordForm],
  template: `
    <section aria-labelledby="profile-head">
      <header>
        <h2 id="profile-head">My account</h2>
        <p class="muted">An admin changes name and role.</p>
      </header>
      <hl-facts [facts]="facts()" />
    </section>
    <section aria-labelledby="look-head">
      <header>
        <h2 id="look-head">Theme and time</h2>
        <p class="muted">For you alone, in every browser.</p>
      </header>
      <hl-look-form />
    </section>
    <section aria-labelledby="password-head">
      <header>
        <h2 id="password-head">Password</h2>
        <p class="muted">A new password signs you out in all other browsers.</p>
      </header>
      <hl-password-form />
    </section>
    <section aria-labelledby="sessions-head">
      <header>
        <h2 id="sessions-head">Sessions</h2>
        <p class="muted">For when a device is lost.</p>
      </header>
      <div>
        <button hlButton="outlined" type="button" class="danger" (click)="signOutEverywhere()">
          Sign out everywhere
        </button>
      </div>
    </section>
  `,
  styleUrl: '../settings-form.css',
})
export class OwnAccountPage {
  private readonly api = inject(SettingsApi);
  private readonly confirm = inject(Confirm);
  private readonly session = inject(Session);
  private readonly toaster = inject(Toaster);

  protected readonly facts = computed((): Fact[] => {
    const me = this.session.me();
    if (!me) return [];
    return [
      { label: 'Name', value: me.name },
      { label: 'E-mail', value: me.email },
      { label: 'Role', value: `${roleWords[me.role].title}. ${roleWords[me.role].may}` },
      { label: 'Workspace', value: me.workspace.name },
    ];
  });

  protected async signOutEverywhere() {
    const agreed = await this.confirm.ask({
      title: 'Sign out everywhere?',
      words: 'Every browser in which you are signed in is signed out, this one too. API keys are not touched.',
      action: 'Sign out everywhere',
      danger: true,
    });
    if (!agreed) return;
    try {
      await this.api.signOutEverywhere();
      // A fresh page, so that nothing of this member stays in memory.
      location.assign('/sign-in');
    } catch (error) {
      void this.toaster.failed(`You are still signed in. ${told(error).detail}`);
    }
  }
}
