import { HttpErrorResponse } from '@angular/common/http';
import { isMissing, told } from './told';

const problem = {
  type: 'about:blank',
  title: 'Not found',
  status: 404,
  code: 'lead_not_found',
  detail: 'There is no such lead.',
};

describe('what went wrong', () => {
  it('is told in the words of the server', () => {
    expect(told(new HttpErrorResponse({ status: 404, error: problem }))).toMatchObject({
      detail: 'There is no such lead.',
      code: 'lead_not_found',
    });
  });

  it('carries the trace of a fault, to be quoted', () => {
    const fault = { ...problem, status: 500, code: 'fault', traceId: 'ab12' };
    expect(told(new HttpErrorResponse({ status: 500, error: fault })).code).toBe('fault · ab12');
  });

  it('is told plainly when the server does not answer, or answers something else', () => {
    expect(told(new HttpErrorResponse({ status: 0 })).code).toBe('no_answer');
    expect(told(new HttpErrorResponse({ status: 502, error: '<html>' })).code).toBe('http_502');
    expect(told(new Error('schema')).code).toBe('answer_not_understood');
  });

  it.each([
    [404, 'lead_not_found', true],
    [400, 'invalid_request', true],
    [403, 'forbidden', false],
    [503, 'service_unavailable', false],
  ])('is that there is nothing at an address, by %s', (status, code, missing) => {
    expect(isMissing(told(new HttpErrorResponse({ status, error: { ...problem, status, code } })))).toBe(missing);
    expect(isMissing(told(new HttpErrorResponse({ status: 0 })))).toBe(false);
  });

  it('is found inside the error of a resource', () => {
    expect(told(new Error('wrapped', { cause: new HttpErrorResponse({ status: 404, error: problem }) })).code).toBe(
      'lead_not_found',
    );
  });
});
