import { Database, type Tx } from '@heatline/database';
import { Injectable } from '@nestjs/common';
import type { ClassCatalog, ClassRow } from './class-catalog';

/** Gives sets of criteria their numbers. */
@Injectable()
export class ClassStore {
  constructor(private readonly database: Database) {}

  /** Makes sure that the catalog knows all these sets. Commits by itself: a class must exist before any timeline names it. */
  async intern(workspaceId: string, catalog: ClassCatalog, sets: Iterable<number[]>): Promise<void> {
    const unknown = new Map<string, number[]>();
    for (const set of sets) if (catalog.classIdOf(set) === undefined) unknown.set(set.join(), set);
    if (unknown.size === 0) return;
    await this.database.inWorkspace(workspaceId, async (tx) => {
      // Numbers without gaps matter (they index arrays), so one at a time.
      await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('class ' || $1, 0))`, [workspaceId]);
      await tx.execute(
        `INSERT INTO class (workspace_id, class_id, criteria)
         SELECT $1, (SELECT coalesce(max(class_id), 0) FROM class WHERE workspace_id = $1) + row_number() OVER (), criteria
           FROM (SELECT ARRAY(SELECT value::int FROM jsonb_array_elements_text(one) WITH ORDINALITY ORDER BY ordinality) AS criteria
                   FROM jsonb_array_elements($2::jsonb) AS one) AS given
          WHERE NOT EXISTS (SELECT FROM class c WHERE c.workspace_id = $1 AND c.criteria = given.criteria)`,
        [workspaceId, JSON.stringify([...unknown.values()])],
      );
      await this.refresh(tx, catalog);
    });
  }

  /** Reads classes that others have made since. Afterwards the catalog knows every class that committed timelines name. */
  async refresh(tx: Tx, catalog: ClassCatalog): Promise<void> {
    catalog.learn(
      await tx.prepared<ClassRow>(
        'newer-classes',
        'SELECT class_id, criteria FROM class WHERE workspace_id = $1 AND class_id > $2',
        [tx.workspaceId, catalog.newest],
      ),
    );
  }
}
