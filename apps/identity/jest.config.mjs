import { unitPreset } from '../../jest.preset.mjs';

export default unitPreset('identity', import.meta.dirname);
