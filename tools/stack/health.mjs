import { connect, headers } from '@nats-io/transport-node';

/** No workspace: the question belongs to the system. */
const nobody = '00000000-0000-0000-0000-000000000000';

/**
 * Asks services how they are, as the contract `rpc.<service>.health` says.
 * @param {string} natsUrl
 * @param {string} [prefix] what stands before every subject of this installation
 */
export const healthAsker = async (natsUrl, prefix) => {
  const { host, username, password } = new URL(natsUrl);
  const nats = await connect({
    servers: host,
    ...(username && { user: decodeURIComponent(username), pass: decodeURIComponent(password) }),
    name: 'heatline start',
    maxReconnectAttempts: -1,
    reconnectTimeWait: 250,
  });
  return {
    /** Resolves when the service is ready; rejects with what it lacks. */
    ready: async (service) => {
      const context = headers();
      context.set('hl-workspace', nobody);
      context.set('hl-request', 'start');
      const answer = await nats
        .request([prefix, 'rpc', service, 'health'].filter(Boolean).join('.'), '{}', {
          timeout: 2_500,
          headers: context,
        })
        .catch((error) => {
          throw new Error(/responders/i.test(error.message) ? 'it does not answer yet' : error.message);
        });
      if (answer.headers?.has('hl-failure')) throw new Error('it cannot tell how it is');
      const missing = missingIn(answer.json());
      if (missing) throw new Error(missing);
    },
    close: () => nats.close(),
  };
};

/** Resolves when the gateway says that it and everything behind it is ready; rejects with what is missing. */
export const gatewayReady = async (url) => {
  const response = await fetch(`${url}/api/health`, { signal: AbortSignal.timeout(5_000) }).catch((error) => {
    throw new Error(`${url} does not answer yet (${error.cause?.code ?? error.message})`);
  });
  const health = /** @type {any} */ (await response.json().catch(() => ({})));
  if (!response.ok || health.ready === false) throw new Error(missingIn(health) || `it answered ${response.status}`);
};

/**
 * What a health report lacks, in words; '' when nothing. The gateway's report names what is missing in the services behind it.
 * @param {{ ready?: boolean, checks?: Check[], missing?: Check[] }} health
 * @typedef {{ service?: string, name: string, ready?: boolean, detail?: string }} Check
 */
export const missingIn = ({ ready, checks = [], missing = checks.filter((check) => !check.ready) }) => {
  if (ready) return '';
  const sentences = missing.map(
    ({ service, name, detail }) => [service, name].filter(Boolean).join(' ') + (detail ? `: ${detail}` : ''),
  );
  return sentences.join('; ') || 'not ready';
};
