import { afterNextRender, Component, computed, ElementRef, inject, input, output } from '@angular/core';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { Icon, IconButton } from '@heatline/ui';
import type { Issue } from '@heatline/contracts';
import type { ConditionLeaf } from './condition-node';
import { ignoresCase, inWords, operatorOf, operators, withOperator } from './operators';
import { neverSeen, seen, type SeenList, valueNeverSeen } from './seen';
import { SpanEditor } from './span-editor';
import { Suggest } from './suggest';
import { ValueEditor } from './value-editor';

/** One comparison: what, how, with what; complaints and doubts under it. */
@Component({
  selector: 'hl-condition-leaf',
  imports: [Icon, IconButton, MatMenu, MatMenuItem, MatMenuTrigger, SpanEditor, Suggest, ValueEditor],
  templateUrl: './condition-leaf-editor.html',
  styleUrl: './condition-leaf-editor.css',
})
export class ConditionLeafEditor {
  readonly leaf = input.required<ConditionLeaf>();
  /** Property or attribute names that were seen. */
  readonly names = input<SeenList>();
  /** The type of event whose properties are looked at, when it is a single one. */
  readonly eventType = input<string | null>(null);
  /** Where the leaf stands, as complaints name it. */
  readonly path = input.required<string>();
  readonly issues = input.required<readonly Issue[]>();
  readonly disabled = input(false);
  /** It was just added: its first field takes the focus. */
  readonly fresh = input(false);
  readonly changed = output<ConditionLeaf | undefined>();

  protected readonly about = computed(() => (this.leaf().property === undefined ? 'attribute' : 'property'));
  protected readonly name = computed(() => this.leaf().property ?? this.leaf().attribute ?? '');
  protected readonly operators = computed(() =>
    operators.filter(({ timed }) => !timed || this.about() === 'attribute'),
  );
  protected readonly operator = computed(() => operatorOf(this.leaf().op));
  protected readonly ignoresCase = computed(() => ignoresCase(this.leaf()));
  protected readonly mine = computed(() =>
    this.issues().filter(({ path }) => path === this.path() || path.startsWith(`${this.path()}.`)),
  );
  protected readonly nameWrong = computed(() => this.mine().some(({ path }) => /\.(property|attribute)$/.test(path)));
  protected readonly valueWrong = computed(() => this.mine().length > 0 && !this.nameWrong());

  private readonly ofAccounts = seen(() =>
    this.leaf().account ? { url: '/api/seen/attributes', params: { account: 'true' } } : undefined,
  );
  protected readonly known = computed(() => (this.leaf().account ? this.ofAccounts() : this.names()));
  protected readonly values = seen(() => {
    const key = this.name();
    const names = this.known();
    if (!key || (names && !names.items.some(({ value }) => value === key))) return undefined;
    const type = this.eventType();
    const of = this.about() === 'attribute' ? { account: String(names?.account ?? false) } : { eventType: type ?? '' };
    const params = Object.fromEntries(Object.entries({ key, ...of }).filter(([, value]) => value !== ''));
    return { url: `/api/seen/${this.about() === 'attribute' ? 'attributes' : 'properties'}`, params };
  });
  protected readonly doubt = computed(
    () => neverSeen(this.about(), this.name(), this.known()) ?? valueNeverSeen(this.leaf(), this.name(), this.values()),
  );

  protected readonly said = inWords;

  constructor() {
    const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    afterNextRender(() => this.fresh() && host.querySelector('input')?.focus());
  }

  protected rename(name: string) {
    this.changed.emit({ ...this.leaf(), [this.about()]: name });
  }

  protected operate(op: string) {
    this.changed.emit(withOperator(this.leaf(), op));
  }

  protected fill(value: unknown) {
    this.changed.emit({ ...this.leaf(), value });
  }

  protected toggleCase() {
    this.changed.emit({ ...this.leaf(), ignoreCase: !this.ignoresCase() });
  }

  protected toggleAccount() {
    const { account, ...leaf } = this.leaf();
    this.changed.emit(account ? leaf : { ...leaf, account: true });
  }

  protected hold(held: Record<string, number> | undefined) {
    const { for: _, ...leaf } = this.leaf();
    this.changed.emit(held ? { ...leaf, for: held } : leaf);
  }
}
