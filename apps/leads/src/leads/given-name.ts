/** As a lead is called from here on: a blank name is none, and whatever shows the lead falls back to its address. */
export const givenName = <Given extends string | null | undefined>(name: Given): Given | null =>
  name?.trim() === '' ? null : name;
