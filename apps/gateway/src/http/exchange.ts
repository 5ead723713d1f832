/** What is known of one request and its answer while it is under way. */
export interface Exchange {
  readonly requestId: string;
  readonly startedAt: number;
  /** The pattern of the route that took it. */
  route: string;
  workspaceId: string | undefined;
  sampled: boolean;
}
