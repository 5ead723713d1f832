import { unitPreset } from '../../jest.preset.mjs';

export default unitPreset('messaging', import.meta.dirname);
