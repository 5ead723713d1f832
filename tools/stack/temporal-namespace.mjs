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
