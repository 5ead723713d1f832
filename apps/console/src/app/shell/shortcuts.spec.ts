import { shortcutReader } from './shortcuts';

const key = (name: string, more = {}) => ({ key: name, ctrlKey: false, metaKey: false, altKey: false, ...more });

describe('shortcuts', () => {
  it('open the search, also while typing', () => {
    expect(shortcutReader()(key('k', { ctrlKey: true }), true, 0)).toEqual({ kind: 'search' });
    expect(shortcutReader()(key('/'), false, 0)).toEqual({ kind: 'search' });
  });

  it('go places by G and a letter, soon after each other', () => {
    const read = shortcutReader();
    expect(read(key('g'), false, 0)).toBeNull();
    expect(read(key('r'), false, 500)).toEqual({ kind: 'go', path: '/runs' });
    expect(read(key('r'), false, 600)).toBeNull();
    read(key('g'), false, 1_000);
    expect(read(key('r'), false, 3_000)).toBeNull();
  });

  it('undo by Z, and leave Ctrl Z to the field that is typed into', () => {
    expect(shortcutReader()(key('z'), false, 0)).toEqual({ kind: 'undo' });
    expect(shortcutReader()(key('z'), true, 0)).toBeNull();
    expect(shortcutReader()(key('z', { ctrlKey: true }), false, 0)).toBeNull();
  });

  it('are letters while typing', () => {
    const read = shortcutReader();
    expect([read(key('g'), true, 0), read(key('l'), true, 10), read(key('?'), true, 20)]).toEqual([null, null, null]);
  });

  it('leave keys with modifiers to the browser', () => {
    expect(shortcutReader()(key('?', { altKey: true }), false, 0)).toBeNull();
  });
});
