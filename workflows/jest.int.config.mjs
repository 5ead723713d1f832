import { integrationPreset } from '../jest.preset.mjs';

export default integrationPreset('workflows', import.meta.dirname);
