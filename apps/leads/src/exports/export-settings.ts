import { z } from 'zod';

/** How long files stand, and how much room they may take. */
export const exportEnvironment = z.object({
  /** Days; less than what the bucket keeps by itself. */
  EXPORT_DAYS: z.coerce.number().int().min(1).max(30).default(7),
  /** Of all workspaces together, so that files never take the room of what services tell each other. */
  EXPORT_STORE_MB: z.coerce.number().int().min(1).default(4_096),
});

export class ExportSettings {
  constructor(
    readonly keptDays: number,
    readonly mostBytes: number,
  ) {}

  static of({ EXPORT_DAYS, EXPORT_STORE_MB }: z.output<typeof exportEnvironment>): ExportSettings {
    return new ExportSettings(EXPORT_DAYS, EXPORT_STORE_MB * 1_048_576);
  }
}
