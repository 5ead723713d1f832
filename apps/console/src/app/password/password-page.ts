import { httpResource } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { form, FormField, FormRoot, type TreeValidationResult, validateStandardSchema } from '@angular/forms/signals';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import { PasswordFromLink, type readPasswordLink, type ReplyOf } from '@heatline/contracts';
import { Button, Field, Icon, Input, Skeleton } from '@heatline/ui';
import { told } from '../api/told';
import { FrontPage } from '../session/front-page';
import { Session } from '../session/session';

/** Where a password link leads: an invited member, or one who forgot it, chooses a password and is in. The token stands behind the #. */
@Component({
  selector: 'hl-password-page',
  imports: [Button, Field, FormField, FormRoot, FrontPage, Icon, Input, RouterLink, Skeleton],
  templateUrl: './password-page.html',
  styleUrls: ['../sign-in/sign-in-page.css', './password-page.css'],
})
export class PasswordPage {
  private readonly session = inject(Session);
  private readonly router = inject(Router);
  private readonly token = toSignal(inject(ActivatedRoute).fragment, { requireSync: true });
  private readonly link = httpResource<ReplyOf<typeof readPasswordLink>>(() => {
    const token = this.token();
    return token ? `/api/password-links/${encodeURIComponent(token)}` : undefined;
  });
  protected readonly guest = computed(() => (this.link.hasValue() ? this.link.value() : null));
  protected readonly failure = computed(() => {
    const error = this.link.error();
    return error && !this.link.isLoading() ? told(error) : null;
  });
  /** Nothing to do here but ask for another link. */
  protected readonly spent = computed(() => {
    if (!this.token()) return 'This address is not whole. Open the link as it was sent to you.';
    const failure = this.failure() ?? this.refusedLink();
    if (!failure || failure.status >= 500 || failure.status === 0) return null;
    return failure.status === 410
      ? failure.detail
      : 'This address is not whole. Open the link as it was sent to you, or ask an admin for a new one.';
  });
  private readonly refusedLink = signal<ReturnType<typeof told> | null>(null);
  protected readonly refused = signal<string | null>(null);
  protected readonly visible = signal(false);
  private readonly typed = signal({ password: '' });
  protected readonly form = form(
    this.typed,
    (path) => validateStandardSchema(path, PasswordFromLink.pick({ password: true })),
    { submission: { action: () => this.choose() } },
  );

  protected reload() {
    this.link.reload();
  }

  private async choose(): Promise<TreeValidationResult> {
    this.refused.set(null);
    try {
      await this.session.choosePassword({ token: this.token() ?? '', password: this.typed().password });
      await this.router.navigateByUrl('/', { replaceUrl: true });
      return undefined;
    } catch (error) {
      const failure = told(error);
      if (failure.code === 'password_link_not_valid') this.refusedLink.set(failure);
      else if (failure.code === 'password_too_easy')
        return [{ kind: 'server', message: failure.detail, fieldTree: this.form.password }];
      else this.refused.set(failure.issues[0]?.message ?? failure.detail);
      return undefined;
    }
  }
}
