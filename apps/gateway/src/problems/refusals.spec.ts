import { standingRefusals } from '@heatline/contracts';
import { allRoutes } from '../routes/all-routes';
import { refusals } from './refusals';
import { sentenceOf } from './sentence';

describe('refusals', () => {
  const codes = new Set<string>([
    ...allRoutes.flatMap(({ calls }) => calls.flatMap((call) => call.refusals)),
    ...standingRefusals,
  ]);

  it('have a status and a sentence, every one that a route can answer with', () => {
    expect([...codes].filter((code) => !(code in refusals))).toEqual([]);
  });

  it('are none that nobody answers with', () => {
    expect(Object.keys(refusals).filter((code) => !codes.has(code))).toEqual([]);
  });

  it('are told in whole sentences, even without details', () => {
    for (const [status, sentence] of Object.values(refusals)) {
      expect(status).toBeGreaterThanOrEqual(400);
      expect(status).toBeLessThan(500);
      expect(sentenceOf(sentence, {})).toMatch(/^[A-Z].*\.$/);
    }
  });

  it('say what was to be done, and what there is instead', () => {
    const told = (code: string, details: object) => sentenceOf(refusals[code]![1], { ...details });
    expect(told('definition_empty', { to: 'simulate' })).toBe('The draft has no rules yet. Add one before simulating.');
    expect(told('definition_empty', { to: 'publish' })).toBe('The draft has no rules yet. Add one before publishing.');
    expect(told('level_not_found', { level: 'nope', levels: ['cold', 'hot'] })).toBe(
      'The model has no level “nope”. It has cold, hot.',
    );
    expect(told('condition_not_supported', { path: 'filter.any.0.segment' })).toBe(
      'The condition at filter.any.0.segment cannot be used here yet.',
    );
    const published = { publishedVersion: 3, publishedBy: 'm1', publishedByKind: 'member', yours: false };
    expect(told('already_published', { ...published, publishedAt: '2026-11-29T21:50:07Z' })).toBe(
      'This draft is published already: member m1 published it as version 3 on 29 November 2026 at 21:50 UTC. Nothing was published now, and your note is not kept.',
    );
    expect(told('already_published', { ...published, yours: true })).toContain(
      'you published it as version 3, with another note or other choices.',
    );
    expect(told('password_link_not_valid', {})).toContain('If you have just chosen a password with it, sign in');
  });

  it('say why something is gone, and when', () => {
    const told = (code: string, details: object) => sentenceOf(refusals[code]![1], { ...details });
    const at = '2026-11-29T23:50:07Z';
    expect(told('export_gone', { reason: 'erased', at })).toMatch(
      /^This file was deleted on 29 November 2026, because/,
    );
    expect(told('export_gone', { reason: 'lost', at })).toContain('is not in the object store any more');
    expect(told('export_gone', { at })).toMatch(/^This file went on 29 November 2026, as every export does/);
    expect(told('share_link_ended', { reason: 'revoked' })).toContain('was revoked by who made it');
    expect(told('share_link_ended', { reason: 'erased' })).toContain('does not exist any more');
    expect(told('share_link_ended', { reason: 'expired' })).toContain('has run out');
  });

  it('say what was asked of whom', () => {
    const told = (code: string, details: object) => sentenceOf(refusals[code]![1], { ...details });
    expect(told('key_is_nobody', { asks: 'watched' })).toContain('It watches no leads');
    expect(told('key_is_nobody', { asks: 'owner' })).toContain('Name the owner by id');
    expect(told('model_of_other_kind', { wanted: 'profile', is: 'account' })).toBe(
      'The grid needs a model of kind profile here, and this one is of kind account.',
    );
    expect(told('command_impossible', { command: 'pause', state: 'failed' })).toBe(
      'A run that is failed cannot do this (pause).',
    );
    expect(told('selection_changed', { was: 3, now: 4 })).toContain('4 in place of 3');
    expect(told('too_many_attempts', { retryAfterSeconds: 61 })).toContain('Wait 2 minutes, then');
    expect(told('too_many_attempts', { retryAfterSeconds: 5 })).toContain('Wait a minute, then');
  });
});
