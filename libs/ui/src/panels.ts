// Beside the index, not in it: these bring parts of Material that few pages need.
export * from './menu/menu-of';
export * from './popover/popover';
export * from './progress/progress-head';
