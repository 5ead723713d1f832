import { comesFromOurPages } from './origin';

const ours = 'https://scores.example';
const from = (headers: Record<string, string>, method = 'POST') => comesFromOurPages(method, headers, ours);

describe('where a request with a cookie comes from', () => {
  it('is our own pages when the origin says so, or the browser itself', () => {
    expect(from({ origin: ours })).toBe(true);
    expect(from({ 'sec-fetch-site': 'same-origin' })).toBe(true);
  });

  it('is elsewhere otherwise', () => {
    expect(from({ origin: 'https://evil.example' })).toBe(false);
    expect(from({ origin: 'https://scores.example.evil.example' })).toBe(false);
    expect(from({ origin: 'http://scores.example' })).toBe(false);
    expect(from({ origin: 'null' })).toBe(false);
    expect(from({})).toBe(false);
    expect(from({ 'sec-fetch-site': 'same-site' })).toBe(false);
    expect(from({ origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' })).toBe(false);
  });

  it('does not matter for reading', () => {
    expect(from({ origin: 'https://evil.example' }, 'GET')).toBe(true);
  });

  it('is compared with the host that was asked when no address is set', () => {
    expect(comesFromOurPages('POST', { origin: 'http://127.0.0.1:8080', host: '127.0.0.1:8080' }, undefined)).toBe(
      true,
    );
    expect(comesFromOurPages('POST', { origin: 'http://127.0.0.1:9090', host: '127.0.0.1:8080' }, undefined)).toBe(
      false,
    );
  });
});
