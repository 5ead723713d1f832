import { unitPreset } from '../../jest.preset.mjs';

export default unitPreset('contracts', import.meta.dirname);
