import type { AliasType } from '@heatline/contracts';

/** Kinds of alias as people say them. */
export const aliasTitles: Readonly<Record<AliasType, string>> = {
  email: 'E-mail',
  phone: 'Phone',
  externalId: 'External id',
  social: 'Social profile',
  cookie: 'Cookie',
};
