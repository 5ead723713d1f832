const patienceMs = 120_000;

/** Resolves when the database no longer clears up after what was measured before: it would be measured with what comes next. */
export async function atRest(database) {
  const until = Date.now() + patienceMs;
  for (;;) {
    const { rows } = await database.query(
      `select count(*)::int as busy from pg_stat_activity where backend_type = 'autovacuum worker'`,
    );
    if (rows[0].busy === 0 || Date.now() > until) return;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}
