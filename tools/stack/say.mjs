/** The terminal shows short sentences; details are in the log files. */
export const say = (line) => void process.stdout.write(`${line}\n`);

/** Seconds since `startedAt` (ms), as people read them. */
export const elapsed = (startedAt) => {
  const seconds = Math.round((Date.now() - startedAt) / 1000);
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
};

/**
 * Says `title` now and again every few seconds for as long as something slow is going on, with the seconds that have passed.
 * `note` is shown behind it and may be changed while it runs.
 * @returns {{ note: (text: string) => void, end: () => void }}
 */
export const sayWhile = (title, everyMs = 10_000) => {
  const startedAt = Date.now();
  let note = '';
  say(`  ${title} …`);
  const timer = setInterval(() => say(`  ${title} … ${elapsed(startedAt)}${note && `, ${note}`}`), everyMs);
  return {
    note: (text) => void (note = text),
    end: () => clearInterval(timer),
  };
};
