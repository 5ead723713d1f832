import { z } from 'zod';

/** What every service process is told. */
export const baseEnvironment = z.object({
  NATS_URL: z.string().min(1),
  NATS_PREFIX: z.string().optional(),
  /** 3 in a cluster of three NATS servers. */
  NATS_REPLICAS: z.coerce.number().int().min(1).max(5).default(1),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
});

export const databaseEnvironment = z.object({
  DATABASE_URL: z.string().min(1),
  DATABASE_POOL_SIZE: z.coerce.number().int().min(1).max(200).default(10),
});

/**
 * The variables that a process needs, checked and typed.
 * @throws Error with one sentence per variable that is missing or wrong; values are not repeated, they may be secrets
 */
export function readEnvironment<Schema extends z.ZodType>(
  schema: Schema,
  environment: NodeJS.ProcessEnv = process.env,
): z.output<Schema> {
  // An empty variable is how compose files and shells say "not set".
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const read = schema.safeParse(given);
  if (read.success) return read.data;
  const sentences = read.error.issues.map(({ path, message }) => {
    const name = path.join('.');
    return name in given ? `${name} is not right: ${message}.` : `${name} is missing.`;
  });
  throw new Error(`The environment is not complete. ${sentences.join(' ')}`);
}
