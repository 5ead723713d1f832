import { integrationPreset } from '../../jest.preset.mjs';

export default integrationPreset('service', import.meta.dirname);
