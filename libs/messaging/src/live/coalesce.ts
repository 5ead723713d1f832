import type { LiveMessage } from '@heatline/contracts';

/** As many ids as one message may hold. */
const maxIds = 1_000;

/** Messages with the same key say the same thing, or can be told in one. */
export function keyOf(message: LiveMessage): string {
  switch (message.topic) {
    case 'leads.changed':
      return message.topic;
    case 'accounts.changed':
    case 'scores.changed':
      return message.topic;
    case 'models.changed':
      return `${message.topic} ${message.modelId}`;
    case 'runs.changed':
      return `${message.topic} ${message.runId}`;
    case 'views.changed':
      return `${message.topic} ${message.viewId}`;
    case 'members.changed':
    case 'notifications.changed':
    case 'watching.changed':
      return `${message.topic} ${message.memberId}`;
    case 'stack.changed':
      return `${message.topic} ${message.service} ${message.ready}`;
  }
}

/** Two messages of one key as one, or as several when there are more ids than one may hold. */
export function together(earlier: LiveMessage[], later: LiveMessage): LiveMessage[] {
  const last = earlier.at(-1);
  if (last?.topic === 'leads.changed' && later.topic === 'leads.changed') {
    return [
      ...earlier.slice(0, -1),
      ...cut(union(last.leadIds, later.leadIds)).map((leadIds) => ({ ...later, leadIds })),
    ];
  }
  if (last?.topic === 'accounts.changed' && later.topic === 'accounts.changed') {
    return [
      ...earlier.slice(0, -1),
      ...cut(union(last.accountIds, later.accountIds)).map((accountIds) => ({ ...later, accountIds })),
    ];
  }
  if (last?.topic === 'scores.changed' && later.topic === 'scores.changed') {
    const modelIds = union(last.modelIds, later.modelIds);
    return [
      ...earlier.slice(0, -1),
      ...cut(union(last.leadIds, later.leadIds)).map((leadIds) => ({ ...later, modelIds, leadIds })),
    ];
  }
  return [later];
}

const union = (a: string[], b: string[]): string[] => [...new Set([...a, ...b])];

function cut(ids: string[]): string[][] {
  const pieces: string[][] = [];
  for (let at = 0; at < ids.length; at += maxIds) pieces.push(ids.slice(at, at + maxIds));
  return pieces.length > 0 ? pieces : [[]];
}
