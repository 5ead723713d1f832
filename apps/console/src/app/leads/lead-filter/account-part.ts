import { httpResource } from '@angular/common/http';
import { Component, computed, debounced, inject, input, output, signal } from '@angular/core';
import { MatCheckbox } from '@angular/material/checkbox';
import type { Condition, listAccounts, ReplyOf } from '@heatline/contracts';
import { Input } from '@heatline/ui';
import { held } from '../../api/held';
import { accountName } from '../account-name';
import { KnownNames } from './filter-names';

/** Some accounts, found by name or domain, or none. */
@Component({
  selector: 'hl-account-part',
  imports: [Input, MatCheckbox],
  template: `
    <input
      #words
      hlInput
      class="small"
      type="search"
      aria-label="Find accounts"
      placeholder="Name or domain"
      [value]="typed()"
      (input)="typed.set(words.value)"
    />
    <div class="checks" role="group" aria-label="Accounts">
      @for (choice of choices(); track choice.id) {
        <mat-checkbox [checked]="accounts().includes(choice.id)" (change)="toggle(choice.id, $event.checked)">{{
          choice.name
        }}</mat-checkbox>
      }
    </div>
  `,
  styleUrl: './part-editor.css',
})
export class AccountPart {
  readonly part = input.required<Condition>();
  readonly changed = output<Condition>();

  private readonly names = inject(KnownNames);
  protected readonly typed = signal('');
  private readonly settled = debounced(this.typed, 200);
  private readonly found = held(
    httpResource(
      () => {
        const q = this.settled.hasValue() ? this.settled.value().trim() : '';
        return { url: '/api/accounts', params: { limit: 20, ...(q ? { q } : {}) } };
      },
      { parse: (raw) => (raw as ReplyOf<typeof listAccounts>).items },
    ),
  );
  protected readonly accounts = computed((): readonly (string | null)[] => {
    const part = this.part();
    return 'account' in part && Array.isArray(part.account) ? part.account : [];
  });
  /** Those that are chosen stay in sight, whatever is looked for. */
  protected readonly choices = computed((): { id: string | null; name: string }[] => {
    const chosen = this.accounts().flatMap((id) => (id ? [{ id, name: this.names.account(id) ?? 'One account' }] : []));
    const others = (this.found() ?? [])
      .filter(({ accountId }) => !this.accounts().includes(accountId))
      .map((account) => ({ id: account.accountId, name: accountName(account) }));
    return [{ id: null, name: 'No account' }, ...chosen, ...others];
  });

  protected toggle(id: string | null, on: boolean) {
    const others = this.accounts().filter((known) => known !== id);
    const account = this.found()?.find(({ accountId }) => accountId === id);
    if (account) this.names.know(account.accountId, accountName(account));
    this.changed.emit({ account: on ? [...others, id] : others });
  }
}
