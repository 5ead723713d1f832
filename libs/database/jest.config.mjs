import { unitPreset } from '../../jest.preset.mjs';

export default unitPreset('database', import.meta.dirname);
