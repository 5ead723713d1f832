import { Fault, InvalidRequest, Refusal } from '@heatline/contracts';
import { contextFrom, contextHeaders, fromFailure, toFailure } from './wire';

const context = {
  workspaceId: '0198c0de-0000-7000-8000-000000000001',
  actor: { kind: 'apiKey', id: null, role: 'admin' },
  requestId: 'r1',
} as const;

it('carries the context in headers', () => {
  expect(contextFrom(contextHeaders(context))).toEqual(context);
  const nobody = { workspaceId: context.workspaceId, requestId: context.requestId };
  expect(contextFrom(contextHeaders(nobody))).toEqual(nobody);
});

it('takes no call without a context, or with an actor that it does not understand', () => {
  expect(() => contextFrom(undefined)).toThrow(InvalidRequest);
  const forged = contextHeaders(context);
  forged.set('hl-actor', '{"kind":"god"}');
  expect(() => contextFrom(forged)).toThrow(InvalidRequest);
});

const overTheWire = (error: unknown, declared: string[] = []) =>
  fromFailure(JSON.parse(JSON.stringify(toFailure(error, declared, 'trace'))));

it('gives the asker what the answerer threw', () => {
  const issues = [{ path: 'a.b', message: 'Enter a name' }];
  expect(overTheWire(new InvalidRequest(issues))).toEqual(new InvalidRequest(issues));
  const refusal = overTheWire(new Refusal('lead_already_exists', { leadId: '1' }, 'It is there'), [
    'lead_already_exists',
  ]);
  expect(refusal).toMatchObject({
    name: 'Refusal',
    code: 'lead_already_exists',
    details: { leadId: '1' },
    message: 'It is there',
  });
  expect(overTheWire(new Fault('timeout', 'Too late'))).toMatchObject({
    name: 'Fault',
    code: 'timeout',
    retryable: true,
    traceId: 'trace',
  });
});

it.each([
  ['a defect', new TypeError('secret')],
  ['an undeclared refusal', new Refusal('secret')],
  ['a fault of its own', new Fault('fault', 'secret')],
  ['something that is no error', 'secret'],
])('tells nothing of %s', (_, error) => {
  expect(JSON.stringify(toFailure(error, ['declared'], 'trace'))).not.toContain('secret');
  expect(overTheWire(error)).toMatchObject({ name: 'Fault', code: 'fault', traceId: 'trace', retryable: false });
});
