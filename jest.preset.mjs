import { swcOptions } from './tools/build/swc-options.mjs';

const node = (displayName, rootDir, testMatch, more = {}) => ({
  displayName,
  rootDir,
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  testMatch,
  moduleFileExtensions: ['ts', 'mts', 'js', 'mjs', 'cjs', 'json', 'node'],
  transform: { '^.+\\.ts$': ['@swc/jest', swcOptions] },
  transformIgnorePatterns: ['/node_modules/'],
  ...more,
});

/** Pure tests, in milliseconds: `x.spec.ts`. The limit only ends what hangs; a crowded machine is no reason to fail. */
export const unitPreset = (displayName, rootDir) =>
  node(displayName, rootDir, ['<rootDir>/**/*.spec.ts'], {
    testPathIgnorePatterns: ['\\.int\\.spec\\.ts$', '/node_modules/'],
    testTimeout: 60_000,
  });

/** Tests against the real servers, whose addresses are in the environment: `x.int.spec.ts`. */
export const integrationPreset = (displayName, rootDir) =>
  node(`${displayName} (servers)`, rootDir, ['<rootDir>/**/*.int.spec.ts'], { testTimeout: 60_000 });
