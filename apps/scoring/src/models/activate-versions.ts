import type { RunBy } from '@heatline/contracts';
import type { Tx } from '@heatline/database';
import { criteriaOfModel, datedKeysOfModel } from '@heatline/scoring-engine';
import { Injectable } from '@nestjs/common';
import { RulebookStore } from '../timelines/rulebook-store';
import { ModelRow } from './model-row';
import { ModelStore } from './model-store';
import { PutVersionInForce } from './put-version-in-force';
import { StartRecalculation } from './start-recalculation';
import type { VersionRow } from './version-row';

/** Published versions that waited for their criteria come into force once all of these are known of the facts. */
@Injectable()
export class ActivateVersions {
  constructor(
    private readonly rulebooks: RulebookStore,
    private readonly inForce: PutVersionInForce,
    private readonly recalculation: StartRecalculation,
  ) {}

  /** The caller has changed the rulebook. `everybody` = timelines were mended, so all active models are to be recalculated. */
  async run(tx: Tx, everybody: boolean): Promise<void> {
    const models = new ModelStore(tx);
    for (const model of await tx.entities.find(ModelRow, inOrder(tx))) {
      const locked = await models.lock(model.modelId);
      if (locked.pendingVersion !== null && (await this.isReady(tx, locked, locked.pendingVersion))) {
        const version = await models.version(model.modelId, locked.pendingVersion);
        await this.inForce.run(tx, locked, locked.pendingVersion, publisherOf(version));
      } else if (everybody && locked.active) {
        await this.recalculation.open(tx, locked, { kind: 'system', id: null }, 'Timelines were mended', {
          ifOpen: 'restart',
        });
      }
    }
  }

  private async isReady(tx: Tx, { modelId }: ModelRow, version: number): Promise<boolean> {
    const { definition, settings } = await new ModelStore(tx).version(modelId, version);
    const published = { ...definition, settings };
    return !(await this.rulebooks.addCriteria(tx, criteriaOfModel(published), datedKeysOfModel(published)));
  }
}

/** Whoever holds several models holds them by their ids. */
const inOrder = ({ workspaceId }: Tx) => ({ where: { workspaceId }, order: { modelId: 'ASC' } }) as const;

/** The recalculation is theirs, whenever it begins. Of versions published long ago only an id is known, not whose. */
const publisherOf = ({ publishedBy: id, publishedByKind: kind }: VersionRow): RunBy =>
  kind === null ? { kind: 'system', id: null } : { kind, id };
