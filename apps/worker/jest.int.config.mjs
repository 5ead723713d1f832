import { integrationPreset } from '../../jest.preset.mjs';

export default integrationPreset('worker', import.meta.dirname);
