import { integrationPreset } from '../../jest.preset.mjs';

export default integrationPreset('scoring-engine', import.meta.dirname);
