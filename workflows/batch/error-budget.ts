/** So many failed slices stop the start of new ones: what fails three times is no longer bad luck in one place. */
const maxParked = 3;
/** And so large a part; below twenty slices one alone would be more. */
const maxParkedShare = 0.05;
const shareCountsFrom = 20;

/** Whether the other slices may still go on while some are parked. */
export const withinErrorBudget = (parked: number, slices: number): boolean =>
  parked < maxParked && (slices < shareCountsFrom || parked / slices <= maxParkedShare);
