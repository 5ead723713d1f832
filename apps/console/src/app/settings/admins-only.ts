import { Component, computed, inject, input } from '@angular/core';
import { StateBlock } from '@heatline/ui';
import { Members } from '../api/members';

/** Says why a page stays closed, and whom to ask. */
@Component({
  selector: 'hl-admins-only',
  imports: [StateBlock],
  template: `<hl-state icon="lock" [title]="title()">{{ words() }}</hl-state>`,
  styles: `
    :host {
      flex: 1;
      display: flex;
    }
  `,
})
export class AdminsOnly {
  readonly title = input.required<string>();
  private readonly members = inject(Members);
  protected readonly words = computed(() => {
    const admins = (this.members.all() ?? []).filter(({ role, active }) => role === 'admin' && active);
    const names = admins.slice(0, 3).map(({ name }) => name);
    if (!names.length) return 'Ask an admin of this workspace.';
    return `Ask an admin of this workspace: ${new Intl.ListFormat('en', { type: 'disjunction' }).format(names)}.`;
  });
}
