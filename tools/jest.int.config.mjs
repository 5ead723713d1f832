import { integrationPreset } from '../jest.preset.mjs';

export default integrationPreset('tools', import.meta.dirname);
