import { TestBed } from '@angular/core/testing';
import { Component, inject } from '@angular/core';
import { memberId } from '../../testing/a-me';
import { aMember } from '../../settings/testing/a-member';
import { aModel } from '../../testing/a-model';
import { shown } from '../testing/shown';
import { KnownNames } from './filter-names';

const [engagement, spare, account] = [
  '0f000000-0000-4000-8000-000000000001',
  '0f000000-0000-4000-8000-000000000002',
  '0d000000-0000-4000-8000-000000000001',
] as const;

@Component({ template: '{{ names.account(accountId) ?? "not known" }}' })
class Host {
  protected readonly names = inject(KnownNames);
  protected readonly accountId = account;
}

const answers = {
  '/api/models': { items: [aModel(), aModel({ modelId: spare, name: 'Outreach', primary: false })] },
  '/api/members': { items: [aMember()] },
};

describe('the names in filters', () => {
  it('of a model that stands in the columns is the title of its column, of another its own', async () => {
    const { settle } = await shown(Host, {}, { answers });
    const names = TestBed.inject(KnownNames);
    await settle();
    expect([names.model(engagement), names.model(spare), names.model(account)]).toEqual([
      'Engagement',
      'Outreach',
      undefined,
    ]);
    expect([names.level(engagement, 'hot'), names.level(engagement, 'boiling')]).toEqual(['Hot', undefined]);
    expect(names.member(memberId)).toBe('Mara Lindqvist');
  });

  it('of an account is asked for once, when it is first named, and again only when that failed', async () => {
    const { host, http, settle } = await shown(Host, {}, { answers });
    const url = `/api/accounts/${account}`;
    const [first, ...more] = http.match(url);
    expect(more).toEqual([]);
    first!.flush(null, { status: 503, statusText: 'Unavailable' });
    await settle();
    TestBed.inject(KnownNames).account(account);
    await settle();
    http.expectOne(url).flush({
      accountId: account,
      name: 'Haldane Freight',
      domain: 'haldane.example',
      id: null,
      leadCount: 3,
      lastActiveAt: null,
      createdAt: '2026-10-01T08:00:00Z',
      attributes: {},
      attributeList: [],
      version: 1,
    });
    await settle();
    expect(host.textContent).toBe('Haldane Freight');
    http.expectNone(url);
  });
});
