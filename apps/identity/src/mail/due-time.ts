/** So long a mail waits for more of the same before it leaves. */
const gatherSeconds = 60;

/** One row: a member's ($2, in workspace $1) choices about mail, in their zone. */
export const preferencesSql = `
  select coalesce(z.value #>> '{}', w.time_zone) as zone,
         coalesce((n.value #>> '{digest,on}')::boolean, false) as digest,
         coalesce((n.value #>> '{digest,at}')::time, '08:00') as digest_at,
         -- From a time until the same time is no hour, not every hour.
         coalesce((n.value #>> '{quietHours,on}')::boolean, false)
           and n.value #>> '{quietHours,from}' is distinct from n.value #>> '{quietHours,to}' as quiet,
         coalesce((n.value #>> '{quietHours,from}')::time, '22:00') as quiet_from,
         coalesce((n.value #>> '{quietHours,to}')::time, '07:00') as quiet_to
  from identity.workspace w
  left join identity.preference n on n.workspace_id = $1 and n.member_id = $2 and n.key = 'notifications'
  left join identity.preference z on z.workspace_id = $1 and z.member_id = $2 and z.key = 'timeZone'
  where w.workspace_id = $1`;

const soonest = `case when p.digest then identity.next_time_of_day(clock_timestamp(), p.zone, p.digest_at)
  else clock_timestamp() + interval '${gatherSeconds} seconds' end`;

/** When a mail that is made now may leave, with `p` as `preferencesSql` says. */
export const dueSql = `case when p.quiet then identity.quiet_until(${soonest}, p.zone, p.quiet_from, p.quiet_to) else ${soonest} end`;
