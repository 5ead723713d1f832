import type { Catalog } from '../criteria/catalog';
import { typeBits } from '../criteria/criterion';

/** What the compiled rules need to know of a class id, learnt from the catalog when the class is first met. */
const criteriaOf = (catalog: Catalog, classId: number): ArrayLike<number> => {
  const criteria = catalog.criteriaOfClass(classId);
  if (criteria === undefined) throw new RangeError(`Class ${classId} is not in the catalog: read the catalog anew`);
  return criteria;
};

const grown = <Words extends Uint8Array | Int32Array>(
  words: Words,
  make: (length: number) => Words,
  need: number,
): Words => {
  if (need < words.length) return words;
  const larger = make(Math.max(64, 2 ** Math.ceil(Math.log2(need + 1))));
  larger.set(words);
  return larger;
};

/** Does an event of this class satisfy one criterion? */
export class ClassFlags {
  /** 0 = not met yet, 1 = no, 2 = yes. */
  private known = new Uint8Array(64);

  constructor(
    private readonly catalog: Catalog,
    private readonly criterionId: number,
  ) {}

  has(classId: number): boolean {
    const flag = this.known[classId];
    return flag ? flag === 2 : this.learn(classId);
  }

  private learn(classId: number): boolean {
    const yes = Array.prototype.includes.call(criteriaOf(this.catalog, classId), this.criterionId);
    this.known = grown(this.known, (length) => new Uint8Array(length), classId);
    this.known[classId] = yes ? 2 : 1;
    return yes;
  }
}

/** Which rules an event of a class may satisfy: `items[start[c]] … items[start[c + 1 entry] − 1]`, rising. */
export class ClassRows {
  /** −1 = not met yet. */
  start = new Int32Array(64).fill(-1);
  end = new Int32Array(64);
  items = new Uint16Array(256);
  private used = 0;

  constructor(
    private readonly catalog: Catalog,
    /** Rules by the id of the criterion that they look for. */
    private readonly rulesOf: ReadonlyMap<number, readonly number[]>,
  ) {}

  learn(classId: number): void {
    const rules: number[] = [];
    const criteria = criteriaOf(this.catalog, classId);
    for (let index = 0; index < criteria.length; index += 1) rules.push(...(this.rulesOf.get(criteria[index]) ?? []));
    rules.sort((a, b) => a - b);
    const before = this.start.length;
    this.start = grown(this.start, (length) => new Int32Array(length).fill(-1), classId);
    if (this.start.length > before) this.end = grown(this.end, (length) => new Int32Array(length), classId);
    if (this.used + rules.length > this.items.length) {
      const larger = new Uint16Array((this.used + rules.length) * 2);
      larger.set(this.items);
      this.items = larger;
    }
    this.items.set(rules, this.used);
    this.start[classId] = this.used;
    this.used += rules.length;
    this.end[classId] = this.used;
  }

  rulesOfClass(classId: number): Uint16Array {
    if (!(this.start[classId] >= 0)) this.learn(classId);
    return this.items.subarray(this.start[classId], this.end[classId]);
  }
}

/** Which of the profile criteria in use a profile class satisfies, one byte each. */
export class ProfileClasses {
  readonly nothing: Uint8Array;
  private readonly rows: Uint8Array[] = [];

  constructor(
    private readonly catalog: Catalog,
    private readonly criterionIds: readonly number[],
  ) {
    this.nothing = new Uint8Array(criterionIds.length);
  }

  bitsOf(classId: number): Uint8Array {
    return (this.rows[classId] ??= this.learn(classId));
  }

  private learn(classId: number): Uint8Array {
    const holds = new Set(Array.from(criteriaOf(this.catalog, classId)));
    return Uint8Array.from(this.criterionIds, (id) => (holds.has(id) ? 1 : 0));
  }
}

/** The hash of an event's type, read back from the type bits of its class. */
export class ClassTypes {
  private readonly types: (number | undefined)[] = [];

  constructor(
    private readonly catalog: Catalog,
    /** Ids of the 32 type-bit criteria, lowest bit first. */
    private readonly bitIds: readonly number[],
  ) {}

  typeOf(classId: number): number {
    return (this.types[classId] ??= this.learn(classId));
  }

  private learn(classId: number): number {
    const holds = new Set(Array.from(criteriaOf(this.catalog, classId)));
    let type = 0;
    for (let bit = 0; bit < typeBits; bit += 1) if (holds.has(this.bitIds[bit])) type += 2 ** bit;
    return type;
  }
}
