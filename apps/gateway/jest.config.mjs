import { unitPreset } from '../../jest.preset.mjs';

export default unitPreset('gateway', import.meta.dirname);
