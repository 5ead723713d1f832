import type { Told } from '../api/told';

/** Complaints of the server by the first part of their path, for those fields that a form has. */
export const issuesAt = <Key extends string>(failure: Told, fields: readonly Key[]): { at: Key; message: string }[] =>
  failure.issues.flatMap(({ path, message }) => {
    const first = String(path).split('.')[0];
    const at = fields.find((field) => field === first);
    return at ? [{ at, message }] : [];
  });
