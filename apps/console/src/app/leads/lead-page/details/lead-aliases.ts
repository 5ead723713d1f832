import { Component, ElementRef, inject, signal, viewChild } from '@angular/core';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { RouterLink } from '@angular/router';
import { type AliasType, type Lead, type LeadAlias, nameInWords } from '@heatline/contracts';
import { Button, Icon, IconButton, type IconName, Input, Tag, Toaster } from '@heatline/ui';
import { told } from '../../../api/told';
import { aliasTitles as titles } from '../../alias-titles';
import { aliasOrder, leadName } from '../../lead-name';
import { LeadsApi } from '../../leads-api';
import { LeadMerges } from '../merges/lead-merges';
import { OpenLead } from '../open-lead';
import { FocusFirst } from './focus-first';

const icons: Record<AliasType, IconName> = {
  email: 'mail',
  phone: 'call',
  externalId: 'key',
  social: 'share',
  cookie: 'cookie',
};
/** By what the lead is found: added, made primary, taken away. An alias of another lead is named with whose it is. */
@Component({
  selector: 'hl-lead-aliases',
  imports: [Button, FocusFirst, Icon, IconButton, Input, MatMenu, MatMenuItem, MatMenuTrigger, RouterLink, Tag],
  templateUrl: './lead-aliases.html',
  styleUrl: './lead-aliases.css',
})
export class LeadAliases {
  protected readonly open = inject(OpenLead);
  private readonly api = inject(LeadsApi);
  private readonly merges = inject(LeadMerges);
  private readonly toaster = inject(Toaster);
  private readonly adder = viewChild<unknown, ElementRef<HTMLElement>>('adder', { read: ElementRef });
  protected readonly adding = signal(false);
  protected readonly saving = signal(false);
  protected readonly fault = signal<string | null>(null);
  protected readonly owner = signal<Lead | null>(null);
  protected readonly types = aliasOrder;
  protected readonly icons = icons;
  protected readonly titles = titles;
  protected readonly words = nameInWords;
  protected readonly name = leadName;

  protected begin() {
    this.fault.set(null);
    this.owner.set(null);
    this.adding.set(true);
  }

  /** What had the focus goes away with the form. */
  protected end() {
    this.adding.set(false);
    this.adder()?.nativeElement.focus();
  }

  protected async add(type: string, value: string) {
    const known = aliasOrder.find((one) => one === type);
    if (!known) return;
    if (!value.trim()) return this.fault.set('Give a value');
    this.saving.set(true);
    this.fault.set(null);
    this.owner.set(null);
    try {
      const lead = this.open.leadId();
      this.open.accept(await this.api.addAlias(lead, { type: known, value: value.trim(), primary: false }));
      this.end();
      void this.toaster.done(`${titles[known]} added`);
    } catch (error) {
      const { code, details, issues, detail } = told(error);
      if (code === 'alias_conflict') await this.nameOwner(details['leadIds']);
      else this.fault.set(issues[0]?.message ?? detail);
    } finally {
      this.saving.set(false);
    }
  }

  protected async makePrimary({ type, value }: LeadAlias) {
    await this.tried(() => this.api.addAlias(this.open.leadId(), { type, value, primary: true }));
  }

  protected async remove({ type, value, primary }: LeadAlias) {
    const leadId = this.open.leadId();
    const done = await this.tried(() => this.api.removeAlias(leadId, { type, value }));
    if (done && (await this.toaster.done(`${titles[type]} taken away`, 'Undo')))
      await this.tried(() => this.api.addAlias(leadId, { type, value, primary }));
  }

  /** The alias comes along with the other lead. */
  protected async merge(other: Lead) {
    if (await this.merges.merge([other])) this.end();
  }

  private async nameOwner(leadIds: unknown) {
    const other = Array.isArray(leadIds)
      ? leadIds.map(String).find((id) => id !== this.open.lead()?.leadId)
      : undefined;
    const lead = other && (await this.api.read(other).catch(() => undefined));
    if (lead) this.owner.set(lead);
    else this.fault.set('Another lead has this alias. Taken away there, it can be added here.');
  }

  private async tried(action: () => ReturnType<LeadsApi['addAlias']>): Promise<boolean> {
    try {
      this.open.accept(await action());
      return true;
    } catch (error) {
      void this.toaster.failed(`The aliases are as they were. ${told(error).detail}`);
      return false;
    }
  }
}
