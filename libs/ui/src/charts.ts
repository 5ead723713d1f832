// Beside the index: charts bring d3.
export * from './chart/compare-chart';
export * from './chart/compare-layout';
export * from './chart/outcome-chart';
export * from './chart/rate-chart';
export * from './chart/score-chart';
export * from './chart/score-chart-layout';
export * from './chart/slice-squares';
