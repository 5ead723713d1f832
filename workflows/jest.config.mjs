import { unitPreset } from '../jest.preset.mjs';

export default unitPreset('workflows', import.meta.dirname);
