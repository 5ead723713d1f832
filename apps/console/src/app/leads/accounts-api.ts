import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import type { Account, AccountChange } from '@heatline/contracts';
import { firstValueFrom } from 'rxjs';

/** What is done to accounts; what is read of them are resources of the pages. */
@Injectable({ providedIn: 'root' })
export class AccountsApi {
  private readonly http = inject(HttpClient);

  async change(accountId: string, change: AccountChange) {
    return firstValueFrom(this.http.patch<Account>(`/api/accounts/${accountId}`, change));
  }
}
