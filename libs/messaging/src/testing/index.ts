export { type Cuttable, cuttable } from './cuttable';
export { testNats, type TestNats } from './test-nats';
export { until } from './until';
