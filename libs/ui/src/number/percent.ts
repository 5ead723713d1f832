import { formatNumber } from './points';

/** A share of 0 to 1 as 38.5%; two digits after the point below 1 %, where they tell something. */
export function formatPercent(share: number): string {
  const percent = share * 100;
  const steps = percent < 1 ? 100 : 10;
  return `${formatNumber(Math.round(percent * steps) / steps)}%`;
}
