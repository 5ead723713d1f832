const units = ['B', 'kB', 'MB', 'GB', 'TB'] as const;

/** 640 B, 1.4 MB, 128 MB: sizes of files, by thousands, as browsers show them. */
export function formatBytes(bytes: number): string {
  let size = bytes;
  let unit = 0;
  // What would be rounded up to a thousand is one of the next.
  while (size >= 999.5 && unit < units.length - 1) {
    size /= 1_000;
    unit += 1;
  }
  return `${unit > 0 && size < 9.95 ? size.toFixed(1) : size.toFixed(0)} ${units[unit]}`;
}
