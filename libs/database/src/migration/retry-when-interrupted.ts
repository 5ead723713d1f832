import { sqlStateOf } from '../lost-connection';

/** Somebody else made it first (42710, 23505), or changed the same catalog row at the same moment (XX000 "tuple concurrently updated"). */
const interruptions = ['42710', '23505', 'XX000', '40001'];

/**
 * Roles belong to the cluster, but advisory locks to one database: two databases may set up the same role at once.
 * Each step looks before it acts, so the loser only has to look again.
 */
export async function retryWhenInterrupted(step: () => Promise<void>, attempts = 12): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await step();
    } catch (error) {
      if (attempt === attempts || !interruptions.includes(sqlStateOf(error) ?? '')) throw error;
      await new Promise((wait) => setTimeout(wait, 20 + Math.random() * 30 * attempt));
    }
  }
}
