/** Maps with a few at a time, in order of the input. */
export async function inParallel<In, Out>(
  items: readonly In[],
  width: number,
  map: (item: In, index: number) => Promise<Out>,
): Promise<Out[]> {
  const out = new Array<Out>(items.length);
  let next = 0;
  const lane = async () => {
    while (next < items.length) {
      const index = next++;
      out[index] = await map(items[index] as In, index);
    }
  };
  await Promise.all(Array.from({ length: width }, lane));
  return out;
}

export const batchesOf = <Item>(items: readonly Item[], size: number): Item[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, i) => items.slice(i * size, (i + 1) * size));
