let last = 0;

/** A number that no other call in this test file got: for names and addresses that must differ. */
export const uniqueNumber = (): number => ++last;
