import { hasDataSet, readJson } from './folder';

interface Rule {
  when: { event: string; within_s?: number };
  points: number;
}

/** What this product can be asked of a case about scores; the sources' other fields are in the data set's README. */
export interface PeerCase {
  id: string;
  kind: string;
  words?: string;
  timeline?: { t: number; lead: string; type: string; name: string }[];
  score_rules?: Rule[];
  checks?: { t: number; lead: string; score?: number }[];
  score_models?: Record<string, Rule[]>;
  leads?: { id: string; scores?: Record<string, number> }[];
  triggers?: { score?: string; at_points: number; add_tag: string }[];
  before?: number | null;
  operation?: { add?: number; set_points?: number };
  expect?: unknown;
}

const files = ['dittofeed', 'mautic', 'parcelvoy', 'unomi'];

/** Cases of other products' suites that are about scores, thresholds or counters; none where the data set is not. */
export const peerCasesOf = (kind: string): PeerCase[] =>
  hasDataSet('peer-cases')
    ? files
        .flatMap((file) => readJson<{ cases: PeerCase[] }>(`peer-cases/${file}-open.json`).cases)
        .filter((each) => each.kind === kind)
    : [];
