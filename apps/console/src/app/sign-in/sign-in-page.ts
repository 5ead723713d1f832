import { Component, inject, input, signal } from '@angular/core';
import { Router } from '@angular/router';
import { Button, Field, Icon, Input } from '@heatline/ui';
import { told } from '../api/told';
import { FrontPage } from '../session/front-page';
import { Session } from '../session/session';

interface WorkspaceName {
  readonly id: string;
  readonly name: string;
}

/** Where the browser's own rules for a field say no. By these, since the first page that anybody sees waits for no library of forms. */
const messages = { email: 'Enter an e-mail address, as in ada@example.com', password: 'Enter the password' };
type FieldName = keyof typeof messages;

@Component({
  selector: 'hl-sign-in-page',
  imports: [Button, Field, FrontPage, Icon, Input],
  templateUrl: './sign-in-page.html',
  styleUrl: './sign-in-page.css',
})
export class SignInPage {
  /** Where to go afterwards. */
  readonly next = input<string>();

  private readonly session = inject(Session);
  private readonly router = inject(Router);
  protected readonly refused = signal<string | null>(null);
  /** The same address and password open several workspaces: which? */
  protected readonly workspaces = signal<readonly WorkspaceName[]>([]);
  protected readonly wrong = signal<Partial<Record<FieldName, string | null>>>({});
  protected readonly submitting = signal(false);
  private given = { email: '', password: '' };

  /** A field that was left, or is mended after it was wrong. */
  protected check(input: HTMLInputElement): void {
    const name = input.name as FieldName;
    this.wrong.update((wrong) => ({ ...wrong, [name]: input.validity.valid ? null : messages[name] }));
  }

  protected async submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const inputs = [...(event.target as HTMLFormElement).querySelectorAll('input')];
    inputs.forEach((input) => this.check(input));
    const first = inputs.find((input) => !input.validity.valid);
    if (first) return first.focus();
    const [email, password] = inputs.map((input) => input.value);
    this.given = { email: email!, password: password! };
    await this.enter();
  }

  protected async enter(workspaceId?: string) {
    if (this.submitting()) return;
    this.submitting.set(true);
    this.refused.set(null);
    try {
      await this.session.signIn({ ...this.given, workspaceId });
      // Only a path of this console: an address elsewhere is never followed.
      const next = this.next();
      await this.router.navigateByUrl(next?.startsWith('/') && !next.startsWith('//') ? next : '/', {
        replaceUrl: true,
      });
    } catch (error) {
      const { code, detail, details } = told(error);
      if (code === 'choose_workspace') this.workspaces.set(details['workspaces'] as WorkspaceName[]);
      else
        this.refused.set(
          code === 'wrong_email_or_password' ? 'This e-mail address and password do not belong together.' : detail,
        );
    } finally {
      this.submitting.set(false);
    }
  }
}
