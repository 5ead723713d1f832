import { Identity1763830000000 } from './1763830000000-identity';
import { ShareLinks1763830000070 } from './1763830000070-share-links';
import { Notifications1763830000140 } from './1763830000140-notifications';
import { SavedViews1763830000150 } from './1763830000150-saved-views';
import { NotifiedSubjects1763830000160 } from './1763830000160-notified-subjects';
import { AgeOfNotifications1763830000180 } from './1763830000180-age-of-notifications';
import { NamesInNotifications1763830000220 } from './1763830000220-names-in-notifications';
import { AnsweredRequests1763830000221 } from './1763830000221-answered-requests';

export const migrations = [
  Identity1763830000000,
  ShareLinks1763830000070,
  Notifications1763830000140,
  SavedViews1763830000150,
  NotifiedSubjects1763830000160,
  AgeOfNotifications1763830000180,
  NamesInNotifications1763830000220,
  AnsweredRequests1763830000221,
];
