import { httpResource } from '@angular/common/http';
import { Component, computed, DestroyRef, inject, input, linkedSignal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type listLeads, type ReplyOf, seenName } from '@heatline/contracts';
import { Button, Changed, Failed, formatNumber, LevelTag, RelativeTime, Skeleton, StateBlock } from '@heatline/ui';
import { held } from '../../api/held';
import { levelOf, Models } from '../../api/models';
import { told } from '../../api/told';
import { Live } from '../../live/live';
import { soon } from '../../live/soon';
import { leadName } from '../lead-name';
import { ChosenModels } from '../model-picker/chosen-models';

const pageSize = 25;

/** The leads of an account with the score that stands first in lists, the best first. */
@Component({
  selector: 'hl-account-members',
  imports: [Button, Changed, Failed, LevelTag, RelativeTime, RouterLink, Skeleton, StateBlock],
  template: `
    @if (failure(); as failure) {
      <hl-failed title="Its leads did not load" [detail]="failure.detail" [code]="failure.code" (retry)="reload()" />
    } @else if (rows()?.length === 0) {
      <hl-state title="No leads">Nobody belongs to this account now.</hl-state>
    } @else {
      @if (model(); as model) {
        <p class="small muted">{{ model.name }}, best first</p>
      }
      <ul [attr.aria-busy]="resource.isLoading()">
        @for (row of rows(); track row.leadId) {
          <li>
            <a [routerLink]="['/leads', row.leadId]">
              <span class="grow ellipsis"
                ><b>{{ row.name }}</b> <span class="small muted">{{ row.alias }}</span></span
              >
              <hl-time class="small muted" [at]="row.lastActiveAt" />
              @if (model()) {
                @if (row.level; as level) {
                  <hl-level-tag [level]="level" [plain]="true" />
                }
                <span class="score tnum" [hlChanged]="row.score">{{
                  row.score === null ? '–' : number(row.score)
                }}</span>
              }
            </a>
          </li>
        } @empty {
          @for (width of [140, 110, 160, 120]; track $index) {
            <li><hl-skeleton [width]="width" /></li>
          }
        }
      </ul>
      @if (more() && limit() < 200) {
        <button hlButton type="button" class="small" (click)="limit.set(200)">Show more</button>
      } @else if (more()) {
        <p class="small muted">The best 200 are shown.</p>
      }
    }
  `,
  styles: `
    :host {
      display: block;
    }
    li {
      border-bottom: 1px solid var(--mat-sys-outline-variant);
    }
    a {
      display: flex;
      align-items: center;
      gap: 10px;
      min-height: 40px;
      margin: 0 -8px;
      padding: 0 8px;
      border-radius: 6px;
    }
    a:hover {
      background: var(--hl-row-hover);
    }
    b {
      font-weight: 550;
    }
    b + span {
      margin-left: 8px;
    }
    .score {
      min-width: 44px;
      text-align: right;
      font-weight: 600;
    }
    @media (pointer: coarse) and (max-width: 720px) {
      a {
        min-height: 48px;
      }
    }
  `,
})
export class AccountMembers {
  readonly accountId = input.required<string>();
  private readonly models = inject(Models);
  private readonly choices = inject(ChosenModels).choices;
  protected readonly limit = linkedSignal({ source: this.accountId, computation: () => pageSize });
  /** The first that stands in lists. */
  protected readonly model = computed(() => this.choices().find(({ model }) => model)?.model ?? null);

  protected readonly resource = httpResource<ReplyOf<typeof listLeads>>(() => {
    if (!this.models.loaded()) return undefined;
    const modelId = this.model()?.modelId;
    const order: Record<string, string> = modelId ? { sort: '-score', modelId } : { sort: '-lastActivity' };
    return { url: '/api/leads', params: { accountId: this.accountId(), limit: this.limit(), ...order } };
  });
  private readonly page = held(this.resource, this.accountId);
  protected readonly rows = computed(() =>
    this.page()?.items.map((lead) => ({
      leadId: lead.leadId,
      name: leadName(lead),
      alias: seenName(lead.name) ? (lead.aliases.email?.[0] ?? '') : '',
      lastActiveAt: lead.lastActiveAt,
      score: lead.score,
      level: levelOf(this.model() ?? undefined, lead.level),
    })),
  );
  protected readonly more = computed(() => !!this.page()?.nextCursor);
  protected readonly failure = computed(() => {
    const error = this.resource.error();
    return error && !this.resource.isLoading() ? told(error) : null;
  });
  protected readonly number = formatNumber;

  constructor() {
    const until = inject(DestroyRef);
    const reload = soon(() => this.reload(), until, 600);
    const live = inject(Live);
    live.listen(
      'accounts.changed',
      ({ accountIds }) => accountIds.includes(this.accountId()) && reload(),
      until,
      reload,
    );
    live.listen('scores.changed', ({ leadIds }) => this.concerns(leadIds) && reload(), until);
  }

  protected reload() {
    this.resource.reload();
  }

  private concerns(leadIds: readonly string[]) {
    return leadIds.length === 0 || this.rows()?.some(({ leadId }) => leadIds.includes(leadId)) === true;
  }
}
