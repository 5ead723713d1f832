import { HttpErrorResponse } from '@angular/common/http';
import { effect } from '@angular/core';

const waitMs = 10_000;

/** For what nobody would miss enough to press "Try again": asks by itself after a while, unless the server has refused it. */
export function againAfterFailure(resource: { error(): Error | undefined; reload(): boolean }): void {
  effect((onCleanup) => {
    if (!mayPass(resource.error())) return;
    const timer = setTimeout(() => resource.reload(), waitMs);
    onCleanup(() => clearTimeout(timer));
  });
}

const mayPass = (error: Error | undefined): boolean =>
  error instanceof HttpErrorResponse && (error.status === 0 || error.status >= 500);
