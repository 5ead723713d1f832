import { streamOfBucket } from '@heatline/messaging';
import type { ServiceUnderTest } from '@heatline/testing';

/** What stands in the object store of the service under test, whether or not anybody could read it as a file. */
export function filesUnderTest(service: () => ServiceUnderTest) {
  const stream = () => streamOfBucket(service().nats.nats, 'exports');
  const streams = async () => (await service().nats.nats.manager()).streams;
  return {
    /** Names of all of which anything is there: whole files, and what was begun. */
    names: async (): Promise<string[]> => {
      const { state } = await (await streams()).info(stream(), { subjects_filter: '>' });
      const names = Object.keys(state.subjects ?? {}).map((subject) => subject.split('.'));
      return [...new Set(names.flatMap(([, , kind, name]) => (kind === 'C' && name ? [name] : [])))];
    },
    /** In how many messages a text stands. */
    holding: async (text: string): Promise<number> => {
      const manager = await streams();
      const { state } = await manager.info(stream());
      let found = 0;
      for (let seq = state.first_seq; seq <= state.last_seq; seq++) {
        const message = await manager.getMessage(stream(), { seq }).catch(() => null);
        if (message && `${message.subject} ${message.string()}`.toLowerCase().includes(text.toLowerCase())) found++;
      }
      return found;
    },
    empty: async () => void (await (await streams()).purge(stream())),
  };
}
