import { eventually } from '../testing/settled';
import { InTurn } from './in-turn';

describe('requests in turn', () => {
  it('begin at once, or when the one before has ended, however it ended', async () => {
    const turn = new InTurn();
    const asked: string[] = [];
    const end: Record<string, (error?: Error) => void> = {};
    const ask = (name: string) =>
      turn.run(() => {
        asked.push(name);
        return new Promise<string>((resolve, reject) => {
          end[name] = (error) => (error ? reject(error) : resolve(name));
        });
      });
    const first = ask('first');
    const second = ask('second');
    const third = ask('third');
    expect(asked).toEqual(['first']);
    end['first']?.(new Error('no'));
    await expect(first).rejects.toThrow('no');
    await eventually(() => asked.length === 2);
    expect(asked).toEqual(['first', 'second']);
    end['second']?.();
    expect(await second).toBe('second');
    await eventually(() => asked.length === 3);
    end['third']?.();
    expect(await third).toBe('third');
    await eventually(() => {
      // Nothing is under way any more.
      void ask('fourth');
      return asked.includes('fourth');
    });
  });
});
