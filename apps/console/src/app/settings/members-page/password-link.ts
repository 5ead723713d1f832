/**
 * Where somebody who was given this token chooses a password. The token stands behind the #: browsers send that part to nobody,
 * so the links are not in the logs of what stands before the console.
 */
export const passwordLink = (token: string, origin = location.origin): string => `${origin}/password#${token}`;
