import { unitPreset } from '../jest.preset.mjs';

export default { ...unitPreset('tools', import.meta.dirname), testTimeout: 60_000 };
