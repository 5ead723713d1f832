const slots = 1 << 13;
/** What is longer is seldom met twice. */
const longest = 512;

/** Remembers a number for some thousands of byte strings; a newer one may take the place of an older one. */
export class SeenBytes {
  private readonly bytes: (Uint8Array | undefined)[] = Array.from({ length: slots });
  private readonly numbers = new Uint32Array(slots);

  find(source: Uint8Array, from: number, to: number): number | undefined {
    if (to - from > longest) return undefined;
    const slot = slotOf(source, from, to);
    const known = this.bytes[slot];
    if (known?.length !== to - from) return undefined;
    for (let i = 0; i < known.length; i++) if (known[i] !== source[from + i]) return undefined;
    return this.numbers[slot];
  }

  keep(source: Uint8Array, from: number, to: number, number: number): void {
    if (to - from > longest) return;
    const slot = slotOf(source, from, to);
    this.bytes[slot] = Uint8Array.prototype.slice.call(source, from, to);
    this.numbers[slot] = number;
  }
}

/** FNV-1a, its upper half folded in. */
function slotOf(source: Uint8Array, from: number, to: number): number {
  let hash = 0x811c9dc5;
  for (let i = from; i < to; i++) hash = Math.imul(hash ^ source[i]!, 0x01000193);
  return (hash ^ (hash >>> 16)) & (slots - 1);
}
