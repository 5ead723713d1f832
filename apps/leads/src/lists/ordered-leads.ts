import type { CopiedRow } from '@heatline/database';
import type { Order } from './sql/lead-order';
import type { Candidate, Position } from './sql/walk';

const idBytes = 16;

/** All leads of a list in its order, packed: pages are cut out of it by value and id, as out of an index. */
export class OrderedLeads {
  private ids = Buffer.alloc(idBytes * 1_024);
  private numbers = new Float64Array(1_024);
  /** Texts one after the other, and where each ends. */
  private texts = Buffer.alloc(1_024);
  private ends = new Uint32Array(1_024);
  private count = 0;
  /** Those with a value come first. */
  private valued = 0;

  constructor(private readonly order: Order) {}

  get size(): number {
    return this.count;
  }

  get bytes(): number {
    return this.ids.length + this.numbers.byteLength + this.texts.length + this.ends.byteLength;
  }

  /** Rows of `orderedSql`, in their order; `id` is its first column, read already. */
  add(id: Buffer, row: CopiedRow): void {
    this.makeRoom();
    id.copy(this.ids, this.count * idBytes);
    if (this.order.type === 'text') {
      const text = row.bytea();
      if (text) this.addText(text);
    } else {
      const value = this.order.type === 'int' ? row.int4() : row.int8();
      if (value !== null) this.numbers[this.valued++] = value;
    }
    this.count++;
  }

  /** What comes after a position, whether that lead is still in here or not. */
  after(position: Position | undefined, limit: number): Candidate[] {
    const from = position ? this.firstBeyond(position) : 0;
    const found: Candidate[] = [];
    for (let at = from; at < Math.min(from + limit, this.count); at++) {
      found.push({ leadId: this.idAt(at), value: this.valueAt(at) });
    }
    return found;
  }

  private firstBeyond(position: Position): number {
    const id = Buffer.from(position.leadId.replaceAll('-', ''), 'hex');
    const value = this.read(position.value);
    let low = 0;
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.compare(middle, value, id) > 0) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  /** Over 0 = comes after it in the list. */
  private compare(at: number, value: number | Buffer | null, id: Buffer): number {
    if (at >= this.valued !== (value === null)) return at >= this.valued ? 1 : -1;
    const order = value === null ? 0 : this.compareValue(at, value);
    const way = this.order.descending ? -1 : 1;
    return way * (order || this.ids.compare(id, 0, idBytes, at * idBytes, at * idBytes + idBytes));
  }

  private compareValue(at: number, value: number | Buffer): number {
    if (typeof value === 'number') return this.numbers[at]! - value;
    return this.texts.compare(value, 0, value.length, this.startOf(at), this.ends[at]!);
  }

  private read(value: string | null): number | Buffer | null {
    if (value === null) return null;
    return this.order.type === 'text' ? Buffer.from(value) : Number(value);
  }

  private valueAt(at: number): string | null {
    if (at >= this.valued) return null;
    if (this.order.type !== 'text') return String(this.numbers[at]);
    return this.texts.toString('utf8', this.startOf(at), this.ends[at]);
  }

  private idAt(at: number): string {
    const hex = this.ids.toString('hex', at * idBytes, at * idBytes + idBytes);
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  }

  private startOf(at: number): number {
    return at === 0 ? 0 : this.ends[at - 1]!;
  }

  private addText(text: Buffer): void {
    const start = this.startOf(this.valued);
    const end = start + text.length;
    while (end > this.texts.length) this.texts = Buffer.concat([this.texts], 2 * this.texts.length);
    text.copy(this.texts, start);
    this.ends[this.valued++] = end;
  }

  private makeRoom(): void {
    if (this.count * idBytes < this.ids.length) return;
    this.ids = Buffer.concat([this.ids], 2 * this.ids.length);
    this.numbers = grown(this.numbers, new Float64Array(2 * this.numbers.length));
    this.ends = grown(this.ends, new Uint32Array(2 * this.ends.length));
  }
}

function grown<Numbers extends Float64Array | Uint32Array>(from: Numbers, to: Numbers): Numbers {
  to.set(from);
  return to;
}
