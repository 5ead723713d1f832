/** The value below which a share of the sample lies. */
export const quantile = (values, share) => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
};

export const seconds = (from, to) => (new Date(to) - new Date(from)) / 1_000;

export const timed = async (work) => {
  const startedAt = performance.now();
  const result = await work();
  return [(performance.now() - startedAt) / 1_000, result];
};

export const whole = (n) => Math.round(n).toLocaleString('en');
