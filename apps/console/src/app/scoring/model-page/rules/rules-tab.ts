import { CdkDrag, type CdkDragDrop, CdkDropList } from '@angular/cdk/drag-drop';
import { httpResource } from '@angular/common/http';
import { Component, computed, debounced, inject, signal } from '@angular/core';
import { MatButtonToggle, MatButtonToggleGroup } from '@angular/material/button-toggle';
import type { Rule, RuleReach } from '@heatline/contracts';
import { Button, Icon, Input, Skeleton, StateBlock, Toaster } from '@heatline/ui';
import { held } from '../../../api/held';
import { isNew, pointsBefore } from '../draft-changes';
import { OpenDraft } from '../open-draft';
import { OpenModel } from '../open-model';
import { SimpleView } from '../simple/simple-view';
import { newRule, turnedTo } from './rule-edit';
import { fieldsOf, nameOf, RuleFocus } from './rule-focus';
import { RuleForm } from './rule-form';
import { reachesOf } from './rule-reach';
import { type RuleDeed, RuleRow } from './rule-row';
import { copyName, moved, newRuleId, type Section, sectionOf, sectionsOf } from './rule-sections';
import { rulePieces } from './rule-words';

/** The rules of the draft: grouped, found, moved, and one of them open as a form. */
@Component({
  selector: 'hl-rules-tab',
  imports: [
    Button,
    CdkDrag,
    CdkDropList,
    Icon,
    Input,
    MatButtonToggle,
    MatButtonToggleGroup,
    RuleForm,
    RuleRow,
    SimpleView,
    Skeleton,
    StateBlock,
  ],
  templateUrl: './rules-tab.html',
  styleUrl: './rules-tab.css',
})
export class RulesTab {
  protected readonly draft = inject(OpenDraft);
  protected readonly model = inject(OpenModel);
  private readonly toaster = inject(Toaster);
  private readonly focus = new RuleFocus();

  protected readonly sought = signal('');
  protected readonly onlyChanged = signal(false);
  protected readonly opened = signal<string | null>(null);
  /** The rule that was just added, whose form shows itself. */
  protected readonly fresh = signal<string | null>(null);
  /** How rules were before they looked for another kind of thing, so that turning back loses nothing. */
  private readonly beforeTurn = new Map<string, Rule>();
  protected readonly rules = computed(() => this.draft.definition()?.rules);
  private readonly changedIds = computed(
    () => new Set(this.draft.changes().flatMap(({ ruleId }) => (ruleId && this.draft.published() ? [ruleId] : []))),
  );
  protected readonly changedCount = computed(() => this.changedIds().size);
  protected readonly sections = computed((): Section[] => {
    const part = this.sought().trim().toLowerCase();
    return sectionsOf(this.rules() ?? [], (rule) => {
      if (this.onlyChanged() && !this.changedIds().has(rule.id ?? '')) return false;
      return (
        !part ||
        `${rule.name} ${rulePieces(rule)
          .map(({ text }) => text)
          .join(' ')}`
          .toLowerCase()
          .includes(part)
      );
    });
  });
  /** Counted anew when what was saved has rested: some thousand leads are looked at each time. */
  private readonly saved = debounced(() => this.draft.version(), 1_500);
  private readonly reach = httpResource<RuleReach>(() =>
    this.saved.hasValue() && this.saved.value() !== undefined
      ? { url: `/api/models/${this.model.modelId()}/rule-reach` }
      : undefined,
  );
  private readonly reached = held(this.reach, this.model.modelId);
  protected readonly reaches = computed(() => {
    const reached = this.reached();
    return reached && reachesOf(reached, this.model.model()?.kind === 'account' ? 'account' : 'lead');
  });
  protected readonly skeletons = Array.from({ length: 8 }, (_, index) => 90 + ((index * 37) % 80));

  protected differs(rule: Rule) {
    return this.changedIds().has(rule.id ?? '');
  }

  protected added(rule: Rule) {
    return isNew(rule, this.draft.published()?.definition);
  }

  protected before(rule: Rule) {
    return pointsBefore(rule, this.draft.published()?.definition);
  }

  protected wrong(index: number) {
    return this.draft.complaints().some(({ path }) => path.startsWith(`rules.${index}.`));
  }

