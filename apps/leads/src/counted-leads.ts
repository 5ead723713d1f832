/** "1 lead", "12,408 leads". */
export const countedLeads = (leads: number): string =>
  `${leads.toLocaleString('en')} ${leads === 1 ? 'lead' : 'leads'}`;
