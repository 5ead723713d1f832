/** Few texts that come again and again, as the levels of a model do: each is decoded once. */
export class KnownTexts {
  private readonly known: { bytes: Buffer; text: string }[] = [];

  read(source: Buffer, at: number, size: number): string {
    for (const { bytes, text } of this.known) {
      if (bytes.length === size && isAt(bytes, source, at)) return text;
    }
    const bytes = Buffer.from(source.subarray(at, at + size));
    const text = bytes.toString('utf8');
    this.known.push({ bytes, text });
    return text;
  }
}

function isAt(bytes: Buffer, source: Buffer, at: number): boolean {
  for (let i = 0; i < bytes.length; i++) if (bytes[i] !== source[at + i]) return false;
  return true;
}
