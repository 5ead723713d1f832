import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { Confirm } from '@heatline/ui';
import { leadId } from '../../testing/a-lead';
import { settled } from '../../../testing/settled';
import { PersonalDataRequests } from './personal-data';

async function asked(agreed: boolean) {
  TestBed.configureTestingModule({
    providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([])],
  });
  const questions: string[] = [];
  TestBed.inject(Confirm).ask = ({ title }) => {
    questions.push(title);
    return Promise.resolve(agreed);
  };
  const http = TestBed.inject(HttpTestingController);
  const erasing = TestBed.inject(PersonalDataRequests).erase(leadId, 'Ingrid');
  await settled();
  return { http, questions, erasing };
}

describe('deleting a lead', () => {
  it('is asked first, and sent once it is agreed to', async () => {
    const { http, questions } = await asked(true);
    expect(questions).toEqual(['Delete Ingrid?']);
    http.expectOne({ method: 'DELETE', url: `/api/leads/${leadId}` });
  });

  it('is not sent when nobody agrees', async () => {
    const { http, erasing } = await asked(false);
    await erasing;
    http.expectNone(`/api/leads/${leadId}`);
  });
});
