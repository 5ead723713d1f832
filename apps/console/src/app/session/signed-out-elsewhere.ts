import type { HttpInterceptorFn } from '@angular/common/http';
import { inject } from '@angular/core';
import { Router } from '@angular/router';
import { tap } from 'rxjs';

/** A session that has ended leads back to the sign-in, wherever one is; afterwards to where one was. */
export const signedOutElsewhere: HttpInterceptorFn = (request, next) => {
  const router = inject(Router);
  return next(request).pipe(
    tap({
      error: (error: { status?: number }) => {
        const asking = request.url === '/api/me' || request.url === '/api/session';
        if (error.status === 401 && !asking && !router.url.startsWith('/sign-in')) {
          location.assign(`/sign-in?next=${encodeURIComponent(router.url)}`);
        }
      },
    }),
  );
};
