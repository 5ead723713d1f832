import { readRows } from './folder';

/** "15 Apr, 2021 00:03:00", in UTC. */
const instantOf = (text: string): string => new Date(`${text} UTC`).toISOString();

/** Leads as the CRM knew them when they came, and which of them it counts as converted. */
export const zohoDemo = {
  name: 'zoho-demo',
  leads: () =>
    readRows('zoho-demo/Leads.csv').map(({ LEADID = '', ...columns }) => {
      const {
        CONVERTED,
        Email: _email,
        Mobile: _mobile,
        'Created Time': created = '',
        'Last Name': name,
        ...attributes
      } = columns;
      return {
        converted: CONVERTED === 'Yes',
        at: instantOf(created),
        lead: { name, aliases: { externalId: LEADID }, attributes, at: instantOf(created) },
      };
    }),
};
