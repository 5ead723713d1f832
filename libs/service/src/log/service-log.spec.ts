import { ServiceLog } from './service-log';

function logged(act: (log: ServiceLog) => void): Record<string, unknown>[] {
  const lines: string[] = [];
  act(ServiceLog.for('leads', 'debug', { write: (line: string) => void lines.push(line) }));
  return lines.map((line) => JSON.parse(line));
}

it('writes one object a line, with the fields of its context', () => {
  const [line] = logged((log) => log.child({ runId: 'run-1', workspaceId: 'w' }).info({ rows: 3 }, 'Import staged'));
  expect(line).toMatchObject({
    service: 'leads',
    level: 'info',
    msg: 'Import staged',
    runId: 'run-1',
    workspaceId: 'w',
    rows: 3,
  });
});

it('leaves personal data and secrets out, also when they come with an error of the database', () => {
  const fromPostgres = Object.assign(new Error('duplicate key for ada@berg.example'), {
    code: '23505',
    constraint: 'alias_unique',
    detail: 'Key (value)=(ada@berg.example) already exists.',
    parameters: ['ada@berg.example'],
  });
  const outer = new Error('could not connect to postgres://app:hunter2@db:5432/x', { cause: fromPostgres });
  const [line] = logged((log) =>
    log.error({ err: outer, lead: { email: 'ada@berg.example' }, password: 'hunter2' }, 'Failed'),
  );
  expect(JSON.stringify(line)).not.toMatch(/ada@|hunter2/);
  // What finds the defect stays.
  expect(line).toMatchObject({ err: { type: 'Error', cause: { code: '23505', constraint: 'alias_unique' } } });
});

it('takes Nest’s way of saying things', () => {
  const lines = logged((log) => {
    const nest = log.forNest();
    nest.log('Mapped', 'RoutesResolver');
    nest.error(new Error('no module'), 'Injector');
  });
  expect(lines).toMatchObject([
    { level: 'debug', msg: 'Mapped', context: 'RoutesResolver' },
    { level: 'error', context: 'Injector', err: { message: 'no module' } },
  ]);
});

it('leaves the paths of a stack trace alone', () => {
  const error = new Error('no');
  error.stack = 'Error: no\n    at call (/app/node_modules/@grpc/grpc-js/build/src/call.js:32:19)';
  const [line] = logged((log) => log.error({ err: error }, 'Failed'));
  expect(line).toMatchObject({ err: { stack: error.stack } });
});
