// What the console needs of the engine: a door of its own, and `export *`, so that a page loads only what it says in words.
export *`, because of an index that names what it exports a bundler
// loads all as soon as one name of it is used anywhere.
export * from './numbers/decay';
export * from './words/definition-changes';
export * from './words/describe-condition';
export * from './words/describe-rule';
