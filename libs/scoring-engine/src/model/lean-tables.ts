import type { AsOf } from '../conditions/node';
import { clamp } from '../numbers/points';
import type { Calendar } from '../time/calendar';
import type { AttributeRule, CompiledGroup, EventRule } from './compiled-rule';
import type { ProfileClasses } from './classes';
import { Tally } from './tally';

export const decayKinds = ['none', 'halfLife', 'linear', 'step'] as const;

/** What a profile class alone decides: points of attribute rules, which gates are open. */
export interface ProfileRow {
  points: number;
  gates: Uint8Array;
}

/** The model as flat arrays, one place a rule, and the memory that one evaluation uses: nothing is allocated per lead. */
export class LeanTables {
  readonly size: number;
  readonly points: Float64Array;
  readonly decayKind: Uint8Array;
  readonly decaySeconds: Float64Array;
  readonly window: Float64Array;
  readonly from: Float64Array;
  readonly to: Float64Array;
  readonly cap: Float64Array;
  readonly min: Float64Array;
  readonly max: Float64Array;
  readonly group: Int16Array;
  /** How events pay: 0 = all alike, 1 = all alike while within the window, 2 = with a limit, cooldown, season, count or decay. */
  readonly way: Uint8Array;
  readonly tallied: Uint8Array;
  readonly counted: Uint8Array;
  readonly hasGates: boolean;
  /** Gates that the profile's class alone does not decide. */
  readonly openGates: readonly number[];
  /** Attribute rules that the profile's class alone does not decide, with all rules of their groups. */
  readonly openAttributes: readonly AttributeRule[];
  readonly hasTally: boolean;
  /** Sums of what is paid, by rule where it fades; of the group, by group. */
  readonly sum: Float64Array;
  readonly groupSum: Float64Array;
  /** Events that remain, by rule. */
  readonly left: Int32Array;
  readonly newest: Float64Array;
  readonly gates: Uint8Array;
  readonly tally: Tally;
  /** An evaluation has begun and not ended. */
  private open = false;
  private readonly rows: ProfileRow[] = [];
  private nothing: ProfileRow | undefined;
  private readonly closedAttributes: readonly AttributeRule[];

  constructor(
    readonly rules: readonly EventRule[],
    attributes: readonly AttributeRule[],
    private readonly groups: readonly CompiledGroup[],
    private readonly profiles: ProfileClasses,
    calendar: Calendar,
  ) {
    this.size = rules.length;
    const numbers = (of: (rule: EventRule) => number): Float64Array => Float64Array.from(rules, of);
    const flags = (of: (rule: EventRule) => boolean): Uint8Array => Uint8Array.from(rules, (rule) => Number(of(rule)));
    this.points = numbers((rule) => rule.points);
    this.decayKind = Uint8Array.from(rules, (rule) => decayKinds.indexOf(rule.decay.kind));
    this.decaySeconds = numbers((rule) => rule.decay.seconds);
    this.window = numbers((rule) => rule.window);
    this.from = numbers((rule) => rule.from);
    this.to = numbers((rule) => rule.to);
    this.cap = numbers((rule) => rule.cap);
    this.min = numbers((rule) => rule.count?.min ?? 0);
    this.max = numbers((rule) => rule.count?.max ?? Infinity);
    this.group = Int16Array.from(rules, (rule) => rule.group);
    this.tallied = flags((rule) => rule.limit !== null || rule.cooldown > 0);
    this.counted = flags((rule) => rule.count !== null);
    this.way = Uint8Array.from(rules, (rule, r) => {
      const seasonal = rule.from !== 0 || rule.to !== Infinity;
      if (this.tallied[r] || this.counted[r] || this.decayKind[r] || seasonal) return 2;
      return rule.window > 0 ? 1 : 0;
    });
    this.hasGates = rules.some((rule) => rule.gate !== null);
    this.openGates = rules.flatMap((rule, r) => (rule.gate && !rule.gate.fixedByProfile ? [r] : []));
    const openGroups = new Set(
      attributes.filter((rule) => !rule.condition.fixedByProfile && rule.group >= 0).map((rule) => rule.group),
    );
    const isOpen = (rule: AttributeRule): boolean => !rule.condition.fixedByProfile || openGroups.has(rule.group);
    this.openAttributes = attributes.filter(isOpen);
    this.closedAttributes = attributes.filter((rule) => !isOpen(rule));
    this.tally = new Tally(rules, calendar);
    this.hasTally = this.tallied.includes(1);
    this.sum = new Float64Array(rules.length);
    this.groupSum = new Float64Array(groups.length);
    this.left = new Int32Array(rules.length);
    this.newest = new Float64Array(rules.length);
    this.gates = new Uint8Array(rules.length);
  }

  /** Nothing has been paid or left yet. An evaluation leaves that behind, unless it was broken off. */
  begin(): void {
    if (this.open) {
      this.sum.fill(0);
      this.left.fill(0);
    }
    this.open = true;
    if (this.hasTally) this.tally.clear();
  }

  end(): void {
    this.open = false;
  }

  /** By profile class; −1 = nothing is known of the profile. */
  profileRow(classId: number, at: AsOf): ProfileRow {
    if (classId < 0) return (this.nothing ??= this.learn(this.profiles.nothing, at));
    return (this.rows[classId] ??= this.learn(this.profiles.bitsOf(classId), at));
  }

  private learn(bits: Uint8Array, { facts, time, end, extras }: AsOf): ProfileRow {
    const at: AsOf = { facts, time, end, bits, extras };
    const inGroup = new Float64Array(this.groups.length);
    let points = 0;
    for (const rule of this.closedAttributes) {
      if (!rule.condition.holds(at)) continue;
      if (rule.group >= 0) inGroup[rule.group] += rule.points;
      else points += rule.points;
    }
    this.groups.forEach(({ min, max }, g) => (points += clamp(inGroup[g], min, max)));
    const gates = Uint8Array.from(this.rules, ({ gate }) =>
      gate === null || !gate.fixedByProfile || gate.holds(at) ? 1 : 0,
    );
    return { points, gates };
  }
}
