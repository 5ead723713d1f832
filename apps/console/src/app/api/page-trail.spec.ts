import { PageTrail } from './page-trail';

const walked = (...pages: (string | null)[]): PageTrail => {
  const trail = new PageTrail();
  for (const page of pages) trail.leave(page);
  return trail;
};

describe('the way back through pages', () => {
  it('leads from page to page, to the first', () => {
    const trail = walked(null, 'two');
    expect(trail.before('three')).toBe('two');
    expect(trail.before('two')).toBe(null);
  });

  it('goes on from where the browser went back to', () => {
    expect(walked(null, 'two', 'three').before('two')).toBe(null);
  });

  it('is the first page when nobody knows it', () => {
    expect(new PageTrail().before('seven')).toBe(null);
  });

  it('begins anew with another list', () => {
    const trail = walked(null, 'two');
    trail.clear();
    expect(trail.before('three')).toBe(null);
  });
});
