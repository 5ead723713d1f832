import { unitPreset } from '../../jest.preset.mjs';

export default unitPreset('testing', import.meta.dirname);
