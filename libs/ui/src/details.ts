// Beside the index, not in it: pages of one thing show these, lists and the first page do not.
export * from './facts/facts';
export * from './number/bytes';
export * from './score/heatline';
export * from './score/heatline-bands';
export * from './stepper/stepper';
export * from './tag/token';
