export type { SendMailActivities } from '@heatline/contracts/workflows';
