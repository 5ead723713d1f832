import type { Migration } from '@heatline/database';
import { Models1763800000001 } from './1763800000001-models';
import { Timelines1763800000002 } from './1763800000002-timelines';
import { Scores1763800000003 } from './1763800000003-scores';
import { Messages1763800000004 } from './1763800000004-messages';
import { Runs1763800000005 } from './1763800000005-runs';
import { Views1763800000006 } from './1763800000006-views';
import { ShownVersion1763800000007 } from './1763800000007-shown-version';
import { Conversion1763800000040 } from './1763800000040-conversion';
import { Simulations1763800000060 } from './1763800000060-simulations';
import { Calibration1763800000080 } from './1763800000080-calibration';
import { GridAndMovers1763800000081 } from './1763800000081-grid-and-movers';
import { Accounts1763800000090 } from './1763800000090-accounts';
import { Policies1763800000110 } from './1763800000110-policies';
import { WhoDidIt1763800000180 } from './1763800000180-who-did-it';
import { LaterRunColumns1763800000181 } from './1763800000181-later-run-columns';
import { AccountActivity1763800000182 } from './1763800000182-account-activity';
import { AnsweredRequests1763800000210 } from './1763800000210-answered-requests';
import { WhyRunsEnd1763800000211 } from './1763800000211-why-runs-end';
import { PlainBodies1763800000212 } from './1763800000212-plain-bodies';
import { AskedAt1763800000200 } from './1763800000200-asked-at';

export const migrations: Migration[] = [
  Models1763800000001,
  Timelines1763800000002,
  Scores1763800000003,
  Messages1763800000004,
  Runs1763800000005,
  Views1763800000006,
  ShownVersion1763800000007,
  Conversion1763800000040,
  Simulations1763800000060,
  Calibration1763800000080,
  GridAndMovers1763800000081,
  Accounts1763800000090,
  Policies1763800000110,
  WhoDidIt1763800000180,
  LaterRunColumns1763800000181,
  AccountActivity1763800000182,
  AskedAt1763800000200,
  AnsweredRequests1763800000210,
  WhyRunsEnd1763800000211,
  PlainBodies1763800000212,
];
