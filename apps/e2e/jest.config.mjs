import { unitPreset } from '../../jest.preset.mjs';

/** Journeys through a running system whose addresses are in the file that HEATLINE_STACK names. One at a time: they share its two cores. */
export default {
  ...unitPreset('journeys', import.meta.dirname),
  testMatch: ['<rootDir>/src/**/*.e2e.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
  maxWorkers: 1,
  // Only ends what hangs: a crowded machine is no reason to fail.
  testTimeout: 600_000,
};
