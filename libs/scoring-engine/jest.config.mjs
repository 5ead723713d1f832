import { unitPreset } from '../../jest.preset.mjs';

export default unitPreset('scoring-engine', import.meta.dirname);
