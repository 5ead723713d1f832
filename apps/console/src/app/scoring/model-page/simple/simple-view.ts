import { Component, computed, inject, signal } from '@angular/core';
import { MatSlideToggle } from '@angular/material/slide-toggle';
import { maxRulePoints, type OutreachChoice, withOutreach } from '@heatline/contracts';
import { Button, counted, Skeleton, Tag, Toaster } from '@heatline/ui';
import { Stepper } from '@heatline/ui/details';
import { told } from '../../../api/told';
import { ModelsApi } from '../../models-api';
import { OpenDraft } from '../open-draft';
import { OpenModel } from '../open-model';
import { newRuleId } from '../rules/rule-sections';
import { TriedLeads } from '../tried-leads/tried-leads';
import { otherChanges, outreachRows } from './outreach-rows';

/** The six actions of outreach with a switch and a number each: a view on the same draft as the full editor. */
@Component({
  selector: 'hl-simple-view',
  imports: [Button, MatSlideToggle, Skeleton, Stepper, Tag, TriedLeads],
  templateUrl: './simple-view.html',
  styleUrl: './simple-view.css',
})
export class SimpleView {
  protected readonly draft = inject(OpenDraft);
  protected readonly model = inject(OpenModel);
  private readonly api = inject(ModelsApi);
  private readonly toaster = inject(Toaster);

  protected readonly saving = signal(false);
  protected readonly rows = computed(() => {
    const definition = this.draft.definition();
    return definition ? outreachRows(definition) : undefined;
  });
  protected readonly others = computed(() => otherChanges(this.draft.changes(), this.rows() ?? []));
  protected readonly also = computed(() => {
    const rows = this.rows() ?? [];
    const rest = (this.draft.definition()?.rules.length ?? 0) - rows.filter(({ ruleId }) => ruleId !== null).length;
    return rest > 0 ? counted(rest, 'other rule') : null;
  });
  /** Why it cannot be saved; null when it can. */
  protected readonly unsavable = computed((): string | null => {
    if (!this.model.model() || !this.draft.definition()) return 'The model is loading';
    if (!this.model.mayPublish()) return 'Admins save for the whole team';
    if (this.draft.conflict()) return 'Choose a draft first';
    if (this.draft.issues().length) return `${counted(this.draft.issues().length, 'field')} to put right`;
    if (!this.draft.definition()?.rules.length) return 'Switch an action on first';
    return this.draft.changes().length || !this.model.model()?.active ? null : 'Everybody has this already';
  });
  protected readonly most = maxRulePoints;
  protected readonly counted = counted;

  protected set(row: OutreachChoice, change: { on?: boolean; points?: number }) {
    const { on, points } = { on: row.on, points: row.points, ...change };
    this.draft.edit((definition) => withOutreach(definition, row.type, { on, points }, newRuleId));
  }

  /** Publishes the draft and sees to it that the model counts: from here on everybody in the team has these scores. */
  protected async save() {
    this.saving.set(true);
    try {
      if (!(await this.draft.save())) return;
      const modelId = this.model.modelId();
      const version = this.draft.version();
      if (this.draft.changes().length)
        await this.api.publish(modelId, {
          note: 'Points of outreach actions',
          recalculate: true,
          announce: true,
          ...(version === undefined ? {} : { version }),
        });
      if (!this.model.model()?.active) await this.api.change(modelId, { active: true });
      this.model.reload();
      void this.toaster.done('Saved for the whole team; everybody is recalculated');
    } catch (error) {
      const { issues, detail } = told(error);
      void this.toaster.failed(issues[0]?.message ?? detail);
    } finally {
      this.saving.set(false);
    }
  }
}
