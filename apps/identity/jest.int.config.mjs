import { integrationPreset } from '../../jest.preset.mjs';

export default integrationPreset('identity', import.meta.dirname);
