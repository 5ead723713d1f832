import { integrationPreset } from '../../jest.preset.mjs';

export default integrationPreset('leads', import.meta.dirname);
