import { integrationPreset } from '../../jest.preset.mjs';

export default integrationPreset('scoring', import.meta.dirname);
