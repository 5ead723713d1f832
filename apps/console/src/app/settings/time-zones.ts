/** The zone of this browser. */
export const zoneHere = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** All zones to choose from, `first` before the others. Browsers leave UTC out of those that they know. */
export const timeZones = (...first: string[]): string[] => [
  ...new Set([...first, ...Intl.supportedValuesOf('timeZone'), 'UTC']),
];
