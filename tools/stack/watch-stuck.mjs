/**
 * Asks a running process now and then whether it is stuck: alive, and of no more use until it is started again. One bad answer may be bad luck.
 * @param {{ stuck: () => Promise<string | undefined>, stuckEveryMs?: number }} plan `stuck` resolves with why, or with nothing; when it rejects nobody knows
 * @param {(why: string) => void} found called once, after three answers in a row
 * @returns {() => void} ends the watch
 */
export const watchStuck = ({ stuck, stuckEveryMs = 5_000 }, found) => {
  let over = false;
  let inARow = 0;
  const ask = async () => {
    const why = await stuck().catch(() => undefined);
    if (over) return;
    inARow = why ? inARow + 1 : 0;
    if (inARow === 3) found(why);
    else timer = setTimeout(ask, stuckEveryMs);
  };
  let timer = setTimeout(ask, stuckEveryMs);
  return () => {
    over = true;
    clearTimeout(timer);
  };
};
