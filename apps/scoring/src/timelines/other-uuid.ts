const words = 4;

/** Tells where a stream of rows comes to another UUID, without a text for each. */
export class OtherUuid {
  private readonly before = new Int32Array(words);
  private begun = false;

  /** Whether another one than before lies at `at`; it is the one before from now on. */
  isAt(bytes: Buffer, at: number): boolean {
    let another = !this.begun;
    this.begun = true;
    for (let word = 0; word < words; word++) {
      const value = bytes.readInt32BE(at + word * 4);
      if (this.before[word] === value) continue;
      this.before[word] = value;
      another = true;
    }
    return another;
  }
}
