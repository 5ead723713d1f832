import { Component, computed, input } from '@angular/core';
import type { PasswordLink } from '@heatline/contracts';
import { RelativeTime } from '@heatline/ui';
import { ShownOnce } from '../shown-once';
import { passwordLink } from './password-link';

/** The link that an admin hands to a member, and how long it works. */
@Component({
  selector: 'hl-link-shown',
  imports: [RelativeTime, ShownOnce],
  template: `
    <p class="lead">
      Send this link to {{ name() }}. They choose their password with it. It works once, until
      <hl-time [at]="link().expiresAt" form="exact" />.
    </p>
    <hl-shown-once label="Link" [secret]="address()"
      >You will not see this link again. A new one can be made in the list of members.</hl-shown-once
    >
  `,
  styles: `
    .lead {
      margin-bottom: 14px;
    }
  `,
})
export class LinkShown {
  readonly name = input.required<string>();
  readonly link = input.required<PasswordLink>();
  protected readonly address = computed(() => passwordLink(this.link().token));
}
