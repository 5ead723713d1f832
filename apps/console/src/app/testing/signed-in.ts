import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { type EnvironmentProviders, type Provider, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { Me } from '@heatline/contracts';
import { Session } from '../session/session';
import { aMe } from './a-me';

/** Somebody with this role is signed in from the start; the test answers in place of the server. */
export const signedInAs = (role: Me['role']): (Provider | EnvironmentProviders)[] => {
  const session: Partial<Session> = { me: signal(aMe({ role })), timeZone: signal('UTC') };
  return [provideHttpClient(), provideHttpClientTesting(), { provide: Session, useValue: session }];
};

/** The real session, read as it is when the console opens. */
export async function openSession(role: Me['role'] = 'admin'): Promise<void> {
  const http = TestBed.inject(HttpTestingController);
  const reading = TestBed.inject(Session).read();
  http.expectOne('/api/me').flush(aMe({ role }));
  await Promise.resolve();
  http.expectOne('/api/preferences').flush({});
  await reading;
}
