import { type Resource, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { held } from './held';

const aResource = () => {
  const value = signal<string | undefined>(undefined);
  const resource = { value, hasValue: () => value() !== undefined } as unknown as Resource<string | undefined>;
  return { value, resource };
};

describe('a held value', () => {
  it('stays while the next one loads', () => {
    const { value, resource } = aResource();
    const kept = TestBed.runInInjectionContext(() => held(resource));
    const seen = ['first', undefined, 'second'].map((next) => {
      value.set(next);
      return kept();
    });
    expect(seen).toEqual(['first', 'first', 'second']);
  });

  it('goes when it is of something else', () => {
    const { value, resource } = aResource();
    const lead = signal('a');
    const kept = TestBed.runInInjectionContext(() => held(resource, lead));
    value.set('of a');
    expect(kept()).toBe('of a');
    lead.set('b');
    value.set(undefined);
    expect(kept()).toBeUndefined();
  });
});
