import type { MemberChange } from '@heatline/contracts';
import type { MemberRow } from '../../rows/member-row';

type Changeable = Pick<MemberRow, 'name' | 'role' | 'active'>;

/** What really differs, or undefined when nothing does. */
export function differences(before: Changeable, { name, role, active }: MemberChange): Partial<Changeable> | undefined {
  const change: Partial<Changeable> = {
    ...(name !== undefined && name !== before.name && { name }),
    ...(role !== undefined && role !== before.role && { role }),
    ...(active !== undefined && active !== before.active && { active }),
  };
  return Object.keys(change).length > 0 ? change : undefined;
}

/** A workspace without an active admin could never be administered again. */
export const takesAnAdmin = (before: Changeable, change: Partial<Changeable>): boolean =>
  before.role === 'admin' && before.active && (change.active === false || (change.role ?? 'admin') !== 'admin');

/** What the member may do has changed, so what was granted before must end. */
export const endsSessions = (change: Partial<Changeable>): boolean =>
  change.role !== undefined || change.active === false;
