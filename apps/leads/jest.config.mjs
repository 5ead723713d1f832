import { unitPreset } from '../../jest.preset.mjs';

export default unitPreset('leads', import.meta.dirname);
