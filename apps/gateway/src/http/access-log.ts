import { ServiceLog } from '@heatline/service';
import { Injectable } from '@nestjs/common';

export interface Answered {
  method: string;
  /** The pattern, as in `/api/lead/:leadId`: never the address, whose query may hold what somebody searched for. */
  route: string;
  status: number;
  ms: number;
  requestId: string;
  workspaceId?: string | undefined;
}

/** Of what machines send all day, one in so many is enough to see that it flows. */
const sampleOf = 200;

@Injectable()
export class AccessLog {
  private count = 0;

  constructor(private readonly log: ServiceLog) {}

  note(answered: Answered, { sampled }: { sampled: boolean }): void {
    const fields = { ...answered, ms: Math.round(answered.ms * 10) / 10 };
    if (answered.status >= 500) return this.log.warn(fields, 'Answered');
    if (sampled && answered.status < 400) {
      if (this.count++ % sampleOf !== 0) return;
      return this.log.info({ ...fields, oneOf: sampleOf }, 'Answered');
    }
    this.log.info(fields, 'Answered');
  }

  defect(error: unknown, fields: Omit<Answered, 'status' | 'ms'>): void {
    this.log.error({ ...fields, err: error }, 'A request failed');
  }
}
