import { integrationPreset } from '../../jest.preset.mjs';

export default integrationPreset('database', import.meta.dirname);
