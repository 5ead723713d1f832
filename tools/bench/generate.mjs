// Fills a workspace with a million leads and twenty million events, straight into the tables: the API is measured by itself.
import pg from 'pg';

/** Position of a lead in the order of ids → its rank by activity: a permutation, so that busy leads are spread over all slices. */
const rankOf = (leads) => `((n * 611953) % ${leads} + 1)`;

/** Power law: the top lead has some 92,000 events at a million leads, the mean is 20. */
const eventsOf = (leads) => `(floor(${Math.round(leads * 0.092)} * power(rank, -0.75))::int + (rank * 7919 % 19)::int)`;

const leadId = `('01930000-' || lpad(to_hex(n >> 16), 4, '0') || '-7' || lpad(to_hex((n >> 4) & 4095), 3, '0') || '-8000-' || lpad(to_hex(n), 12, '0'))::uuid`;
/** The same in JavaScript. */
export function idOfLead(n) {
  const hex = (value, digits) => Math.floor(value).toString(16).padStart(digits, '0');
  return `01930000-${hex(n / 65_536, 4)}-7${hex((n / 16) % 4_096, 3)}-8000-${hex(n, 12)}`;
}

const accountId = `('01920000-0000-7000-8000-' || lpad(to_hex(n % 40000), 12, '0'))::uuid`;

/** Runs statements of disjoint ranges on two connections. */
async function inTwo(url, leads, statement) {
  const step = Math.ceil(leads / 20);
  const starts = Array.from({ length: Math.ceil(leads / step) }, (_, i) => i * step);
  const lane = async () => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query(`set synchronous_commit = off; set work_mem = '256MB'`);
    for (let from = starts.shift(); from !== undefined; from = starts.shift())
      await client.query(statement(from, Math.min(leads, from + step) - 1));
    await client.end();
  };
  await Promise.all([lane(), lane()]);
}

/**
 * @param {{url: string, workspaceId: string, leads: number, say: (line: string) => void}} options `url` of a superuser
 * @returns {Promise<{leads: number, events: number, busiest: string}>} `busiest`: the lead with the most events
 */
