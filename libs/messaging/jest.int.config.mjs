import { integrationPreset } from '../../jest.preset.mjs';

export default integrationPreset('messaging', import.meta.dirname);
