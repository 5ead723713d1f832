import { Component, computed, inject, input, signal } from '@angular/core';
import { type AccountName, type MergePreview, nameInWords, seenName } from '@heatline/contracts';
import { Button, formatCount, formatPoints, Icon, LevelTag, Tag } from '@heatline/ui';
import { Members } from '../../api/members';
import { levelOf, Models } from '../../api/models';
import { aliasTitles } from '../alias-titles';
import { attributeText, kindLike } from '../lead-page/details/attribute-text';
import { mergedName, movedWords, scoreWords } from '../../api/merge-words';

/** So many attributes are in sight at first. */
const few = 6;

/** What a merge does to the lead that stays: what comes to it, its scores, which values it has then. */
@Component({
  selector: 'hl-merge-outcome',
  imports: [Button, Icon, LevelTag, Tag],
  templateUrl: './merge-outcome.html',
  styleUrl: './merge-outcome.css',
})
export class MergeOutcome {
  readonly preview = input.required<MergePreview>();
  private readonly models = inject(Models);
  private readonly members = inject(Members);
  protected readonly whole = signal(false);
  protected readonly format = formatCount;

  /** Not sessions: those that lie side by side become one. */
  protected readonly after = computed(() => {
    const { target, moves } = this.preview();
    return [
      { count: target.events + moves.events, unit: target.events + moves.events === 1 ? 'event' : 'events' },
      { count: target.aliases + moves.aliases, unit: target.aliases + moves.aliases === 1 ? 'alias' : 'aliases' },
    ];
  });
  protected readonly moved = computed(() => movedWords(this.preview().moves));
  protected readonly scores = computed(() =>
    this.preview().scores.map(({ modelId, name, now, level, projected, projectedLevel }) => {
      const model = this.models.all().find((one) => one.modelId === modelId);
      const change = now === null || projected === null ? 0 : Math.round((projected - now) * 100) / 100;
      return {
        modelId,
        name,
        now: scoreWords(now),
        level: levelOf(model, level),
        then: scoreWords(projected),
        levelThen: levelOf(model, projectedLevel),
        change,
        points: change ? formatPoints(change) : 'none',
      };
    }),
  );
  protected readonly clashes = computed(() =>
    this.preview().aliasClashes.map((clash) => ({ ...clash, title: aliasTitles[clash.type] })),
  );
  /** Account and owner, where there is anything to say of them. */
  protected readonly belongings = computed(() => {
    const { account, owner } = this.preview();
    const member = (id: string) => this.members.nameOf(id) ?? 'A former member';
    return [
      { title: 'Account', kept: account.kept && accountWords(account.kept), others: account.others.map(accountWords) },
      { title: 'Owner', kept: owner.kept === null ? null : member(owner.kept), others: owner.others.map(member) },
    ].filter(({ kept, others }) => kept !== null || others.length);
  });
  private readonly everyAttribute = computed(() => {
    const { takenOver, differing, leads, target } = this.preview();
    const nameOf = (id: string) => mergedName([target, ...leads].find(({ leadId }) => leadId === id) ?? { name: null });
    return [
      ...takenOver.map(({ key, value, leadId }) => ({
        key,
        title: nameInWords(key),
        value: textOf(value),
        from: nameOf(leadId),
        left: [] as string[],
      })),
      ...differing.map(({ key, kept, others }) => ({
        key,
        title: nameInWords(key),
        value: textOf(kept),
        from: null,
        left: others.map(textOf),
      })),
    ];
  });
  protected readonly attributes = computed(() =>
    this.whole() ? this.everyAttribute() : this.everyAttribute().slice(0, few),
  );
  protected readonly hidden = computed(() => this.everyAttribute().length - this.attributes().length);
}

const textOf = (value: unknown): string => attributeText({ value, kind: kindLike(value) }) ?? 'not set';
const accountWords = ({ name, domain }: AccountName): string => seenName(name) ?? domain ?? 'An account';
