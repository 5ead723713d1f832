// Beside the index, not in it: these bring parts of Material that few pages need. `export *`, so that a page loads only those that it
// shows: of an index that names what it exports, a bundler loads all.
export * from './menu/menu-of';
export * from './popover/popover';
export * from './progress/progress-head';
