/** How far each way goes before the next one is tried. */
export interface Pace {
  /** So many are put in order by themselves; more are met by walking. */
  few: number;
  /** Tells how many pass; most lists are full by then. */
  firstLook: number;
  /** Before so many looks nobody says that too few pass. */
  leastLooks: number;
  /** Going on is cheaper than finding those few, up to so many looks. */
  soon: number;
  nextLook: number;
  /** After so many looks a list is made as a whole. */
  mostLooks: number;
  /** Looks when everybody who passes is known: they cost little. */
  setLook: number;
  mostSetLooks: number;
  /** Where events have to be read for each look. */
  mostSlowLooks: number;
  /** So many of the first are kept of a list that no index has in order. */
  head: number;
}

export const usualPace: Pace = {
  few: 5_000,
  firstLook: 200,
  leastLooks: 1_000,
  soon: 4_000,
  nextLook: 4_000,
  mostLooks: 20_000,
  setLook: 10_000,
  mostSetLooks: 40_000,
  mostSlowLooks: 3_000,
  head: 2_000,
};
