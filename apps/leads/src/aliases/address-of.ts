/** What a nameless lead is called by: its e-mail address, else what comes next. SQL; `$1` is the workspace. */
export const addressOf = (leadId: string): string => `(
  select a.value from alias a where a.workspace_id = $1 and a.lead_id = ${leadId}
  order by array_position(array['email', 'phone', 'externalId', 'social', 'cookie'], a.type), a.is_primary desc, a.matching limit 1)`;
