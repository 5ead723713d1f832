import { Component, computed, inject, signal } from '@angular/core';
import { MatRadioButton, MatRadioGroup } from '@angular/material/radio';
import type { Group, ModelDecay, ModelDefinition } from '@heatline/contracts';
import { Amount, Button, counted, Field, Icon, IconButton, Input, Skeleton } from '@heatline/ui';
import { OpenDraft } from '../open-draft';
import { OpenModel } from '../open-model';
import { DecayChart } from './decay-chart';
import { decayCurve } from './decay-curve';
import { decayKinds, fadingRules, keyComplaint, modelDecayOf, withGroup, withoutGroup } from './decay-edit';

/** How points fade, how far a score may go, and groups of rules that share a cap. */
@Component({
  selector: 'hl-decay-tab',
  imports: [Amount, Button, DecayChart, Field, Icon, IconButton, Input, MatRadioButton, MatRadioGroup, Skeleton],
  templateUrl: './decay-tab.html',
  styleUrl: './decay-tab.css',
})
export class DecayTab {
  protected readonly draft = inject(OpenDraft);
  protected readonly model = inject(OpenModel);
  protected readonly kinds = decayKinds;
  protected readonly decay = computed(() => this.draft.definition()?.decay);
  protected readonly curve = computed(() => {
    const definition = this.draft.definition();
    return definition ? decayCurve(definition.decay, definition.levels) : null;
  });
  protected readonly fading = computed(() => {
    const definition = this.draft.definition();
    return definition ? fadingRules(definition) : [];
  });
  protected readonly why = computed(() => {
    const because =
      'A model fades by the age of its events or by inactivity, never by both: an old event of a quiet lead would lose its points twice, and nobody could say for which reason a score fell.';
    if (this.decay()?.kind === 'inactivity')
      return `${because} While inactivity is chosen, a rule may only follow the model or never fade.`;
    const fading = this.fading();
    return fading.length
      ? `${because} To choose inactivity, let these rules follow the model first: ${fading.join(', ')}.`
      : because;
  });
  protected readonly numbers = computed(
    (): { kind?: string; days?: number; percent?: number; everyDays?: number; points?: number } => ({
      ...this.decay(),
    }),
  );
  protected readonly groups = computed(() => {
    const definition = this.draft.definition();
    return Object.entries(definition?.groups ?? {}).map(([key, group]) => ({
      key,
      group,
      rules: counted(definition?.rules.filter((rule) => rule.group === key).length ?? 0, 'rule'),
    }));
  });
  protected readonly newKey = signal('');
  protected readonly keyError = signal<string | null>(null);

  protected choose(kind: ModelDecay['kind']) {
    this.edit((definition) => ({ ...definition, decay: modelDecayOf(kind) }));
  }

  protected set(field: 'days' | 'percent' | 'everyDays' | 'points', amount: number | undefined) {
    this.edit((definition) => ({
      ...definition,
      decay: { ...definition.decay, [field]: amount ?? Number.NaN } as ModelDecay,
    }));
  }

  protected bound(end: 'floor' | 'ceiling', points: number | undefined) {
    this.edit((definition) => ({ ...definition, [end]: points ?? null }));
  }

  protected clamp(key: string, group: Group, end: 'min' | 'max', points: number | undefined) {
    const { [end]: _, ...rest } = group;
    this.edit((definition) => ({
      ...definition,
      groups: withGroup(definition.groups, key, points === undefined ? rest : { ...rest, [end]: points }),
    }));
  }

  protected addGroup() {
    const key = this.newKey().trim();
    const complaint = keyComplaint(key, this.draft.definition()?.groups ?? {});
    this.keyError.set(complaint);
    if (complaint) return;
    this.edit((definition) => ({ ...definition, groups: withGroup(definition.groups, key, { max: 30 }) }));
    this.newKey.set('');
  }

  protected removeGroup(key: string) {
    this.edit((definition) => withoutGroup(definition, key));
  }

  private edit(change: (definition: ModelDefinition) => ModelDefinition) {
    this.draft.edit(change);
  }
}
