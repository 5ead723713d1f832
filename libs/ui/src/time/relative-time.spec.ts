import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { RelativeTime } from './relative-time';
import { DISPLAY_TIME_ZONE } from './ticker';

describe('a relative time', () => {
  it('keeps the exact instant for those who hover', async () => {
    TestBed.configureTestingModule({ providers: [{ provide: DISPLAY_TIME_ZONE, useValue: signal('Europe/Oslo') }] });
    const time = TestBed.createComponent(RelativeTime);
    time.componentRef.setInput('at', '2020-11-21T02:00:00Z');
    await time.whenStable();
    const element: HTMLTimeElement = time.nativeElement.querySelector('time');
    expect([element.textContent, element.title, element.dateTime]).toEqual([
      '21 Nov 2020',
      '21 Nov 2020, 03:00',
      '2020-11-21T02:00:00Z',
    ]);
  });

  it('goes on with a sentence without a capital', async () => {
    const time = TestBed.createComponent(RelativeTime);
    time.componentRef.setInput('at', new Date().toISOString());
    time.componentRef.setInput('form', 'within');
    await time.whenStable();
    expect(time.nativeElement.textContent).toBe('just now');
  });

  it('says so when there is no instant', async () => {
    const time = TestBed.createComponent(RelativeTime);
    time.componentRef.setInput('at', null);
    await time.whenStable();
    expect(time.nativeElement.textContent).toBe('Never');
  });
});
