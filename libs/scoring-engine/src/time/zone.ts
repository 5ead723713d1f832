/** Offsets of a zone as data: from `from[i]` on (seconds since 1970), local time is UTC + `offset[i]` seconds. */
export interface ZoneTransitions {
  readonly zone: string;
  readonly from: readonly number[];
  readonly offset: readonly number[];
}

const week = 604_800;
/** What 32 bits of seconds can hold. */
const lastSecond = 2 ** 32 - 1;
const known = new Map<string, ZoneTransitions>();

/** Read once per zone from Intl (some 100 ms), then kept. `from` and `to` are seconds since 1970. */
export function zoneTransitions(zone: string, from = 0, to = lastSecond): ZoneTransitions {
  const key = `${zone} ${from} ${to}`;
  let found = known.get(key);
  if (found === undefined) known.set(key, (found = readTransitions(zone, from, to)));
  return found;
}

function readTransitions(zone: string, from: number, to: number): ZoneTransitions {
  const offsetAt = offsetReader(zone);
  const starts = [from];
  const offsets = [offsetAt(from)];
  if (/^(UTC|Etc\/(UTC|GMT|UCT|Zulu|Universal)|GMT|Zulu)$/.test(zone)) return { zone, from: starts, offset: offsets };
  // No zone changes its offset twice within a week.
  for (let time = from; time < to; time += week) {
    const next = Math.min(time + week, to);
    const after = offsetAt(next);
    if (after === offsets[offsets.length - 1]) continue;
    let low = time;
    let high = next;
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (offsetAt(middle) === after) high = middle;
      else low = middle;
    }
    starts.push(high);
    offsets.push(after);
  }
  return { zone, from: starts, offset: offsets };
}

function offsetReader(zone: string): (seconds: number) => number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  return (seconds) => {
    const [month, day, year, hour, minute, second] = (format.format(seconds * 1_000).match(/\d+/g) ?? []).map(Number);
    return Date.UTC(year, month - 1, day, hour, minute, second) / 1_000 - seconds;
  };
}
