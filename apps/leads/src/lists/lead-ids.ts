const idBytes = 16;
const goldenSection = (Math.sqrt(5) - 1) / 2;

/** Some or very many leads: a sorted set of their ids, packed, sixteen bytes each. */
export class LeadIds {
  private constructor(private readonly packed: Buffer) {}

  static readonly none = new LeadIds(Buffer.alloc(0));

  /** Each once, in the order of ids. */
  static of(leadIds: Iterable<string>): LeadIds {
    const texts = [...new Set(leadIds)].map((id) => id.toLowerCase()).sort();
    return new LeadIds(Buffer.from(texts.join('').replaceAll('-', ''), 'hex'));
  }

  /** @param packed sixteen bytes each, ascending, each once */
  static packed(packed: Buffer): LeadIds {
    if (packed.length % idBytes !== 0) throw new RangeError('Not a whole number of ids');
    return new LeadIds(packed);
  }

  get size(): number {
    return this.packed.length / idBytes;
  }

  get bytes(): Buffer {
    return this.packed;
  }

  at(index: number): string {
    return textOf(this.packed, index * idBytes);
  }

  has(leadId: string): boolean {
    return this.hasBytes(Buffer.from(leadId.replaceAll('-', ''), 'hex'));
  }

  hasBytes(id: Uint8Array): boolean {
    let low = 0;
    let high = this.size;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const order = this.packed.compare(id, 0, idBytes, middle * idBytes, middle * idBytes + idBytes);
      if (order === 0) return true;
      if (order < 0) low = middle + 1;
      else high = middle;
    }
    return false;
  }

  /** Those that are in both. */
  and(other: LeadIds): LeadIds {
    const [few, many] = this.size <= other.size ? [this, other] : [other, this];
    const common = Buffer.alloc(few.packed.length);
    let end = 0;
    for (let at = 0; at < few.packed.length; at += idBytes) {
      const id = few.packed.subarray(at, at + idBytes);
      if (many.hasBytes(id)) end += id.copy(common, end);
    }
    return new LeadIds(Buffer.from(common.subarray(0, end)));
  }

  /** As text, so many at a time. */
  *pages(size: number): Generator<string[], void, undefined> {
    for (let from = 0; from < this.size; from += size) yield this.slice(from, from + size);
  }

  /** At most so many of them, one of each part: never the same place in all parts, since what is imported may have a rhythm. */
  evenly(most: number): string[] {
    const count = Math.min(most, this.size);
    return Array.from({ length: count }, (_, n) =>
      this.at(Math.floor(((n + ((n * goldenSection) % 1)) * this.size) / count)),
    );
  }

  slice(from: number, to: number): string[] {
    const ids: string[] = [];
    for (let index = from; index < Math.min(to, this.size); index++) ids.push(this.at(index));
    return ids;
  }
}

function textOf(bytes: Buffer, at: number): string {
  const hex = bytes.toString('hex', at, at + idBytes);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
