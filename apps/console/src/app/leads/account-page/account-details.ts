import { NgTemplateOutlet } from '@angular/common';
import { Component, computed, inject, input, output, signal } from '@angular/core';
import { type Account, type Attribute, nameInSentence, nameInWords, roleAtLeast, seenName } from '@heatline/contracts';
import { Button, Icon, IconButton, Input, RelativeTime, Toaster } from '@heatline/ui';
import { told } from '../../api/told';
import { Session } from '../../session/session';
import { AccountsApi } from '../accounts-api';
import { attributeText, editableText, typedValue } from '../lead-page/details/attribute-text';
import { FocusFirst } from '../lead-page/details/focus-first';

/** The field that is typed into. */
type Editing = { readonly key: string; readonly kind: Attribute['kind'] } | 'name' | 'new';

/** What an account is said to be, typed over in place. */
@Component({
  selector: 'hl-account-details',
  imports: [Button, FocusFirst, Icon, IconButton, Input, NgTemplateOutlet, RelativeTime],
  templateUrl: './account-details.html',
  styleUrl: '../lead-page/details/lead-details.css',
})
export class AccountDetails {
  readonly account = input.required<Account>();
  readonly changed = output<Account>();
  /** Somebody else was faster: what is shown is old. */
  readonly stale = output();
  private readonly api = inject(AccountsApi);
  private readonly session = inject(Session);
  private readonly toaster = inject(Toaster);
  protected readonly mayEdit = computed(() => roleAtLeast(this.session.me()?.role ?? 'viewer', 'rep'));
  protected readonly editing = signal<Editing | null>(null);
  /** Of the account as it was when editing began: it is kept new while somebody types, so that its version says nothing of what they saw. */
  private seen = 0;
  protected readonly saving = signal(false);
  /** Why what was typed is not taken. */
  protected readonly fault = signal<string | null>(null);
  protected readonly attributes = computed(() =>
    this.account().attributeList.map((attribute) => ({
      ...attribute,
      title: nameInWords(attribute.key),
      edit: `Edit ${nameInSentence(attribute.key)}`,
      text: attributeText(attribute),
      editable: editableText(attribute),
    })),
  );

  protected name() {
    return seenName(this.account().name);
  }

  protected isEditing(key: string) {
    const editing = this.editing();
    return editing !== null && typeof editing === 'object' && editing.key === key;
  }

  protected edit(what: Editing) {
    this.seen = this.account().version;
    this.fault.set(null);
    this.editing.set(what);
  }

  /** Keeps what was typed; a new attribute names its key too. */
  protected async save(text: string, newKey = '') {
    const editing = this.editing();
    if (editing === null || (editing === 'new' && !newKey.trim())) return;
    const { accountId } = this.account();
    const change =
      editing === 'name'
        ? { name: seenName(text) }
        : editing === 'new'
          ? { attributes: { [newKey.trim()]: typedValue(text, 'text') } }
          : { attributes: { [editing.key]: typedValue(text, editing.kind) } };
    this.saving.set(true);
    this.fault.set(null);
    try {
      this.changed.emit(await this.api.change(accountId, { version: this.seen, ...change }));
      this.editing.set(null);
    } catch (error) {
      const failure = told(error);
      if (failure.code === 'version_stale') {
        this.editing.set(null);
        this.stale.emit();
        await this.toaster.failed(
          'Somebody else changed this account meanwhile. What is shown now is new; type it again.',
        );
      } else this.fault.set(failure.issues[0]?.message ?? failure.detail);
    } finally {
      this.saving.set(false);
    }
  }
}
