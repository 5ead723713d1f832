import { Controller, type Type } from '@nestjs/common';
import {
  type CallContext,
  type GetRun,
  type Run,
  runCalls,
  type RunCommand,
  type RunDetail,
  type RunService,
} from '@heatline/contracts';
import { Answers } from '@heatline/messaging';
import type { z } from 'zod';
import { Runs } from './runs';

/** The NATS door of a service's runs: `rpc.<service>.runs.get` and `.command`. */
export function runsController(service: RunService): Type {
  @Controller()
  class RunsController {
    constructor(private readonly runs: Runs) {}

    @Answers(runCalls[service].get)
    get({ runId }: z.output<typeof GetRun>, { workspaceId }: CallContext): Promise<RunDetail> {
      return this.runs.get(workspaceId, runId);
    }

    @Answers(runCalls[service].command)
    command(command: RunCommand, { workspaceId, actor }: CallContext): Promise<Run> {
      return this.runs.command(workspaceId, command, actor);
    }
  }
  return RunsController;
}
