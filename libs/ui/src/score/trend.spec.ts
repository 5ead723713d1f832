import { TestBed } from '@angular/core/testing';
import { Trend } from './trend';

async function trend(change: number) {
  const fixture = TestBed.createComponent(Trend);
  fixture.componentRef.setInput('change', change);
  await fixture.whenStable();
  const host = fixture.nativeElement as HTMLElement;
  const seen = host.cloneNode(true) as HTMLElement;
  seen.querySelectorAll('.sr, hl-icon').forEach((hidden) => hidden.remove());
  return { seen: seen.textContent.trim(), title: host.title, words: host.textContent };
}

describe('a trend', () => {
  it.each([
    [12.34, '12'],
    [1.25, '1.3'],
    [-0.06, '0.1'],
    [-0.04, ''],
  ])('of %d points shows %j, and says all of it', async (change, seen) => {
    const shown = await trend(change);
    expect(shown.seen).toBe(seen);
    expect(shown.words).toContain(`points ${change > 0 ? 'up' : 'down'} in 7 days`);
    expect(shown.title).toContain(String(Math.abs(change)));
  });

  it('too small for a number says it to those who listen', async () => {
    expect((await trend(-0.04)).words).toContain(', 0.04 points down in 7 days');
  });
});
