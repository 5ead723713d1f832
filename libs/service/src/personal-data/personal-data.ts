import { Controller, type DynamicModule, type Type } from '@nestjs/common';
import {
  type CallContext,
  type PersonalRows,
  personalDataCalls,
  type RemovedRows,
  type ServiceWithLeads,
} from '@heatline/contracts';
import { Database, type Tx } from '@heatline/database';
import { Answers, LivePublisher } from '@heatline/messaging';
import { eraseRows } from './erase-rows';
import { readRows } from './read-rows';

export interface PersonalDataOptions {
  /** Rows that hang on those of the registry and have no column for a lead: before these go. `live` tells the consoles that show them. */
  alsoErase?: (tx: Tx, leadIds: string[], live: LivePublisher) => Promise<void>;
}

/** Makes a service answer for what it keeps about leads: `rpc.<service>.erase-lead-rows` and `.personal-data`. */
export const personalData = (service: ServiceWithLeads, options: PersonalDataOptions = {}): DynamicModule => ({
  module: class PersonalDataOfService {},
  controllers: [controllerOf(service, options)],
});

function controllerOf(service: ServiceWithLeads, { alsoErase }: PersonalDataOptions): Type {
  @Controller()
  class PersonalDataController {
    constructor(
      private readonly database: Database,
      private readonly live: LivePublisher,
    ) {}

    @Answers(personalDataCalls[service].erase)
    erase({ leadIds }: { leadIds: string[] }, { workspaceId }: CallContext): Promise<{ removed: RemovedRows[] }> {
      return this.database.inWorkspace(workspaceId, async (tx) => {
        await alsoErase?.(tx, leadIds, this.live);
        return { removed: await eraseRows(tx, service, leadIds) };
      });
    }

    @Answers(personalDataCalls[service].read)
    read(
      { leadIds, cursor }: { leadIds: string[]; cursor?: string | undefined },
      { workspaceId }: CallContext,
    ): Promise<PersonalRows> {
      return this.database.inWorkspace(workspaceId, (tx) => readRows(tx, service, leadIds, cursor));
    }
  }
  return PersonalDataController;
}
