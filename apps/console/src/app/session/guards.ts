import { inject } from '@angular/core';
import { type ActivatedRouteSnapshot, type GuardResult, Router, type RouterStateSnapshot } from '@angular/router';
import { Session } from './session';

type Guard = (route: ActivatedRouteSnapshot, state: RouterStateSnapshot) => Promise<GuardResult>;

/** Behind it somebody is signed in; a stranger is led to the sign-in, or to the set-up of an empty installation. */
export const requireMember: Guard = async (_route, state) => {
  const session = inject(Session);
  const router = inject(Router);
  try {
    if (await session.read()) return true;
    if (await session.setUpNeeded()) return router.parseUrl('/set-up');
    return router.createUrlTree(['/sign-in'], { queryParams: state.url === '/' ? {} : { next: state.url } });
  } catch {
    return router.createUrlTree(['/not-ready'], { queryParams: { next: state.url } });
  }
};

/** The sign-in is for strangers; an installation without anybody is set up first. */
export const requireNobody: Guard = async () => {
  const session = inject(Session);
  const router = inject(Router);
  try {
    if (await session.read()) return router.parseUrl('/');
    return (await session.setUpNeeded()) ? router.parseUrl('/set-up') : true;
  } catch {
    return router.createUrlTree(['/not-ready'], { queryParams: { next: '/sign-in' } });
  }
};

/** Only an installation without anybody is set up. */
export const requireSetUp: Guard = async () => {
  const session = inject(Session);
  const router = inject(Router);
  try {
    return (await session.setUpNeeded()) ? true : router.parseUrl('/');
  } catch {
    return router.createUrlTree(['/not-ready'], { queryParams: { next: '/set-up' } });
  }
};
