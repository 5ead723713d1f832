import { type CallContext, Refusal, type Role } from '@heatline/contracts';

export interface Viewer {
  readonly id: string;
  readonly role: Role;
}

/** Of one member; more than fit a menu. */
export const mostViews = 100;

export function viewerOf({ actor }: CallContext): Viewer {
  if (actor?.kind !== 'member' || !actor.id) throw new Refusal('members_only');
  return { id: actor.id, role: actor.role };
}

/** One's own; of the shared ones an admin's hand reaches all. */
export const mayChange = (view: { ownerId: string; shared: boolean }, { id, role }: Viewer): boolean =>
  view.ownerId === id || (view.shared && role === 'admin');

export const maySee = (view: { ownerId: string; shared: boolean }, { id }: Viewer): boolean =>
  view.ownerId === id || view.shared;

export function refuseSharing(shared: boolean | undefined, { role }: Viewer): void {
  if (shared && role === 'viewer') throw new Refusal('viewers_do_not_share');
}
