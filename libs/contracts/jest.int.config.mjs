import { integrationPreset } from '../../jest.preset.mjs';

export default integrationPreset('contracts', import.meta.dirname);
