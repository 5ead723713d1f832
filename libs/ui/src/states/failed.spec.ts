import { TestBed } from '@angular/core/testing';
import { Failed } from './failed';

describe('a failed block', () => {
  it('says what happened, quotes the code and offers another try', async () => {
    const failed = TestBed.createComponent(Failed);
    failed.componentRef.setInput('title', 'Leads did not load');
    failed.componentRef.setInput('detail', 'The leads service did not answer within 5 s.');
    failed.componentRef.setInput('code', 'service_unavailable');
    let tries = 0;
    failed.componentInstance.retry.subscribe(() => tries++);
    await failed.whenStable();
    const host: HTMLElement = failed.nativeElement;
    const button = host.querySelector('button');
    expect(button?.textContent.trim()).toBe('Try again');
    button?.click();
    expect(host.querySelector('[role=alert]')?.textContent).toContain('did not answer within 5 s');
    expect(host.querySelector('code')?.textContent).toBe('service_unavailable');
    expect(tries).toBe(1);
  });
});
