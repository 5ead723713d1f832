import { computed, inject } from '@angular/core';
import { Session } from '../session/session';

/** Whether who is signed in may change what belongs to the workspace. */
export function isAdmin() {
  const session = inject(Session);
  return computed(() => session.me()?.role === 'admin');
}
