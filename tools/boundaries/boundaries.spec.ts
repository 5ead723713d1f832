import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const boundary = '@nx/enforce-module-boundaries';
const builtin = 'no-restricted-imports';

const syntax = 'no-restricted-syntax';
const sleep = 'await new Promise((wait) => setTimeout(wait, 50));';

/** One forbidden line for each rule: who, what, and which rule says no. */
const forbidden: [from: string, code: string, rule: string][] = [
  ['apps/gateway/src/probe.ts', `import { x } from '@heatline/workflows';`, boundary],
  ['apps/gateway/src/probe.ts', `import { x } from '../../leads/src/main';`, boundary],
  ['apps/gateway/src/probe.ts', `import { Client } from '@temporalio/client';`, builtin],
  ['apps/gateway/src/probe.ts', `import { DataSource } from 'typeorm';`, builtin],
  ['apps/leads/src/probe.ts', `import { x } from '../../scoring/src/main';`, boundary],
  ['apps/scoring/src/probe.ts', `import { x } from '@heatline/ui';`, boundary],
  ['apps/worker/src/probe.ts', `import { x } from '@heatline/scoring-engine';`, boundary],
  ['apps/console/src/probe.ts', `import { Injectable } from '@nestjs/common';`, boundary],
  ['apps/console/src/probe.ts', `import { x } from '@heatline/database';`, boundary],
  ['apps/console/src/probe.ts', `import { join } from 'node:path';`, builtin],
  ['libs/ui/src/probe.ts', `import { x } from '@heatline/scoring-engine';`, boundary],
  ['libs/contracts/src/probe.ts', `import { x } from '@heatline/service';`, boundary],
  ['libs/contracts/src/probe.ts', `import { join } from 'node:path';`, builtin],
  ['libs/contracts/src/probe.ts', `import { Component } from '@angular/core';`, boundary],
  ['libs/scoring-engine/src/probe.ts', `import { x } from '@heatline/database';`, boundary],
  ['libs/scoring-engine/src/probe.ts', `import { Client } from 'pg';`, boundary],
  ['libs/database/src/probe.ts', `import { x } from '@heatline/scoring-engine';`, boundary],
  ['workflows/recalculate-model/probe.ts', `import { randomUUID } from 'node:crypto';`, builtin],
  ['workflows/recalculate-model/probe.ts', `import { x } from '@heatline/messaging';`, boundary],
  ['apps/e2e/src/probe.ts', `import { x } from '@heatline/service';`, boundary],
  ['apps/leads/src/probe.spec.ts', sleep, syntax],
  ['apps/e2e/src/probe.e2e.ts', sleep, syntax],
  ['libs/contracts/src/probe.spec.ts', sleep, syntax],
  ['apps/console/src/probe.spec.ts', sleep, syntax],
  ['apps/leads/src/probe.spec.ts', `mood.beforeBatch = () => ${sleep.slice('await '.length)}`, syntax],
  ['apps/leads/src/probe.spec.ts', `import { setTimeout as sleep } from 'node:timers/promises';`, syntax],
  ['libs/contracts/src/probe.spec.ts', `import { z } from 'zod';`, syntax],
  ['apps/console/src/probe.ts', `import { z } from 'zod';`, syntax],
];

const allowed: [from: string, code: string][] = [
  ['apps/gateway/src/probe.ts', `import { readSetUp } from '@heatline/contracts';`],
  ['apps/scoring/src/probe.ts', `import { x } from '@heatline/scoring-engine';`],
  ['apps/console/src/probe.ts', `import { Component } from '@angular/core';`],
  ['workflows/recalculate-model/probe.ts', `import { readSetUp } from '@heatline/contracts';`],
  ['apps/leads/src/probe.ts', sleep],
  ['apps/leads/src/probe.spec.ts', 'setTimeout(() => later(), 30);'],
  ['apps/leads/src/probe.spec.ts', `// eslint-disable-next-line ${syntax} -- the handler's work\n${sleep}`],
];

const lint = (probes: { file: string; code: string }[]): string[][] =>
  JSON.parse(
    execFileSync(process.execPath, [join(import.meta.dirname, 'lint-probes.mjs'), JSON.stringify(probes)], {
      encoding: 'utf8',
      env: { ...process.env, NODE_OPTIONS: '', NX_DAEMON: 'false' },
    }),
  );

/** What the lint says of an import, apart from the name being unused. */
const verdicts = new Map<string, string[]>();
const verdictOn = (file: string, code: string) => verdicts.get(`${file} ${code}`) ?? ['not linted'];

beforeAll(() => {
  const probes = [...forbidden, ...allowed].map(([file, code]) => ({ file, code }));
  const outcomes = lint(probes);
  for (const [i, { file, code }] of probes.entries()) {
    verdicts.set(
      `${file} ${code}`,
      outcomes[i]!.filter((message) => !message.startsWith('@typescript-eslint/no-unused-vars')),
    );
  }
}, 120_000);

describe('A project', () => {
  it.each(forbidden)('%s may not say %s', (file, code, rule) => {
    expect(verdictOn(file, code)).toContainEqual(expect.stringContaining(rule));
  });

  it.each(allowed)('%s may say %s', (file, code) => {
    expect(verdictOn(file, code)).toEqual([]);
  });
});