export async function generate({ url, workspaceId, leads, say }) {
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  const query = async (sql) => (await admin.query(sql)).rows;
  await query(`set maintenance_work_mem = '1GB'`);
  const workspace = `'${workspaceId}'::uuid`;

  say('accounts and leads');
  await query(`insert into leads.account (workspace_id, account_id, domain, name, name_order, created_at)
    select ${workspace}, ${accountId}, 'company' || n || '.example', 'Company ' || n, 'company ' || n, now() - interval '400 days' from generate_series(0, 39999) n`);
  await inTwo(url, leads, (from, to) => {
    const series = `generate_series(${from}::bigint, ${to}) n`;
    return `
      insert into leads.lead (workspace_id, lead_id, root_id, name, name_at, name_order, account_id, email, created_at)
        select ${workspace}, id, id, name, at, lower(name), ${accountId}, 'lead' || n || '@company' || n % 40000 || '.example', at from (select n, ${leadId} id,
          (array['Ada','Bo','Cleo','Dag','Eva','Finn','Gro','Hal','Ida','Jon','Kai','Liv','Mia','Noa','Ola','Pia'])[1 + n % 16] || ' ' ||
          (array['Berg','Dahl','Engen','Foss','Graf','Holm','Iversen','Jansen','Krog','Lund','Moe','Nygaard','Olsen','Persson','Quist','Ruud','Strand'])[1 + (n / 16) % 17] || ' ' || n as name,
          now() - interval '380 days' + n * interval '10 milliseconds' as at from ${series}) l;
      insert into leads.alias (workspace_id, type, matching, value, lead_id, is_primary, created_at)
        select ${workspace}, 'email', mail, mail, ${leadId}, true, now() from (select n, 'lead' || n || '@company' || n % 40000 || '.example' mail from ${series}) l;
      insert into leads.lead_search (workspace_id, lead_id, text)
        select workspace_id, lead_id, lower(name) || E'\\n' || 'lead' || n || '@company' || n % 40000 || '.example'
        from (select l.*, ('x' || right(lead_id::text, 12))::bit(48)::bigint n from leads.lead l where workspace_id = ${workspace}
          and lead_id between (select ${leadId} from (select ${from}::bigint n) a) and (select ${leadId} from (select ${to}::bigint n) b)) l;
      insert into leads.attribute_change (workspace_id, lead_id, original_lead_id, key, at, change_id, value, received_at, by_kind)
        select ${workspace}, id, id, key, now() - interval '379 days', md5(n || key)::uuid, value, now() - interval '379 days', 'system'
        from (select n, ${leadId} id from ${series}) l, lateral (values
          ('jobTitle', to_jsonb((array['CTO','VP Operations','Engineer','Buyer','Recruiter','Head of Sales','Analyst'])[1 + n % 7])),
          ('country', to_jsonb((array['NO','SE','DE','FR','US'])[1 + n / 7 % 5])),
          ('companySize', to_jsonb(10 + n * 37 % 5000)),
          ('industry', to_jsonb((array['SaaS','Logistics','Retail','Energy'])[1 + n / 35 % 4]))) a (key, value);`;
  });

  await query(`insert into leads.account_members (workspace_id, account_id, leads)
    select a.workspace_id, a.account_id, coalesce(m.leads, 0) from leads.account a
    left join (select account_id, count(*)::int leads from leads.lead where workspace_id = ${workspace} group by 1) m using (account_id)
    where a.workspace_id = ${workspace}`);

  say('events');
  for (let age = 0; age <= 13; age++)
    await query(`select leads.ensure_event_partition((date_trunc('month', now()) - interval '${age} months')::date)`);
  const indexes = await query(
    `select indexdef, indexname from pg_indexes where schemaname = 'leads' and tablename = 'event'`,
  );
  for (const { indexname } of indexes) await query(`drop index leads.${indexname}`);
  await query('alter table leads.event_key drop constraint event_key_pkey');
  await inTwo(
    url,
    leads,
    (from, to) => `
    with made as materialized (
      select ${leadId} id, md5(n || ':' || k)::uuid event_id, h & 1023 pick, (h >> 10) & 1023 detail,
        now() - interval '365 days' * power(((h >> 20) & 1048575) / 1048576.0, 1.4) - interval '1 minute' as at
      from (select n, k, hashint8extended(n * 131071 + k, 7) h from (select n, ${rankOf(leads)} rank from generate_series(${from}::bigint, ${to}) n) r,
        lateral generate_series(1, ${eventsOf(leads)}) k) e),
    keys as (insert into leads.event_key select ${workspace}, event_id from made)
    insert into leads.event (workspace_id, lead_id, event_id, occurred_at, received_at, type, campaign, properties)
    select ${workspace}, id, event_id, at, at,
      case when pick < 430 then 'page_viewed' when pick < 640 then 'email_sent' when pick < 830 then 'email_opened' when pick < 910 then 'link_clicked'
        when pick < 960 then 'api_call' when pick < 985 then 'form_submitted' when pick < 1000 then 'email_replied' when pick < 1015 then 'webinar_attended' else 'email_unsubscribed' end,
      case when pick between 430 and 909 then 'campaign-' || detail % 12 end,
      (case when pick < 430 then '{"path":"' || (array['/','/pricing','/docs/start','/blog/' || detail,'/careers','/product'])[1 + detail % 6] || '"}'
        when pick < 910 then '{"subject":"Mail ' || detail % 40 || '"}' when pick < 960 then '{"calls":' || detail || '}'
        when pick < 985 then '{"form":"' || (array['Request a demo','Newsletter','Contact'])[1 + detail % 3] || '"}' end)::json
    from made`,
  );
  say('indexes');
  await query('alter table leads.event_key add primary key (workspace_id, event_id)');
  // The catalog says ON ONLY, which would leave the partitions without.
  for (const { indexdef } of indexes) await query(indexdef.replace(' ON ONLY ', ' ON '));
  await query(
    'analyze leads.event, leads.lead, leads.alias, leads.attribute_change, leads.lead_search, leads.account, leads.account_members',
  );
  const [{ events }] = await query(`select count(*)::int events from leads.event where workspace_id = ${workspace}`);
  const [{ busiest }] = await query(
    `select lead_id busiest from leads.event where workspace_id = ${workspace} group by 1 order by count(*) desc limit 1`,
  );
  await admin.end();
  return { leads, events, busiest };
}