  protected toggle(rule: Rule) {
    this.draft.touched();
    this.fresh.set(null);
    this.opened.update((id) => (id === rule.id ? null : (rule.id ?? null)));
  }

  protected change(index: number, rule: Rule) {
    const before = this.rules()?.[index];
    const stays = before === undefined || sectionOf(before) === sectionOf(rule) ? null : this.focus.placeIn(rule.id);
    this.edit((rules) => rules.map((known, at) => (at === index ? rule : known)));
    // In another section the row and the form are made anew: where one was, one still is.
    if (stays !== null) this.focus.later(rule.id, (row) => fieldsOf(row)[stays]);
  }

  protected turn(index: number, rule: Rule, kind: 'event' | 'attribute') {
    const turned = turnedTo(rule, kind, this.beforeTurn.get(rule.id ?? ''));
    this.beforeTurn.set(rule.id ?? '', rule);
    this.draft.begin(rule.id ?? null);
    this.change(index, turned);
  }

  protected done(rule: Rule) {
    this.toggle(rule);
    this.focus.later(rule.id, nameOf);
  }

  protected resetTo(rule: Rule): number | null {
    const published = this.draft.published();
    return published && this.differs(rule) && published.definition.rules.some(({ id }) => id === rule.id)
      ? published.publishedVersion
      : null;
  }

  protected reset(index: number, rule: Rule) {
    const old = this.draft.published()?.definition.rules.find(({ id }) => id === rule.id);
    if (old) this.change(index, old);
  }

  protected add() {
    const rule = newRule();
    this.sought.set('');
    this.onlyChanged.set(false);
    this.edit((rules) => [...rules, rule]);
    this.draft.begin(rule.id ?? null);
    this.show(rule.id);
  }

  protected do(deed: RuleDeed, section: Section, index: number, rule: Rule) {
    const place = section.rules.findIndex((entry) => entry.index === index);
    switch (deed) {
      case 'copy': {
        const copy = {
          ...rule,
          id: newRuleId(),
          name: copyName(
            rule.name,
            (this.rules() ?? []).map(({ name }) => name),
          ),
        };
        this.edit((rules) => [...rules.slice(0, index + 1), copy, ...rules.slice(index + 1)]);
        return this.show(copy.id);
      }
      case 'delete':
        return void this.remove(index, rule);
      case 'up':
        return this.move(section, place, place - 1);
      case 'down':
        return this.move(section, place, place + 1);
    }
  }

  /** Alt and an arrow move the rule whose row has the focus, which goes with it. */
  protected byKey(deed: 'up' | 'down', section: Section, index: number, rule: Rule, event: Event) {
    if (!this.model.mayEdit()) return;
    event.preventDefault();
    const focused = event.target;
    this.do(deed, section, index, rule);
    // The row is moved in the page, which takes the focus from it.
    requestAnimationFrame(() => focused instanceof HTMLElement && focused.focus());
  }

  protected drop(section: Section, event: CdkDragDrop<unknown>) {
    this.move(section, event.previousIndex, event.currentIndex);
  }

  private move(section: Section, from: number, to: number) {
    const a = section.rules[from];
    const b = section.rules[to];
    if (a && b && a !== b) this.edit((rules) => moved(rules, a.index, b.index));
  }

  private async remove(index: number, rule: Rule) {
    const modelId = this.model.modelId();
    const [before, after] = [this.rules()?.[index - 1], this.rules()?.[index + 1]];
    this.edit((rules) => rules.filter((_, at) => at !== index));
    this.focus.later((after ?? before)?.id, nameOf);
    if (!(await this.toaster.done(`“${rule.name}” deleted from the draft`, 'Undo'))) return;
    this.draft.edit((definition) => {
      const { rules } = definition;
      return { ...definition, rules: [...rules.slice(0, index), rule, ...rules.slice(index)] };
    }, modelId);
    this.focus.later(rule.id, nameOf);
  }

  private show(ruleId: string | undefined) {
    this.fresh.set(ruleId ?? null);
    this.opened.set(ruleId ?? null);
  }

  private edit(change: (rules: readonly Rule[]) => Rule[]) {
    this.draft.edit((definition) => ({ ...definition, rules: change(definition.rules) }));
  }
}
