import { KnownTexts } from './known-texts';

it('reads texts of one length, of others, and none, each as it is', () => {
  const texts = new KnownTexts();
  for (const wanted of ['hot', 'hut', 'cold', '', 'hot', 'größer', 'cold', ''])
    expect(texts.read(Buffer.from(`--${wanted}--`), 2, Buffer.byteLength(wanted))).toBe(wanted);
});
