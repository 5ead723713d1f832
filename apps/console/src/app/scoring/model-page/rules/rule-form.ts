import { afterNextRender, Component, computed, ElementRef, inject, input, output, viewChild } from '@angular/core';
import { MatButtonToggle, MatButtonToggleGroup } from '@angular/material/button-toggle';
import { type AttributeCondition, type EventMatch, isEventWhen, type Rule } from '@heatline/contracts';
import { describeRule } from '@heatline/scoring-engine/words';
import { Button, Field, formatPoints, Icon, Input } from '@heatline/ui';
import { OpenDraft } from '../open-draft';
import { OpenModel } from '../open-model';
import { TriedLeads } from '../tried-leads/tried-leads';
import { ConditionGroupEditor } from '../../../conditions/condition-group-editor';
import { blanksIn, type ConditionNode } from '../../../conditions/condition-node';
import { EventMatchEditor } from '../../../conditions/event-match-editor';
import { seen } from '../../../conditions/seen';
import { datesInWords } from '../../../date-words';
import { withField } from './rule-edit';
import { RuleLimits } from './rule-limits';

/** One rule as a form: what it looks for, how it pays, and the same in words. */
@Component({
  selector: 'hl-rule-form',
  imports: [
    Button,
    ConditionGroupEditor,
    EventMatchEditor,
    Field,
    Icon,
    Input,
    MatButtonToggle,
    MatButtonToggleGroup,
    RuleLimits,
    TriedLeads,
  ],
  templateUrl: './rule-form.html',
  styleUrl: './rule-form.css',
  host: { '(focusout)': 'left($event)' },
})
export class RuleForm {
  readonly rule = input.required<Rule>();
  readonly index = input.required<number>();
  readonly disabled = input(false);
  readonly changed = output<Rule>();
  readonly done = output();
  /** Back to what the published version says. */
  readonly restored = output();
  readonly resetTo = input<number | null>(null);
  /** It was just added: comes into view, and its name can be typed at once. */
  readonly fresh = input(false);
  /** It is to look for the other kind of thing. */
  readonly turned = output<'event' | 'attribute'>();

  protected readonly draft = inject(OpenDraft);
  protected readonly model = inject(OpenModel);
  protected readonly path = computed(() => `rules.${this.index()}`);
  protected readonly match = computed((): EventMatch | null => {
    const { when } = this.rule();
    return isEventWhen(when) ? when : null;
  });
  protected readonly attributeNode = computed((): ConditionNode | undefined => {
    const { when } = this.rule();
    if (isEventWhen(when)) return undefined;
    return 'all' in when && when.all.length === 0 ? undefined : (when as ConditionNode);
  });
  protected readonly ifNode = computed(() => this.rule().if as ConditionNode | undefined);
  protected readonly attributes = seen(() => ({
    url: '/api/seen/attributes',
    params: { account: String(this.model.model()?.kind === 'account') },
  }));
  protected readonly words = computed(() => {
    const rule = this.rule();
    const unfinished = this.draft.issues().some(({ path }) => path.startsWith(`${this.path()}.when`));
    if (unfinished) return 'Finish the conditions to read the rule in words.';
    const points = `${formatPoints(rule.points)} ${Math.abs(rule.points) === 1 ? 'point' : 'points'}`;
    const text = datesInWords(describeRule(rule));
    if (!isEventWhen(rule.when)) return `${points} while ${text}.`;
    return rule.count ? `${points} once: ${text}.` : `${points} each time: ${text}.`;
  });
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly name = viewChild.required<ElementRef<HTMLInputElement>>('name');

  constructor() {
    afterNextRender(() => {
      if (!this.fresh()) return;
      this.host.scrollIntoView?.({ block: 'nearest' });
      this.name().nativeElement.focus({ preventScroll: true });
      this.name().nativeElement.select();
    });
  }

  /** What was begun is complained about when it is left: the part it is in, or the form. */
  protected left({ currentTarget, relatedTarget }: FocusEvent) {
    // A press on a suggestion, or on an item of a menu, is not leaving.
    if (!(relatedTarget instanceof HTMLElement) || relatedTarget.closest('.cdk-overlay-container')) return;
    if (!(currentTarget as HTMLElement).contains(relatedTarget)) this.draft.touched();
  }

  protected rename(name: string) {
    this.changed.emit({ ...this.rule(), name });
  }

  protected look(match: EventMatch) {
    this.begun(match.where, this.match()?.where);
    this.changed.emit({ ...this.rule(), when: match });
  }

  protected attributesAre(node: ConditionNode | undefined) {
    this.begun(node, this.rule().when);
    this.changed.emit({ ...this.rule(), when: (node ?? { all: [] }) as AttributeCondition });
  }

  protected only(node: ConditionNode | undefined) {
    this.begun(node, this.rule().if);
    this.changed.emit(withField(this.rule(), 'if', node as AttributeCondition | undefined));
  }

  /** A condition more that is blank: it was just added. */
  private begun(now: unknown, before: unknown) {
    if (blanksIn(now) > blanksIn(before)) this.draft.begin(this.rule().id ?? null);
  }
}
