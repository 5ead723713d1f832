// What the console needs of the engine: a door of its own, and `export *`, so that a page loads only what it says in words.
export * from './numbers/decay';
export * from './words/definition-changes';
export * from './words/describe-condition';
export * from './words/describe-rule';
