import { integrationPreset } from '../../jest.preset.mjs';

export default integrationPreset('gateway', import.meta.dirname);
