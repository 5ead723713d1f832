import { TrigramSample } from './rare-part';

const text = (n: number) => ` cleo ruud ${n}\n lead${n}@company${n % 400}.example\n company${n % 400}.example`;
const sample = new TrigramSample(Array.from({ length: 1_000 }, (_, n) => text(n * 977)));

describe('the rare part of what is searched for', () => {
  it('has letters that few have', () => {
    expect(sample.rarePart('company31234.example')).toBe('31234');
    expect(sample.rarePart('lead71234@company31234')).toMatch(/^\d{5}$/);
    expect(sample.rarePart('zebra@company1.example')).toBe('zebra');
  });

  it('is no part of what everybody has, nor anything short', () => {
    expect(sample.rarePart('company')).toBeUndefined();
    expect(sample.rarePart('.example')).toBeUndefined();
    expect(sample.rarePart('ruud')).toBeUndefined();
    expect(sample.rarePart('zeb')).toBeUndefined();
    expect(sample.rarePart('')).toBeUndefined();
  });

  it('lies within a word, where an index sees the same trigrams', () => {
    expect(sample.rarePart('ze-bra q_x!y')).toBeUndefined();
    expect(sample.rarePart('ze-quartz_bra')).toMatch(/^quart|uartz$/);
  });

  it('is nobody’s to say from few texts', () => {
    expect(new TrigramSample([text(1), text(2)]).rarePart('company31234.example')).toBeUndefined();
  });
});
