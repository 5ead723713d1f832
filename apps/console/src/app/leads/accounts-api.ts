import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { Account, type AccountChange } from '@heatline/contracts';
import { firstValueFrom } from 'rxjs';

/** What is done to accounts; what is read of them are resources of the pages. */
@Injectable({ providedIn: 'root' })
export class AccountsApi {
  private readonly http = inject(HttpClient);

  async change(accountId: string, change: AccountChange) {
    return Account.parse(await firstValueFrom(this.http.patch(`/api/accounts/${accountId}`, change)));
  }
}
