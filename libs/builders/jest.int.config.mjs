import { integrationPreset } from '../../jest.preset.mjs';

export default integrationPreset('builders', import.meta.dirname);
