/** Closer than this part of the height, two counts would be read as one. */
const apart = 0.15;

/** Round counts (1, 2 or 5 and zeros) up to the most, highest first, far enough from each other on a scale by square roots. */
export function rootTicks(most: number): number[] {
  const ticks: number[] = [];
  let lowest = Infinity;
  for (let power = Math.floor(Math.log10(Math.max(1, most))); power >= 0; power--)
    for (const digit of [5, 2, 1]) {
      const value = digit * 10 ** power;
      const height = Math.sqrt(value / most);
      if (value > most || height < apart || lowest - height < apart) continue;
      ticks.push(value);
      lowest = height;
    }
  return ticks;
}
