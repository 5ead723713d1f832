/**
 * What a score (row s) of a model (row m) is shown with. A bulk run that found no difference wrote nothing: its version and its T, which
 * stand on the model once it is complete, say that the score is of that version and as of then.
 */
export const shownVersion = 'greatest(s.published_version, CASE WHEN s.score IS NOT NULL THEN m.last_run_version END)';

export const shownAt = `CASE WHEN s.published_version <= m.last_run_version THEN greatest(s.calculated_at, m.last_run_at) ELSE s.calculated_at END`;
