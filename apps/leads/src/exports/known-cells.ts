import type { CsvBytes } from './csv-bytes';

const places = 256;

/** Cells of a column that has few different values, made once each: a million rows name a level or an owner again and again. */
export class KnownCells {
  private readonly values: Buffer[] = [];
  private readonly cells: Buffer[] = [];

  /** `make`: the cell of a value. */
  constructor(private readonly make: (value: Buffer) => string) {}

  /** The cell of the value that lies at `from`. */
  write(bytes: Buffer, from: number, size: number, csv: CsvBytes): void {
    const place = placeOf(bytes, from, size);
    if (!isAt(this.values[place], bytes, from, size)) {
      const value = Buffer.from(bytes.subarray(from, from + size));
      this.values[place] = value;
      this.cells[place] = Buffer.from(this.make(value));
    }
    csv.made(this.cells[place]!);
  }
}

/** Of two values with one place the later one takes it. Ids that were given one after another differ at their ends. */
const placeOf = (bytes: Buffer, from: number, size: number): number => {
  const last = from + size - 1;
  return size === 0 ? 0 : (bytes[last]! ^ (bytes[from]! << 2) ^ (bytes[from + (size >> 1)]! << 4) ^ size) % places;
};

function isAt(value: Buffer | undefined, bytes: Buffer, from: number, size: number): boolean {
  if (value?.length !== size) return false;
  for (let byte = 0; byte < size; byte++) if (value[byte] !== bytes[from + byte]) return false;
  return true;
}
