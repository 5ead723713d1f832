import { unitPreset } from '../../jest.preset.mjs';

export default unitPreset('scoring', import.meta.dirname);
