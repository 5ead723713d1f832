import { Channel, NobodyTakes } from './channel';

describe('a channel', () => {
  it('hands over one thing at a time, in order, and ends', async () => {
    const channel = new Channel<number>();
    const put = (async () => {
      for (const item of [1, 2, 3]) await channel.put(item);
      channel.close();
    })();
    const taken: number[] = [];
    for await (const item of channel) taken.push(item);
    await put;
    expect(taken).toEqual([1, 2, 3]);
  });

  it('tells whoever takes what went wrong', async () => {
    const channel = new Channel<number>();
    channel.close(new Error('The server is gone'));
    await expect(channel[Symbol.asyncIterator]().next()).rejects.toThrow('The server is gone');
  });

  it('lets go of whoever made the thing that its taker left while looking at it', async () => {
    const channel = new Channel<number>();
    const looked = channel.put(1);
    const waiting = channel.put(2);
    const refused = Promise.all([
      expect(looked).rejects.toBeInstanceOf(NobodyTakes),
      expect(waiting).rejects.toBeInstanceOf(NobodyTakes),
    ]);
    const taking = channel[Symbol.asyncIterator]();
    await taking.next();
    await taking.return(undefined);
    await refused;
    await expect(channel.put(3)).rejects.toBeInstanceOf(NobodyTakes);
  });
});
