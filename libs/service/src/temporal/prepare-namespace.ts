import { Connection, isGrpcServiceError } from '@temporalio/client';
import { searchAttributes } from '@heatline/contracts';
import { msToTs } from '@temporalio/common/lib/time.js';
import type { TemporalSettings } from './temporal-environment';

const grpcAlreadyExists = 6;
const grpcNotFound = 5;
/** IndexedValueType of Temporal's API. */
const valueTypes = { KEYWORD: 2, INT: 3, DATETIME: 6 } as const;
/** Long enough to look at last month's runs and to reset one. */
const retention = msToTs('30 days');

/** Makes the namespace and its search attributes where they are missing. Idempotent, and several processes may do it at once. */
export async function prepareNamespace({
  TEMPORAL_ADDRESS: address,
  TEMPORAL_NAMESPACE: namespace,
}: TemporalSettings): Promise<void> {
  const connection = await Connection.connect({ address, connectTimeout: '5s', interceptors: [] });
  try {
    await connection.withDeadline(Date.now() + 10_000, async () => {
      await makeNamespace(connection, namespace);
      await makeSearchAttributes(connection, namespace);
    });
  } finally {
    await connection.close();
  }
}

async function makeNamespace({ workflowService }: Connection, namespace: string): Promise<void> {
  try {
    await workflowService.describeNamespace({ namespace });
  } catch (error) {
    if (codeOf(error) !== grpcNotFound) throw error;
    await allowTwice(workflowService.registerNamespace({ namespace, workflowExecutionRetentionPeriod: retention }));
  }
}

async function makeSearchAttributes({ operatorService }: Connection, namespace: string): Promise<void> {
  const { customAttributes } = await operatorService.listSearchAttributes({ namespace });
  const missing = Object.entries(searchAttributes).filter(([name]) => !(name in customAttributes));
  if (missing.length === 0) return;
  const wanted = Object.fromEntries(missing.map(([name, type]) => [name, valueTypes[type]]));
  await allowTwice(operatorService.addSearchAttributes({ namespace, searchAttributes: wanted }));
}

/** Another process was faster. */
async function allowTwice(call: Promise<unknown>): Promise<void> {
  try {
    await call;
  } catch (error) {
    if (codeOf(error) !== grpcAlreadyExists) throw error;
  }
}

const codeOf = (error: unknown): number | undefined => (isGrpcServiceError(error) ? Number(error.code) : undefined);
