import { Component, inject, input, signal } from '@angular/core';
import { email, form, FormField, FormRoot, required } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { Router } from '@angular/router';
import { Field, Icon, Input } from '@heatline/ui';
import { told } from '../api/told';
import { FrontPage } from '../session/front-page';
import { Session } from '../session/session';

interface WorkspaceName {
  readonly id: string;
  readonly name: string;
}

// By these rules and not by the contract's schema: the first page that anybody sees does not wait for Zod.
const anAddress = 'Enter an e-mail address, as in ada@example.com';

@Component({
  selector: 'hl-sign-in-page',
  imports: [Field, FormField, FormRoot, FrontPage, Icon, Input, MatButton],
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
  protected readonly form = form(
    signal({ email: '', password: '' }),
    (path) => {
      required(path.email, { message: anAddress });
      email(path.email, { message: anAddress });
      required(path.password, { message: 'Enter the password' });
    },
    {
      submission: { action: () => this.enter() },
    },
  );

  protected async enter(workspaceId?: string) {
    this.refused.set(null);
    try {
      await this.session.signIn({ ...this.form().value(), workspaceId });
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
    }
  }
}
