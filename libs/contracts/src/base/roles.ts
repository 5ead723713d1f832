/** What a member may do, from most to least: each role may do all that the later ones may. */
export const roles = ['admin', 'marketer', 'rep', 'viewer'] as const;

type Role = (typeof roles)[number];

export const roleAtLeast = (role: Role, needed: Role): boolean => roles.indexOf(role) <= roles.indexOf(needed);
