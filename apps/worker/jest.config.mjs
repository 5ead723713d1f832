import { unitPreset } from '../../jest.preset.mjs';

export default unitPreset('worker', import.meta.dirname);
