import { TestBed } from '@angular/core/testing';
import { DISPLAY_TIME_ZONE } from '@heatline/ui';
import { signal } from '@angular/core';
import { InstantPicker } from './instant-picker';

async function aPicker(at: string | null, calculatedAt: string | null) {
  TestBed.configureTestingModule({ providers: [{ provide: DISPLAY_TIME_ZONE, useValue: signal('Europe/Oslo') }] });
  const picker = TestBed.createComponent(InstantPicker);
  picker.componentRef.setInput('label', 'As of');
  picker.componentRef.setInput('at', at);
  picker.componentRef.setInput('calculatedAt', calculatedAt);
  const chosen: string[] = [];
  picker.componentInstance.chosen.subscribe((instant) => chosen.push(instant));
  await picker.whenStable();
  const host: HTMLElement = picker.nativeElement;
  const text = (selector: string) => host.querySelector(selector)?.textContent?.trim();
  const type = async (wall: string) => {
    const field = host.querySelector('input')!;
    field.value = wall;
    field.dispatchEvent(new Event('change'));
    await picker.whenStable();
    return field.value;
  };
  return { picker, text, type, chosen };
}

describe('the choice of an instant', () => {
  it('says when the score was calculated, never that it is of now', async () => {
    const { text } = await aPicker(null, '2026-11-20T12:37:00Z');
    expect([text('.tnum'), text('hl-tag')]).toEqual(['20 Nov 2026, 13:37', 'Calculated']);
    expect(text('button')).not.toContain('Now');
  });

  it('says the instant that was chosen, or that there is no score yet', async () => {
    const { text } = await aPicker('2026-10-05T10:00:00Z', '2026-11-20T12:37:00Z');
    expect([text('.tnum'), text('hl-tag')]).toEqual(['5 Oct 2026, 12:00', undefined]);
    TestBed.resetTestingModule();
    expect((await aPicker(null, null)).text('.tnum')).toBe('not calculated yet');
  });

  it('refuses the future in words and stays as it was, until an instant that has passed is chosen', async () => {
    const { picker, text, type, chosen } = await aPicker(null, '2026-11-20T12:37:00Z');
    expect(await type('2199-01-01T10:00')).toBe('2026-11-20T13:37');
    expect(text('[role="alert"]')).toContain('1 Jan 2199, 10:00 has not come yet: choose an instant that has passed.');
    expect(chosen).toEqual([]);
    await type('2019-10-05T12:00');
    expect([chosen, text('[role="alert"]')]).toEqual([['2019-10-05T10:00:00.000Z'], '']);
    await type('2199-01-01T10:00');
    expect(text('[role="alert"]')).not.toBe('');
    picker.componentRef.setInput('label', 'To');
    await picker.whenStable();
    expect(text('[role="alert"]')).toBe('');
  });
});
