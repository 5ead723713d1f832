// Beside the index, not in it: a bundler loads all that an index names wherever one name of it is used, and charts bring d3.
export { CompareChart } from './chart/compare-chart';
export type { CompareBin } from './chart/compare-layout';
export { OutcomeChart, type OutcomeBar } from './chart/outcome-chart';
export { RateChart, type RateSample } from './chart/rate-chart';
export { ScoreChart } from './chart/score-chart';
export type { ScoreMark, ScorePoint } from './chart/score-chart-layout';
export { SliceSquares, type SliceState, type SliceView } from './chart/slice-squares';
export { formatPercent } from './number/percent';
