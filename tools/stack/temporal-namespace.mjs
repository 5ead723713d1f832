import { Connection } from '@temporalio/client';
import { searchAttributes } from '../../libs/contracts/src/runs/search-attributes.ts';

/** Values of temporal.api.enums.v1.IndexedValueType. */
const types = { KEYWORD: 2, INT: 3, DATETIME: 6 };

/** Closed workflows stay readable for this long, so that a run of last week can be looked into. */
const RETENTION_DAYS = 7;

/**
 * Makes sure that the namespace exists and knows our search attributes. Can be repeated. Rejects while the server does not answer.
 * @param {{ address: string, namespace: string, embedded?: boolean }} options `embedded`: the server is ours, and so is its retention
 */
export const prepareNamespace = async ({ address, namespace, embedded = false }) => {
  const connection = await Connection.connect({ address, connectTimeout: 3_000 });
  try {
    await connection.withDeadline(Date.now() + 10_000, async () => {
      await registerNamespace(connection, namespace, embedded);
      await registerSearchAttributes(connection, namespace);
    });
  } finally {
    await connection.close();
  }
};

/**
 * The dev server's SQLite can be left interrupted for good by one call that ran out of time; every later one is then answered so
 * (modernc.org/sqlite before 1.44, https://github.com/temporalio/temporal/pull/9198). It still says that it is well.
 * @param {{ address: string, namespace: string }} options
 * @returns {Promise<string | undefined>} why it is stuck; rejects when it does not answer in time, as a busy one may
 */
export const interruptedForGood = async ({ address, namespace }) => {
  const connection = await Connection.connect({ address, connectTimeout: 3_000, interceptors: [] });
  try {
    await connection.withDeadline(Date.now() + 3_000, () =>
      connection.workflowService.describeNamespace({ namespace }),
    );
    return undefined;
  } catch (error) {
    if (isInterrupted(error)) return 'its store answers every call with "interrupted"';
    throw error;
  } finally {
    await connection.close();
  }
};

/** @param {any} error */
export const isInterrupted = (error) => /\binterrupted \(9\)/.test(`${error?.details ?? ''} ${error?.message ?? ''}`);

const retention = { seconds: RETENTION_DAYS * 86_400 };
const ALREADY_EXISTS = 6;

const registerNamespace = async (connection, namespace, embedded) => {
  const { namespaces } = await connection.workflowService.listNamespaces({ pageSize: 1000 });
  const known = namespaces.find(({ namespaceInfo }) => namespaceInfo?.name === namespace);
  if (!known) {
    await connection.workflowService
      .registerNamespace({ namespace, workflowExecutionRetentionPeriod: retention })
      .catch((error) => {
        if (error.code !== ALREADY_EXISTS) throw error;
      });
  } else if (embedded && Number(known.config?.workflowExecutionRetentionTtl?.seconds ?? 0) < retention.seconds) {
    await connection.workflowService.updateNamespace({
      namespace,
      config: { workflowExecutionRetentionTtl: retention },
    });
  }
};

const registerSearchAttributes = async (connection, namespace) => {
  const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace });
  const missing = Object.entries(searchAttributes).filter(([name]) => !(name in (customAttributes ?? {})));
  if (missing.length === 0) return;
  await connection.operatorService
    .addSearchAttributes({
      namespace,
      searchAttributes: Object.fromEntries(missing.map(([name, type]) => [name, types[type]])),
    })
    .catch((error) => {
      if (error.code !== ALREADY_EXISTS) throw error;
    });
};
