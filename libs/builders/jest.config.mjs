import { unitPreset } from '../../jest.preset.mjs';

export default unitPreset('builders', import.meta.dirname);
