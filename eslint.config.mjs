import js from '@eslint/js';
import nx from '@nx/eslint-plugin';
import angular from 'angular-eslint';
import prettier from 'eslint-config-prettier';
import tseslint from 'typescript-eslint';

/** Packages that exist on a server only. */
const serverPackages = [
  '@nestjs/*',
  '@nats-io/*',
  '@temporalio/*',
  'typeorm',
  'pg',
  'pg-copy-streams',
  'pino',
  'express',
  'helmet',
];

/** Who may import whom: two tags a project, no exceptions. `tools/boundaries.spec.ts` has a failing example of each. */
const depConstraints = [
  { sourceTag: 'runs:node', onlyDependOnLibsWithTags: ['runs:node', 'runs:anywhere'] },
  {
    sourceTag: 'runs:browser',
    onlyDependOnLibsWithTags: ['runs:browser', 'runs:anywhere'],
    bannedExternalImports: serverPackages,
  },
  {
    sourceTag: 'runs:anywhere',
    onlyDependOnLibsWithTags: ['runs:anywhere'],
    bannedExternalImports: [...serverPackages, '@angular/*'],
  },
  { sourceTag: 'runs:sandbox', onlyDependOnLibsWithTags: ['runs:anywhere'] },
  {
    sourceTag: 'kind:app',
    onlyDependOnLibsWithTags: ['kind:contract', 'kind:engine', 'kind:kit', 'kind:ui', 'kind:testing'],
  },
  { sourceTag: 'kind:host', onlyDependOnLibsWithTags: ['kind:contract', 'kind:kit', 'kind:testing'] },
  { sourceTag: 'kind:contract', onlyDependOnLibsWithTags: ['kind:contract'] },
  { sourceTag: 'kind:engine', onlyDependOnLibsWithTags: ['kind:contract', 'kind:testing'] },
  { sourceTag: 'kind:kit', onlyDependOnLibsWithTags: ['kind:contract', 'kind:kit', 'kind:testing'] },
  { sourceTag: 'kind:workflow', onlyDependOnLibsWithTags: ['kind:contract'] },
  { sourceTag: 'kind:ui', onlyDependOnLibsWithTags: ['kind:contract'] },
  { sourceTag: 'kind:testing', onlyDependOnLibsWithTags: ['kind:contract', 'kind:engine', 'kind:kit', 'kind:testing'] },
  { sourceTag: 'kind:e2e', onlyDependOnLibsWithTags: ['kind:contract', 'kind:testing'] },
];

/** `import { z }` makes the browser load every zod locale (50 kB more, compressed): bundlers only shake the namespace import. */
const zodNamed = {
  selector: "ImportDeclaration[source.value='zod'] > ImportSpecifier",
  message: "Write import * as z from 'zod'.",
};

/** A time that is enough on one machine is too short on another, and too long on all others. */
const sleeps = [
  "NewExpression[callee.name='Promise'] CallExpression[callee.name='setTimeout']",
  'ImportDeclaration[source.value=/^(node:)?timers.promises$/]',
].map((selector) => ({
  selector,
  message: "Wait for a condition. Where it is a handler's own work that takes so long, disable this rule and say so.",
}));

export default tseslint.config(
  { ignores: ['**/dist/**', '**/node_modules/**', '.nx/**', '.angular/**', '.heatline/**', 'coverage/**'] },
  js.configs.recommended,
  ...tseslint.configs.recommended,
  {
    files: ['**/*.ts'],
    plugins: { '@nx': nx },
    rules: {
      '@nx/enforce-module-boundaries': ['error', { enforceBuildableLibDependency: false, allow: [], depConstraints }],
      // Nest injects by the class value: an import that looks like a type only must stay a value import.
      '@typescript-eslint/consistent-type-imports': 'off',
      '@typescript-eslint/no-extraneous-class': 'off',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', destructuredArrayIgnorePattern: '^_' },
      ],
      // Text from outside is searched for control characters on purpose.
      'no-control-regex': 'off',
    },
  },
  {
    files: ['**/*.mjs', '**/*.js'],
    languageOptions: {
      globals: Object.fromEntries(
        [
          'process',
          'console',
          'URL',
          'Buffer',
          'setTimeout',
          'clearTimeout',
          'setInterval',
          'clearInterval',
          'setImmediate',
          'fetch',
          'AbortController',
          'AbortSignal',
          'performance',
          'TextDecoder',
          'TextEncoder',
          'structuredClone',
          'queueMicrotask',
          'URLSearchParams',
        ].map((g) => [g, 'readonly']),
      ),
    },
  },
  {
    files: ['apps/console/**/*.ts', 'libs/ui/**/*.ts'],
    extends: [...angular.configs.tsRecommended],
    processor: angular.processInlineTemplates,
    rules: {
      '@angular-eslint/prefer-on-push-component-change-detection': 'off',
      '@angular-eslint/component-selector': ['error', { type: 'element', prefix: 'hl', style: 'kebab-case' }],
      '@angular-eslint/directive-selector': ['error', { type: 'attribute', prefix: 'hl', style: 'camelCase' }],
    },
  },
  {
    files: ['apps/console/**/*.html', 'libs/ui/**/*.html'],
    extends: [...angular.configs.templateRecommended, ...angular.configs.templateAccessibility],
  },
  {
    // What runs outside Node has none of its modules; bannedExternalImports does not see node:* builtins. Tests run on Node.
    files: ['apps/console/**/*.ts', 'libs/ui/**/*.ts', 'libs/contracts/**/*.ts', 'libs/scoring-engine/**/*.ts'],
    ignores: ['**/*.spec.ts', '**/testing/**', '**/data/**'],
    rules: { 'no-restricted-imports': ['error', { patterns: ['node:*'] }] },
  },
  {
    // The workflow sandbox is stricter: one such import, and no worker starts.
    files: ['workflows/**/*.ts'],
    ignores: ['**/*.spec.ts', '**/testing/**'],
    rules: { 'no-restricted-imports': ['error', { patterns: ['node:*', 'pg', '@nestjs/*', '@nats-io/*', 'typeorm'] }] },
  },
  {
    // The edge owns no data and never talks to Temporal: it asks the services.
    files: ['apps/gateway/**/*.ts'],
    rules: { 'no-restricted-imports': ['error', { patterns: ['@temporalio/*', 'typeorm', 'pg'] }] },
  },
  {
    // Material's buttons bring ripples and a part of the CDK to every first page; hlButton and hlIconButton stand for them.
    files: ['apps/console/**/*.ts', 'libs/ui/**/*.ts'],
    ignores: ['**/*.spec.ts', '**/testing/**'],
    rules: { 'no-restricted-imports': ['error', { paths: ['@angular/material/button'], patterns: ['node:*'] }] },
  },
  // The last of these that fits a file is the only one that counts.
  { files: ['**/*.spec.ts', '**/*.e2e.ts'], rules: { 'no-restricted-syntax': ['error', ...sleeps] } },
  {
    files: ['libs/contracts/**/*.ts', 'apps/console/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', zodNamed] },
  },
  {
    files: ['libs/contracts/**/*.spec.ts', 'apps/console/**/*.spec.ts'],
    rules: { 'no-restricted-syntax': ['error', zodNamed, ...sleeps] },
  },
  prettier,
);
