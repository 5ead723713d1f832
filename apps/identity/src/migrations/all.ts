import { Identity1763830000000 } from './1763830000000-identity';

export const migrations = [Identity1763830000000];
