import { integrationPreset } from '../../jest.preset.mjs';

export default integrationPreset('testing', import.meta.dirname);
