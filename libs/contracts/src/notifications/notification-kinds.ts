/** Everything that a member can be told of; a kind is one line here, its sentence in `notification-text.ts`, and who notices it. */
export const notificationKinds = {
  assigned: { title: 'Assigned to me', about: 'lead', mail: true },
  watchedEngaged: { title: 'A watched lead engages', about: 'lead', mail: false },
  watchedCrossed: { title: 'A watched lead crosses a threshold', about: 'lead', mail: true },
  levelReached: { title: 'One of my leads reaches a level', about: 'lead', mail: false },
  runFinished: { title: 'A run of mine finishes', about: 'run', mail: false },
  runFailed: { title: 'A run of mine fails', about: 'run', mail: true },
} as const satisfies Record<string, { title: string; about: 'lead' | 'run'; mail: boolean }>;
