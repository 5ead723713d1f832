// Beside the index, not in it: these bring parts of Material that few pages need.
export { ProgressHead } from './progress/progress-head';
export { type ModelOption, ModelPrompt } from './states/model-prompt';
