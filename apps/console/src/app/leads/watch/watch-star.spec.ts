import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { eventually, settled } from '../../testing/settled';
import { leadId } from '../testing/a-lead';
import { WatchStar } from './watch-star';

describe('the star of a lead', () => {
  async function aStar(watched: boolean) {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
    const star = TestBed.createComponent(WatchStar);
    star.componentRef.setInput('leadId', leadId);
    star.componentRef.setInput('name', 'Ingrid');
    star.componentRef.setInput('watched', watched);
    await star.whenStable();
    const button: HTMLButtonElement = star.nativeElement.querySelector('button');
    return { star, button, http: TestBed.inject(HttpTestingController) };
  }

  it('watches and stops watching, shown at once', async () => {
    const { star, button, http } = await aStar(false);
    button.click();
    await star.whenStable();
    expect(button.getAttribute('aria-pressed')).toBe('true');
    const sent = http.expectOne(`/api/leads/${leadId}/watch`);
    expect(sent.request.method).toBe('PUT');
    sent.flush({ leadId, watched: true, since: '2026-11-20T08:00:00Z' });
    await settled();
    button.click();
    expect(http.expectOne(`/api/leads/${leadId}/watch`).request.method).toBe('DELETE');
  });

  it('sends one press after the other, and shows what holds when they failed', async () => {
    const { button, http } = await aStar(false);
    const url = `/api/leads/${leadId}/watch`;
    const fail = () => http.expectOne(url).flush(null, { status: 503, statusText: 'Unavailable' });
    button.click();
    button.click();
    fail();
    const second = await eventually(() => http.expectOne(url));
    expect(second.request.method).toBe('DELETE');
    second.flush(null, { status: 503, statusText: 'Unavailable' });
    await settled();
    expect(button.getAttribute('aria-pressed')).toBe('false');
  });

  it('takes it back when the server refuses', async () => {
    const { star, button, http } = await aStar(true);
    button.click();
    http.expectOne(`/api/leads/${leadId}/watch`).flush(null, { status: 503, statusText: 'Unavailable' });
    await star.whenStable();
    expect(button.getAttribute('aria-pressed')).toBe('true');
  });
});
