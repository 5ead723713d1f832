import { unitPreset } from '../../jest.preset.mjs';

export default unitPreset('service', import.meta.dirname);
