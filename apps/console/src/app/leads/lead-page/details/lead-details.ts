import { Component, computed, inject, signal } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import type { AliasType, Attribute } from '@heatline/contracts';
import { Icon, type IconName, Input, RelativeTime, Tag, Toaster } from '@heatline/ui';
import { told } from '../../../api/told';
import { LeadsApi } from '../../leads-api';
import { typeWords } from '../activity/event-words';
import { OpenLead } from '../open-lead';
import { FocusFirst } from './focus-first';
import { attributeText, editableText, typedValue } from './attribute-text';

const aliasIcons: Record<AliasType, IconName> = {
  email: 'mail',
  phone: 'call',
  externalId: 'key',
  social: 'share',
  cookie: 'cookie',
};

/** The field that is being typed into: an attribute by its key, the name, or a new attribute. */
type Editing =
  | { readonly of: 'name' }
  | { readonly of: 'attribute'; readonly key: string; readonly kind: Attribute['kind'] }
  | { readonly of: 'new' };

/** Who the lead is: attributes, typed over in place, aliases, since when. */
@Component({
  selector: 'hl-lead-details',
  imports: [FocusFirst, Icon, Input, MatButton, MatIconButton, RelativeTime, Tag],
  templateUrl: './lead-details.html',
  styleUrl: './lead-details.css',
})
export class LeadDetails {
  protected readonly open = inject(OpenLead);
  private readonly api = inject(LeadsApi);
  private readonly toaster = inject(Toaster);
  protected readonly editing = signal<Editing | null>(null);
  protected readonly saving = signal(false);
  protected readonly aliasIcons = aliasIcons;
  protected readonly words = typeWords;

  protected readonly attributes = computed(() =>
    (this.open.lead()?.attributeList ?? []).map((attribute) => ({
      ...attribute,
      title: typeWords(attribute.key),
      text: attributeText(attribute),
      editable: editableText(attribute),
    })),
  );

  protected isEditing(key: string) {
    const editing = this.editing();
    return editing?.of === 'attribute' && editing.key === key;
  }

  /** Keeps what was typed; a new attribute names its key too. */
  protected async save(text: string, newKey = '') {
    const editing = this.editing();
    const lead = this.open.lead();
    if (!editing || !lead) return;
    const key = editing.of === 'new' ? newKey.trim() : editing.of === 'attribute' ? editing.key : '';
    if (editing.of === 'new' && !key) return;
    const change =
      editing.of === 'name'
        ? { name: text.trim() || null }
        : { attributes: { [key]: typedValue(text, editing.of === 'attribute' ? editing.kind : 'text') } };
    this.saving.set(true);
    try {
      this.open.accept(await this.api.change(lead.leadId, { version: lead.version, ...change }));
      this.editing.set(null);
    } catch (error) {
      const failure = told(error);
      if (failure.code === 'version_stale') {
        this.open.reload();
        await this.toaster.failed(
          'Somebody else changed this lead meanwhile. What is shown now is new; type it again.',
        );
      } else await this.toaster.failed(`Not saved. ${failure.issues[0]?.message ?? failure.detail}`);
    } finally {
      this.saving.set(false);
    }
  }
}
