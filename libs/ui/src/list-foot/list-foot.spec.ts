import { TestBed } from '@angular/core/testing';
import { ListFoot } from './list-foot';

describe('the foot of a list', () => {
  it('goes on where there is more, and back where there was something before', async () => {
    const foot = TestBed.createComponent(ListFoot);
    foot.componentRef.setInput('hasBefore', false);
    foot.componentRef.setInput('hasNext', true);
    const pressed: string[] = [];
    foot.componentInstance.before.subscribe(() => pressed.push('before'));
    foot.componentInstance.next.subscribe(() => pressed.push('next'));
    await foot.whenStable();
    const button = (name: string): HTMLButtonElement =>
      foot.nativeElement.querySelector(`button[aria-label="${name}"]`);
    expect(button('Page before').disabled).toBe(true);
    button('Next page').click();
    foot.componentRef.setInput('hasBefore', true);
    await foot.whenStable();
    button('Page before').click();
    expect(pressed).toEqual(['next', 'before']);
  });
});
