import { Identity1763830000000 } from './1763830000000-identity';
import { ShareLinks1763830000070 } from './1763830000070-share-links';

export const migrations = [Identity1763830000000, ShareLinks1763830000070];
